import type { PrintPicture } from '../print-picture.ts';
import { PictureRefusal } from '../refusal.ts';
import { flateImage, imagePicture } from './image-object.ts';
import { checkPng } from './png-file.ts';
import { reducedWidth, type Raster } from './raster.ts';
import { shrink } from './shrink.ts';

/** A PNG file, on white where it is transparent. `printedWidth` in mm, given the image's proportions. */
export async function pngPicture(
  file: Uint8Array,
  printedWidth: (width: number, height: number) => number,
): Promise<PrintPicture> {
  const { profile } = checkPng(file);
  const own = await pixelsOf(file, profile !== undefined);
  const fewer = reducedWidth(own.width, printedWidth(own.width, own.height));
  return imagePicture(flateImage(fewer === undefined ? own : shrink(own, fewer), profile), own, 1);
}

/** Its pixels on white; in gray when they all are, so that black ink alone prints them. */
async function pixelsOf(file: Uint8Array, hasProfile: boolean): Promise<Raster> {
  const { width, height, data } = await decoded(file);
  const pixels = width * height;
  const rgb = new Uint8Array(pixels * 3);
  let gray = !hasProfile;
  for (let i = 0; i < pixels; i++) {
    const alpha = data[4 * i + 3] ?? 255;
    for (let c = 0; c < 3; c++) {
      const value = data[4 * i + c] ?? 0;
      rgb[3 * i + c] = Math.floor((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    if (rgb[3 * i] !== rgb[3 * i + 1] || rgb[3 * i] !== rgb[3 * i + 2]) gray = false;
  }
  if (!gray) return { width, height, channels: 3, data: rgb };
  return { width, height, channels: 1, data: Uint8Array.from({ length: pixels }, (_, i) => rgb[3 * i] ?? 0) };
}

async function decoded(
  file: Uint8Array,
): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8Array }> {
  const { PNG } = await import('pngjs');
  try {
    return PNG.sync.read(Buffer.from(file.buffer, file.byteOffset, file.length));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new PictureRefusal(`its pixels are damaged (${error.message})`);
  }
}
