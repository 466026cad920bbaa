import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { objectsFrom } from '../../src/picture/loose-object.ts';
import { preparePicture } from '../../src/picture/prepare-picture.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { near, prepared, render, streamOf } from './rendered.ts';
import { BLUE, FIELDS, fields, GREEN, png, RED, YELLOW, type Rgba } from './sample-images.ts';

const textOf = (picture: Awaited<ReturnType<typeof prepared>>): string =>
  objectsFrom(picture.object)
    .flatMap(({ parts }) => parts.filter((part) => typeof part === 'string'))
    .join(' ');

it('shows each colour where it stands, in each form of PNG', async () => {
  const data = fields(40, 20);
  const pictures = await Promise.all([
    prepared(png(40, 20, data)),
    prepared(png(40, 20, data, { colorType: 2 })),
  ]);
  for (const sample of await render(streamOf(pictures))) {
    expect(
      [sample(20, 38), sample(80, 38), sample(20, 12), sample(80, 12)].map((found, i) =>
        near(found, FIELDS[i] ?? []),
      ),
    ).toEqual([true, true, true, true]);
    expect(near(sample(50, 70), [255, 255, 255], 0)).toBe(true);
  }
});

it('prints what is transparent on white, without transparency', async () => {
  const half: readonly Rgba[] = [
    [0, 0, 0, 0],
    [255, 0, 0, 128],
    [0, 0, 0, 51],
    [0, 0, 255, 255],
  ];
  const picture = await prepared(png(20, 20, fields(20, 20, half)));
  expect(textOf(picture)).not.toMatch(/SMask|Mask/);
  const [sample] = await render(streamOf([picture]));
  expect(near(sample?.(20, 80) ?? [], [255, 255, 255], 1)).toBe(true);
  expect(near(sample?.(80, 80) ?? [], [255, 127, 127])).toBe(true);
  expect(near(sample?.(20, 20) ?? [], [204, 204, 204])).toBe(true);
});

it('prints gray in black ink alone', async () => {
  const gray: readonly Rgba[] = [
    [0, 0, 0, 255],
    [90, 90, 90, 255],
    [200, 200, 200, 255],
    [255, 255, 255, 255],
  ];
  const picture = await prepared(png(20, 20, fields(20, 20, gray)));
  expect(textOf(picture)).toContain('/DeviceGray');
  const [sample] = await render(streamOf([picture]));
  expect(near(sample?.(80, 80) ?? [], [90, 90, 90], 1)).toBe(true);
  const sixteen = new Uint8Array(new Uint16Array([0, 0x5a5a, 0xc8c8, 0xffff]).buffer);
  const reduced = await prepared(png(2, 2, sixteen, { colorType: 0, inputColorType: 0, bitDepth: 16 }));
  expect(textOf(reduced)).toContain('/BitsPerComponent 8');
});

it('writes one colour space for all images of a file, and pdf.js repairs nothing', async () => {
  const pictures = await Promise.all(
    [RED, BLUE].map((color) => prepared(png(4, 4, fields(4, 4, [color, YELLOW, GREEN, color])))),
  );
  const stream = streamOf(pictures, false);
  expect(stream.toString('latin1').match(/ICCBased/g)).toHaveLength(1);
  expect(stream.equals(streamOf(pictures, false))).toBe(true);
  expect((await openPdf(stream)).numPages).toBe(2);
});

it('makes an image fewer pixels where paper shows no more, by the mean of what each covers', async () => {
  const stripes = new Uint8Array(600 * 300 * 4);
  for (let i = 0; i < 600 * 300; i++) stripes.fill(i % 2 === 0 ? 0 : 255, 4 * i, 4 * i + 3);
  for (let i = 0; i < 600 * 300; i++) stripes[4 * i + 3] = 255;
  const bytes = png(600, 300, stripes);
  const fine = await prepared(bytes, undefined, [{ width: 40 }]);
  expect(textOf(fine)).toContain('/Width 600/Height 300');
  const reduced = await prepared(bytes, undefined, [{ width: 5 }, { width: 25.4, height: 12.7 }]);
  expect(reduced.pixels).toEqual({ width: 600, height: 300 });
  expect(textOf(reduced)).toContain('/Width 300/Height 150');
  const [sample] = await render(streamOf([reduced]));
  expect(near(sample?.(50, 25) ?? [], [128, 128, 128], 1)).toBe(true);
});

const good = png(8, 8, fields(8, 8));

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

function header(width: number, height: number, interlace = 0): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, interlace]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
}

it.each([
  ['cut off', good.subarray(0, good.length - 20), 'it is cut off'],
  ['a byte changed', Buffer.from(good).fill(0x55, 60, 61), /chunk IDAT does not have its checksum/],
  [
    'huge',
    Buffer.concat([good.subarray(0, 8), header(50_000, 50_000), chunk('IEND', Buffer.alloc(0))]),
    /50000 × 50000 pixels are more than 24 million/,
  ],
  [
    'a bomb: more data than pixels',
    Buffer.concat([
      good.subarray(0, 8),
      header(8, 8, 1),
      chunk('IDAT', deflateSync(Buffer.alloc(10_000_000))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
    /cannot be unpacked|other pixels/,
  ],
  [
    'fewer data than pixels',
    Buffer.concat([
      good.subarray(0, 8),
      header(8, 8),
      chunk('IDAT', deflateSync(Buffer.alloc(50))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
    /other pixels than its header states/,
  ],
])('refuses a PNG that is %s', async (_, bytes, reason) => {
  expect(await preparePicture(bytes, undefined, [])).toEqual(expect.stringMatching(reason));
});

it('shows an interlaced image with a palette', async () => {
  const file = readFileSync(new URL('../../fixtures/pictures/interlaced.png', import.meta.url));
  const [sample] = await render(streamOf([await prepared(file)]));
  const corners = [sample?.(25, 75), sample?.(75, 75), sample?.(25, 25), sample?.(75, 25)];
  expect(corners.map((color, i) => near(color ?? [], FIELDS[i] ?? []))).toEqual([true, true, true, true]);
});
