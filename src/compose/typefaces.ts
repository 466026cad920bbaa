import type { Fault, Place } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import { FaceError } from '../font/face-error.ts';
import { loadFace, type Face } from '../font/face.ts';
import { NO_SLOT } from '../font/code-page.ts';
import { isComplexUnit } from './script/complex-characters.ts';
import type { Template } from '../job/template.ts';

/** Width of a character that a face lacks: no sum that holds one is below this. */
export const MISSING = 0xffff;

const SOFT_HYPHEN = 0xad;

/** Weight class of semibold faces. */
const BOLD_FROM = 600;

/** A face ready for measuring. */
interface Typeface {
  readonly face: Face;
  /** UTF-16 unit → advance in 1/1000 em, `MISSING` where the face has no character. */
  readonly widths: Uint16Array;
}

/** The template's faces, in its order, and those tried for missing characters. */
export class Typefaces {
  readonly all: readonly Typeface[];
  /** Faces for missing characters, in the template's order: for texts in regular faces, and in bold ones. */
  readonly #fallback: readonly number[];
  readonly #boldFallback: readonly number[];
  readonly #none: Typeface;

  /** Stops the run with every face that cannot be used; `placeOf` says where a file is named. */
  constructor(
    template: Pick<Template, 'faces' | 'fallbackFaces'>,
    resources: ReadonlyMap<string, Uint8Array>,
    placeOf: (name: string) => Place = () => ({}),
  ) {
    const faults: Fault[] = [];
    this.all = template.faces.flatMap(({ file: name, features }) => {
      const read = readTypeface(resources.get(name), features);
      if (typeof read !== 'string') return [read];
      faults.push({
        code: 'compose.font-unreadable',
        place: placeOf(name),
        found: name,
        values: { reason: read },
      });
      return [];
    });
    if (faults.length > 0) throw new RunStop(faults);
    const { fallbackFaces } = template;
    const bold = fallbackFaces.filter((index) => this.#isBold(index));
    const regular = fallbackFaces.filter((index) => !this.#isBold(index));
    this.#fallback = [...regular, ...bold];
    this.#boldFallback = [...bold, ...regular];
    const first = this.all[0];
    if (first === undefined) throw new Error('a template without fonts');
    this.#none = first;
  }

  /** The faces that are tried for characters which a face lacks: those of its weight first. */
  fallbackFor(index: number): readonly number[] {
    return this.#isBold(index) ? this.#boldFallback : this.#fallback;
  }

  #isBold(index: number): boolean {
    return (this.all[index]?.face.metrics.weight ?? 0) >= BOLD_FROM;
  }

  at(index: number): Typeface {
    return this.all[index] ?? this.#none;
  }
}

/** A face, or why it cannot be used. */
function readTypeface(
  bytes: Uint8Array | undefined,
  features: readonly string[] | undefined,
): Typeface | string {
  if (bytes === undefined) return 'the file was not read';
  try {
    const face = loadFace(bytes, features);
    const widths = new Uint16Array(0x10000).fill(MISSING);
    for (let unit = 0; unit < widths.length; unit++) {
      if (face.slots[unit] !== NO_SLOT) widths[unit] = face.advances[unit] ?? 0;
    }
    // What is shaped together with its neighbours has no width of its own.
    for (let unit = 0; unit < widths.length; unit++) if (isComplexUnit(unit)) widths[unit] = MISSING;
    // Many fonts draw a hyphen there, wherever it stands; it is one at a line's end alone.
    widths[SOFT_HYPHEN] = MISSING;
    return { face, widths };
  } catch (error) {
    if (!(error instanceof FaceError)) throw error;
    return error.message;
  }
}
