import type { ColumnPlan, FixedFormat, TablePlan } from '../../job/table-plan.ts';
import { charsetOf } from '../charset/charset.ts';
import { compileField, type Field } from './field.ts';

/** A table whose records have columns of fixed width. */
export type FixedTable = TablePlan & { readonly format: FixedFormat };

/** What may stand at a place of a record: nothing is declared there, characters, or any byte at all. */
export const CONTENT = { none: 0, characters: 1, stored: 2 } as const;

/** Where the columns of a table's records are, and how long its records may be. Lengths count characters. */
export interface RecordLayout {
  /** In the order of the declaration. */
  readonly fields: readonly Field[];
  readonly length: number;
  /** What stands at each place. */
  readonly contents: Uint8Array;
  /** The shortest record that is one. */
  readonly least: number;
  /**
   * Whether a record that ends with its line may have this length, less than the whole: where blanks at the end were cut
   * off. Texts (and codes, which are looked up) may be missing or end early; any other column is there as a whole, or,
   * where it may be empty, not at all: of a number that was cut nobody would see it.
   */
  mayEndAt(length: number): boolean;
}

export function compileLayout(table: FixedTable): RecordLayout {
  const charset = charsetOf(table.encoding);
  const fields = table.columns.map((column) => compileField(column, charset));
  const reach = Math.max(0, ...fields.map(({ span }) => span.start + span.length));
  const length = Math.max(table.format.length, reach);
  const ends = Array.from({ length }, (_, at) => at > 0 && fields.every((field) => isWhole(field, at)));
  const contents = new Uint8Array(length);
  for (const { span } of fields) {
    const any = span.storage === 'packed' || span.storage === 'binary';
    contents.fill(any ? CONTENT.stored : CONTENT.characters, span.start, span.start + span.length);
  }
  const least = ends.indexOf(true);
  return {
    fields,
    length,
    contents,
    least: least < 0 ? length : least,
    mayEndAt: (at) => ends[at] ?? false,
  };
}

function isWhole({ column, span }: Field, end: number): boolean {
  if (span.start + span.length <= end) return true;
  if (span.pad !== ' ' || span.storage !== 'text') return false;
  return isPadded(column) || (!column.required && end <= span.start);
}

function isPadded({ type, trim }: ColumnPlan): boolean {
  return (type === 'text' || type === 'code' || type === 'boolean') && (trim === 'both' || trim === 'right');
}
