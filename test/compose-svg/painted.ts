import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDocument, PDFName } from 'pdf-lib';
import { readSvg, svgContent } from '../../src/compose/svg/picture.ts';

/** Colour of a pixel as `#rrggbb`. */
export type ColorAt = (x: number, y: number) => string;

export function svg(inside: string, viewBox = '0 0 100 100'): Uint8Array {
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`,
  );
}

/** The operators that a picture becomes; throws the reason when it is refused. */
export function operatorsOf(bytes: Uint8Array): string {
  const picture = readSvg(bytes);
  if (typeof picture === 'string') throw new Error(picture);
  return new TextDecoder().decode(svgContent(picture).content);
}

/**
 * Paints a picture with another program, as a form on a page: the colours, asked by the picture's own coordinates as
 * typed in the SVG, with the origin of its viewBox at the upper left.
 */
export async function painted(bytes: Uint8Array): Promise<ColorAt> {
  const picture = readSvg(bytes);
  if (typeof picture === 'string') throw new Error(picture);
  const { content, width, height } = svgContent(picture);
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([width, height]);
  const form = pdf.context.stream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: pdf.context.obj([0, 0, width, height]),
  });
  page.node.setXObject(PDFName.of('S'), pdf.context.register(form));
  // States that the form must not take over from the page.
  const stream = pdf.context.stream('0 1 0 0 k 0 1 0 0 K 9 w 1 J 1 j [1 2] 0 d /S Do');
  page.node.set(PDFName.of('Contents'), pdf.context.register(stream));

  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await pdf.save());
  const scale = 4;
  const image = await document.getPage(0).render({ scale, render: 'bitmap' });
  const pixels = Uint8Array.from(image.data);
  document.destroy();
  library.destroy();
  return (x, y) => {
    const at = (Math.floor(y * scale) * image.width + Math.floor(x * scale)) * 4;
    return `#${[...pixels.subarray(at, at + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}
