import { Buffer, isAscii } from 'node:buffer';
import type { Encoding } from '../../job/table-plan.ts';
import type { Charset } from './charset.ts';

const TAB = '\t';
const FEED = '\n';
const RETURN = '\r';
const NEXT = '\u0085';
const FIRST_CAPACITY = 1024;

/** The charset of a table of 256 characters; `foreign` are the bytes that no text holds. */
export function singleByteCharset(encoding: Encoding, table: string, foreign: readonly number[]): Charset {
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    if (!foreign.includes(byte)) bytes.set(table.charAt(byte), byte);
  }
  const byteOf = (char: string): number => bytes.get(char) ?? -1;
  const ends = [FEED, RETURN, NEXT, TAB];
  const controls = [...bytes].flatMap(([char, byte]) =>
    /\p{Cc}/u.test(char) && !ends.includes(char) ? [byte] : [],
  );
  return {
    encoding,
    decode: decoder(table),
    encode(text) {
      const encoded = Buffer.allocUnsafe(text.length);
      for (let i = 0; i < text.length; i += 1) {
        const byte = byteOf(text.charAt(i));
        if (byte < 0) return undefined;
        encoded[i] = byte;
      }
      return encoded;
    },
    foreign,
    controls,
    lineEnds: { feed: byteOf(FEED), return: byteOf(RETURN), next: byteOf(NEXT) },
    space: byteOf(' '),
    tab: byteOf(TAB),
    multibyte: false,
  };
}

/**
 * Most text of any single-byte encoding holds Latin-1 characters alone, and becomes a string of one byte a character;
 * where another one turns up (`€`, `š`) it is built of two bytes each.
 */
function decoder(table: string): Charset['decode'] {
  const codes = Uint16Array.from({ length: 256 }, (_, byte) => table.charCodeAt(byte));
  const asciiAlike = codes.subarray(0, 128).every((code, byte) => code === byte);
  if (asciiAlike && codes.every((code, byte) => code === byte)) {
    return (bytes, start, end) => bytes.toString('latin1', start, end);
  }
  let scratch = Buffer.alloc(FIRST_CAPACITY);
  const wide = (bytes: Buffer, start: number, end: number): string => {
    for (let i = start; i < end; i += 1) scratch.writeUInt16LE(codes[bytes[i] ?? 0] ?? 0, (i - start) * 2);
    return scratch.toString('utf16le', 0, (end - start) * 2);
  };
  return (bytes, start, end) => {
    if (asciiAlike && isAscii(bytes.subarray(start, end))) return bytes.toString('latin1', start, end);
    const length = end - start;
    if (length * 2 > scratch.length) scratch = Buffer.alloc(length * 2);
    let seen = 0;
    for (let i = 0; i < length; i += 1) {
      const code = codes[bytes[start + i] ?? 0] ?? 0;
      seen |= code;
      scratch[i] = code;
    }
    return seen > 0xff ? wide(bytes, start, end) : scratch.toString('latin1', 0, length);
  };
}
