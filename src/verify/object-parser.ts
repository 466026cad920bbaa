import { BrokenPdf } from './broken-pdf.ts';
import { endOfRegular, hexDigit, skipWhite } from './characters.ts';
import { PdfName, PdfReference, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { hexString, literalString } from './string-object.ts';

/** The bytes ended within an object: more of the file must be read. */
export class OutOfBytes extends Error {}

const DEEPEST = 64;

/** Reads objects (ISO 32000-2 7.3) one after another out of bytes. */
export class ObjectParser {
  readonly #bytes: Uint8Array;
  readonly #whole: boolean;
  at: number;

  /** `whole`: nothing follows the bytes, so that their end ends a token; else running into it is `OutOfBytes`. */
  constructor(bytes: Uint8Array, at: number, whole: boolean) {
    this.#bytes = bytes;
    this.at = at;
    this.#whole = whole;
  }

  /** The next object. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw this.#broken('deeper nesting', `at most ${DEEPEST} levels`);
    const bytes = this.#bytes;
    const at = this.#start();
    const byte = bytes[at] ?? 0;
    if (byte === 0x2f) return this.#name(at + 1);
    if (byte === 0x5b) return this.#array(at + 1, depth);
    if (byte === 0x28) return this.#string(literalString(bytes, at + 1));
    if (byte === 0x3c) {
      return bytes[at + 1] === 0x3c
        ? this.#dictionary(at + 2, depth)
        : this.#string(hexString(bytes, at + 1));
    }
    const end = endOfRegular(bytes, at);
    if (end === bytes.length && !this.#whole) throw new OutOfBytes();
    const count = wholeNumber(bytes, at, end);
    if (count >= 0) return this.#reference(count, end);
    const word = this.word();
    const number = numberOf(word);
    if (number !== undefined) return number;
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    throw this.#broken(word === '' ? `a byte ${byte}` : `the word ${word.slice(0, 20)}`, 'an object');
  }

  /** The next run of regular characters, such as `obj` or `17`; '' before a delimiter. */
  word(): string {
    const at = this.#start();
    const end = endOfRegular(this.#bytes, at);
    if (end === this.#bytes.length && !this.#whole) throw new OutOfBytes();
    this.at = end;
    let word = '';
    for (let i = at; i < end; i++) word += String.fromCharCode(this.#bytes[i] ?? 0);
    return word;
  }

  /** Whether nothing but white space is left. */
  atEnd(): boolean {
    return skipWhite(this.#bytes, this.at) >= this.#bytes.length;
  }

  #start(): number {
    const at = skipWhite(this.#bytes, this.at);
    if (at >= this.#bytes.length && !this.#whole) throw new OutOfBytes();
    this.at = at;
    return at;
  }

  #string({ text, end, closed }: { text: string; end: number; closed: boolean }): string {
    if (!closed) throw this.#unclosed('string');
    this.at = end;
    return text;
  }

  #name(at: number): PdfName {
    this.at = at;
    const bytes = this.#bytes;
    const end = endOfRegular(bytes, at);
    if (end === bytes.length && !this.#whole) throw new OutOfBytes();
    let name = '';
    for (let i = at; i < end; i++) {
      const byte = bytes[i] ?? 0;
      const code = byte === 0x23 ? hexDigit(bytes[i + 1] ?? 0) * 16 + hexDigit(bytes[i + 2] ?? 0) : byte;
      if (byte === 0x23) i += 2;
      name += String.fromCharCode(code);
    }
    this.at = end;
    return new PdfName(name);
  }

  #array(at: number, depth: number): PdfValue[] {
    this.at = at;
    const items: PdfValue[] = [];
    for (;;) {
      const next = this.#start();
      if (next >= this.#bytes.length) throw this.#unclosed('array');
      if (this.#bytes[next] === 0x5d) {
        this.at = next + 1;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dictionary(at: number, depth: number): PdfDictionary {
    this.at = at;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      const next = this.#start();
      if (next + 1 >= this.#bytes.length) throw this.#unclosed('dictionary');
      if (this.#bytes[next] === 0x3e && this.#bytes[next + 1] === 0x3e) {
        this.at = next + 2;
        return entries;
      }
      if (this.#bytes[next] !== 0x2f) throw this.#broken('something else', 'a key of a dictionary');
      const key = this.#name(next + 1);
      entries.set(key.name, this.value(depth + 1));
    }
  }

  /** `17 0 R`, or the number 17 alone. */
  #reference(number: number, behind: number): PdfValue {
    this.at = behind;
    const bytes = this.#bytes;
    let at = skipWhite(bytes, behind);
    const digits = at;
    while ((bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at++;
    const letter = skipWhite(bytes, at);
    if (letter >= bytes.length && !this.#whole) throw new OutOfBytes();
    if (
      at === digits ||
      letter === at ||
      bytes[letter] !== 0x52 ||
      endOfRegular(bytes, letter) !== letter + 1
    )
      return number;
    this.at = letter + 1;
    return new PdfReference(number);
  }

  #unclosed(what: string): Error {
    return this.#whole ? this.#broken('the end', `the end of a ${what}`) : new OutOfBytes();
  }

  #broken(found: string, expected: string): BrokenPdf {
    return new BrokenPdf('an object', found, expected);
  }
}

/** The digits from `from` to `to` as a number; -1 when there are none or other characters too. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = from < to ? 0 : -1;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function numberOf(word: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : undefined;
}
