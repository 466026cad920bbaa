import { NO_SLOT } from '../font/code-page.ts';
import { UNKNOWN_KERN } from '../font/kerning-table.ts';
import { bindBlanks } from './bound-blanks.ts';
import { BreakFinder } from './break-opportunities.ts';
import { FaceAssignment } from './face-assignment.ts';
import type { Galley } from './galley.ts';
import { Hyphenation } from './hyphenation.ts';
import { countBlanks, indent, spaceOfBlanks } from './line-space.ts';
import { joinsPrevious } from './line-candidates.ts';
import { faceOfLook, FIRST_STYLED, isRaised, PLAIN, styleOfLook, type Looks } from './looks.ts';
import { withJoinedFigures } from './raised-figures.ts';
import { addComplexLine } from './script/complex-line.ts';
import { OptimalLines } from './optimal-lines.ts';
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
  /** Of a column that is as wide as its content: takes widths of texts while the setter measures. */
  readonly gauge?: WidthGauge;
}

/** The widest text so far, in pt. */
export interface WidthGauge {
  widest: number;
}

/**
 * Sets text: measures, breaks it into lines (UAX 14), takes characters that a face lacks from the fallback faces, and
 * adds its runs to a galley. Measures are whole 1/1000 em. Nothing is ever cut off: a word that is wider than its
 * column is broken at a character.
 */
export class TextSetter {
  /** Runs in the galley after each line of the last text that was set. */
  readonly lineEnds: number[] = [];
  /** Texts are measured where their column asks for it, and nothing is set. */
  measuring = false;
  readonly #faces: Typefaces;
  readonly #styles: SetStyles;
  readonly #breaks = new BreakFinder();
  readonly #units: FaceAssignment;
  readonly #optimal: OptimalLines;
  readonly #hyphenation = new Hyphenation();
  readonly #trouble: Trouble;

  constructor(faces: Typefaces, styles: SetStyles, trouble: Trouble) {
    this.#faces = faces;
    this.#styles = styles;
    this.#trouble = trouble;
    this.#units = new FaceAssignment(faces, styles, trouble);
    this.#optimal = new OptimalLines(this.#units);
  }

  /** Width of a one-line text in 1/1000 em; `MISSING` or more when the face lacks one of its characters. */
  measure(text: string, face: number): number {
    const { widths, face: font } = this.#faces.at(face);
    const { slots, kerns, ligatureFirsts } = font;
    let width = 0;
    let last = BLANK;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const own = widths[unit] ?? MISSING;
      if (own === MISSING) return MISSING;
      let slot = slots[unit] ?? NO_SLOT;
      const ligature =
        slot < 0x100 && ligatureFirsts[slot] === 1 ? font.ligatureAt(text, i, text.length) : undefined;
      if (ligature === undefined) width += own;
      else {
        slot = ligature.slot;
        width += ligature.advance;
        i += ligature.length - 1;
      }
      const kern = slot < 0x100 && last < 0x100 ? (kerns[(last << 8) | slot] ?? 0) : UNKNOWN_KERN;
      width += kern === UNKNOWN_KERN ? font.kern(last, slot) : kern;
      last = slot;
    }
    return width;
  }

  /**
   * Sets `text`, its first line's top at dy. All of a line stands on the base line of the column's style, whatever the
   * size of its parts. Returns the number of lines; empty text has none.
   */
  set(galley: Galley, text: string, looks: Looks, column: Column, dy: number): number {
    if (text.length === 0) return 0;
    if (this.measuring) {
      const { gauge, style } = column;
      if (gauge !== undefined) gauge.widest = Math.max(gauge.widest, this.#naturalWidth(text, looks, style));
      return 1;
    }
    const { smaller, oneLine } = column.style;
    if (smaller.length === 0 && !oneLine) return this.#set(galley, text, looks, column, dy);
    return this.#set(galley, text, looks, this.#fitting(text, looks, column), dy);
  }

  /** The column in the largest size in which the text stands in one line; as it is where no size is small enough. */
  #fitting(text: string, looks: Looks, column: Column): Column {
    const { style, width } = column;
    if (text.includes('\n')) return column;
    const settled = settable(text, looks.ranges.length > 0);
    this.#units.assign(settled, looks, style);
    const units = this.#units.width(0, this.#units.inkEnd(settled, 0, settled.length));
    const largest = (width * 1000) / (units - SLACK);
    if (units <= SLACK || style.size <= largest) return column;
    const fitting = style.smaller.find(({ size }) => size <= largest);
    if (fitting !== undefined) return { ...column, style: fitting };
    const least = style.smaller.at(-1)?.size ?? style.size;
    if (style.oneLine)
      this.#trouble.report('compose.does-not-fit', showMm((units * least) / 1000), showMm(width));
    return column;
  }

  #set(galley: Galley, text: string, looks: Looks, column: Column, dy: number): number {
    const { ranges } = looks;
    if (column.style.direction === 'rtl') {
      // Even a number stands elsewhere there: it is set as the paragraph is.
    } else if (ranges.length === 0) {
      const { style } = column;
      if (this.#setLine(galley, text, style, style.face, column, dy)) return 1;
    } else if (
      ranges.length === 3 &&
      ranges[0] === 0 &&
      ranges[1] === text.length &&
      !isRaised(ranges[2] ?? 0)
    ) {
      const look = ranges[2] ?? 0;
      const style = look < FIRST_STYLED ? column.style : this.#styles.at(styleOfLook(look));
      if (this.#setLine(galley, text, style, style.faces[faceOfLook(look)] ?? style.face, column, dy))
        return 1;
    }
    const settled = settable(text, ranges.length > 0);
    this.#units.assign(settled, looks, column.style);
    const optimal =
      (column.align === 'justify' || column.style.hyphenate || text.includes('\u00ad')) &&
      !this.#breaksShapedWords(settled, column);
    const joined = withJoinedFigures(settled, ranges);
    return optimal
      ? this.#setOptimal(galley, settled, joined, looks.language, column, dy)
      : this.#setFirstFit(galley, settled, joined, column, dy);
  }

  /** Sets a text that looks alike all through as one line, unless it is wider than its column or its face lacks some of it. */
  #setLine(galley: Galley, text: string, style: SetStyle, face: number, column: Column, dy: number): boolean {
    const { align, x, width } = column;
    const units = this.measure(text, face);
    if (units > (width * 1000) / style.size + SLACK || units >= MISSING) return false;
    const left = x + (align === 'start' ? 0 : indent(align, width, (units * style.size) / 1000));
    galley.addRun(text, left, dy + column.style.baseline, face, style.index);
    this.lineEnds[0] = galley.runs;
    return true;
  }

  /** The width in pt of a text whose lines end only where it says so. */
  #naturalWidth(text: string, looks: Looks, style: SetStyle): number {
    const { ranges } = looks;
    const scale = style.size / 1000;
    const plain = ranges.length === 0 ? this.measure(text, style.face) : MISSING;
    if (plain < MISSING) return plain * scale;
    const units = this.#units;
    const settled = settable(text, ranges.length > 0);
    units.assign(settled, looks, style);
    let widest = 0;
    let start = 0;
    for (const entry of this.#breaks.find(settled)) {
      const end = entry >> 1;
      if ((entry & 1) === 0 && end < settled.length) continue;
      const inked = units.inkEnd(settled, start, end);
      if (inked > start) widest = Math.max(widest, units.width(start, inked) - (units.joint[inked - 1] ?? 0));
      start = end;
    }
    return widest * scale;
  }

  /** As `set`, for text that looks alike all through. */
  setPlain(galley: Galley, text: string, column: Column, dy: number): number {
    return this.set(galley, text, PLAIN, column, dy);
  }

  /** The widest piece of `text` between two break opportunities, in 1/1000 em: what a column must have at least. */
  widestWord(text: string, style: SetStyle): number {
    this.#units.assign(text, PLAIN, style);
    return this.#widestPiece(text);
  }

  #widestPiece(text: string): number {
    let widest = 0;
    let last = 0;
    for (const entry of this.#breaks.find(text)) {
      const position = entry >> 1;
      widest = Math.max(widest, this.#units.width(last, this.#units.inkEnd(text, last, position)));
      last = position;
    }
    return widest;
  }

  /** Each line takes what fits into it. */
  #setFirstFit(galley: Galley, text: string, joined: string, column: Column, top: number): number {
    const units = this.#units;
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
    for (const entry of this.#breaksOf(joined, room)) {
      const position = entry >> 1;
      const inked = units.inkEnd(text, last, position);
      let ink = units.width(last, inked);
      const owed = inked > last ? (units.joint[inked - 1] ?? 0) : 0;
      if (used + ink - owed > room && last > start) close(last);
      if (ink - owed > room) {
        // Emergency: the word alone is wider than the column.
        ink = 0;
        for (let i = last; i < inked; i++) {
          const advance = units.advance[i] ?? 0;
          const own = advance - (units.joint[i] ?? 0);
          if (own > room) this.#reportTooWide(own, column);
          if (ink + own > room && i > start && !joinsPrevious(text, i)) {
            if (units.shaping !== undefined) {
              // Letters that follow count from there on.
              i = this.#endOfShapedLine(text, start, i, room) - 1;
              close(i + 1);
              ink = 0;
              continue;
            }
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

  /** Whether words whose letters join are wider than their column: these are broken where lines take what fits. */
  #breaksShapedWords(text: string, { width, style }: Column): boolean {
    return this.#units.shaping !== undefined && this.#widestPiece(text) > (width * 1000) / style.size;
  }

  /** Where a line ends that breaks a word whose letters join: they are wider at an end than beside others. */
  #endOfShapedLine(text: string, start: number, end: number, room: number): number {
    const units = this.#units;
    let at = end;
    while (at > start + 1 && (units.shaping?.lineWidth(start, at, units) ?? 0) > room) {
      at--;
      while (at > start + 1 && (joinsPrevious(text, at) || units.advance[at] === 0)) at--;
    }
    return at;
  }

  /** Lines that look well together, with divided words where the style has them. */
  #setOptimal(
    galley: Galley,
    text: string,
    joined: string,
    language: string,
    column: Column,
    top: number,
  ): number {
    const { style, align } = column;
    const room = (column.width * 1000) / style.size;
    this.#checkCharacters(text, room, column);
    const divider = style.hyphenate ? this.#hyphenation.of(language) : undefined;
    this.#optimal.break(joined, this.#breaksOf(joined, room), {
      room,
      justified: align === 'justify',
      divider,
    });
    const { ends } = this.#optimal;
    let start = 0;
    for (let line = 0; line < ends.length; line++) {
      const end = ends[line] ?? 0;
      const dy = top + line * column.lineStep;
      this.#addLine(galley, text, start, end >> 2, column, dy, (end & 1) === 1, (end & 2) === 0);
      this.lineEnds[line] = galley.runs;
      start = end >> 2;
    }
    return ends.length;
  }

  /** Where a line of this room may end: not inside amounts, dates and the like, unless they are wider than it. */
  #breaksOf(text: string, room: number): readonly number[] {
    const units = this.#units;
    return bindBlanks(
      text,
      this.#breaks.find(text),
      (from, to) => units.width(from, units.inkEnd(text, from, to)) <= room,
    );
  }

  #checkCharacters(text: string, room: number, column: Column): void {
    const { advance, joint } = this.#units;
    for (let i = 0; i < text.length; i++) {
      const own = (advance[i] ?? 0) - (joint[i] ?? 0);
      if (own > room + SLACK && text.charCodeAt(i) !== 0x20) this.#reportTooWide(own, column);
    }
  }

  /** A column narrower than one character. */
  #reportTooWide(advance: number, { style, width }: Column): void {
    const needed = (advance * style.size) / 1000;
    this.#trouble.report('compose.does-not-fit', showMm(needed), showMm(width));
  }

  /** Adds the line from `start` to `end`, with a hyphen at its end or as wide as its column where so asked. */
  #addLine(
    galley: Galley,
    text: string,
    start: number,
    end: number,
    column: Column,
    dy: number,
    hyphenated = false,
    filled = false,
  ): void {
    const units = this.#units;
    const { style, align, width } = column;
    const inked = units.inkEnd(text, start, end);
    const scale = style.size / 1000;
    const ending = units.endAdvance(text, inked, hyphenated);
    const ink = align === 'start' ? 0 : (units.width(start, inked) + ending) * scale;
    const blank = ((this.#faces.at(style.face).widths[0x20] ?? 0) * style.size) / 1000;
    if (units.shaping !== undefined) {
      const line = { text, start, inked, hyphenated, filled, blank };
      addComplexLine(
        galley,
        units.shaping,
        units,
        line,
        column,
        dy + style.baseline,
        (number) => this.#styles.at(number).rise,
      );
      return;
    }
    const space =
      align === 'justify' && (filled || ink > width)
        ? spaceOfBlanks(countBlanks(text, start, inked), width - ink, blank)
        : 0;
    let x = column.x + indent(align, width, ink);
    const base = dy + style.baseline;
    let from = start;
    for (let i = start + 1; i <= inked; i++) {
      if (i < inked && units.face[i] === units.face[from] && units.style[i] === units.style[from]) continue;
      const face = units.inkFace(from);
      const last = i === inked && hyphenated && units.hyphenFace(inked) === face;
      if (face >= 0) {
        const shown = text.slice(from, i);
        const run = last ? `${shown}-` : shown;
        galley.addRun(run, x, base - this.#riseAt(from), face, units.style[from] ?? 0);
        if (space !== 0) galley.spaceRun(space);
      }
      x += units.width(from, i) * scale;
      if (space !== 0) x += space * countBlanks(text, from, i);
      if (i === inked && hyphenated && !last) {
        galley.addRun(
          '-',
          x - (units.joint[inked - 1] ?? 0) * scale,
          base,
          units.hyphenFace(inked),
          units.style[from] ?? 0,
        );
      }
      from = i;
    }
  }

  /** How far unit i stands above the base line. */
  #riseAt(i: number): number {
    return this.#styles.at(this.#units.style[i] ?? 0).rise;
  }
}

const BLANK = 0x20;

/** 1/1000 em of forgiveness for columns that were made to measure. */
const SLACK = 0.5;

/** Tabs as blanks, and where letter and accent stand apart, the letter that has both; bounds of parts forbid the second. */
function settable(text: string, fixedLength: boolean): string {
  const untabbed = text.includes('\t') ? text.replaceAll('\t', ' ') : text;
  return !fixedLength && /[\u0300-\u036f]/.test(untabbed) ? untabbed.normalize('NFC') : untabbed;
}
