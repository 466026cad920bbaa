import { hash } from 'node:crypto';
import type { DetailRows } from '../model/document.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';
import { collate } from '../unit/collate.ts';

/** Enough that two different bills never meet in one: a chance of 1 in 10²⁷ among a million. */
const FINGERPRINT_CHARACTERS = 22;

/** Columns of the tables, in any order, but those that name the document. `tables`: further ones below it, by name. */
interface ComparedColumns {
  readonly header: readonly string[];
  readonly details: readonly string[];
  readonly tables?: Readonly<Record<string, readonly string[]>>;
}

/** A document as its content, typed. */
export interface DocumentContent {
  readonly account: string;
  readonly header: RecordValues;
  /** In their declared order. */
  readonly details: readonly RecordValues[];
  readonly tables?: Readonly<Record<string, DetailRows>>;
}

/**
 * The first 132 bits of SHA-256 (base64url) of everything that a document says but its own number: two bills with one fingerprint are the same
 * account, dates, lines and amounts. It does not depend on the order of columns.
 */
export function compileFingerprint(columns: ComparedColumns): (content: DocumentContent) => string {
  const headerColumns = columns.header.toSorted(collate);
  const detailColumns = columns.details.toSorted(collate);
  const tableColumns = Object.entries(columns.tables ?? {}).map(
    ([name, names]) => [name, names.toSorted(collate)] as const,
  );
  return ({ account, header, details, tables }) => {
    let text = frame(account) + rowText(header, headerColumns);
    for (const detail of details) text += rowText(detail, detailColumns);
    for (const [name, names] of tableColumns) {
      const { values, parents } = tables?.[name] ?? NO_ROWS;
      text += `\n\n${name}`;
      for (const [row, detail] of values.entries())
        text += `${rowText(detail, names)} ${parents?.[row] ?? ''}`;
    }
    return hash('sha256', text, 'base64url').slice(0, FINGERPRINT_CHARACTERS);
  };
}

const NO_ROWS: DetailRows = { values: [] };

/** Each value with its length before it, so that no two rows can run together to the same text. */
function rowText(row: RecordValues, columns: readonly string[]): string {
  let text = '\n';
  for (const column of columns) text += frameValue(row[column] ?? null);
  return text;
}

function frameValue(value: FieldValue): string {
  if (value === null) return '-';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'number' ? `n${value};` : frame(value);
}

function frame(text: string): string {
  return `${text.length}:${text}`;
}
