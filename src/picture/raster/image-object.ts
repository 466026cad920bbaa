import { deflateSync } from 'node:zlib';
import type { LooseObject } from '../loose-object.ts';
import type { PrintPicture } from '../print-picture.ts';
import { rgbSpace } from './color-space.ts';
import type { Raster } from './raster.ts';

interface ImageFacts {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Of an RGB image that brings one. */
  readonly profile?: Uint8Array | undefined;
}

const SPACES = { 1: '/DeviceGray', 4: '/DeviceCMYK' } as const;

/** An image XObject of data that stand in some filter; `further` entries begin with that filter (ISO 32000-2 8.9.5). */
export function imageObject(facts: ImageFacts, further: string, data: Uint8Array): LooseObject {
  const { width, height, channels, profile } = facts;
  return {
    parts: [
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace `,
      channels === 3 ? rgbSpace(profile) : SPACES[channels],
      further,
    ],
    data,
  };
}

/** A raster without loss: each row filtered as PNG does it (ISO 32000-2 7.4.4.4), then deflated. */
export function flateImage(raster: Raster, profile: Uint8Array | undefined): LooseObject {
  const { width, channels } = raster;
  const parms = `<</Predictor 15/Colors ${channels}/Columns ${width}>>`;
  const data = deflateSync(filteredRows(raster), { level: 9 });
  return imageObject({ ...raster, profile }, `/Filter/FlateDecode/DecodeParms${parms}`, data);
}

/** The row filter of the five whose differences are smallest, as the PNG specification (12.8) advises. */
function filteredRows({ width, height, channels, data }: Raster): Uint8Array {
  const length = width * channels;
  const out = new Uint8Array((length + 1) * height);
  const tried = [0, 1, 2, 3, 4].map(() => new Uint8Array(length));
  for (let row = 0; row < height; row++) {
    const start = row * length;
    let best = 0;
    let least = Infinity;
    tried.forEach((line, filter) => {
      let sum = 0;
      for (let i = 0; i < length; i++) {
        const left = i < channels ? 0 : (data[start + i - channels] ?? 0);
        const above = row === 0 ? 0 : (data[start + i - length] ?? 0);
        const corner = i < channels || row === 0 ? 0 : (data[start + i - length - channels] ?? 0);
        const value = ((data[start + i] ?? 0) - predicted(filter, left, above, corner)) & 0xff;
        line[i] = value;
        sum += value < 128 ? value : 256 - value;
      }
      if (sum >= least) return;
      least = sum;
      best = filter;
    });
    out[row * (length + 1)] = best;
    out.set(tried[best] ?? [], row * (length + 1) + 1);
  }
  return out;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + above - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

/** Units of an image's longer side: only its proportions count. */
const SIDE = 100;

/**
 * The image as a picture, upright. `orientation` as Exif numbers it: how the unit square that images fill is to be turned
 * and mirrored. `own` are the file's pixels, before they were made fewer.
 */
export function imagePicture(
  object: LooseObject,
  own: { readonly width: number; readonly height: number },
  orientation: number,
): PrintPicture {
  const lies = orientation >= 5;
  const pixels = lies ? { width: own.height, height: own.width } : { width: own.width, height: own.height };
  const unit = SIDE / Math.max(pixels.width, pixels.height);
  const w = rounded(pixels.width * unit);
  const h = rounded(pixels.height * unit);
  // Where the image's own right and up point to, and its lower left corner (Exif 2.3, 4.6.4 A).
  const matrices: readonly (readonly number[])[] = [
    [w, 0, 0, h, 0, 0],
    [-w, 0, 0, h, w, 0],
    [-w, 0, 0, -h, w, h],
    [w, 0, 0, -h, 0, h],
    [0, -h, -w, 0, w, h],
    [0, -h, w, 0, 0, h],
    [0, h, w, 0, 0, 0],
    [0, h, -w, 0, w, 0],
  ];
  const matrix = matrices[orientation - 1] ?? [w, 0, 0, h, 0, 0];
  const content = `q ${matrix.join(' ')} cm /P Do Q\n`;
  return { width: w, height: h, kind: 'image', pixels, content, object };
}

function rounded(length: number): number {
  return Math.round(length * 1000) / 1000;
}
