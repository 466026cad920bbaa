/** Classes of characters (ISO 32000-2 7.2.3). */
export const REGULAR = 0;
export const WHITE = 1;
const DELIMITER = 2;

/** Class of each byte. */
export const CLASS_OF: Uint8Array = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(256);
  for (const white of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) table[white] = WHITE;
  for (const delimiter of '()<>[]{}/%') table[delimiter.charCodeAt(0)] = DELIMITER;
  return table;
}

/** The first place from `at` on that is neither white space nor in a comment. */
export function skipWhite(bytes: Uint8Array, at: number): number {
  let i = at;
  for (; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x25) {
      while (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i++;
    } else if (CLASS_OF[byte] !== WHITE) break;
  }
  return Math.min(i, bytes.length);
}

/** The first place from `at` on that is no regular character. */
export function endOfRegular(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i < bytes.length && CLASS_OF[bytes[i] ?? 0] === REGULAR) i++;
  return i;
}

/** Value of a hexadecimal digit, or -1. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
