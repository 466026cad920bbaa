import { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';

/**
 * One record, as its columns count it: character by character. Where a character is a byte (all encodings but UTF-8, and
 * most records of that), offsets in bytes and text are the same and nothing is copied.
 */
export class RecordView {
  /** What number readers look at, from `start` on: one byte a character. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  /** Characters of the record without its line end. */
  length = 0;

  readonly #charset: Charset;
  #text = '';
  #from = 0;
  /** The characters, where some take two units of the text. */
  #characters: readonly string[] | undefined;

  constructor(charset: Charset) {
    this.#charset = charset;
  }

  /** A record of `length` characters in bytes `start` to `end`; the text of all bytes is `text`, if it was made before. */
  load(bytes: Buffer, start: number, end: number, length: number, text?: string): void {
    this.length = length;
    this.#characters = undefined;
    if (length === end - start) {
      this.bytes = bytes;
      this.start = start;
      this.#text = text ?? this.#charset.decode(bytes, start, end);
      this.#from = text === undefined ? 0 : start;
      return;
    }
    const own = this.#charset.decode(bytes, start, end);
    const characters = own.length === length ? undefined : Array.from(own);
    this.length = characters?.length ?? length;
    this.#text = own;
    this.#from = 0;
    this.#characters = characters;
    this.bytes = narrowed(characters ?? own);
    this.start = 0;
  }

  text(from: number, to: number): string {
    const end = Math.min(to, this.length);
    if (from >= end) return '';
    if (this.#characters !== undefined) return this.#characters.slice(from, end).join('');
    return this.#text.substring(this.#from + from, this.#from + end);
  }
}

/** Each character as its Latin-1 byte; what is beyond Latin-1 becomes a letter: numbers and marks have none such. */
function narrowed(characters: string | readonly string[]): Buffer {
  const bytes = Buffer.alloc(characters.length);
  let at = 0;
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    bytes[at] = code > 0xff ? 0xff : code;
    at += 1;
  }
  return bytes;
}
