import { createHash } from 'node:crypto';
import { contentOf } from '../inflate.ts';
import type { PdfReader } from '../pdf-reader.ts';
import {
  isDictionary,
  nameIn,
  PdfName,
  PdfReference,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from '../pdf-value.ts';

/** Deeper nested objects than any picture's are no object of ours. */
const DEEPEST = 40;

/**
 * What an object of a PDF file shows, as a hash: numbers of objects and the way in which data is packed do not show in it,
 * so the same picture has one identity in all files. Streams that cannot be inflated are taken as they stand.
 */
export class ObjectIdentities {
  readonly #reader: PdfReader;
  readonly #known = new Map<number, string>();

  constructor(reader: PdfReader) {
    this.#reader = reader;
  }

  of(value: PdfValue, depth = 0): string {
    if (depth > DEEPEST) return 'deeper';
    if (value instanceof PdfReference) return this.#object(value.number, depth);
    if (value instanceof PdfName) return `/${value.name}`;
    if (Array.isArray(value)) return `[${value.map((each) => this.of(each, depth + 1)).join(' ')}]`;
    if (isDictionary(value)) return this.#dictionary(value, depth);
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }

  #object(number: number, depth: number): string {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    // Whoever refers back to what it is part of adds nothing to it.
    this.#known.set(number, 'itself');
    const stream = streamAt(this.#reader, number);
    const hash = createHash('sha256');
    if (stream === undefined) hash.update(this.of(this.#reader.object(number), depth + 1));
    else {
      // What is read next may stand where this stream's data does.
      const data = packedOf(stream, number);
      hash.update(data.bytes);
      const left = data.inflated ? UNSHOWN : LENGTH;
      hash.update(this.#dictionary(stream.dictionary, depth, left));
    }
    const identity = hash.digest('hex').slice(0, 32);
    this.#known.set(number, identity);
    return identity;
  }

  #dictionary(dictionary: PdfDictionary, depth: number, without: ReadonlySet<string> = NONE): string {
    const keys = [...dictionary.keys()].filter((key) => !without.has(key)).sort();
    return `<${keys.map((key) => `${key} ${this.of(dictionary.get(key) ?? null, depth + 1)}`).join(' ')}>`;
  }
}

const NONE: ReadonlySet<string> = new Set();
const LENGTH: ReadonlySet<string> = new Set(['Length']);
const UNSHOWN: ReadonlySet<string> = new Set(['Length', 'Filter', 'DecodeParms']);

/** A stream object; undefined for an object that is none. */
export function streamAt(reader: PdfReader, number: number): PdfStream | undefined {
  try {
    return reader.stream(number);
  } catch {
    return undefined;
  }
}

function packedOf(
  stream: PdfStream,
  number: number,
): { readonly bytes: Uint8Array; readonly inflated: boolean } {
  if (nameIn(stream.dictionary, 'Filter') !== 'FlateDecode' || stream.dictionary.has('DecodeParms'))
    return { bytes: new Uint8Array(stream.data), inflated: false };
  return { bytes: contentOf(stream, `object ${number}`), inflated: true };
}
