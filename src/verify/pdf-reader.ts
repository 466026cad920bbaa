import { BrokenPdf } from './broken-pdf.ts';
import { StreamReferences, type CrossReferences } from './cross-reference.ts';
import { FileBytes } from './file-bytes.ts';
import { referenceTable, startOfReferences } from './file-end.ts';
import { ObjectParser, OutOfBytes } from './object-parser.ts';
import { ObjectStream } from './object-stream.ts';
import {
  isDictionary,
  kindOf,
  nameIn,
  PdfReference,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from './pdf-value.ts';

/** Most objects are shorter. */
const FIRST_BYTES = 1024;
const MOST_OBJECT_BYTES = 1 << 24;
const STREAM_END = /^\r?\n?endstream\s+endobj\b/;
const STREAM_END_BYTES = 24;
/** Object streams kept inflated: one of pages, the page tree's, and some to spare. */
const OBJECT_STREAMS = 6;

/**
 * Reads a PDF at any place, object by object, without holding the file: cross-reference table or stream, plain
 * objects or object streams. Nothing is repaired: whatever is not as it must be is thrown as `BrokenPdf`.
 */
export class PdfReader {
  readonly trailer: PdfDictionary;
  readonly #file: FileBytes;
  readonly #references: CrossReferences;
  readonly #objectStreams = new Map<number, ObjectStream>();

  /** Opens the file; errors of the file system come as they are. */
  constructor(path: string) {
    this.#file = new FileBytes(path);
    try {
      const start = startOfReferences(this.#file);
      const table = referenceTable(this.#file, start);
      if (table === undefined) {
        const stream = this.#referenceStream(start);
        this.trailer = stream.dictionary;
        this.#references = new StreamReferences(stream);
      } else {
        this.trailer = table.trailer;
        this.#references = table.references;
      }
      if (this.trailer.has('Prev'))
        throw new BrokenPdf('the file', 'an update after it was written', 'no update');
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  /** One more than the highest object number. */
  get size(): number {
    return this.#references.size;
  }

  /** A dictionary object; throws for anything else. */
  dictionary(number: number): PdfDictionary {
    const value = this.object(number);
    if (isDictionary(value)) return value;
    throw new BrokenPdf(`object ${number}`, kindOf(value), 'a dictionary');
  }

  /** Any object but a stream's data; a free number is `null` (ISO 32000-2 7.3.10). */
  object(number: number): PdfValue {
    const place = this.#references.placeOf(number);
    if (place.kind === 'free') return null;
    if (place.kind === 'plain') return this.#parseAt(place.offset, number).value;
    return this.#objectStream(place.objectStream).object(number, place.index);
  }

  /** A stream object. */
  stream(number: number): PdfStream {
    const place = this.#references.placeOf(number);
    if (place.kind !== 'plain') throw new BrokenPdf(`object ${number}`, 'no stream', 'a stream');
    return this.#streamAt(place.offset, number);
  }

  /** Throws unless the cross-reference entry of this number is free or leads to an object of this number. */
  checkReference(number: number): void {
    const place = this.#references.placeOf(number);
    if (place.kind === 'plain') this.#checkHead(place.offset, number);
    else if (place.kind === 'packed' && !this.#objectStream(place.objectStream).holds(number, place.index)) {
      this.#objectStream(place.objectStream).object(number, place.index);
    }
  }

  close(): void {
    this.#file.close();
  }

  #objectStream(number: number): ObjectStream {
    let stream = this.#objectStreams.get(number);
    if (stream === undefined) {
      stream = new ObjectStream(number, this.stream(number));
      if (this.#objectStreams.size >= OBJECT_STREAMS) {
        for (const oldest of this.#objectStreams.keys()) {
          this.#objectStreams.delete(oldest);
          break;
        }
      }
    } else this.#objectStreams.delete(number);
    this.#objectStreams.set(number, stream);
    return stream;
  }

  #referenceStream(start: number): PdfStream {
    const head = this.#file.readUpTo(start, 16).toString('latin1');
    const number = /^(\d{1,7}) 0 obj\b/.exec(head)?.[1];
    if (number === undefined) {
      throw new BrokenPdf(
        `byte ${start}, where startxref points`,
        'something else',
        'a cross-reference table or stream',
      );
    }
    const stream = this.#streamAt(start, Number(number));
    if (nameIn(stream.dictionary, 'Type') === 'XRef') return stream;
    throw new BrokenPdf(
      `byte ${start}, where startxref points`,
      'another stream',
      'a cross-reference stream',
    );
  }

  /** `17 0 obj` must stand at `offset`; gives its length. */
  #checkHead(offset: number, number: number): number {
    const head = `${number} 0 obj`;
    const bytes = this.#file.readUpTo(Math.min(offset, this.#file.size), head.length);
    for (let i = 0; i < head.length; i++) {
      if (bytes[i] !== head.charCodeAt(i)) {
        throw new BrokenPdf(`byte ${offset}, where object ${number} should begin`, 'something else', head);
      }
    }
    return head.length;
  }

  /** The object at `offset`, and where the first word behind it (`endobj` or `stream`) ends. */
  #parseAt(offset: number, number: number): { value: PdfValue; word: string; end: number } {
    const head = this.#checkHead(offset, number);
    for (let length = FIRST_BYTES; ; length *= 8) {
      const bytes = this.#file.readUpTo(offset, length);
      const parser = new ObjectParser(bytes, head, bytes.length < length);
      try {
        const value = parser.value();
        const word = parser.word();
        if (word === 'endobj' || word === 'stream') return { value, word, end: offset + parser.at };
        throw new BrokenPdf(
          `object ${number} at byte ${offset}`,
          'something else behind it',
          'endobj or stream',
        );
      } catch (error) {
        if (!(error instanceof OutOfBytes)) throw error;
        if (length >= MOST_OBJECT_BYTES)
          throw new BrokenPdf(`object ${number} at byte ${offset}`, 'no end', 'endobj');
      }
    }
  }

  #streamAt(offset: number, number: number): PdfStream {
    const { value, word, end } = this.#parseAt(offset, number);
    const at = `object ${number} at byte ${offset}`;
    if (word !== 'stream' || !isDictionary(value)) throw new BrokenPdf(at, 'no stream', 'a stream');
    const stated = value.get('Length');
    const length = stated instanceof PdfReference ? this.object(stated.number) : stated;
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) {
      throw new BrokenPdf(`/Length of ${at}`, kindOf(length), 'a number of bytes');
    }
    const lineEnd = this.#file.readUpTo(end, 2);
    const start = end + (lineEnd[0] === 0x0d ? 2 : 1);
    const bytes = this.#file.readUpTo(start, length + STREAM_END_BYTES);
    if (!STREAM_END.test(bytes.toString('latin1', length))) {
      throw new BrokenPdf(at, `no end of the stream after ${length} bytes`, 'endstream and endobj');
    }
    return { dictionary: value, data: bytes.subarray(0, length) };
  }
}
