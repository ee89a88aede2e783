#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Makes arrays.zip: arrays that zarr-python (2.13, Debian's python3-zarr) and zarrita (make.mjs) write, and sharded ones
by hand. Call it with a temporary folder in which node finds zarrita.

The element with the number i, counted with the last axis fastest, is i * 7 % 251, in floats a quarter of it.
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib

import numpy
import zarr
from numcodecs import Blosc, GZip, Zlib, Zstd

SOURCE = os.path.dirname(os.path.abspath(__file__))
HERE = sys.argv[1]


def values(shape, dtype):
    n = numpy.arange(numpy.prod(shape, dtype=int)) * 7 % 251
    n = n / 4 if numpy.dtype(dtype).kind == 'f' else n % 127 if numpy.dtype(dtype) == 'i1' else n
    return n.reshape(shape).astype(dtype)


def version2(name, dtype, compressor, shape=(5, 7, 9), chunks=(2, 4, 5), **more):
    path = os.path.join(HERE, 'v2', name)
    array = zarr.open(path, mode='w', shape=shape, chunks=chunks, dtype=dtype, compressor=compressor, **more)
    array[:] = values(shape, dtype)
    return array


def crc32c(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82f63b78 if crc & 1 else 0)
    return crc ^ 0xffffffff


def sharded(name, at_end, inner_gzip):
    """A shard of 4 x 6 for 2 x 3 chunks of 2 x 2, of an array of 7 x 6; the chunk (1, 1) was never written."""
    path = os.path.join(HERE, 'v3', name)
    os.makedirs(path)
    inner = [{'name': 'bytes', 'configuration': {'endian': 'little'}}]
    if inner_gzip:
        inner.append({'name': 'gzip', 'configuration': {'level': 5}})
    meta = {'zarr_format': 3, 'node_type': 'array', 'shape': [7, 6], 'data_type': 'uint16',
            'chunk_grid': {'name': 'regular', 'configuration': {'chunk_shape': [4, 6]}},
            'chunk_key_encoding': {'name': 'default', 'configuration': {'separator': '/'}},
            'fill_value': 9,
            'codecs': [{'name': 'sharding_indexed', 'configuration': {
                'chunk_shape': [2, 2], 'codecs': inner,
                'index_codecs': [{'name': 'bytes', 'configuration': {'endian': 'little'}}, {'name': 'crc32c'}],
                'index_location': 'end' if at_end else 'start'}}],
            'attributes': {}}
    with open(os.path.join(path, 'zarr.json'), 'w') as file:
        json.dump(meta, file, indent=1)
    all_values = numpy.full((8, 6), 9, 'u2')
    all_values[:7] = values((7, 6), 'u2')
    for shard in range(2):
        index, data = [], b''
        length = 6 * 16 + 4
        for y in range(2):
            for x in range(3):
                if shard == 0 and (y, x) == (1, 1):
                    index.append((2 ** 64 - 1, 2 ** 64 - 1))
                    continue
                chunk = all_values[4 * shard + 2 * y:4 * shard + 2 * y + 2, 2 * x:2 * x + 2].astype('<u2').tobytes()
                if inner_gzip:
                    chunk = gzipped(chunk)
                index.append((len(data) + (0 if at_end else length), len(chunk)))
                data += chunk
        table = b''.join(struct.pack('<QQ', *entry) for entry in index)
        table += struct.pack('<I', crc32c(table))
        os.makedirs(os.path.join(path, 'c', str(shard)))
        with open(os.path.join(path, 'c', str(shard), '0'), 'wb') as file:
            file.write(data + table if at_end else table + data)


def by_hand(name, codec, encode):
    """A codec that zarrita can't write, of an array as make.mjs has them."""
    path = os.path.join(HERE, 'v3', name)
    meta = {'zarr_format': 3, 'node_type': 'array', 'shape': [5, 7, 9], 'data_type': 'uint16',
            'chunk_grid': {'name': 'regular', 'configuration': {'chunk_shape': [2, 4, 5]}},
            'chunk_key_encoding': {'name': 'v2', 'configuration': {'separator': '.'}}, 'fill_value': 0,
            'codecs': [{'name': 'bytes', 'configuration': {'endian': 'little'}}, codec], 'attributes': {}}
    os.makedirs(path)
    with open(os.path.join(path, 'zarr.json'), 'w') as file:
        json.dump(meta, file, indent=1)
    whole = numpy.zeros((6, 8, 10), '<u2')
    whole[:5, :7, :9] = values((5, 7, 9), 'u2')
    for z in range(3):
        for y in range(2):
            for x in range(2):
                chunk = whole[2 * z:2 * z + 2, 4 * y:4 * y + 4, 5 * x:5 * x + 5].tobytes()
                with open(os.path.join(path, '%d.%d.%d' % (z, y, x)), 'wb') as file:
                    file.write(encode(chunk))


def gzipped(chunk):
    packer = zlib.compressobj(5, zlib.DEFLATED, 31)
    return packer.compress(chunk) + packer.flush()


for folder in ('v2', 'v3'):
    shutil.rmtree(os.path.join(HERE, folder), ignore_errors=True)
for kind in ('|u1', '|i1', '<u2', '>u2', '<i2', '<u4', '>i4', '<f4', '>f8'):
    version2('type' + kind[1:] + ('-big' if kind[0] == '>' else ''), kind, None)
version2('zlib', '<u2', Zlib(3))
version2('gzip', '<u2', GZip(3))
version2('zstd', '<f4', Zstd(3), dimension_separator='/')
version2('fortran', '<u2', Zlib(3), order='F')
for codec in ('lz4', 'lz4hc', 'zstd', 'zlib'):
    for name, shuffle in (('none', 0), ('bytes', 1), ('bits', 2)):
        version2('blosc-%s-%s' % (codec, name), '<u2', Blosc(codec, 5, shuffle))
# Several blocks, the last one shorter, split into the bytes of elements, and not.
version2('blosc-blocks', '<u2', Blosc('lz4', 5, 1, 2048), (60, 71), (60, 71))
version2('blosc-blocks-bits', '<f4', Blosc('zstd', 5, 2, 4096), (60, 71), (60, 71))
version2('blosc-blocks-zstd', '<f8', Blosc('zstd', 5, 1, 4096), (60, 37), (60, 37))
missing = zarr.open(os.path.join(HERE, 'v2', 'missing'), mode='w', shape=(5, 7), chunks=(2, 3), dtype='<u2', fill_value=42)
missing[2:4, 3:6] = 7
group = zarr.open_group(os.path.join(HERE, 'v2', 'group'), mode='w')
group.attrs['name'] = 'Zelle'
by_hand('gzip', {'name': 'gzip', 'configuration': {'level': 5}}, gzipped)
by_hand('crc32c', {'name': 'crc32c'}, lambda chunk: chunk + struct.pack('<I', crc32c(chunk)))
sharded('shards-end', True, False)
sharded('shards-start-gzip', False, True)

shutil.copy(os.path.join(SOURCE, 'make.mjs'), HERE)
subprocess.run(['node', 'make.mjs', '.'], cwd=HERE, check=True)
with zipfile.ZipFile(os.path.join(SOURCE, 'arrays.zip'), 'w', zipfile.ZIP_DEFLATED) as packed:
    for version in ('v2', 'v3'):
        for folder, folders, files in sorted(os.walk(os.path.join(HERE, version))):
            for name in sorted(files):
                file = os.path.join(folder, name)
                entry = zipfile.ZipInfo(os.path.relpath(file, HERE), (2026, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with open(file, 'rb') as content:
                    packed.writestr(entry, content.read())
