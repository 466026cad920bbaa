import { PDFiumLibrary } from '@hyzyla/pdfium';
import { Galley } from '../../src/compose/galley.ts';
import { PLAIN } from '../../src/compose/looks.ts';
import { PageWriter } from '../../src/compose/page-writer.ts';
import { SetStyles } from '../../src/compose/set-style.ts';
import { TextSetter } from '../../src/compose/text-setter.ts';
import { Trouble } from '../../src/compose/trouble.ts';
import { Typefaces } from '../../src/compose/typefaces.ts';
import type { TextStyle } from '../../src/job/template.ts';
import { ContentWriter } from '../../src/pdf/content.ts';
import { fontFile } from '../font/font-files.ts';
import { sampleStream } from '../pdf/sample-stream.ts';
import { resources, tinyTemplate } from './tiny-job.ts';

const noto = '@expo-google-fonts/noto-sans';
const withScripts = new Map([
  ...resources,
  ['bold', fontFile('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')],
  ['deva', fontFile(`${noto}-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf`)],
  ['thai', fontFile(`${noto}-thai/400Regular/NotoSansThai_400Regular.ttf`)],
]);

/** A text that was set; lengths in pt. */
export interface SetText {
  readonly lines: readonly { readonly left: number; readonly right: number }[];
  readonly faces: readonly number[];
  readonly faults: readonly string[];
  /** A PDF with it, 60 pt from the left. */
  readonly pdf: Uint8Array;
}

/** Sets texts in faces of several scripts, in 10 pt: regular, semibold, DejaVu, its bold, Devanagari, Thai. */
export class PageSetter {
  readonly #faces: Typefaces;
  readonly #styles: SetStyles;
  readonly #trouble = new Trouble();
  readonly #setter: TextSetter;

  constructor(change: Partial<TextStyle> = {}) {
    const { body } = tinyTemplate.styles;
    if (body === undefined) throw new Error('no body');
    const template = {
      ...tinyTemplate,
      faces: [...tinyTemplate.faces, { file: 'bold' }, { file: 'deva' }, { file: 'thai' }],
      fallbackFaces: [2, 3, 4, 5],
      styles: { body: { ...body, align: 'start' as const, ...change } },
    };
    this.#faces = new Typefaces(template, withScripts);
    this.#styles = new SetStyles(template, this.#faces);
    this.#setter = new TextSetter(this.#faces, this.#styles, this.#trouble);
  }

  set(text: string, width = 400, looks = PLAIN): SetText {
    const galley = new Galley();
    const style = this.#styles.named('body');
    const column = { style, align: style.align, x: 0, width, lineStep: style.leading };
    const known = this.#trouble.faults.length;
    const count = this.#setter.set(galley, text, looks, column, 0);
    const content = new ContentWriter();
    const writer = new PageWriter(content, this.#faces, this.#styles);
    writer.begin(841.92);
    writer.runs(galley, 0, galley.runs, 60, 100);
    const glyphs = writer.extraGlyphs();
    const { bytes } = sampleStream([{ body: writer.deflated() }], {
      objectStreams: false,
      glyphs,
      faces: this.#faces.all.map(({ face }) => face),
    });
    const lines = Array.from({ length: count }, (_, line) => {
      const from = line === 0 ? 0 : (this.#setter.lineEnds[line - 1] ?? 0);
      const to = this.#setter.lineEnds[line] ?? 0;
      return { left: galley.runX[from] ?? 0, right: galley.runX[to - 1] ?? 0 };
    });
    return {
      lines,
      faces: galley.runFace.slice(0, galley.runs),
      faults: this.#trouble.faults.slice(known).map(({ code }) => code),
      pdf: bytes,
    };
  }
}

let library: Promise<PDFiumLibrary> | undefined;

/** What PDFium reads on the first page of a file. */
export async function pdfiumText(pdf: Uint8Array): Promise<string> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(Buffer.from(pdf));
  try {
    return document.getPage(0).getText();
  } finally {
    document.destroy();
  }
}

/** Left and right edge of what is dark on the page, in pt from 60 pt on, as PDFium shows it; in a band below the top. */
export async function inkOf(pdf: Uint8Array, from = 0, to = 841): Promise<{ left: number; right: number }> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(Buffer.from(pdf));
  try {
    const { data, width } = await document.getPage(0).render({ scale: 2, render: 'bitmap' });
    let [left, right] = [width, 0];
    for (let row = Math.round(from * 2); row < Math.round(to * 2); row++) {
      for (let column = 0; column < width; column++) {
        if ((data[4 * (row * width + column)] ?? 255) > 160) continue;
        left = Math.min(left, column);
        right = Math.max(right, column + 1);
      }
    }
    return { left: left / 2 - 60, right: right / 2 - 60 };
  } finally {
    document.destroy();
  }
}
