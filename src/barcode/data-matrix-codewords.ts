import { c40Length, c40Shift, c40Value } from './data-matrix-c40.ts';
import { chooseModes, IN_ASCII, IN_C40, type Ending } from './data-matrix-modes.ts';
import { layoutFor, type SymbolLayout } from './data-matrix-sizes.ts';

const PAD = 129;
const DIGIT_PAIR = 130;
const LATCH_C40 = 230;
const UNLATCH = 254;
/** No symbol holds more digits than this. */
const LONGEST = 3116;

/**
 * Writes a text's data codewords into `out`, padded up to the capacity of the smallest symbol that holds them, and
 * says which of the symbols that is. `out` must have room for the largest symbol.
 */
export function encodeCodewords(
  text: string,
  out: Uint8Array,
  layouts: readonly SymbolLayout[],
): SymbolLayout | 'too-long' | 'not-ascii' {
  let onlyDigits = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return 'not-ascii';
    if (code < 48 || code > 57) onlyDigits = false;
  }
  if (text.length > LONGEST) return 'too-long';
  if (onlyDigits) {
    // Digit pairs cannot be beaten: 2 digits a codeword against 1.5 in C40, and no latch.
    const layout = layoutFor((text.length + 1) >> 1, layouts);
    if (layout === undefined) return 'too-long';
    pad(out, writeAscii(text, 0, text.length, out, 0), layout.dataCodewords);
    return layout;
  }
  const plan = chooseModes(text, layouts);
  if (plan === undefined) return 'too-long';
  pad(out, write(text, plan.modes, plan.ending, out), plan.layout.dataCodewords);
  return plan.layout;
}

/** Writes the text in the modes chosen; returns the codewords written. */
function write(text: string, modes: Uint8Array, ending: Ending, out: Uint8Array): number {
  let at = 0;
  let start = 0;
  while (start < text.length) {
    const mode = modes[start];
    let end = start + 1;
    while (end < text.length && modes[end] === mode) end++;
    if (mode === IN_C40) {
      out[at++] = LATCH_C40;
      at = writeC40(text, start, end, out, at);
      const last = end === text.length;
      if (last ? ending === 'ascii' : !(ending === 'one-ascii' && end === text.length - 1))
        out[at++] = UNLATCH;
    } else if (mode === IN_ASCII) at = writeAscii(text, start, end, out, at);
    start = end;
  }
  return at;
}

/** Two digits share a codeword, as early as they can; which pairs does not matter to the count. */
function writeAscii(text: string, from: number, to: number, out: Uint8Array, start: number): number {
  let at = start;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const next = i + 1 < to ? text.charCodeAt(i + 1) : 0;
    if (code >= 48 && code <= 57 && next >= 48 && next <= 57) {
      out[at++] = DIGIT_PAIR + (code - 48) * 10 + (next - 48);
      i++;
    } else out[at++] = code + 1;
  }
  return at;
}

/** Triples of values; a last triple that lacks one value is filled with shift 1 (5.2.5.2 b). */
function writeC40(text: string, from: number, to: number, out: Uint8Array, start: number): number {
  let at = start;
  let triple = 0;
  let held = 0;
  const hold = (value: number): void => {
    triple = triple * 40 + value;
    if (++held < 3) return;
    out[at++] = (triple + 1) >> 8;
    out[at++] = (triple + 1) & 255;
    triple = 0;
    held = 0;
  };
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (c40Length[code] === 2) hold(c40Shift[code] ?? 0);
    hold(c40Value[code] ?? 0);
  }
  if (held === 2) hold(0);
  return at;
}

/** Pads, all but the first scrambled by their place (ISO/IEC 16022:2006, annex B.1). */
function pad(out: Uint8Array, used: number, capacity: number): void {
  if (used < capacity) out[used] = PAD;
  for (let i = used + 1; i < capacity; i++) {
    const value = PAD + ((149 * (i + 1)) % 253) + 1;
    out[i] = value > 254 ? value - 254 : value;
  }
}
