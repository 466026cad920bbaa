import { hash } from 'node:crypto';
import type { FieldValue, RecordValues } from '../model/record.ts';
import { collate } from '../unit/collate.ts';

/** Enough that two different bills never meet in one: a chance of 1 in 10²⁷ among a million. */
const FINGERPRINT_CHARACTERS = 22;

/** Columns of the two tables, in any order, and those that name the document (`invoice`): they are left out. */
interface ComparedColumns {
  readonly header: readonly string[];
  readonly details: readonly string[];
  readonly keys: readonly string[];
}

/** A document as its content, typed. */
export interface DocumentContent {
  readonly account: string;
  readonly header: RecordValues;
  /** In their declared order. */
  readonly details: readonly RecordValues[];
}

/**
 * The first 132 bits of SHA-256 (base64url) of everything that a document says but its own number: two bills with one fingerprint are the same
 * account, dates, lines and amounts. It does not depend on the order of columns.
 */
export function compileFingerprint(columns: ComparedColumns): (content: DocumentContent) => string {
  const compared = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !columns.keys.includes(name)).sort(collate);
  const headerColumns = compared(columns.header);
  const detailColumns = compared(columns.details);
  return ({ account, header, details }) => {
    let text = frame(account) + rowText(header, headerColumns);
    for (const detail of details) text += rowText(detail, detailColumns);
    return hash('sha256', text, 'base64url').slice(0, FINGERPRINT_CHARACTERS);
  };
}

/** Each value with its length before it, so that no two rows can run together to the same text. */
function rowText(row: RecordValues, columns: readonly string[]): string {
  let text = '\n';
  for (const column of columns) text += frameValue(row[column] ?? null);
  return text;
}

function frameValue(value: FieldValue): string {
  if (value === null) return '-';
  return typeof value === 'number' ? `n${value};` : frame(value);
}

function frame(text: string): string {
  return `${text.length}:${text}`;
}
