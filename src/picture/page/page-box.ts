import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFContext, type PDFObject } from 'pdf-lib';
import { PictureRefusal } from '../refusal.ts';

/** Corners of a page in its own units, lower left and upper right. */
export interface PageBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A page's entry, or the one that it takes over from the tree above it (ISO 32000-2 7.7.3.4). */
export function inherited(page: PDFDict, name: string): PDFObject | undefined {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node !== undefined && depth < 64; depth++) {
    const found: PDFObject | undefined = node.lookup(PDFName.of(name));
    if (found !== undefined) return found;
    const parent: PDFObject | undefined = node.lookup(PDFName.of('Parent'));
    node = parent instanceof PDFDict ? parent : undefined;
  }
  return undefined;
}

/** What is shown of a page: what it is trimmed to, else what is cropped, else all of it. */
export function shownBox(page: PDFDict, context: PDFContext): PageBox {
  const media = boxOf(inherited(page, 'MediaBox'), context);
  if (media === undefined) throw new PictureRefusal('the page has no size');
  const crop = boxOf(inherited(page, 'CropBox'), context);
  const trim = boxOf(page.lookup(PDFName.of('TrimBox')), context);
  const box = within(trim ?? crop ?? media, media);
  if (!(box.right - box.left >= 1 && box.top - box.bottom >= 1))
    throw new PictureRefusal('the page has no size');
  return box;
}

/** Quarter turns clockwise at which the page is shown. */
export function quarterTurns(page: PDFDict): 0 | 1 | 2 | 3 {
  const rotate = inherited(page, 'Rotate');
  const turns = rotate instanceof PDFNumber ? (((rotate.asNumber() / 90) % 4) + 4) % 4 : 0;
  if (turns === 0 || turns === 1 || turns === 2 || turns === 3) return turns;
  throw new PictureRefusal('the page is turned by other than quarter turns');
}

function boxOf(value: PDFObject | undefined, context: PDFContext): PageBox | undefined {
  if (!(value instanceof PDFArray) || value.size() !== 4) return undefined;
  const numbers = value.asArray().map((entry) => context.lookup(entry));
  const [a, b, c, d] = numbers.map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : NaN));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (![a, b, c, d].every((corner) => Math.abs(corner) < 20_000)) return undefined;
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

function within(box: PageBox, outer: PageBox): PageBox {
  return {
    left: Math.max(box.left, outer.left),
    bottom: Math.max(box.bottom, outer.bottom),
    right: Math.min(box.right, outer.right),
    top: Math.min(box.top, outer.top),
  };
}
