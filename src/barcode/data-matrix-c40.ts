/**
 * C40 encodation (ISO/IEC 16022:2006, 5.2.5): three values of 0–39 in two codewords. Blank, digits and capitals take
 * one value, every other ASCII character a shift value and one more.
 */

/** Values that a character takes (1 or 2), by character code 0–127. */
export const c40Length = new Uint8Array(128);
/** The value before a character's own: shift 1, 2 or 3; meaningless where the length is 1. */
export const c40Shift = new Uint8Array(128);
export const c40Value = new Uint8Array(128);

function basic(from: number, to: number, value: number): void {
  for (let code = from; code <= to; code++) {
    c40Length[code] = 1;
    c40Value[code] = value + code - from;
  }
}

function shifted(from: number, to: number, shift: number, value: number): void {
  for (let code = from; code <= to; code++) {
    c40Length[code] = 2;
    c40Shift[code] = shift;
    c40Value[code] = value + code - from;
  }
}

basic(32, 32, 3);
basic(48, 57, 4);
basic(65, 90, 14);
shifted(0, 31, 0, 0);
shifted(33, 47, 1, 0);
shifted(58, 64, 1, 15);
shifted(91, 95, 1, 22);
shifted(96, 127, 2, 0);
