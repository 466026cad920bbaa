import { hash } from 'node:crypto';
import type { Connection } from './run-database.ts';

/**
 * Bytes of a hash that stands for a document in the ledger: 96 bits. Among 400 nights of a million documents the chance that
 * one of a further million meets a wrong one is 1 in 10¹⁴.
 */
export const HASH_BYTES = 12;

/** The hash of a document number. */
export function numberHash(number: string): Buffer {
  return hash('sha256', number, 'buffer').subarray(0, HASH_BYTES);
}

/** The hash of a content, by its fingerprint (`match/document-alike.ts`), which is a hash already. */
export function contentHash(fingerprint: string): Buffer {
  return Buffer.from(fingerprint.slice(0, (HASH_BYTES * 4) / 3), 'base64url');
}

/** Lets SQL of this connection say `number_hash(key)` and `content_hash(fingerprint)`. */
export function defineHashes(db: Connection): void {
  db.function('number_hash', { deterministic: true }, (key: unknown) => numberHash(String(key)));
  db.function('content_hash', { deterministic: true }, (key: unknown) => contentHash(String(key)));
}
