import { NO_SLOT } from '../font/code-page.ts';
import type { Face } from '../font/face.ts';
import { INKLESS, isInkless } from './inkless.ts';
import { faceOfLook, isRaised, styleOfLook, type Looks } from './looks.ts';
import { isBeyondReach, isComplex } from './script/complex-characters.ts';
import { ComplexText } from './script/complex-text.ts';
import { codePointName } from './script/code-point-name.ts';
import type { SetStyle, SetStyles } from './set-style.ts';
import type { Trouble } from './trouble.ts';
import { MISSING, type Typefaces } from './typefaces.ts';

const HYPHEN = 0x2d;

/** Style, face and advance of each UTF-16 unit of the text in hand. */
export class FaceAssignment {
  face = new Uint8Array(1024);
  /** In 1/1000 em of the paragraph's own size. */
  advance = new Float64Array(1024);
  /** What of it is due to the unit that follows: not there at a line's end. */
  joint = new Float64Array(1024);
  /** Number of the unit's style. */
  style = new Uint16Array(1024);
  /** Of a text that must be shaped or runs from right to left. */
  shaping: ComplexText | undefined;
  readonly #faces: Typefaces;
  readonly #styles: SetStyles;
  readonly #trouble: Trouble;
  /** Made for the first text that needs it: few jobs have one. */
  #complex: ComplexText | undefined;
  /** Size of the paragraph. */
  #size = 1;

  constructor(faces: Typefaces, styles: SetStyles, trouble: Trouble) {
    this.#faces = faces;
    this.#styles = styles;
    this.#trouble = trouble;
  }

  /** Each unit in its part's style and face, else in the first fallback face that has it. */
  assign(text: string, { ranges, language }: Looks, style: SetStyle): void {
    const { length } = text;
    this.shaping = undefined;
    this.#size = style.size;
    if (this.face.length < length) {
      this.face = new Uint8Array(length * 2);
      this.advance = new Float64Array(length * 2);
      this.joint = new Float64Array(length * 2);
      this.style = new Uint16Array(length * 2);
    }
    let at = 0;
    for (let r = 0; r < ranges.length; r += 3) {
      const start = ranges[r] ?? 0;
      const end = ranges[r + 1] ?? 0;
      const look = ranges[r + 2] ?? 0;
      this.#assignPart(text, at, start, 0, style);
      this.#assignPart(text, start, end, look, style);
      at = end;
    }
    this.#assignPart(text, at, length, 0, style);
    this.#joinNeighbours(text);
    if (style.direction !== 'rtl' && !isComplex(text)) return;
    this.#complex ??= new ComplexText(this.#faces, this.#trouble);
    this.shaping = this.#complex;
    this.shaping.assign(text, this, style.direction, language);
  }

  /** A style's size in that of the paragraph. */
  scaleOf(style: number): number {
    return this.#styles.at(style).size / this.#size;
  }

  /** Ligatures, and what pairs move together: what is set as one run takes part, a style's or a face's end parts it. */
  #joinNeighbours(text: string): void {
    const { face, style, advance, joint } = this;
    const { length } = text;
    joint.fill(0, 0, length);
    let set: Face | undefined;
    let scale = 1;
    let end = 0;
    let last = NO_SLOT;
    for (let i = 0; i < length; i++) {
      if (i >= end) {
        end = i + 1;
        while (end < length && face[end] === face[i] && style[end] === style[i]) end++;
        set = face[i] === INKLESS ? undefined : this.#faces.at(face[i] ?? 0).face;
        scale = this.scaleOf(style[i] ?? 0);
        last = NO_SLOT;
      }
      if (set === undefined) {
        i = end - 1;
        continue;
      }
      let slot = set.slots[text.charCodeAt(i)] ?? NO_SLOT;
      const ligature =
        slot < 0x100 && set.ligatureFirsts[slot] === 1 ? set.ligatureAt(text, i, end) : undefined;
      const kern = last === NO_SLOT ? 0 : set.kern(last, ligature?.slot ?? slot);
      if (kern !== 0) {
        joint[i - 1] = (joint[i - 1] ?? 0) + kern * scale;
        advance[i - 1] = (advance[i - 1] ?? 0) + kern * scale;
      }
      if (ligature !== undefined) {
        slot = ligature.slot;
        this.#spread(ligature.advance * scale, i, ligature.length);
        i += ligature.length - 1;
      }
      last = slot;
    }
  }

  /** Gives its letters a ligature's width: their own, and what differs to the joint of the first. */
  #spread(width: number, from: number, length: number): void {
    const more = width - this.width(from, from + length);
    this.advance[from] = (this.advance[from] ?? 0) + more;
    this.joint[from] = more;
  }

  #assignPart(text: string, from: number, to: number, look: number, paragraph: SetStyle): void {
    if (from >= to) return;
    const number = styleOfLook(look);
    const own = number < 0 ? paragraph : this.#styles.at(number);
    const style = isRaised(look) ? this.#styles.raised(own) : own;
    const scale = style.size / paragraph.size;
    const face = style.faces[faceOfLook(look)] ?? style.face;
    const { widths } = this.#faces.at(face);
    this.style.fill(style.index, from, to);
    for (let i = from; i < to; i++) {
      const advance = widths[text.charCodeAt(i)] ?? MISSING;
      if (advance !== MISSING) {
        this.face[i] = face;
        this.advance[i] = advance * scale;
      } else i += this.#assignMissing(text, i, face, scale);
    }
  }

  /** Width of the units `from` to `to`. */
  width(from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.advance[i] ?? 0;
    return sum;
  }

  /** Where the ink of a line ends: before its last blanks and line ends. */
  inkEnd(text: string, start: number, end: number): number {
    let e = end;
    while (e > start && (text.charCodeAt(e - 1) === 0x20 || this.face[e - 1] === INKLESS)) e--;
    return e;
  }

  /**
   * What a line whose ink ends at `end` is wider than its units: less what the last one owes to the next, and with a hyphen,
   * in the face and size of what stands before it, the width of that.
   */
  endAdvance(text: string, end: number, hyphenated: boolean): number {
    const i = Math.max(0, end - 1);
    const own = -(this.joint[i] ?? 0);
    if (!hyphenated) return own;
    const scale = this.scaleOf(this.style[i] ?? 0);
    const hyphen = this.hyphenFace(end);
    const { widths, face } = this.#faces.at(hyphen);
    const kern =
      hyphen === this.face[i]
        ? face.kern(face.slots[text.charCodeAt(i)] ?? NO_SLOT, face.slots[HYPHEN] ?? NO_SLOT)
        : 0;
    return own + ((widths[HYPHEN] ?? 0) + kern) * scale;
  }

  /** The face of that hyphen: that of the style where what stands before it has none or its face has no hyphen. */
  hyphenFace(end: number): number {
    const i = Math.max(0, end - 1);
    const face = this.face[i] ?? INKLESS;
    if (face !== INKLESS && (this.#faces.at(face).widths[HYPHEN] ?? MISSING) !== MISSING) return face;
    return this.#styles.at(this.style[i] ?? 0).face;
  }

  /** The face of unit i, −1 when it has no ink. */
  inkFace(i: number): number {
    const face = this.face[i] ?? INKLESS;
    return face === INKLESS ? -1 : face;
  }

  /** Returns how many units beyond the one at `i` were assigned. */
  #assignMissing(text: string, i: number, ownFace: number, scale: number): number {
    const codePoint = text.codePointAt(i) ?? 0;
    const units = codePoint > 0xffff ? 2 : 1;
    let assigned = INKLESS;
    let advance = 0;
    if (!isInkless(codePoint)) {
      const faces = isBeyondReach(codePoint) ? [] : [ownFace, ...this.#faces.fallbackFor(ownFace)];
      for (const index of faces) {
        const { face } = this.#faces.at(index);
        const slot = face.slotOfCodePoint(codePoint);
        if (slot === NO_SLOT) continue;
        assigned = index;
        advance = face.advanceOfSlot(slot);
        break;
      }
      if (assigned === INKLESS) {
        this.#trouble.report('compose.character-missing', codePointName(codePoint), '');
      }
    }
    this.face.fill(assigned, i, i + units);
    this.advance[i] = advance * scale;
    if (units === 2) this.advance[i + 1] = 0;
    return units - 1;
  }
}
