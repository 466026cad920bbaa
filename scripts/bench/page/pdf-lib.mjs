import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, PageSizes } from 'pdf-lib';
import { drawBill, FONTS } from './layout.mjs';

const require = createRequire(new URL('../../../package.json', import.meta.url));

/** One file of so many pages; fonts are opened before the clock starts. */
export async function pdfLibWriter() {
  const files = [FONTS.regular, FONTS.semibold].map((name) => readFileSync(require.resolve(name)));
  return async (bills, pages) => {
    const doc = await PDFDocument.create();
    doc.registerFontkit(fontkit);
    const [regular, semibold] = await Promise.all(files.map((file) => doc.embedFont(file, { subset: true })));
    const height = PageSizes.A4[1];
    let page;
    const text = (string, x, y, size, bold, right) => {
      const font = bold ? semibold : regular;
      const left = right ? x - font.widthOfTextAtSize(string, size) : x;
      page.drawText(string, { x: left, y: height - y - size, size, font });
    };
    const rule = (x, y, width) => {
      page.drawLine({
        start: { x, y: height - y },
        end: { x: x + width, y: height - y },
        thickness: 0.5,
      });
    };
    const start = performance.now();
    for (let number = 0; number < pages; number += 1) {
      page = doc.addPage(PageSizes.A4);
      drawBill(bills[number % bills.length], text, rule);
    }
    const { length: bytes } = await doc.save();
    return { seconds: (performance.now() - start) / 1000, bytes };
  };
}
