import { createHash } from 'node:crypto';
import type { FieldValue, RecordValues } from '../model/record.ts';
import { collate } from '../unit/collate.ts';
import { neighbours } from './same-person.ts';

/** A document as its content, typed. */
export interface DocumentContent {
  readonly account: string;
  readonly header: RecordValues;
  /** In their declared order. */
  readonly details: readonly RecordValues[];
  /** Columns that name the document, in header and details (`invoice`): left out of the comparison. */
  readonly keyColumns: readonly string[];
}

/** A document by the key that people know, with its fingerprint. */
export interface FingerprintRow {
  readonly document: string;
  readonly fingerprint: string;
}

/** Documents alike in every value but their number; at least two. */
export interface AlikeDocuments {
  readonly documents: readonly string[];
}

/**
 * SHA-256 (base64url) of everything that a document says but its own number: two bills with one fingerprint are the same
 * account, dates, lines and amounts. It does not depend on the order of columns.
 */
export function documentFingerprint(content: DocumentContent): string {
  const hash = createHash('sha256');
  let text = frame(content.account) + rowText(content.header, content.keyColumns);
  for (const detail of content.details) text += rowText(detail, content.keyColumns);
  return hash.update(text, 'utf8').digest('base64url');
}

/**
 * Finds bills that were perhaps written twice under two numbers. Rows with equal fingerprints must be neighbours. A
 * finding is a warning for a person: two equal purchases on one day do happen, so nothing is held back.
 */
export function* findAlikeDocuments(rows: Iterable<FingerprintRow>): Generator<AlikeDocuments> {
  for (const documents of neighbours(rows, fingerprintOfRow, documentOfRow)) yield { documents };
}

function fingerprintOfRow(row: FingerprintRow): string {
  return row.fingerprint;
}

function documentOfRow(row: FingerprintRow): string {
  return row.document;
}

/** Each value with its length before it, so that no two rows can run together to the same text. */
function rowText(row: RecordValues, keyColumns: readonly string[]): string {
  let text = '\n';
  for (const column of Object.keys(row).sort(collate)) {
    if (!keyColumns.includes(column)) text += frame(column) + frameValue(row[column] ?? null);
  }
  return text;
}

function frameValue(value: FieldValue): string {
  if (value === null) return '-';
  return typeof value === 'number' ? `n${frame(String(value))}` : frame(value);
}

function frame(text: string): string {
  return `${text.length}:${text}`;
}
