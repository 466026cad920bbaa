import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { objectsFrom } from '../../src/picture/loose-object.ts';
import { preparePicture } from '../../src/picture/prepare-picture.ts';
import { near, prepared, render, streamOf } from './rendered.ts';
import { exif, FIELDS, fields, jpeg, withSegment } from './sample-images.ts';

const upright = jpeg(32, 16, fields(32, 16));

it('shows a JPEG as it is, without what a camera noted beside it', async () => {
  const noted = withSegment(
    withSegment(upright, 0xfe, 'a comment'),
    0xe1,
    'http://ns.adobe.com/xap/1.0/ 47.37 N',
  );
  const picture = await prepared(noted);
  const [image] = objectsFrom(picture.object);
  expect(Buffer.from(image?.data ?? []).equals(upright)).toBe(true);
  const [sample] = await render(streamOf([picture]));
  const found = [sample?.(20, 38), sample?.(80, 38), sample?.(20, 12), sample?.(80, 12)];
  expect(found.map((color, i) => near(color ?? [], FIELDS[i] ?? [], 12))).toEqual([true, true, true, true]);
});

/** Which field stands upper left, upper right, lower left, lower right when the camera was held so. */
const TURNED: readonly (readonly number[])[] = [
  [0, 1, 2, 3],
  [1, 0, 3, 2],
  [3, 2, 1, 0],
  [2, 3, 0, 1],
  [0, 2, 1, 3],
  [2, 0, 3, 1],
  [3, 1, 2, 0],
  [1, 3, 0, 2],
];

it('turns a photograph as its camera was held', async () => {
  const pictures = await Promise.all(TURNED.map((_, i) => prepared(withSegment(upright, 0xe1, exif(i + 1)))));
  const pages = await render(streamOf(pictures));
  pages.forEach((sample, i) => {
    const lies = i >= 4;
    expect(pictures[i]?.pixels).toEqual(lies ? { width: 16, height: 32 } : { width: 32, height: 16 });
    const [w, h] = lies ? [50, 100] : [100, 50];
    const corners = [
      sample(w / 4, (h * 3) / 4),
      sample((w * 3) / 4, (h * 3) / 4),
      sample(w / 4, h / 4),
      sample((w * 3) / 4, h / 4),
    ];
    expect(corners.map((color) => FIELDS.findIndex((field) => near(color, field, 14)))).toEqual(TURNED[i]);
  });
});

it('makes a JPEG smaller where paper shows no more', async () => {
  const fine = jpeg(800, 400, fields(800, 400));
  const picture = await prepared(fine, undefined, [{ width: 25.4 }]);
  expect(objectsFrom(picture.object)[0]?.parts[0]).toContain('/Width 300/Height 150');
  const [sample] = await render(streamOf([picture]));
  expect(near(sample?.(20, 38) ?? [], FIELDS[0] ?? [], 8)).toBe(true);
});

const large = jpeg(160, 160, fields(160, 160));
const frame = upright.indexOf(Buffer.from([0xff, 0xc0]));
const withFrame = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(upright);
  change(bytes);
  return bytes;
};

it.each([
  ['cut off', upright.subarray(0, upright.length - 30), 'it is cut off'],
  [
    'cut off, with an end put behind',
    Buffer.concat([large.subarray(0, large.length - 60), Buffer.from([0xff, 0xd9])]),
    /pixels are damaged/,
  ],
  ['huge', withFrame((bytes) => bytes.writeUInt32BE(0xfffffffe, frame + 5)), /more than 24 million/],
  ['empty', withFrame((bytes) => bytes.writeUInt16BE(0, frame + 5)), 'it has no pixels'],
  ['of 12 bits', withFrame((bytes) => (bytes[frame + 4] = 12)), /12 bits a channel/],
  ['lossless', withFrame((bytes) => (bytes[frame + 1] = 0xc3)), /compression/],
  ['only its head', upright.subarray(0, 3), 'it is cut off'],
])('refuses a JPEG that is %s', async (_, bytes, reason) => {
  expect(await preparePicture(bytes, undefined, [])).toEqual(expect.stringMatching(reason));
});

it('never falls over a damaged file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(upright.length - 1), fc.nat(255), async (at, value) => {
      const damaged = Buffer.from(upright);
      damaged[at] = value;
      const picture = await preparePicture(damaged, undefined, []);
      expect(typeof picture === 'string' ? picture.length : picture.width).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/pictures/${name}`, import.meta.url));

it('shows progressive, gray and CMYK images of other programs; inks that Adobe inverted are put right', async () => {
  const pictures = await Promise.all(
    ['progressive.jpg', 'gray.jpg', 'cmyk.jpg'].map((name) => prepared(fixture(name))),
  );
  const [progressive, gray, cmyk] = (await render(streamOf(pictures))).map((sample) => [
    sample(25, 75),
    sample(75, 75),
    sample(25, 25),
    sample(75, 25),
  ]);
  expect(progressive?.map((color, i) => near(color, FIELDS[i] ?? [], 8))).toEqual([true, true, true, true]);
  expect(gray?.map(([red]) => Math.round((red ?? 0) / 10))).toEqual([0, 9, 20, 26]);
  // Cyan takes away red, magenta green, yellow blue; black all.
  const light = (color: readonly number[]): boolean[] => color.map((channel) => channel > 128);
  expect(cmyk?.map(light)).toEqual([
    [false, true, true],
    [true, false, true],
    [true, true, false],
    [false, false, false],
  ]);
  const spaces = pictures.map(({ object }) =>
    object.parts.filter((part) => typeof part === 'string').join(''),
  );
  expect(spaces[1]).toContain('/DeviceGray');
  expect(spaces[2]).toContain('/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]');
});
