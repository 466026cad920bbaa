import { PDFDocument, rgb, type PDFPage } from 'pdf-lib';

/** A file of pages of 100 × 60 pt, each drawn by one of these. */
export async function pdf(
  ...draw: readonly ((page: PDFPage, document: PDFDocument) => unknown)[]
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const each of draw) await each(document.addPage([100, 60]), document);
  return document.save();
}

/** A red square in the upper left corner, a blue one in the lower right. */
export function squares(page: PDFPage): void {
  page.drawRectangle({ x: 0, y: 40, width: 20, height: 20, color: rgb(220 / 255, 30 / 255, 40 / 255) });
  page.drawRectangle({ x: 80, y: 0, width: 20, height: 20, color: rgb(30 / 255, 60 / 255, 200 / 255) });
}
