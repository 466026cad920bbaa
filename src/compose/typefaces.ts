import { stopRun } from '../fault/run-stop.ts';
import { FaceError } from '../font/face-error.ts';
import { loadFace, type Face } from '../font/face.ts';
import { NO_SLOT } from '../font/code-page.ts';
import type { Template } from '../job/template.ts';

/** Width of a character that a face lacks: no sum that holds one is below this. */
export const MISSING = 0xffff;

/** A face ready for measuring. */
export interface Typeface {
  readonly face: Face;
  /** UTF-16 unit → advance in 1/1000 em, `MISSING` where the face has no character. */
  readonly widths: Uint16Array;
}

/** The template's faces, in its order, and those tried for missing characters. */
export class Typefaces {
  readonly all: readonly Typeface[];
  readonly fallback: readonly number[];
  readonly #none: Typeface;

  constructor(template: Template, resources: ReadonlyMap<string, Uint8Array>) {
    this.all = template.faces.map((name) => readTypeface(name, resources, template.file));
    this.fallback = template.fallbackFaces;
    const first = this.all[0];
    if (first === undefined) {
      stopRun({
        code: 'compose.font-unreadable',
        place: { file: template.file },
        found: '',
        values: { reason: 'no font is named' },
      });
    }
    this.#none = first;
  }

  at(index: number): Typeface {
    return this.all[index] ?? this.#none;
  }
}

function readTypeface(name: string, resources: ReadonlyMap<string, Uint8Array>, file: string): Typeface {
  const bytes = resources.get(name);
  try {
    if (bytes === undefined) throw new FaceError('unreadable', 'the file was not read');
    const face = loadFace(bytes);
    const widths = new Uint16Array(0x10000).fill(MISSING);
    for (let unit = 0; unit < widths.length; unit++) {
      if (face.slots[unit] !== NO_SLOT) widths[unit] = face.advances[unit] ?? 0;
    }
    return { face, widths };
  } catch (error) {
    if (!(error instanceof FaceError)) throw error;
    stopRun(
      {
        code: 'compose.font-unreadable',
        place: { file },
        found: name,
        values: { reason: error.message },
      },
      error,
    );
  }
}
