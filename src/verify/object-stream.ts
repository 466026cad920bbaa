import { BrokenPdf } from './broken-pdf.ts';
import { skipWhite } from './characters.ts';
import { contentOf } from './inflate.ts';
import { ObjectParser } from './object-parser.ts';
import { countIn, nameIn, type PdfStream, type PdfValue } from './pdf-value.ts';

/** An object stream, inflated (ISO 32000-2 7.5.7). */
export class ObjectStream {
  readonly #number: number;
  readonly #content: Uint8Array;
  readonly #numbers: number[] = [];
  readonly #offsets: number[] = [];

  constructor(number: number, stream: PdfStream) {
    const of = `object stream ${number}`;
    if (nameIn(stream.dictionary, 'Type') !== 'ObjStm')
      throw new BrokenPdf(of, 'another stream', '/Type/ObjStm');
    const count = countIn(stream.dictionary, 'N', of);
    const first = countIn(stream.dictionary, 'First', of);
    this.#number = number;
    this.#content = contentOf(stream, of);
    const index = new NumberReader(this.#content, Math.min(first, this.#content.length));
    for (let i = 0; i < count; i++) {
      const object = index.next();
      const offset = index.next();
      if (object < 0 || offset < 0) {
        throw new BrokenPdf(`index of ${of}`, 'something else', `${count} numbers with their offsets`);
      }
      this.#numbers.push(object);
      this.#offsets.push(first + offset);
    }
  }

  /** Whether object `number` stands at `index`. */
  holds(number: number, index: number): boolean {
    return this.#numbers[index] === number;
  }

  /** The object at `index`, which must have this number. */
  object(number: number, index: number): PdfValue {
    if (!this.holds(number, index)) {
      const found = this.#numbers[index];
      throw new BrokenPdf(
        `index ${index} of object stream ${this.#number}`,
        found === undefined ? 'nothing' : `object ${found}`,
        `object ${number}`,
      );
    }
    return new ObjectParser(this.#content, this.#offsets[index] ?? 0, true).value();
  }
}

/** Whole numbers with white space between them. */
class NumberReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at = 0;

  constructor(bytes: Uint8Array, end: number) {
    this.#bytes = bytes;
    this.#end = end;
  }

  /** The next number, or -1 when none is there. */
  next(): number {
    let at = skipWhite(this.#bytes, this.#at);
    const start = at;
    let value = 0;
    for (; at < this.#end; at++) {
      const digit = (this.#bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.#at = at;
    return at > start ? value : -1;
  }
}
