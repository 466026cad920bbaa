import type { Buffer } from 'node:buffer';
import type { FaultCode } from '../../fault/table.ts';
import type { ColumnSpan } from '../../job/table-plan.ts';
import type { Charset } from '../charset/charset.ts';
import { binaryReader } from './binary-number.ts';
import { decimalText } from './decimal-text.ts';

/** Why a field is no number. */
export interface BadNumber {
  readonly code: Extract<FaultCode, 'extract.packed-malformed' | 'extract.overpunch-malformed'>;
  /** Where the byte stands in the bytes that were read. */
  readonly at: number;
  readonly expected: string;
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * Bytes `start` to `end` as a decimal such as `-1234.56`, exact whatever its length; null where nothing stands (all
 * blanks or all low values; a binary number always stands for one).
 */
type NumberReader = (bytes: Buffer, start: number, end: number) => string | null | BadNumber;

const BLANK_EBCDIC = 0x40;
const PLAIN_SIGN = 'a plus or a minus';
const LAST_DIGIT = 'a digit, or one with a sign,';

/** Makes the reader of a zoned, packed or binary field; `point` is put before the decimals. */
export function numberReader(span: ColumnSpan, point: string, charset: Charset): NumberReader {
  const scale = span.implied ?? 0;
  switch (span.storage) {
    case 'packed':
      return packedReader(scale, point, charset.space);
    case 'binary':
      return binaryReader(scale, point, span.sign !== 'none');
    default:
      return zonedReader(span.sign, scale, point, charset);
  }
}

/** Two digits a byte, the last half byte a sign: A, C, E and F are plus, B and D minus (z/Architecture, decimal data). */
function packedReader(scale: number, point: string, blank: number): NumberReader {
  const digits = new Uint8Array(2 * 256);
  return (bytes, start, end) => {
    const last = end - 1;
    let count = 0;
    const bad = (at: number, half: 'first' | 'second', expected = 'a digit'): BadNumber | null =>
      isMissing(bytes, start, end, blank)
        ? null
        : { code: 'extract.packed-malformed', at, expected, values: { half } };
    for (let at = start; at <= last; at += 1) {
      const byte = bytes[at] ?? 0;
      const high = byte >> 4;
      const low = byte & 0x0f;
      if (high > 9) return bad(at, 'first');
      digits[count] = high;
      count += 1;
      if (at === last) {
        if (low < 0x0a) return bad(at, 'second', 'a sign (A to F)');
        return decimalText(digits, count, scale, low === 0x0b || low === 0x0d, point);
      }
      if (low > 9) return bad(at, 'second');
      digits[count] = low;
      count += 1;
    }
    return null;
  };
}

const MINUS = 0x10;
const NONE = 0xff;

/** One digit a byte; the sign stands before, behind, or in the zone of the first or the last digit. */
function zonedReader(sign: ColumnSpan['sign'], scale: number, point: string, charset: Charset): NumberReader {
  const { space } = charset;
  const { plain, signed } = zoneTables(charset);
  const digits = new Uint8Array(1024);
  const signs = new Map([
    [byteOf(charset, '+'), false],
    [byteOf(charset, '-'), true],
    [space, false],
  ]);
  return (bytes, start, end) => {
    const bad = (at: number, expected: string): BadNumber | null =>
      isMissing(bytes, start, end, space) ? null : { code: 'extract.overpunch-malformed', at, expected };
    let from = start;
    let to = end;
    let negative = false;
    if (sign === 'leading' || sign === 'trailing') {
      const at = sign === 'leading' ? start : end - 1;
      const minus = signs.get(bytes[at] ?? 0);
      if (minus === undefined) return bad(at, PLAIN_SIGN);
      negative = minus;
      if (sign === 'leading') from += 1;
      else to -= 1;
    }
    const zoned = sign === 'overpunch-leading' ? from : to - 1;
    // Programs that move an edited number into the field leave blanks before its digits.
    while (from < to && bytes[from] === space) from += 1;
    if (from === to) return bad(start, 'a digit');
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      let digit = plain[byte] ?? NONE;
      if (digit === NONE) {
        digit = at === zoned ? (signed[byte] ?? NONE) : NONE;
        const separate = sign === 'leading' || sign === 'trailing';
        if (digit === NONE || separate || (sign === 'none' && digit >= MINUS))
          return bad(at, at === zoned && sign.startsWith('overpunch') ? LAST_DIGIT : 'a digit');
        negative = digit >= MINUS;
        digit &= 0x0f;
      }
      digits[count] = digit;
      count += 1;
    }
    return decimalText(digits, count, scale, negative, point);
  };
}

interface ZoneTables {
  /** Byte → digit without a sign; `NONE` for all else. */
  readonly plain: Uint8Array;
  /** Byte → digit with a plus, or with a minus and `MINUS` added. */
  readonly signed: Uint8Array;
}

/**
 * EBCDIC: the zone is the byte's first half, A, C, E and F plus, B and D minus. Else the characters that these bytes
 * became on their way: `{A…I` and `}J…R`, which in files from German hosts are `äA…I` and `üJ…R` (0xC0 and 0xD0 in code
 * page 273), and `p…y`, minus as Micro Focus writes it.
 */
function zoneTables(charset: Charset): ZoneTables {
  const plain = new Uint8Array(256).fill(NONE);
  const signed = new Uint8Array(256).fill(NONE);
  for (let digit = 0; digit <= 9; digit += 1) plain[byteOf(charset, String(digit))] = digit;
  if (charset.space === BLANK_EBCDIC) {
    for (let byte = 0xa0; byte < 0xf0; byte += 1) {
      const zone = byte >> 4;
      const digit = byte & 0x0f;
      if (digit <= 9) signed[byte] = zone === 0x0b || zone === 0x0d ? digit + MINUS : digit;
    }
    return { plain, signed };
  }
  for (const [chars, added] of [
    ['{ABCDEFGHI', 0],
    ['ä', 0],
    ['}JKLMNOPQR', MINUS],
    ['ü', MINUS],
    ['pqrstuvwxy', MINUS],
  ] as const) {
    for (const [digit, char] of Array.from(chars).entries()) {
      const byte = byteOf(charset, char);
      if (byte >= 0) signed[byte] = digit + added;
    }
  }
  return { plain, signed };
}

/** -1: the charset has not this character, or not in one byte. */
function byteOf(charset: Charset, char: string): number {
  const bytes = charset.encode(char);
  return bytes?.length === 1 ? (bytes[0] ?? -1) : -1;
}

/** Nothing but blanks, or nothing but low values. */
export function isMissing(bytes: Buffer, start: number, end: number, blank: number): boolean {
  const first = bytes[start];
  if (first !== blank && first !== 0) return false;
  for (let at = start + 1; at < end; at += 1) if (bytes[at] !== first) return false;
  return true;
}
