import { BrokenPdf } from './broken-pdf.ts';
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
    if (nameIn(stream.dictionary, 'Type') !== 'ObjStm') throw new BrokenPdf(of, 'another stream', '/Type/ObjStm');
    const count = countIn(stream.dictionary, 'N', of);
    const first = countIn(stream.dictionary, 'First', of);
    this.#number = number;
    this.#content = contentOf(stream, of);
    const index = new ObjectParser(this.#content.subarray(0, first), 0, true);
    for (let i = 0; i < count; i++) {
      const object = Number(index.word());
      const offset = Number(index.word());
      if (!Number.isSafeInteger(object) || !Number.isSafeInteger(offset)) {
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
