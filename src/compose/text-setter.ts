import { BreakFinder } from './break-opportunities.ts';
import { FaceAssignment } from './face-assignment.ts';
import type { Galley } from './galley.ts';
import { faceOfLook, FIRST_STYLED, PLAIN, styleOfLook, type Looks } from './looks.ts';
import type { SetStyle, SetStyles } from './set-style.ts';
import { showMm, type Trouble } from './trouble.ts';
import { MISSING, type Typefaces } from './typefaces.ts';

/** Where text is set: lengths in pt, x from the frame's left edge. */
export interface Column {
  readonly style: SetStyle;
  readonly align: SetStyle['align'];
  readonly x: number;
  readonly width: number;
  /** Line to line: the style's leading, or 0 where each line becomes a strip of its own. */
  readonly lineStep: number;
}

/**
 * Sets text: measures, breaks it into lines (UAX 14), takes characters that a face lacks from the fallback faces, and
 * adds its runs to a galley. Measures are whole 1/1000 em. Nothing is ever cut off: a word that is wider than its
 * column is broken at a character.
 */
export class TextSetter {
  /** Runs in the galley after each line of the last text that was set. */
  readonly lineEnds: number[] = [];
  readonly #faces: Typefaces;
  readonly #styles: SetStyles;
  readonly #breaks = new BreakFinder();
  readonly #units: FaceAssignment;
  readonly #trouble: Trouble;

  constructor(faces: Typefaces, styles: SetStyles, trouble: Trouble) {
    this.#faces = faces;
    this.#styles = styles;
    this.#trouble = trouble;
    this.#units = new FaceAssignment(faces, styles, trouble);
  }

  /** Width of a one-line text in 1/1000 em; `MISSING` or more when the face lacks one of its characters. */
  measure(text: string, face: number): number {
    const widths = this.#faces.at(face).widths;
    let width = 0;
    for (let i = 0; i < text.length; i++) width += widths[text.charCodeAt(i)] ?? MISSING;
    return width;
  }

  /**
   * Sets `text`, its first line's top at dy. All of a line stands on the base line of the column's style, whatever the
   * size of its parts. Returns the number of lines; empty text has none.
   */
  set(galley: Galley, text: string, looks: Looks, column: Column, dy: number): number {
    const length = text.length;
    if (length === 0) return 0;
    const { ranges } = looks;
    const whole = ranges.length === 3 && ranges[0] === 0 && ranges[1] === length;
    if (whole || ranges.length === 0) {
      const { align, x, width } = column;
      const look = whole ? (ranges[2] ?? 0) : 0;
      const style = look < FIRST_STYLED ? column.style : this.#styles.at(styleOfLook(look));
      const face = look === 0 ? style.face : (style.faces[faceOfLook(look)] ?? style.face);
      const units = this.measure(text, face);
      if (units <= (width * 1000) / style.size + SLACK && units < MISSING) {
        const left = x + (align === 'left' ? 0 : indent(align, width, (units * style.size) / 1000));
        galley.addRun(text, left, dy + column.style.baseline, face, style.index);
        this.lineEnds[0] = galley.runs;
        return 1;
      }
    }
    return this.#setBroken(galley, settable(text, ranges.length > 0), ranges, column, dy);
  }

  /** As `set`, for text that looks alike all through. */
  setPlain(galley: Galley, text: string, column: Column, dy: number): number {
    return this.set(galley, text, PLAIN, column, dy);
  }

  /** The widest piece of `text` between two break opportunities, in 1/1000 em: what a column must have at least. */
  widestWord(text: string, style: SetStyle): number {
    this.#units.assign(text, [], style);
    let widest = 0;
    let last = 0;
    for (const entry of this.#breaks.find(text)) {
      const position = entry >> 1;
      widest = Math.max(widest, this.#units.width(last, this.#units.inkEnd(text, last, position)));
      last = position;
    }
    return widest;
  }

  #setBroken(galley: Galley, text: string, ranges: readonly number[], column: Column, top: number): number {
    const units = this.#units;
    units.assign(text, ranges, column.style);
    const room = Math.floor((column.width * 1000) / column.style.size + SLACK);
    let lines = 0;
    let start = 0;
    let used = 0;
    let last = 0;
    const close = (end: number): void => {
      this.#addLine(galley, text, start, end, column, top + lines * column.lineStep);
      this.lineEnds[lines++] = galley.runs;
      start = end;
      used = 0;
    };
    for (const entry of this.#breaks.find(text)) {
      const position = entry >> 1;
      const inked = units.inkEnd(text, last, position);
      let ink = units.width(last, inked);
      if (used + ink > room && last > start) close(last);
      if (ink > room) {
        // Emergency: the word alone is wider than the column.
        ink = 0;
        for (let i = last; i < inked; i++) {
          const advance = units.advance[i] ?? 0;
          if (advance > room) this.#reportTooWide(advance, column);
          if (ink + advance > room && i > start && !joinsPrevious(text, i)) {
            close(i);
            ink = 0;
          }
          ink += advance;
        }
      }
      used += ink + units.width(inked, position);
      last = position;
      if ((entry & 1) === 1) close(position);
    }
    if (start < text.length) close(text.length);
    return lines;
  }

  /** A column narrower than one character. */
  #reportTooWide(advance: number, { style, width }: Column): void {
    const needed = (advance * style.size) / 1000;
    this.#trouble.report('compose.does-not-fit', showMm(needed), showMm(width));
  }

  #addLine(galley: Galley, text: string, start: number, end: number, column: Column, dy: number): void {
    const units = this.#units;
    const { style, align, width } = column;
    const inked = units.inkEnd(text, start, end);
    const scale = style.size / 1000;
    let x = column.x + (align === 'left' ? 0 : indent(align, width, units.width(start, inked) * scale));
    let from = start;
    for (let i = start + 1; i <= inked; i++) {
      if (i < inked && units.face[i] === units.face[from] && units.style[i] === units.style[from]) continue;
      const face = units.inkFace(from);
      if (face >= 0) galley.addRun(text.slice(from, i), x, dy + style.baseline, face, units.style[from] ?? 0);
      x += units.width(from, i) * scale;
      from = i;
    }
  }
}

/** 1/1000 em of forgiveness for columns that were made to measure. */
const SLACK = 0.5;

/** Left edge of a line of `ink` in a column of `width`. */
function indent(align: SetStyle['align'], width: number, ink: number): number {
  return align === 'right' ? width - ink : (width - ink) / 2;
}

/** Tabs as blanks, and where letter and accent stand apart, the letter that has both; bounds of parts forbid the second. */
function settable(text: string, fixedLength: boolean): string {
  const untabbed = text.includes('\t') ? text.replaceAll('\t', ' ') : text;
  return !fixedLength && /[\u0300-\u036f]/.test(untabbed) ? untabbed.normalize('NFC') : untabbed;
}

/** Whether the unit at i belongs to the character before it: a combining mark or the second half of a pair. */
function joinsPrevious(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit >= 0x0300 && unit <= 0x036f);
}
