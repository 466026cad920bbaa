import type { ExpectedSheet } from '../expected-stream.ts';
import { withCheck } from './check-character.ts';
import { drawnCode, frameOf, readCodes } from './code-reader.ts';
import { CounterRing } from './counters.ts';
import { meaningOf } from './mark-meaning.ts';
import { paintedRects } from './painted-rects.ts';
import { readMarks } from './read-marks.ts';
import type { Area, StatedMarks, StatedOmr } from './stated-marks.ts';

/** What is wrong with the marks or the code of a sheet. */
export interface MarksTrouble {
  readonly what: string;
  readonly found: string;
  readonly expected: string;
}

/** How far a code may stand from its place, in mm: presses' dots and hundredths of a point. */
const CODE_PLAY = 0.1;

/**
 * Checks the marks and the code of sheets, one after another as they stand in the stream: every mark in its place and nothing else
 * in the clear zone; the marks that run.db states; what they mean, as the machine will take it, with the counters from sheet to sheet; the code where it
 * belongs, and in it what run.db states.
 */
export class MarksCheck {
  readonly #stated: StatedMarks;
  readonly #sequence: CounterRing | undefined;
  readonly #match: CounterRing | undefined;
  /** The sheet before, when its marks could be read. */
  #before: { readonly piece: number; readonly bits: number } | undefined;

  constructor(stated: StatedMarks) {
    this.#stated = stated;
    const { omr } = stated;
    this.#sequence = omr === undefined ? undefined : new CounterRing(omr, 'sequence');
    this.#match = omr === undefined ? undefined : new CounterRing(omr, 'match');
  }

  /**
   * Trouble with a sheet, whose front has `content` drawn over it and is `pageHeight` pt high. `follows`: it stands right behind the
   * sheet that was checked last.
   */
  async sheet(
    sheet: ExpectedSheet,
    content: Uint8Array,
    pageHeight: number,
    follows: boolean,
  ): Promise<MarksTrouble[]> {
    const found = readMarks(paintedRects(content), this.#stated, pageHeight);
    const troubles: MarksTrouble[] = [];
    const { omr } = this.#stated;
    if (omr !== undefined) {
      if (found.stray !== undefined)
        troubles.push({
          what: 'clear zone of the marks',
          found: `something black ${showArea(found.stray)}`,
          expected: 'nothing but marks in their places',
        });
      if (sheet.omr !== undefined && found.bits !== sheet.omr)
        troubles.push({
          what: 'OMR marks',
          found: showBits(found.bits, omr),
          expected: showBits(sheet.omr, omr),
        });
      else troubles.push(...this.#meaning(sheet, found.bits, omr, follows));
      // A wrong mark is told once: the next sheet is held against what it should have been.
      this.#before = { piece: sheet.piece, bits: sheet.omr ?? found.bits };
    }
    const trouble = await this.#code(sheet, found.others);
    if (trouble !== undefined) troubles.push(trouble);
    return troubles;
  }

  #meaning(sheet: ExpectedSheet, bits: number, omr: StatedOmr, follows: boolean): MarksTrouble[] {
    const troubles: MarksTrouble[] = [];
    const tell = (what: string, said: string, expected: string): void => {
      troubles.push({ what: `OMR marks: ${what}`, found: said, expected });
    };
    const meaning = meaningOf(bits, omr.positions);
    const first = sheet.sheetInPiece === 1;
    const last = sheet.sheetInPiece === sheet.sheetsInPiece;
    if (!meaning.framed) tell('start, safety and retiming', showBits(bits, omr), 'printed on every sheet');
    if (meaning.first !== undefined && meaning.first !== first)
      tell('first sheet', yesNo(meaning.first), yesNo(first));
    if (meaning.last !== undefined && meaning.last !== last)
      tell('last sheet', yesNo(meaning.last), yesNo(last));
    const even = printedOf(bits, omr) % 2 === 0;
    if (omr.positions.includes('parity') && even !== (omr.parity === 'even'))
      tell('parity', even ? 'even' : 'odd', omr.parity);

    const before = follows ? this.#before : undefined;
    const said = before === undefined ? undefined : meaningOf(before.bits, omr.positions);
    const ring = this.#sequence;
    if (ring !== undefined && meaning.sequence !== undefined) {
      const restarts = sheet.page === 0 || (omr.sequence.counts === 'piece' && first);
      const due = restarts
        ? ring.first
        : said?.sequence === undefined
          ? undefined
          : ring.after(ring.read(said.sequence));
      const value = ring.read(meaning.sequence);
      if (due !== undefined && value !== due) tell('sequence', String(value), String(due));
    }
    const turn = this.#match;
    if (
      turn !== undefined &&
      before !== undefined &&
      said?.match !== undefined &&
      meaning.match !== undefined
    ) {
      const due = before.piece === sheet.piece ? said.match : turn.after(said.match);
      if (meaning.match !== due) tell('match code', String(meaning.match), String(due));
    }
    return troubles;
  }

  async #code(sheet: ExpectedSheet, areas: readonly Area[]): Promise<MarksTrouble | undefined> {
    const { code } = this.#stated;
    if (code === undefined) return undefined;
    const frame = frameOf(areas);
    const expected = `one that says ${sheet.code}`;
    if (frame === undefined) return { what: 'code', found: 'none', expected };
    if (Math.abs(frame.left - code.x) > CODE_PLAY || Math.abs(frame.top - code.y) > CODE_PLAY)
      return {
        what: 'place of the code',
        found: showArea(frame),
        expected: `x ${showMm(code.x)} and y ${showMm(code.y)}`,
      };
    // Presses have whole dots: 0.5 mm is 12 of them at 600 dpi, 0.508 mm.
    const dot = 25.4 / this.#stated.dpi;
    const image = drawnCode(areas, Math.max(1, Math.round(code.module / dot)) * dot);
    const texts = image === undefined ? [] : await readCodes(image, code.symbology, true);
    if (texts.length === 1 && texts[0] === withCheck(sheet.code, code)) return undefined;
    return {
      what: 'code',
      found: texts.length === 0 ? 'one that cannot be read' : texts.join(' and '),
      expected,
    };
  }
}

/** Printed marks that parity counts. */
function printedOf(bits: number, { positions, parityOver }: StatedOmr): number {
  return positions.filter(
    (position, index) =>
      ((bits >>> index) & 1) === 1 &&
      (parityOver === 'all' || position === 'parity' || parityOver.includes(position)),
  ).length;
}

/** Marks from the top down: `1` printed, `0` not. */
function showBits(bits: number, { positions }: StatedOmr): string {
  return positions.map((_, index) => String((bits >>> index) & 1)).join('');
}

function showArea({ left, top, right, bottom }: Area): string {
  return `at x ${showMm(left)} to ${showMm(right)}, y ${showMm(top)} to ${showMm(bottom)}`;
}

function showMm(value: number): string {
  return `${value.toFixed(1)} mm`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
