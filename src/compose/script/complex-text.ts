import bidiFactory from 'bidi-js';
import { NO_SLOT } from '../../font/code-page.ts';
import { shapePiece, type ShapedPiece } from '../../font/shaper.ts';
import type { FaceAssignment } from '../face-assignment.ts';
import { INKLESS } from '../inkless.ts';
import type { Trouble } from '../trouble.ts';
import type { Typefaces } from '../typefaces.ts';
import { codePointName } from './code-point-name.ts';
import { PieceList } from './piece-list.ts';

/** In which direction a paragraph runs: as its first letter says (UAX 9, rules P2 and P3), or as it is told. */
type Direction = 'auto' | 'ltr' | 'rtl';

/** A piece as it is drawn. */
interface DrawnPiece {
  /** A plain text or a `ShapedRun`'s string; empty where nothing is drawn. */
  run: string;
  /** In 1/1000 em of the paragraph's own size. */
  width: number;
}

/**
 * The text in hand, where letters join, stack, change places or run from right to left: levels by the Unicode bidirectional
 * algorithm (UAX 9), glyphs by HarfBuzz. Widths go into the assignment of faces, so that lines are broken as those of
 * other texts; each line is then shaped anew, because letters join within lines.
 */
export class ComplexText {
  readonly pieces = new PieceList();
  readonly #faces: Typefaces;
  readonly #trouble: Trouble;
  readonly #bidi = bidiFactory();
  readonly #drawn: DrawnPiece = { run: '', width: 0 };
  #text = '';
  #language = '';
  #paragraphs: readonly { readonly end: number; readonly level: number }[] = [];

  constructor(faces: Typefaces, trouble: Trouble) {
    this.#faces = faces;
    this.#trouble = trouble;
  }

  /** Shapes a text whose units have faces and styles, for its widths. */
  assign(text: string, units: FaceAssignment, direction: Direction, language: string): void {
    const { levels, paragraphs } = this.#bidi.getEmbeddingLevels(text, direction);
    this.#text = text;
    this.#language = language;
    this.#paragraphs = paragraphs;
    const { pieces } = this;
    pieces.assign(text, levels);
    this.#bindFaces(units);
    pieces.cut(0, text.length, units);
    const { advance, joint } = units;
    for (let p = 0; p < pieces.count; p++) {
      const from = pieces.from[p] ?? 0;
      const to = pieces.to[p] ?? 0;
      // What stands before a piece moves no closer to it.
      if (from > 0) {
        advance[from - 1] = (advance[from - 1] ?? 0) - (joint[from - 1] ?? 0);
        joint[from - 1] = 0;
      }
      if (pieces.shaped[p] !== true || units.face[from] === INKLESS) continue;
      const scale = units.scaleOf(units.style[from] ?? 0);
      advance.fill(0, from, to);
      joint.fill(0, from, to);
      shapePiece(this.#piece(text, from, to, units, p), ({ cluster, advance: own, missing }, start) => {
        for (let g = 0; g < cluster.length; g++) {
          const at = start + (cluster[g] ?? 0);
          advance[at] = (advance[at] ?? 0) + (own[g] ?? 0) * scale;
        }
        for (const at of missing) this.#reportMissing(start + at);
      });
    }
  }

  /** Whether the paragraph that unit i is in runs from right to left. */
  runsLeft(i: number): boolean {
    const paragraph = this.#paragraphs.find(({ end }) => i <= end);
    return ((paragraph?.level ?? 0) & 1) === 1;
  }

  /** Width of the units `from` to `to` as a line of their own, in 1/1000 em of the paragraph. */
  lineWidth(from: number, to: number, units: FaceAssignment): number {
    const { pieces } = this;
    pieces.cut(from, to, units);
    const line = this.#text.slice(from, to);
    let width = 0;
    for (let p = 0; p < pieces.count; p++) width += this.draw(line, from, p, units).width;
    return width;
  }

  /** Piece p of those cut last, which is on a `line` that begins at unit `start`: how it is drawn; good up to the next call. */
  draw(line: string, start: number, p: number, units: FaceAssignment): DrawnPiece {
    const { pieces } = this;
    const drawn = this.#drawn;
    const from = pieces.from[p] ?? 0;
    const to = pieces.to[p] ?? 0;
    const face = units.face[from] ?? INKLESS;
    drawn.run = '';
    drawn.width = 0;
    if (face === INKLESS) return drawn;
    if (pieces.shaped[p] !== true) {
      drawn.run = line.slice(from - start, to - start);
      // The last unit owes nothing to what stands in the next line.
      drawn.width = units.width(from, to) - (units.joint[to - 1] ?? 0);
      return drawn;
    }
    let run = '';
    let width = 0;
    shapePiece(this.#piece(line, from - start, to - start, units, p, start), (word) => {
      // Each word's run begins with the unit that tells such a run.
      run += run === '' ? word.run : word.run.slice(1);
      for (const own of word.advance) width += own;
    });
    drawn.run = run;
    drawn.width = width * units.scaleOf(units.style[from] ?? 0);
    return drawn;
  }

  #piece(text: string, from: number, to: number, units: FaceAssignment, p: number, start = 0): ShapedPiece {
    return {
      text,
      from,
      to,
      face: this.#faces.at(units.face[from + start] ?? 0).face,
      rightToLeft: ((this.pieces.level[p] ?? 0) & 1) === 1,
      language: this.#language,
    };
  }

  /** Accents in the face of their letter, and what has no glyph in that of what stands before it. */
  #bindFaces({ face }: FaceAssignment): void {
    const text = this.#text;
    const { pieces } = this;
    for (let i = 1; i < text.length; i++) {
      if (!pieces.isShaped(i) || !pieces.isShaped(i - 1) || face[i] === face[i - 1]) continue;
      if (face[i] === INKLESS) {
        face[i] = face[i - 1] ?? INKLESS;
        continue;
      }
      if (!isMark(text, i)) continue;
      let base = i - 1;
      while (base > 0 && isMark(text, base) && pieces.isShaped(base - 1)) base--;
      const own = face[base] ?? INKLESS;
      const whole = [own, face[i] ?? INKLESS, ...this.#faces.fallbackFor(own)].find(
        (index) => index !== INKLESS && this.#hasAll(index, base, i + 1),
      );
      if (whole !== undefined) face.fill(whole, base, i + 1);
    }
  }

  #hasAll(index: number, from: number, to: number): boolean {
    const { slots } = this.#faces.at(index).face;
    for (let i = from; i < to; i++) {
      if ((slots[this.#text.charCodeAt(i)] ?? NO_SLOT) === NO_SLOT) return false;
    }
    return true;
  }

  #reportMissing(at: number): void {
    const codePoint = this.#text.codePointAt(at) ?? 0;
    this.#trouble.report('compose.character-missing', codePointName(codePoint), '');
  }
}

const MARK = /^\p{M}$/u;

function isMark(text: string, i: number): boolean {
  return MARK.test(text.charAt(i));
}
