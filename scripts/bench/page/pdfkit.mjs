import { createRequire } from 'node:module';
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { drawBill, FONTS } from './layout.mjs';

const require = createRequire(new URL('../../../package.json', import.meta.url));

/** One file of so many pages, written as pdfkit is fastest: no line breaking, right edges from measured widths. */
export async function pdfkitWriter() {
  return async (bills, pages) => {
    const doc = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 0 });
    doc.registerFont('regular', require.resolve(FONTS.regular));
    doc.registerFont('semibold', require.resolve(FONTS.semibold));
    doc.font('semibold').font('regular');
    let bytes = 0;
    doc.on('data', (chunk) => {
      bytes += chunk.length;
    });
    const ended = once(doc, 'end');
    const text = (string, x, y, size, semibold, right) => {
      doc.font(semibold ? 'semibold' : 'regular').fontSize(size);
      const left = right ? x - doc.widthOfString(string) : x;
      doc.text(string, left, y, { lineBreak: false });
    };
    const rule = (x, y, width) => {
      doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .stroke();
    };
    const start = performance.now();
    for (let page = 0; page < pages; page += 1) {
      doc.addPage();
      drawBill(bills[page % bills.length], text, rule);
    }
    doc.end();
    await ended;
    return { seconds: (performance.now() - start) / 1000, bytes };
  };
}
