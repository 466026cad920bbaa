import { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import { TEXT, textClasses } from './byte-classes.ts';
import { readReference } from './references.ts';

const [LF, GREATER, BRACKET] = [0x0a, 0x3e, 0x5d];

/** Reads text and attribute values: what they say, and whether their characters are those of XML. */
export class TextReader {
  /** The text last read, where it was wanted. */
  text = '';
  failedAt = 0;

  readonly #charset: Charset;
  readonly #classes: Uint8Array;
  readonly #fault: (fault: BareFault, at: number) => void;
  #bytes: Buffer = Buffer.alloc(0);
  /** One string for many texts costs less than a decoding for each; it begins at `#latinFrom`. */
  #latin = '';
  #latinFrom = 0;
  #from = 0;
  #wanted = false;

  constructor(charset: Charset, fault: (fault: BareFault, at: number) => void) {
    this.#charset = charset;
    this.#classes = textClasses(charset);
    this.#fault = fault;
  }

  /** To be called when the bytes are others than before; they are read from `from` on. */
  begin(bytes: Buffer, from: number): void {
    this.#bytes = bytes;
    this.#latin = bytes.toString('latin1', from);
    this.#latinFrom = from;
  }

  /**
   * Reads text up to the next `<`, or to where more bytes must tell what it is; gives the place. -1: it holds the end of
   * a section. `final`: no more bytes come.
   */
  content(at: number, to: number, final: boolean, wanted: boolean): number {
    const bytes = this.#bytes;
    const classes = this.#classes;
    this.#start(at, wanted);
    let i = at;
    while (i < to) {
      const kind = classes[bytes[i] ?? 0];
      if (kind === TEXT.plain || kind === TEXT.blank) i += 1;
      else if (kind === TEXT.open) break;
      else if (kind === TEXT.bracket) {
        const short = i + 2 >= to && bytes.subarray(i, to).every((byte) => byte === BRACKET);
        if (short && !final) break;
        if (bytes[i + 1] === BRACKET && bytes[i + 2] === GREATER && i + 2 < to) {
          this.failedAt = i;
          return -1;
        }
        i += 1;
      } else {
        const next =
          kind === TEXT.reference ? this.#reference(i, to, final) : this.#odd(i, to, kind ?? 0, final);
        if (next === i) break;
        i = next;
      }
    }
    if (i === to && !final) i = this.#wholeUpTo(at, to);
    this.#flush(i);
    return i;
  }

  /** Reads what stands in a CDATA section; gives the place up to which it could be told. */
  section(at: number, to: number, final: boolean, wanted: boolean): number {
    const bytes = this.#bytes;
    const classes = this.#classes;
    this.#start(at, wanted);
    let i = at;
    while (i < to) {
      const kind = classes[bytes[i] ?? 0] ?? 0;
      if (kind < TEXT.carriage || kind === TEXT.blank) i += 1;
      else {
        const next = this.#odd(i, to, kind, final);
        if (next === i) break;
        i = next;
      }
    }
    if (i === to && !final) i = this.#wholeUpTo(at, to);
    this.#flush(i);
    return i;
  }

  /** Reads the value of an attribute: each tab and line end in it is a space. */
  attribute(start: number, end: number, wanted: boolean): void {
    const bytes = this.#bytes;
    const classes = this.#classes;
    this.#start(start, wanted);
    let i = start;
    while (i < end) {
      const kind = classes[bytes[i] ?? 0] ?? 0;
      if (kind === TEXT.reference) i = this.#reference(i, end, true);
      else if (kind === TEXT.blank || kind === TEXT.carriage) {
        const isPair = kind === TEXT.carriage && bytes[i + 1] === LF && i + 1 < end;
        i = this.#replace(i, isPair ? i + 2 : i + 1, ' ');
      } else i = kind > TEXT.carriage ? this.#odd(i, end, kind, true) : i + 1;
    }
    this.#flush(end);
  }

  #start(at: number, wanted: boolean): void {
    this.text = '';
    this.#from = at;
    this.#wanted = wanted;
  }

  #reference(at: number, to: number, final: boolean): number {
    const { next, text, reason } = readReference(this.#bytes, at, to);
    if (next < 0 && !final) return at;
    if (text === undefined) this.#fault({ code: 'extract.xml-reference', values: { reason } }, at);
    return this.#replace(at, next < 0 ? at + 1 : next, text ?? '&');
  }

  /** What is no plain character: the place behind it, `at` itself when more bytes must tell. */
  #odd(at: number, to: number, kind: number, final: boolean): number {
    const bytes = this.#bytes;
    const byte = bytes[at] ?? 0;
    if (kind === TEXT.carriage) {
      if (at + 1 >= to && !final) return at;
      return this.#replace(at, at + 1 < to && bytes[at + 1] === LF ? at + 2 : at + 1, '\n');
    }
    if (kind === TEXT.noncharacter) {
      if (at + 2 >= to && !final) return at;
      const last = bytes[at + 2] ?? 0;
      if (at + 2 < to && bytes[at + 1] === 0xbf && last >= 0xbe) {
        this.#fault({ code: 'extract.control-character', found: last === 0xbe ? 'U+FFFE' : 'U+FFFF' }, at);
      }
      return at + 1;
    }
    const found = `0x${byte.toString(16).padStart(2, '0')}`;
    if (kind === TEXT.foreign) {
      this.#fault({ code: 'extract.encoding-invalid', found, expected: this.#charset.encoding }, at);
    } else this.#fault({ code: 'extract.control-character', found }, at);
    return at + 1;
  }

  /** `to`, or where a character begins that the bytes up to there do not hold in full. */
  #wholeUpTo(at: number, to: number): number {
    if (!this.#charset.multibyte) return to;
    for (let lead = to - 1; lead >= Math.max(at, this.#from, to - 3); lead -= 1) {
      const byte = this.#bytes[lead] ?? 0;
      if (byte >= 0x80 && byte < 0xc0) continue;
      const length = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return lead + length > to ? lead : to;
    }
    return to;
  }

  #replace(at: number, next: number, text: string): number {
    this.#flush(at);
    if (this.#wanted) this.text += text;
    this.#from = next;
    return next;
  }

  #flush(to: number): void {
    if (this.#wanted && to > this.#from) {
      const text = this.#latin.substring(this.#from - this.#latinFrom, to - this.#latinFrom);
      this.text += isAscii(text) ? text : this.#charset.decode(this.#bytes, this.#from, to);
    }
    this.#from = to;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
