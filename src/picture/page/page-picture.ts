import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFStream, type PDFPage } from 'pdf-lib';
import type { PrintPicture } from '../print-picture.ts';
import { PictureRefusal } from '../refusal.ts';
import { inherited, quarterTurns, shownBox, type PageBox } from './page-box.ts';
import { PageCopier } from './page-copier.ts';
import { checkLayers } from './page-rules.ts';
import { contentData } from './stream-data.ts';

/** A page of a PDF file as a form, with what it draws with. Notes, links and forms to be filled in are left out. */
export async function pagePicture(file: Uint8Array, page: number): Promise<PrintPicture> {
  const tail = Buffer.from(file.subarray(-2048)).toString('latin1');
  if (!tail.includes('startxref')) throw new PictureRefusal('it is cut off');
  try {
    const document = await open(file);
    const pages = document.getPageCount();
    if (page > pages) throw new PictureRefusal(`it has no page ${page}: it has ${pages}`);
    checkLayers(document.catalog);
    return copied(document.getPage(page - 1));
  } catch (error) {
    if (error instanceof PictureRefusal || !(error instanceof Error)) throw error;
    throw new PictureRefusal(`it is damaged (${error.message.split('\n')[0]?.slice(0, 80) ?? ''})`);
  }
}

async function open(file: Uint8Array): Promise<PDFDocument> {
  const text = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text.toString('latin1'))) throw new PictureRefusal('it is encrypted');
  return PDFDocument.load(file, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: Infinity,
  });
}

function copied(page: PDFPage): PrintPicture {
  const { node } = page;
  const { context } = node;
  const unit = node.lookup(PDFName.of('UserUnit'));
  if (unit instanceof PDFNumber && unit.asNumber() !== 1)
    throw new PictureRefusal('its unit is not the point');
  const box = shownBox(node, context);
  const turns = quarterTurns(node);
  const resources = inherited(node, 'Resources');
  const corners = [box.left, box.bottom, box.right, box.top].join(' ');
  const object = new PageCopier(context).form(
    `/Type/XObject/Subtype/Form/BBox[${corners}]`,
    contentsOf(node),
    resources instanceof PDFDict ? resources : undefined,
  );
  const size = { width: rounded(box.right - box.left), height: rounded(box.top - box.bottom) };
  const { width, height } = turns % 2 === 0 ? size : { width: size.height, height: size.width };
  return { width, height, kind: 'page', content: `q ${placing(box, turns)} cm /P Do Q\n`, object };
}

/** Streams of a page go on where the one before ends, between two operands even. */
function contentsOf(node: PDFDict): Uint8Array {
  const contents = node.lookup(PDFName.of('Contents'));
  const list = contents instanceof PDFArray ? contents.asArray() : contents === undefined ? [] : [contents];
  const pieces = list.flatMap((entry) => {
    const stream = node.context.lookup(entry);
    if (!(stream instanceof PDFStream))
      throw new PictureRefusal('it is damaged: the page lacks its contents');
    return [contentData(stream), Buffer.from('\n')];
  });
  return Buffer.concat(pieces);
}

/** The matrix that brings the box, turned clockwise, to the origin. */
function placing({ left, bottom, right, top }: PageBox, turns: 0 | 1 | 2 | 3): string {
  const matrices = {
    0: [1, 0, 0, 1, -left, -bottom],
    1: [0, -1, 1, 0, -bottom, right],
    2: [-1, 0, 0, -1, right, top],
    3: [0, 1, -1, 0, top, -left],
  };
  return matrices[turns].map(rounded).join(' ');
}

function rounded(length: number): number {
  const value = Math.round(length * 1000) / 1000;
  return value === 0 ? 0 : value;
}
