import { BrokenPdf } from './broken-pdf.ts';

/** A reference to an indirect object; generations other than 0 are not expected and not kept. */
export class PdfReference {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** A name object without its slash. */
export class PdfName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** Any object but a stream; strings with a character for each byte. */
export type PdfValue = null | boolean | number | string | PdfName | PdfReference | PdfValue[] | PdfDictionary;

/** A stream object; `data` as it stands in the file, valid until the next read. */
export interface PdfStream {
  readonly dictionary: PdfDictionary;
  readonly data: Uint8Array;
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

/** The whole number that stands under `key`; throws `BrokenPdf` for anything else. `of` names the dictionary. */
export function countIn(dictionary: PdfDictionary, key: string, of: string): number {
  const value = dictionary.get(key);
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new BrokenPdf(`/${key} of ${of}`, kindOf(value), 'a whole number');
}

/** Number of the object that `key` refers to; throws `BrokenPdf` for anything else. */
export function referenceIn(dictionary: PdfDictionary, key: string, of: string): number {
  const value = dictionary.get(key);
  if (value instanceof PdfReference) return value.number;
  throw new BrokenPdf(`/${key} of ${of}`, kindOf(value), 'a reference');
}

/** The name that stands under `key`, or ''. */
export function nameIn(dictionary: PdfDictionary, key: string): string {
  const value = dictionary.get(key);
  return value instanceof PdfName ? value.name : '';
}

/** What a value is, in words for messages: never its content. */
export function kindOf(value: PdfValue | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof PdfReference) return `a reference to object ${value.number}`;
  if (value instanceof PdfName) return `/${value.name}`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'a dictionary';
  return typeof value === 'string' ? 'a string' : String(value);
}
