import { pictureKind, preparePicture, type PictureUse } from '../picture/prepare-picture.ts';
import { packPicture, unpackPicture } from '../picture/print-picture.ts';

/** What a template or a campaign says of a picture, beside its file. */
export interface WantedPicture extends PictureUse {
  /** Of a PDF file, from 1. */
  readonly page?: number | undefined;
}

/**
 * A picture's file as the resources of a job hold it: an SVG as it is, images and pages of PDF files made ready for
 * printing (`PrintPicture`, packed); or what is wrong with it.
 */
export async function readPicture(
  bytes: Uint8Array,
  page: number | undefined,
  uses: readonly PictureUse[],
): Promise<Uint8Array | string> {
  if (pictureKind(bytes) === 'other') {
    if (pictureRatio(bytes) === undefined) {
      return 'not a PNG, JPEG or PDF file, nor an SVG file with a `viewBox`, or a width and a height';
    }
    return page === undefined ? bytes : 'only PDF files have pages';
  }
  const picture = await preparePicture(bytes, page, uses);
  return typeof picture === 'string' ? picture : packPicture(picture);
}

/**
 * Height over width of a picture as resources hold it; of an SVG by its `viewBox`, else its `width` and `height`;
 * undefined when it states none.
 */
export function pictureRatio(bytes: Uint8Array): number | undefined {
  const prepared = unpackPicture(bytes);
  if (prepared !== undefined) return prepared.height / prepared.width;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65536)).toString(
    'utf8',
  );
  const root = /<svg(?=[\s>])[^>]*>/.exec(head)?.[0];
  if (root === undefined) return undefined;
  const box = attribute(root, 'viewBox')
    ?.trim()
    .split(/[\s,]+/);
  const [width, height] =
    box?.length === 4 ? [box[2], box[3]] : [attribute(root, 'width'), attribute(root, 'height')];
  const ratio = Number.parseFloat(height ?? '') / Number.parseFloat(width ?? '');
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}
