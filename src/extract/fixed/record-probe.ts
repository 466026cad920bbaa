import type { Charset } from '../charset/charset.ts';
import type { Field } from './field.ts';
import { isNumber } from './field.ts';
import type { RecordMarks } from './record-marks.ts';
import type { RecordLayout } from './record-layout.ts';

/** Places of a record at which only some bytes may stand. */
interface Limit {
  readonly start: number;
  readonly end: number;
  /** By byte; 1: it may. */
  readonly allowed: Uint8Array;
}

interface Expectation {
  readonly limits: readonly Limit[];
  /** Starts and ends of texts that begin at the left of their fields: a blank before them is unusual. */
  readonly texts: readonly (readonly [number, number])[];
}

const PACKED_LAST = 0x0a;

/**
 * Tells whether bytes look like a record, by what its columns say: digits, stored numbers, days, codes and the record type
 * where they are expected. Coarse and quick: typing finds what is wrong with one record; this finds that a file is
 * out of step. A blank at the beginning of a text is told apart, for it proves nothing alone.
 */
export class RecordProbe {
  readonly #marks: RecordMarks;
  readonly #expected: readonly Expectation[];
  readonly #length: number;
  readonly #space: number;

  constructor(marks: RecordMarks, layouts: readonly RecordLayout[], length: number, charset: Charset) {
    this.#marks = marks;
    this.#length = length;
    this.#space = charset.space;
    this.#expected = layouts.map(({ fields }) => ({
      limits: fields.flatMap((field) => limitsOf(field, charset)),
      texts: fields.flatMap((field) =>
        isLeftText(field) ? [[field.span.start, endOf(field)] as const] : [],
      ),
    }));
  }

  /** Whether its numbers, days and codes may be what stands at `at`; a type that nobody declared never fits. */
  fits(bytes: Buffer, at: number): boolean {
    const kind = this.#marks.kindOf(bytes, at, at + this.#length);
    if (kind === undefined) return false;
    const expected = kind.table === undefined ? undefined : this.#expected[kind.table];
    if (expected === undefined) return true;
    for (const { start, end, allowed } of expected.limits) {
      for (let i = at + start; i < at + end; i += 1) if (allowed[bytes[i] ?? 0] !== 1) return false;
    }
    return true;
  }

  /** Whether its texts begin where their fields do. */
  isAligned(bytes: Buffer, at: number): boolean {
    const kind = this.#marks.kindOf(bytes, at, at + this.#length);
    const texts = kind?.table === undefined ? [] : (this.#expected[kind.table]?.texts ?? []);
    for (const [start, end] of texts) {
      if (bytes[at + start] !== this.#space) continue;
      for (let i = at + start + 1; i < at + end; i += 1) if (bytes[i] !== this.#space) return false;
    }
    return true;
  }
}

function endOf({ span }: Field): number {
  return span.start + span.length;
}

function isLeftText({ column, span }: Field): boolean {
  return span.storage === 'text' && span.pad === ' ' && column.type === 'text' && column.trim !== 'left';
}

function limitsOf(field: Field, charset: Charset): Limit[] {
  const { column, span } = field;
  const { start } = span;
  const end = endOf(field);
  // Fields without a value hold blanks or low values.
  const empty = [charset.space, 0];
  const digits = bytesOf('0123456789', charset);
  switch (span.storage) {
    case 'binary':
      return [];
    case 'packed': {
      const all = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte >> 4 <= 9);
      const whole = all.filter((byte) => (byte & 0x0f) < PACKED_LAST);
      const last = all.filter((byte) => (byte & 0x0f) >= PACKED_LAST);
      return [limit(start, end - 1, [...whole, ...empty]), limit(end - 1, end, [...last, ...empty])];
    }
    case 'zoned': {
      const plain = limit(start, end, [...digits, ...empty]);
      if (span.sign === 'none') return [plain];
      const at = span.sign.endsWith('leading') ? start : end - 1;
      const others =
        at === start
          ? limit(start + 1, end, [...digits, ...empty])
          : limit(start, end - 1, [...digits, ...empty]);
      return [
        others,
        limit(at, at + 1, [
          ...bytesOf('+-{}ABCDEFGHIJKLMNOPQRpqrstuvwxyäü', charset),
          ...zones(charset),
          ...digits,
          ...empty,
        ]),
      ];
    }
    case 'text': {
      const texts = textsOf(field);
      if (texts === undefined) return [];
      const chars = bytesOf([...texts, ...column.empty, span.pad].join(''), charset);
      return [limit(start, end, [...chars, ...empty])];
    }
  }
}

/** Texts whose characters are all that a column may hold; undefined: it may hold anything. */
function textsOf({ column }: Field): readonly string[] | undefined {
  if (isNumber(column)) return ['0123456789+-CRDB', column.decimal, column.group];
  if (column.type === 'date') return ['0123456789', column.format.replace(/[YMD]/g, '')];
  if (column.type === 'boolean') return [...column.yes, ...column.no];
  if (column.type === 'code') return Object.keys(column.codes);
  return undefined;
}

/** EBCDIC digits with a sign in their zone. */
function zones(charset: Charset): number[] {
  if (charset.lineEnds.next < 0) return [];
  return Array.from({ length: 0x50 }, (_, i) => 0xa0 + i).filter((byte) => (byte & 0x0f) <= 9);
}

function bytesOf(text: string, charset: Charset): number[] {
  return Array.from(text).flatMap((char) => Array.from(charset.encode(char) ?? []));
}

function limit(start: number, end: number, bytes: readonly number[]): Limit {
  const allowed = new Uint8Array(256);
  for (const byte of bytes) allowed[byte] = 1;
  return { start, end, allowed };
}
