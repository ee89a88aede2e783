#!/usr/bin/env python3
"""Adds kinds of image files to files/ with what they show in truth/, and damaged ones to refuse/.

Needs Pillow, numpy, tifffile and libtiff's tools. The pictures are computed; files/NAME.EXT is
what a user has, truth/NAME.tif the uncompressed picture that it shows."""
import io, os, struct, subprocess, zlib
import numpy as np, tifffile
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
W, H = 40, 28
y, x = np.mgrid[0:H, 0:W].astype(float)
smooth = 0.5 + 0.25 * np.sin(x / 5) + 0.2 * np.cos(y / 4 + x / 9)
rgb = np.stack([smooth, 0.5 + 0.4 * np.sin(y / 6), 0.5 + 0.4 * np.cos((x + y) / 8)], -1)
g8, g16, f32 = np.round(smooth * 255).astype(np.uint8), np.round(smooth * 60000).astype(np.uint16), (smooth * 1000 - 300).astype(np.float32)
c8, c16 = np.round(rgb * 255).astype(np.uint8), np.round(rgb * 60000).astype(np.uint16)
alpha = np.round((0.3 + 0.6 * (y / H)) * 255).astype(np.uint8)


def file(name): return os.path.join(here, 'files', name)


def truth(name, a):
    color = a.ndim >= 3 and a.shape[-1] == 3
    tifffile.imwrite(os.path.join(here, 'truth', name + '.tif'), a, photometric='rgb' if color else 'minisblack')


def tiffcp(name, a, args, t=None, **how):
    tmp = os.path.join(here, 'tmp.tif')
    how.setdefault('photometric', 'rgb' if a.ndim == 3 and a.shape[-1] == 3 else 'minisblack')
    tifffile.imwrite(tmp, a, **how)
    subprocess.run(['tiffcp', *args, tmp, file(name + '.tif')], check=True, capture_output=True)
    os.remove(tmp)
    truth(name, a if t is None else t)


def tif(name, a, t=None, **how):
    tifffile.imwrite(file(name + '.tif'), a, **how)
    truth(name, a if t is None else t)


def pil(name, ext, image, t, **how):
    image.save(file(name + '.' + ext), **how)
    truth(name, np.asarray(t))


def chunked_tiff(name, tags, data, t):
    """A little-endian TIFF of one strip by hand: tags are (tag, type, values)."""
    head = 8 + len(data) + len(data) % 2
    extra, entries = b'', []
    for tag, kind, values in sorted(tags + [(273, 4, [8]), (279, 4, [len(data)])]):
        raw = b''.join(struct.pack('<' + {3: 'H', 4: 'I'}[kind], v) for v in values)
        if len(raw) > 4:
            entries.append(struct.pack('<HHII', tag, kind, len(values), head + 2 + 12 * (len(tags) + 2) + 4 + len(extra)))
            extra += raw
        else:
            entries.append(struct.pack('<HHI', tag, kind, len(values)) + raw.ljust(4, b'\0'))
    ifd = struct.pack('<H', len(entries)) + b''.join(entries) + b'\0\0\0\0' + extra
    open(file(name), 'wb').write(b'II*\0' + struct.pack('<I', head) + data + b'\0' * (len(data) % 2) + ifd)
    truth(name[:-4], t)


def tags(bits, photometric, samples=1, *more):
    return [(256, 4, [W]), (257, 4, [H]), (258, 3, [bits] * samples), (259, 3, [1]), (262, 3, [photometric]),
            (277, 3, [samples]), (278, 4, [H]), *more]


def packed(a, bits):
    rows = [''.join(format(v, '0%db' % bits) for v in row) for row in a]
    return b''.join(int(r.ljust(-(-len(r) // 8) * 8, '0'), 2).to_bytes(-(-len(r) // 8), 'big') for r in rows)


# gray of few bits, upright and inverted
for bits in (2, 4):
    v = g8 >> (8 - bits)
    t = np.round(v * 255. / (2 ** bits - 1)).astype(np.uint8)
    chunked_tiff('gray_%dbit_tiff.tif' % bits, tags(bits, 1), packed(v, bits), t)
    chunked_tiff('gray_%dbit_white.tif' % bits, tags(bits, 0), packed(2 ** bits - 1 - v, bits), t)
v = (g16 >> 4)
chunked_tiff('gray_12bit_white.tif', tags(12, 0), packed(4095 - v, 12), v.astype(np.uint16))
chunked_tiff('gray_10bit.tif', tags(10, 1), packed(g16 >> 6, 10), (g16 >> 6).astype(np.uint16))
b = smooth > .5
chunked_tiff('bilevel_white.tif', tags(1, 0), packed(1 - b.astype(int), 1), (b * 255).astype(np.uint8))
pil('bilevel_group3', 'tif', Image.fromarray(b), (b * 255).astype(np.uint8), compression='group3')
pil('gray_2bit', 'png', Image.fromarray((g8 >> 6) * np.uint8(85)), (g8 >> 6) * np.uint8(85), bits=2)
# signed, large and real numbers, compressed and in tiles
i8 = (g8.astype(int) - 128).astype(np.int8)
tiffcp('signed_8_lzw', i8, ['-c', 'lzw:2'], t=i8.astype(np.float32))
i16 = (g16.astype(int) - 30000).astype(np.int16)
tiffcp('signed_16_zip_tiled', i16, ['-c', 'zip:2', '-t', '-w', '16', '-l', '16'], t=i16.astype(np.float32))
i32 = ((smooth - .5) * 4e9).astype(np.int32)
tif('signed_32', i32, t=i32.astype(np.float32))
for name, args in (('float_32_predictor', ['-c', 'zip:3']), ('float_32_lzw', ['-c', 'lzw']),
                   ('float_32_tiled', ['-t', '-w', '16', '-l', '16']), ('float_32_big_endian', ['-B'])):
    tiffcp(name, f32, args)
tiffcp('float_64_zip', f32.astype(np.float64), ['-c', 'zip'], t=f32)
c32 = rgb.astype(np.float32) * 7 - 2
tif('float_rgb', c32, t=np.ascontiguousarray(c32.transpose(2, 0, 1)), photometric='rgb')  # ImageJ reads pages
# layouts of several samples
tif('planar_rgb16', np.ascontiguousarray(c16.transpose(2, 0, 1)), t=c16, photometric='rgb', planarconfig='separate')
tiffcp('tiled_rgb16', c16, ['-t', '-w', '16', '-l', '16', '-c', 'lzw:2'])
tif('rgba_tiff', np.dstack([c8, alpha]), t=c8, photometric='rgb', extrasamples=['unassalpha'])
tif('rgba_16_tiff', np.dstack([c16, alpha.astype(np.uint16) * 257]), t=c16, photometric='rgb', extrasamples=['unassalpha'])
p = np.round(np.dstack([rgb * (alpha / 255.)[..., None] * 255, alpha])).astype(np.uint8)
tif('rgba_premultiplied', p, t=c8, photometric='rgb', extrasamples=['assocalpha'])
five = np.stack([g16, g16[::-1], g16[:, ::-1], g16 // 2, g16 // 3])
tif('five_samples', five.transpose(1, 2, 0), t=five, photometric='minisblack', planarconfig='contig')
tif('five_pages_big', np.stack([g16 // (i + 1) for i in range(5)]), bigtiff=True, byteorder='>', photometric='minisblack')
small = c8.reshape(H // 2, 2, W // 2, 2, 3).mean((1, 3)).astype(np.uint8)
with tifffile.TiffWriter(file('with_thumbnail.tif')) as t:
    t.write(c8, photometric='rgb')
    t.write(small, photometric='rgb', subfiletype=1)
truth('with_thumbnail', c8)
tif('orientation_6_tiff', c8, t=np.rot90(c8, -1), photometric='rgb', extratags=[(274, 3, 1, 6, True)])
# OME-TIFF: two channels of three slices, slices first
ome = ('<?xml version="1.0" encoding="UTF-8"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"><Image ID="Image:0">'
       '<Pixels ID="Pixels:0" DimensionOrder="XYZCT" Type="uint16" SizeX="%d" SizeY="%d" SizeZ="3" SizeC="2" SizeT="1" '
       'PhysicalSizeX="0.25" PhysicalSizeY="0.25" PhysicalSizeZ="1.5"><TiffData/></Pixels></Image></OME>' % (W, H))
zs = [g16, g16 // 2, g16 // 3, g16[::-1], g16[::-1] // 2, g16[::-1] // 3]
with tifffile.TiffWriter(file('two_channels.ome.tif')) as t:
    for i, page in enumerate(zs):
        t.write(page, photometric='minisblack', description=ome if i == 0 else None, metadata=None, contiguous=False)
tifffile.imwrite(os.path.join(here, 'truth', 'two_channels.ome.tif'), np.stack([zs[i] for i in (0, 3, 1, 4, 2, 5)]), photometric='minisblack')
# in ImageJ's manner, but compressed
tmp = os.path.join(here, 'tmp.tif')
stack = np.stack([g16 // (i + 1) for i in range(6)]).reshape(3, 2, H, W)
tifffile.imwrite(tmp, stack, imagej=True, resolution=(4., 4.), metadata={'axes': 'ZCYX', 'unit': 'um', 'spacing': 2.5})
subprocess.run(['tiffcp', '-c', 'zip', tmp, file('imagej_zip.tif')], check=True, capture_output=True)
os.remove(tmp)
truth('imagej_zip', stack.reshape(6, H, W))
import zipfile
with zipfile.ZipFile(file('zipped.zip'), 'w', zipfile.ZIP_DEFLATED) as z: z.write(file('zip_gray16.tif'), 'a.tif')
truth('zipped', g16)
# palettes
q = Image.fromarray(c8).quantize(64, dither=0)
pil('palette_tiff', 'tif', q, q.convert('RGB'))
q = Image.fromarray(c8).quantize(16, dither=0)
pil('palette_16', 'png', q, q.convert('RGB'), bits=4)
pil('palette_16_bmp', 'bmp', q, q.convert('RGB'))
g = Image.fromarray(g8).quantize(16, dither=0)
pil('palette_grays', 'gif', g, g.convert('L'))
# photographs
for o, op in ((2, Image.FLIP_LEFT_RIGHT), (4, Image.FLIP_TOP_BOTTOM), (5, Image.TRANSPOSE), (7, Image.TRANSVERSE)):
    image, exif, buffer = Image.fromarray(c8), Image.Exif(), io.BytesIO()
    exif[274] = o
    image.save(buffer, 'JPEG', quality=97, subsampling=0, exif=exif)
    open(file('orientation_%d.jpg' % o), 'wb').write(buffer.getvalue())
    truth('orientation_%d' % o, np.asarray(Image.open(buffer).convert('RGB').transpose(op)))
exif = Image.Exif()
exif[274] = 8
pil('orientation_8_png', 'png', Image.fromarray(c8), Image.fromarray(c8).transpose(Image.ROTATE_90), exif=exif)
for name, image, how in (('progressive', Image.fromarray(c8), dict(progressive=True)), ('gray_jpeg', Image.fromarray(g8), {}),
                         ('subsampled', Image.fromarray(c8), dict(subsampling=2))):
    buffer = io.BytesIO()
    image.save(buffer, 'JPEG', quality=95, **how)
    open(file(name + '.jpg'), 'wb').write(buffer.getvalue())
    truth(name, np.asarray(Image.open(buffer)))
cmyk = 255 - np.dstack([c8, np.full_like(g8, 255)])
pil('cmyk_tiff', 'tif', Image.fromarray(cmyk, 'CMYK'), c8)
pil('gray_16_png', 'png', Image.fromarray(g16.astype(np.int32), 'I'), g16)
# old friends
pil('rgb_bmp', 'bmp', Image.fromarray(c8), c8)
pil('ppm', 'ppm', Image.fromarray(c8), c8)
open(file('pgm_16.pgm'), 'wb').write(b'P5\n%d %d\n65535\n' % (W, H) + g16.astype('>u2').tobytes())
truth('pgm_16', g16)
card = lambda k, v: ('%-8s= %20s' % (k, v)).ljust(80).encode()
header = card('SIMPLE', 'T') + card('BITPIX', -32) + card('NAXIS', 2) + card('NAXIS1', W) + card('NAXIS2', H) + b'END'.ljust(80)
body = f32[::-1].astype('>f4').tobytes()
open(file('fits_float.fits'), 'wb').write(header.ljust(2880) + body.ljust(-(-len(body) // 2880) * 2880, b'\0'))
truth('fits_float', f32)
frames = [Image.fromarray(np.ascontiguousarray(f)).quantize(32, dither=0) for f in (c8, c8[::-1], c8[:, ::-1])]
frames[0].save(file('animated.gif'), save_all=True, append_images=frames[1:])
truth('animated', np.stack([np.asarray(f.convert('RGB')) for f in frames]))


# to be refused
def broken(name, data): open(os.path.join(here, 'refuse', name), 'wb').write(data)


good = open(file('rgb_16.png'), 'rb').read()
broken('truncated.png', good[:len(good) // 2])
good = open(file('palette_gif.gif'), 'rb').read()
broken('truncated.gif', good[:-200])
good = open(file('rgb_bmp.bmp'), 'rb').read()
broken('truncated.bmp', good[:len(good) // 2])
broken('promises_terabytes.bmp', good[:18] + struct.pack('<ii', 2000000, 2000000) + good[26:])
good = bytearray(open(file('signed_32.tif'), 'rb').read())
broken('truncated_strip.tif', bytes(good[:-600]))
at = struct.unpack('<I', good[4:8])[0]
for i in range(struct.unpack('<H', good[at:at + 2])[0]):
    entry = at + 2 + 12 * i
    if struct.unpack('<H', good[entry:entry + 2])[0] in (256, 257):
        good[entry:entry + 12] = good[entry:entry + 2] + struct.pack('<HII', 4, 1, 1 << 21)
broken('promises_terabytes.tif', bytes(good))
ihdr = struct.pack('>IIBBBBB', 1 << 30, 1 << 30, 16, 6, 0, 0, 0)
chunk = lambda t, d: struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
broken('promises_terabytes.png', b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', ihdr) + chunk(b'IDAT', zlib.compress(b'\0' * 99)) + chunk(b'IEND', b''))
with tifffile.TiffWriter(os.path.join(here, 'refuse', 'pages_of_two_kinds.tif')) as t:
    t.write(c8, photometric='rgb')
    t.write(g8, photometric='minisblack')
broken('text.tif', b'no picture at all')
broken('empty.png', b'')
