import { BrokenPdf } from './broken-pdf.ts';
import type { FileBytes } from './file-bytes.ts';
import { contentOf } from './inflate.ts';
import { countIn, kindOf, type PdfStream } from './pdf-value.ts';

/** Where an object is: at an offset, in an object stream at an index, or nowhere. */
type ObjectPlace =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number }
  | { readonly kind: 'packed'; readonly objectStream: number; readonly index: number };

/** Where the objects of a file are (ISO 32000-2 7.5.4, 7.5.8). */
export interface CrossReferences {
  /** One more than the highest object number. */
  readonly size: number;
  placeOf(number: number): ObjectPlace;
}

const FREE: ObjectPlace = { kind: 'free' };
const ENTRY_BYTES = 20;

/** A cross-reference table: entries are read where they stand in the file, none is kept. */
export class TableReferences implements CrossReferences {
  readonly size: number;
  readonly #file: FileBytes;
  readonly #first: number;

  /** `first`: offset of the entry of object 0. */
  constructor(file: FileBytes, first: number, size: number) {
    this.#file = file;
    this.#first = first;
    this.size = size;
  }

  placeOf(number: number): ObjectPlace {
    if (number >= this.size) return FREE;
    const entry = this.#file.read(this.#first + number * ENTRY_BYTES, ENTRY_BYTES);
    const use = entry[17];
    if (use === 0x66) return FREE;
    let offset = 0;
    for (let i = 0; i < 10; i++) {
      const digit = (entry[i] ?? 0) - 0x30;
      if (digit < 0 || digit > 9 || use !== 0x6e) {
        throw new BrokenPdf(
          `cross-reference entry ${number}`,
          'other characters',
          '10 digits, 5 digits and n or f',
        );
      }
      offset = offset * 10 + digit;
    }
    return { kind: 'plain', offset };
  }
}

/** A cross-reference stream, inflated: a few bytes an object, so at most 70 MB for the largest file that PDF allows. */
export class StreamReferences implements CrossReferences {
  readonly size: number;
  readonly #rows: Uint8Array;
  readonly #widths: readonly [number, number, number];
  readonly #columns: number;

  constructor(stream: PdfStream) {
    const { dictionary } = stream;
    const widths = dictionary.get('W');
    const [type, value, index] = Array.isArray(widths) ? widths : [];
    if (!isWidth(type) || !isWidth(value) || !isWidth(index)) {
      throw new BrokenPdf('/W of the cross-reference stream', kindOf(widths), 'three widths');
    }
    this.size = countIn(dictionary, 'Size', 'the cross-reference stream');
    if (dictionary.has('Index')) {
      throw new BrokenPdf(
        '/Index of the cross-reference stream',
        'an array',
        'none: all objects in one section',
      );
    }
    this.#widths = [type, value, index];
    this.#columns = type + value + index;
    this.#rows = contentOf(stream, 'the cross-reference stream', this.size * (this.#columns + 1) + 1);
    if (this.#rows.length !== this.size * this.#columns) {
      throw new BrokenPdf('the cross-reference stream', `${this.#rows.length} bytes`, `${this.size} entries`);
    }
  }

  placeOf(number: number): ObjectPlace {
    if (number >= this.size) return FREE;
    const [type, value, index] = this.#widths;
    const at = number * this.#columns;
    const kind = type === 0 ? 1 : this.#integer(at, type);
    const place = this.#integer(at + type, value);
    if (kind === 1) return { kind: 'plain', offset: place };
    if (kind === 2)
      return { kind: 'packed', objectStream: place, index: this.#integer(at + type + value, index) };
    return FREE;
  }

  #integer(at: number, width: number): number {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (this.#rows[at + i] ?? 0);
    return value;
  }
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 6;
}
