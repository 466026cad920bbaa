import type { Fault } from '../fault/fault.ts';
import type { InserterProfile } from '../job/inserter-profile.ts';
import { codePlace, type CodePlace } from './code-place.ts';
import { createMarkBits } from './mark-bits.ts';
import { omrRects } from './omr.ts';
import { compilePayload, writePayload } from './payload.ts';
import { readableLine } from './readable-line.ts';
import type { SheetFacts } from './sheet-facts.ts';

/** What is drawn on one sheet. Arrays and the object itself are valid until the next `paint`. */
export interface SheetMarks {
  /** Printed OMR positions, bit n for position n. */
  readonly omrBits: number;
  /** Marks as x, y, width, height in mm from the sheet's upper left corner. Shared: not to be written to. */
  readonly omr: Float64Array;
  /** Dark modules or bars as x, y, width, height in modules from the symbol's upper left corner: `moduleRects` of them. */
  readonly modules: Int32Array;
  readonly moduleRects: number;
  readonly payload: string;
  /** The readable line; it stands at the profile's `readable`. */
  readonly readable: string;
}

/** Draws marks for one profile. Holds buffers: one painter a thread. */
export interface MarkPainter {
  /** Place of the symbol and size of a module in mm, the same on every sheet; absent: the profile has no code. */
  readonly codePlace?: CodePlace;
  /** The marks of a sheet; a fault when one of its numbers does not fit the payload. */
  paint(facts: SheetFacts): SheetMarks | Fault;
}

const NO_MARKS = new Float64Array(0);

/** A painter for a profile; a fault when its payload pattern is wrong. */
export function createMarkPainter({ omr, code, dpi }: InserterProfile): MarkPainter | Fault {
  const plan = code === undefined ? undefined : compilePayload(code);
  if (plan !== undefined && 'code' in plan) return plan;
  const bitsOf = omr === undefined ? undefined : createMarkBits(omr);
  // A stream has few combinations of marks: with 3 sequence bits, 16.
  const rectsByBits = new Map<number, Float64Array>();
  const modules = plan?.symbol.buffer() ?? new Int32Array(0);
  const marks: { -readonly [K in keyof SheetMarks]: SheetMarks[K] } = {
    omrBits: 0,
    omr: NO_MARKS,
    modules,
    moduleRects: 0,
    payload: '',
    readable: '',
  };
  return {
    ...(code === undefined || plan === undefined ? {} : { codePlace: codePlace(code, plan.symbol, dpi) }),
    paint(facts) {
      const { sheetInPiece, sheetsInPiece } = facts;
      if (sheetInPiece < 1 || sheetInPiece > sheetsInPiece)
        throw new RangeError(`sheet ${sheetInPiece} of ${sheetsInPiece} cannot be`);
      if (plan !== undefined) {
        const payload = writePayload(plan, facts);
        if (typeof payload !== 'string') return payload;
        marks.moduleRects = plan.symbol.draw(payload, modules);
        marks.payload = payload;
      }
      if (omr !== undefined && bitsOf !== undefined) {
        const bits = bitsOf(facts);
        let rects = rectsByBits.get(bits);
        if (rects === undefined) {
          rects = omrRects(omr, bits, dpi);
          rectsByBits.set(bits, rects);
        }
        marks.omrBits = bits;
        marks.omr = rects;
      }
      marks.readable = readableLine(facts);
      return marks;
    },
  };
}
