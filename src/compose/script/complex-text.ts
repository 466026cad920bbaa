import bidiFactory from 'bidi-js';
import { NO_SLOT } from '../../font/code-page.ts';
import type { Face } from '../../font/face.ts';
import { ShapedRun } from '../../font/shaped-run.ts';
import { shapePiece, type ShapedGlyphs } from '../../font/shaper.ts';
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
  readonly #run = new ShapedRun();
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
      const { count, cluster, advance: own, glyph } = this.#shape(text, from, to, units, p);
      advance.fill(0, from, to);
      joint.fill(0, from, to);
      for (let g = 0; g < count; g++) {
        const at = cluster[g] ?? from;
        advance[at] = (advance[at] ?? 0) + (own[g] ?? 0) * scale;
        if (glyph[g] === 0) this.#reportMissing(at);
      }
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
    const glyphs = this.#shape(line, from - start, to - start, units, p, start);
    drawn.run = this.#runOf(line, from - start, to - start, glyphs, this.#faces.at(face).face, p);
    let width = 0;
    for (let g = 0; g < glyphs.count; g++) width += glyphs.advance[g] ?? 0;
    drawn.width = width * units.scaleOf(units.style[from] ?? 0);
    return drawn;
  }

  #shape(text: string, from: number, to: number, units: FaceAssignment, p: number, start = 0): ShapedGlyphs {
    return shapePiece({
      text,
      from,
      to,
      face: this.#faces.at(units.face[from + start] ?? 0).face,
      rightToLeft: ((this.pieces.level[p] ?? 0) & 1) === 1,
      language: this.#language,
    });
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

  /** The glyphs as a run; those whose own texts do not say what they stand for with the text beside them. */
  #runOf(text: string, from: number, to: number, glyphs: ShapedGlyphs, face: Face, p: number): string {
    const { count, cluster } = glyphs;
    const leftwards = ((this.pieces.level[p] ?? 0) & 1) === 1;
    for (let g = 0; g < count;) {
      const at = cluster[g] ?? from;
      let next = g + 1;
      while (next < count && cluster[next] === at) next++;
      const behind = leftwards ? (g === 0 ? to : (cluster[g - 1] ?? to)) : (cluster[next] ?? to);
      this.#addCluster(
        text.slice(at, next === count && !leftwards ? to : behind),
        g,
        next,
        glyphs,
        face,
        leftwards,
      );
      g = next;
    }
    return this.#run.take();
  }

  #addCluster(
    text: string,
    first: number,
    end: number,
    glyphs: ShapedGlyphs,
    face: Face,
    leftwards: boolean,
  ): void {
    const slots: number[] = [];
    let said = '';
    let raised = false;
    for (let g = first; g < end; g++) {
      const slot = face.slotOfGlyph(glyphs.glyph[g] ?? 0);
      slots.push(slot);
      said += face.textOfSlot(slot);
      raised ||= glyphs.up[g] !== 0;
    }
    if (slots.includes(NO_SLOT)) {
      this.#trouble.report('compose.character-missing', codePointName(text.codePointAt(0) ?? 0), '');
      return;
    }
    const letters = text.replaceAll(IGNORABLE, '');
    // Readers turn what runs from right to left unit by unit, and take what stands higher for another line.
    const meant = leftwards ? Array.from(letters).reverse().join('') : letters;
    const differs = (said !== meant || raised) && meant !== '';
    if (differs) this.#run.beginText(meant);
    for (let g = first; g < end; g++) {
      const slot = slots[g - first] ?? NO_SLOT;
      const further = (glyphs.advance[g] ?? 0) - face.advanceOfSlot(slot);
      this.#run.add(slot, glyphs.right[g] ?? 0, glyphs.up[g] ?? 0, further);
    }
    if (differs) this.#run.endText();
  }

  #reportMissing(at: number): void {
    const codePoint = this.#text.codePointAt(at) ?? 0;
    this.#trouble.report('compose.character-missing', codePointName(codePoint), '');
  }
}

/** What has no glyph: joiners, what states directions, soft hyphens. */
const IGNORABLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const MARK = /^\p{M}$/u;

function isMark(text: string, i: number): boolean {
  return MARK.test(text.charAt(i));
}
