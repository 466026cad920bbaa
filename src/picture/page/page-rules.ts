import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, type PDFStream } from 'pdf-lib';
import { PictureRefusal } from '../refusal.ts';
import { filtersOf } from './stream-data.ts';

const name = (dict: PDFDict, key: string): string | undefined => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
};

/** Transparency would have to be worked out on every page of a stream: it is refused where a content selects it. */
export function checkGraphicsState(state: PDFDict): void {
  for (const key of ['ca', 'CA']) {
    const alpha = state.lookup(PDFName.of(key));
    if (alpha instanceof PDFNumber && alpha.asNumber() !== 1) throw transparent('opacity below 1');
  }
  const mode = state.lookup(PDFName.of('BM'));
  const modes = mode instanceof PDFArray ? mode.asArray() : [mode];
  for (const each of modes) {
    if (each instanceof PDFName && !['Normal', 'Compatible'].includes(each.decodeText())) {
      throw transparent(`blend mode ${each.decodeText()}`);
    }
  }
  if (state.lookup(PDFName.of('SMask')) instanceof PDFDict) throw transparent('a soft mask');
}

/** An image or form; `Ps` and data that stand in other files are nothing that a press would get. */
export function checkXObject(stream: PDFStream): void {
  const { dict } = stream;
  const kind = name(dict, 'Subtype');
  if (kind !== 'Image' && kind !== 'Form') throw new PictureRefusal('the page holds PostScript');
  if (dict.has(PDFName.of('F'))) throw new PictureRefusal('the page refers to another file');
  if (dict.has(PDFName.of('SMask')) || dict.lookup(PDFName.of('SMaskInData')) instanceof PDFNumber) {
    throw transparent('an image with a soft mask');
  }
  if (filtersOf(stream).includes('Crypt')) throw new PictureRefusal('it is encrypted');
}

/** Presses have no fonts of their own (PDF/X-4, 6.2.7): all must be embedded. */
export function checkFont(font: PDFDict): void {
  const kind = name(font, 'Subtype');
  if (kind === 'Type3') return;
  if (kind === 'Type0') {
    const descendants = font.lookup(PDFName.of('DescendantFonts'));
    const first = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
    if (first instanceof PDFDict && isEmbedded(first)) return;
  } else if (isEmbedded(font)) return;
  const called = (name(font, 'BaseFont') ?? 'without a name').replace(/^[A-Z]{6}\+/, '');
  throw new PictureRefusal(`font ${called} is not embedded`);
}

function isEmbedded(font: PDFDict): boolean {
  const descriptor = font.lookup(PDFName.of('FontDescriptor'));
  if (!(descriptor instanceof PDFDict)) return false;
  return ['FontFile', 'FontFile2', 'FontFile3'].some(
    (key) => descriptor.lookup(PDFName.of(key)) !== undefined,
  );
}

/** Layers that are switched off would be printed: nothing here can switch them off. */
export function checkLayers(catalog: PDFDict): void {
  const properties = catalog.lookup(PDFName.of('OCProperties'));
  const shown: PDFObject | undefined =
    properties instanceof PDFDict ? properties.lookup(PDFName.of('D')) : undefined;
  if (!(shown instanceof PDFDict)) return;
  const off = shown.lookup(PDFName.of('OFF'));
  const hidden = off instanceof PDFArray && off.size() > 0;
  if (hidden || name(shown, 'BaseState') === 'OFF')
    throw new PictureRefusal('it has layers that are switched off');
}

function transparent(what: string): PictureRefusal {
  return new PictureRefusal(`the page is transparent (${what}): flatten it`);
}
