import type { decode, encode } from 'jpeg-js';
import type { LooseObject } from '../loose-object.ts';
import type { PrintPicture } from '../print-picture.ts';
import { PictureRefusal } from '../refusal.ts';
import { flateImage, imageObject, imagePicture } from './image-object.ts';
import { readJpeg, type JpegFile } from './jpeg-file.ts';
import { reducedWidth, sizeProblem, type Raster } from './raster.ts';
import { shrink } from './shrink.ts';

interface JpegCodec {
  readonly decode: typeof decode;
  readonly encode: typeof encode;
}

/** Of an image that is made smaller: no loss to be seen in print. */
const QUALITY = 92;

/** A JPEG file, as it came where it can stay so. `printedWidth` in mm, given the image's proportions upright. */
export async function jpegPicture(
  file: Uint8Array,
  printedWidth: (width: number, height: number) => number,
): Promise<PrintPicture> {
  const jpeg = readJpeg(file);
  const problem = sizeProblem(jpeg.width, jpeg.height);
  if (problem !== undefined) throw new PictureRefusal(problem);
  const codec = await import('jpeg-js');
  const decoded = pixelsOf(jpeg, codec);
  const lies = jpeg.orientation >= 5;
  const across = lies
    ? (printedWidth(jpeg.height, jpeg.width) * jpeg.width) / jpeg.height
    : printedWidth(jpeg.width, jpeg.height);
  const fewer = reducedWidth(jpeg.width, across);
  // Inks of a CMYK image are not touched: whoever made it has chosen them, and its decoder gives RGB alone.
  const object =
    fewer === undefined || jpeg.channels === 4
      ? asItCame(jpeg)
      : reduced(jpeg, shrink(decoded, fewer), codec);
  return imagePicture(object, jpeg, jpeg.orientation);
}

/** Every pixel, so that a file with broken data is refused now and not by the press. */
function pixelsOf(jpeg: JpegFile, codec: JpegCodec): Raster {
  const { width, height, channels, adobe, namedRgb } = jpeg;
  // The decoder takes four channels only with Adobe's segment.
  const complete = channels === 4 && adobe === undefined ? withAdobeSegment(jpeg.bytes) : jpeg.bytes;
  const plain = channels === 3 && (namedRgb || adobe === 0);
  try {
    const { data } = codec.decode(complete, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      ...(plain ? { colorTransform: false } : {}),
    });
    if (channels !== 1) return { width, height, channels: 3, data };
    return {
      width,
      height,
      channels,
      data: Uint8Array.from({ length: width * height }, (_, i) => data[3 * i] ?? 0),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new PictureRefusal(`its pixels are damaged (${error.message})`);
  }
}

function withAdobeSegment(bytes: Uint8Array): Uint8Array {
  const segment = Buffer.from('\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0', 'latin1');
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
}

function asItCame(jpeg: JpegFile): LooseObject {
  // Adobe's programs store the inks of CMYK inverted, and say so by their segment alone.
  const inverted = jpeg.channels === 4 && jpeg.adobe !== undefined ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  const parms = jpeg.namedRgb ? '/DecodeParms<</ColorTransform 0>>' : '';
  return imageObject(jpeg, `${inverted}/Filter/DCTDecode${parms}`, jpeg.bytes);
}

function reduced({ profile }: JpegFile, raster: Raster, codec: JpegCodec): LooseObject {
  if (raster.channels !== 3) return flateImage(raster, undefined);
  const { width, height, data } = raster;
  const opaque = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) opaque.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  const encoded = readJpeg(codec.encode({ width, height, data: opaque }, QUALITY).data);
  return imageObject({ width, height, channels: 3, profile }, '/Filter/DCTDecode', encoded.bytes);
}
