import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyImage } from '../barcode/zxing.ts';

export const DPI = 300;

/** A page as a grey raster at 300 dpi, measured in mm from its upper left corner. */
export class RasterPage {
  readonly image: GreyImage;

  constructor(image: GreyImage) {
    this.image = image;
  }

  /** Share of dark pixels (0..1) in a rectangle. */
  darkness(x: number, y: number, width: number, height: number): number {
    const [left, top, right, bottom] = [x, y, x + width, y + height].map((mm) =>
      Math.round((mm * DPI) / 25.4),
    );
    let dark = 0;
    let all = 0;
    for (let row = top ?? 0; row < (bottom ?? 0); row += 1) {
      for (let column = left ?? 0; column < (right ?? 0); column += 1) {
        all += 1;
        if ((this.image.pixels[row * this.image.width + column] ?? 255) < 128) dark += 1;
      }
    }
    return dark / all;
  }

  /** The part that a reader at the left edge sees, enlarged by nothing and turned by nothing. */
  crop(x: number, y: number, width: number, height: number): GreyImage {
    const [left = 0, top = 0, w = 0, h = 0] = [x, y, width, height].map((mm) =>
      Math.round((mm * DPI) / 25.4),
    );
    const pixels = new Uint8Array(w * h);
    for (let row = 0; row < h; row += 1) {
      const from = (top + row) * this.image.width + left;
      pixels.set(this.image.pixels.subarray(from, from + w), row * w);
    }
    return { width: w, height: h, pixels };
  }
}

/** Renders pages (from 0) of a PDF with PDFium. */
export async function rasterPages(pdf: Uint8Array, pages: readonly number[]): Promise<RasterPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const rasters: RasterPage[] = [];
    for (const page of pages) {
      const { data, width, height } = await document
        .getPage(page)
        .render({ scale: DPI / 72, render: 'bitmap' });
      const pixels = new Uint8Array(width * height);
      for (let i = 0; i < pixels.length; i += 1) {
        pixels[i] = ((data[i * 4] ?? 255) + (data[i * 4 + 1] ?? 255) + (data[i * 4 + 2] ?? 255)) / 3;
      }
      rasters.push(new RasterPage({ width, height, pixels }));
    }
    document.destroy();
    return rasters;
  } finally {
    library.destroy();
  }
}
