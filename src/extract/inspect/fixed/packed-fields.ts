import type { Span } from './column-borders.ts';

/** Longest packed number: 18 digits in ten bytes. */
const LONGEST = 10;
const SHORTEST = 2;
/** Records that must be right of all. */
const NEARLY_ALL = 0.99;
const BLANK = 0x40;

/**
 * Packed decimal numbers (COMP-3) in records of `length` bytes one behind another: two digits a byte, the sign in the last
 * half. Such bytes are seldom text.
 */
export function packedFields(bytes: Uint8Array, length: number, records: number): Span[] {
  const found: Span[] = [];
  for (let end = length - 1; end > 0; end -= 1) {
    if (shareOf(bytes, length, records, end, isSigned) < NEARLY_ALL) continue;
    let start = end;
    while (start > 0 && end - start + 1 < LONGEST && isDigits(bytes, length, records, start - 1)) start -= 1;
    if (end - start + 1 < SHORTEST) continue;
    found.unshift({ start, length: end - start + 1 });
    end = start;
  }
  return found;
}

/** Puts packed fields among other columns, which end where one begins and go on behind it. */
export function amongPacked(spans: readonly Span[], packed: readonly Span[], length: number): Span[] {
  const starts = new Set(spans.map(({ start }) => start));
  for (const { start, length: size } of packed) {
    for (const inside of starts) if (inside > start && inside < start + size) starts.delete(inside);
    starts.add(start);
    if (start + size < length) starts.add(start + size);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, i) => ({ start, length: (sorted[i + 1] ?? length) - start }));
}

function isDigits(bytes: Uint8Array, length: number, records: number, at: number): boolean {
  const blanks = shareOf(bytes, length, records, at, (byte) => byte === BLANK);
  return blanks < 0.5 && shareOf(bytes, length, records, at, isPair) >= NEARLY_ALL;
}

function shareOf(
  bytes: Uint8Array,
  length: number,
  records: number,
  at: number,
  test: (byte: number) => boolean,
): number {
  let right = 0;
  for (let record = 0; record < records; record += 1) if (test(bytes[record * length + at] ?? 0)) right += 1;
  return records === 0 ? 0 : right / records;
}

function isPair(byte: number): boolean {
  return byte >> 4 <= 9 && (byte & 0x0f) <= 9;
}

function isSigned(byte: number): boolean {
  const sign = byte & 0x0f;
  return byte >> 4 <= 9 && (sign === 0x0c || sign === 0x0d || sign === 0x0f);
}
