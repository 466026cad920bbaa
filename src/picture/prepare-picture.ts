import { PictureRefusal } from './refusal.ts';
import type { PrintPicture } from './print-picture.ts';
import { jpegPicture } from './raster/jpeg-picture.ts';
import { isPng } from './raster/png-file.ts';
import { pngPicture } from './raster/png-picture.ts';

/** How a picture is asked for: as wide as said, or smaller where it would be higher than `height`. In mm. */
export interface PictureUse {
  readonly width: number;
  readonly height?: number | undefined;
}

/** What a file is by its first bytes. */
export function pictureKind(bytes: Uint8Array): 'png' | 'jpeg' | 'pdf' | 'other' {
  if (isPng(bytes)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  return /%PDF-\d/.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1')) ? 'pdf' : 'other';
}

/** Width in mm at which the largest of the uses prints a picture of these proportions; 0 without any. */
function largestWidth(uses: readonly PictureUse[], width: number, height: number): number {
  return Math.max(
    0,
    ...uses.map((use) =>
      Math.min(use.width, use.height === undefined ? Infinity : (use.height * width) / height),
    ),
  );
}

/**
 * Makes an image or a page of a PDF file ready for print streams, or says in a few words why it is refused. `page`
 * counts from 1. Decoders are read when a job has such a picture, and only then. Images that are finer than any press shows at the largest of their uses are made smaller here, once.
 */
export async function preparePicture(
  bytes: Uint8Array,
  page: number | undefined,
  uses: readonly PictureUse[],
): Promise<PrintPicture | string> {
  const kind = pictureKind(bytes);
  const printed = (width: number, height: number): number => largestWidth(uses, width, height);
  try {
    if (kind !== 'pdf' && page !== undefined) throw new PictureRefusal('only PDF files have pages');
    if (kind === 'png') return await pngPicture(bytes, printed);
    if (kind === 'jpeg') return await jpegPicture(bytes, printed);
    if (kind === 'pdf') {
      const { pagePicture } = await import('./page/page-picture.ts');
      return await pagePicture(bytes, page ?? 1);
    }
    throw new PictureRefusal('it is no PNG, JPEG or PDF file');
  } catch (error) {
    if (error instanceof PictureRefusal) return error.message;
    throw error;
  }
}
