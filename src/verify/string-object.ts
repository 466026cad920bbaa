import { hexDigit } from './characters.ts';

/** A string object and the place behind it. Characters are its bytes. `closed`: its end was found. */
interface StringObject {
  readonly text: string;
  readonly end: number;
  readonly closed: boolean;
}

const ESCAPES: Readonly<Record<number, number>> = {
  0x6e: 0x0a,
  0x72: 0x0d,
  0x74: 0x09,
  0x62: 0x08,
  0x66: 0x0c,
};

/** Reads a literal string; `at` is behind its opening parenthesis (ISO 32000-2 7.3.4.2). */
export function literalString(bytes: Uint8Array, at: number): StringObject {
  const plain = bytes.indexOf(0x29, at);
  if (plain >= 0 && !holdsEscapes(bytes, at, plain)) {
    return { text: latin1(bytes, at, plain), end: plain + 1, closed: true };
  }
  const out: number[] = [];
  let depth = 1;
  let i = at;
  while (i < bytes.length) {
    let byte = bytes[i++] ?? 0;
    if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0)
      return { text: String.fromCharCode(...out), end: i, closed: true };
    else if (byte === 0x5c) {
      byte = bytes[i++] ?? 0;
      if (byte === 0x0d && bytes[i] === 0x0a) i++;
      if (byte === 0x0a || byte === 0x0d) continue;
      if (byte >= 0x30 && byte <= 0x37) {
        let code = byte - 0x30;
        for (let digits = 1; digits < 3; digits++) {
          const next = bytes[i] ?? 0;
          if (next < 0x30 || next > 0x37) break;
          code = code * 8 + next - 0x30;
          i++;
        }
        byte = code & 0xff;
      } else byte = ESCAPES[byte] ?? byte;
    }
    out.push(byte);
  }
  return { text: String.fromCharCode(...out), end: bytes.length, closed: false };
}

/** Reads a hexadecimal string; `at` is behind its `<` (ISO 32000-2 7.3.4.3). */
export function hexString(bytes: Uint8Array, at: number): StringObject {
  let text = '';
  let high = -1;
  let i = at;
  for (; i < bytes.length && bytes[i] !== 0x3e; i++) {
    const digit = hexDigit(bytes[i] ?? 0);
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      text += String.fromCharCode(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0) text += String.fromCharCode(high * 16);
  return { text, end: Math.min(i + 1, bytes.length), closed: i < bytes.length };
}

function holdsEscapes(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0x5c || bytes[i] === 0x28) return true;
  return false;
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}
