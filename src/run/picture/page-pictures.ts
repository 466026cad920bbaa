import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';

/** A page drawn: rows of pixels from the top, four bytes a pixel: red, green, blue, opacity. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Draws pages of PDF files. It holds the renderer's memory: close it. */
export class PagePictures {
  readonly #library: PDFiumLibrary;

  private constructor(library: PDFiumLibrary) {
    this.#library = library;
  }

  static async open(): Promise<PagePictures> {
    return new PagePictures(await PDFiumLibrary.init());
  }

  /** Draws the pages of a file, one after another; `dpi`: dots an inch. */
  async *pages(pdf: Uint8Array, dpi: number): AsyncGenerator<PagePicture> {
    const document = await this.#library.loadDocument(pdf);
    try {
      for (let page = 0; page < document.getPageCount(); page += 1) yield await drawn(document, page, dpi);
    } finally {
      document.destroy();
    }
  }

  close(): void {
    this.#library.destroy();
  }
}

async function drawn(document: PDFiumDocument, page: number, dpi: number): Promise<PagePicture> {
  const sheet = document.getPage(page);
  const { originalWidth, originalHeight } = sheet.getOriginalSize();
  // A scale would cut a page to whole points first, and what stands on a press's dots would not stand on the picture's.
  const size = {
    width: Math.round((originalWidth * dpi) / 72),
    height: Math.round((originalHeight * dpi) / 72),
  };
  const { width, height, data } = await sheet.render({ ...size, scale: 1, render: 'bitmap' });
  return { width, height, pixels: data };
}

/** Packing harder takes longer than drawing. */
const DEFLATE_LEVEL = 3;

/** A picture as a PNG file. */
export function pngOf({ width, height, pixels }: PagePicture): Uint8Array {
  const png = new PNG({ width, height });
  png.data = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  return PNG.sync.write(png, { deflateLevel: DEFLATE_LEVEL, inputHasAlpha: true, colorType: 2 });
}

/** Sixteen steps of each colour: what a page shows is the same, and its file half as large. */
const STEP = 17;

/** A picture as a PNG file that is kept and sent about: colours in 16 steps, packed hard. */
export function smallPngOf({ width, height, pixels }: PagePicture): Uint8Array {
  const png = new PNG({ width, height });
  const data = Buffer.alloc(pixels.byteLength);
  for (let i = 0; i < data.length; i += 1) data[i] = Math.round((pixels[i] ?? 0) / STEP) * STEP;
  png.data = data;
  return PNG.sync.write(png, { deflateLevel: 9, filterType: 0, inputHasAlpha: true, colorType: 2 });
}
