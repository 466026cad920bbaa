import type { RecordType } from '../../job/table-plan.ts';
import type { Charset } from '../charset/charset.ts';
import type { FilePlan } from '../framed-file.ts';
import type { RecordKind } from '../record-types.ts';

interface Mark {
  /** From 0. */
  readonly at: number;
  readonly bytes: Buffer;
  readonly kind: RecordKind;
}

/** Tells the records of a file by what stands at a place in them. The longer of two types that both fit is meant. */
export class RecordMarks {
  /** All types, for a message. */
  readonly known: string;

  readonly #marks: readonly Mark[];
  /** A table that has no type: all records are its that no other has. */
  readonly #rest: RecordKind | undefined;
  readonly #multibyte: boolean;

  constructor(plan: FilePlan, charset: Charset) {
    const typed: { type: RecordType | undefined; kind: RecordKind }[] = [
      ...plan.tables.map(({ type }, table) => ({ type, kind: { table } })),
      ...(plan.others ?? []).map((type, other) => ({ type, kind: { other } })),
    ];
    const marks = typed.flatMap(({ type, kind }) =>
      type === undefined ? [] : [markOf(type, kind, charset)],
    );
    this.#marks = marks.toSorted((a, b) => b.bytes.length - a.bytes.length);
    this.#rest = typed.find(({ type }) => type === undefined)?.kind;
    this.#multibyte = charset.multibyte;
    this.known =
      marks.length === 0
        ? 'none'
        : typed.flatMap(({ type }) => (type === undefined ? [] : `\`${type.is}\``)).join(', ');
  }

  /** The record in bytes `start` to `end`; undefined: of a type that nobody declared. */
  kindOf(bytes: Buffer, start: number, end: number): RecordKind | undefined {
    for (const mark of this.#marks) if (this.#bears(mark, bytes, start, end)) return mark.kind;
    return this.#rest;
  }

  #bears(mark: Mark, bytes: Buffer, start: number, end: number): boolean {
    const from = this.#multibyte ? this.#skip(bytes, start, end, mark.at) : start + mark.at;
    if (from + mark.bytes.length > end) return false;
    for (let i = 0; i < mark.bytes.length; i += 1) if (bytes[from + i] !== mark.bytes[i]) return false;
    return true;
  }

  /** The byte behind so many characters. */
  #skip(bytes: Buffer, start: number, end: number, characters: number): number {
    let at = start;
    for (let left = characters; left > 0 && at < end; left -= 1) {
      at += 1;
      while (at < end && ((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
    }
    return at;
  }
}

function markOf({ at, is }: RecordType, kind: RecordKind, charset: Charset): Mark {
  const bytes = charset.encode(is);
  if (typeof at !== 'number' || bytes === undefined)
    throw new RangeError(`\`${is}\` is no type of a fixed-width record`);
  return { at: at - 1, bytes, kind };
}
