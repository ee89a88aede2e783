// SPDX-License-Identifier: BSD-2-Clause
// Makes arrays that zarrita (npm, 0.7) writes, in version 3, in a folder that make.py has made and will pack: node make.mjs FOLDER
import { FileSystemStore } from '@zarrita/storage';
import * as zarr from 'zarrita';
import path from 'node:path';

const here = path.resolve(process.argv[2]);
const little = { name: 'bytes', configuration: { endian: 'little' } };
const big = { name: 'bytes', configuration: { endian: 'big' } };

async function version3(name, dtype, codecs, Type, scale = 1, more = {}) {
	const shape = [5, 7, 9];
	const store = new FileSystemStore(path.join(here, 'v3', name));
	const array = await zarr.create(store, { shape, chunkShape: [2, 4, 5], dtype, codecs, fillValue: 0, ...more });
	const data = new Type(5 * 7 * 9);
	for (let i = 0; i < data.length; i++)
		data[i] = (i * 7 % 251) * scale;
	await zarr.set(array, null, { data, shape, stride: [63, 9, 1] });
}

await version3('plain', 'uint8', [{ name: 'bytes' }], Uint8Array);
await version3('little', 'uint16', [little], Uint16Array);
await version3('big', 'float32', [big], Float32Array, 0.25);
await version3('zstd', 'float32', [little, { name: 'zstd', configuration: { level: 3, checksum: true } }], Float32Array, 0.25);
await version3('transposed', 'uint16', [{ name: 'transpose', configuration: { order: [2, 0, 1] } }, little], Uint16Array);
await version3('blosc', 'uint16', [little, { name: 'blosc', configuration: { cname: 'lz4', clevel: 5, shuffle: 'shuffle', typesize: 2, blocksize: 0 } }], Uint16Array);
