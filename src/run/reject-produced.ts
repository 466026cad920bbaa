import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault/fault.ts';
import { placeOf } from '../model/row-position.ts';
import { openRunDatabaseReadOnly } from '../store/run-database.ts';
import type { RunContext } from './run-context.ts';

const PRINTED = `
SELECT 1 AS found FROM document d JOIN fate f ON f.document = d.document
WHERE d.key = ? AND f.fate IN ('composed', 'diverted') LIMIT 1`;

/**
 * In a supplementary run, rejects the documents that the first run has produced, or another supplement to it: nobody gets
 * a bill twice because its rows stood in a file of rejects.
 */
export function rejectProduced({ db, ledger, parts, supplements }: RunContext): void {
  if (supplements === undefined) return;
  const insert = db.prepare("INSERT INTO fate (document, fate, code, fault) VALUES (?, 'rejected', ?, ?)");
  const documents = db
    .prepare<[], { document: number; key: string; line: number }>(
      `SELECT document, key, line FROM document d
       WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)`,
    )
    .all();
  const family = [supplements.directory, ...supplements.before];
  const printers = new Set(family.flatMap((directory) => [directory, ...ledger.supplementsTo(directory)]));
  for (const directory of printers) {
    const file = join(directory, 'run.db');
    if (!existsSync(file)) continue;
    const before = openRunDatabaseReadOnly(file);
    try {
      const printed = before.prepare<[string], { found: number }>(PRINTED);
      for (const { document, key, line } of documents) {
        if (printed.get(key) === undefined) continue;
        const place = { ...placeOf(parts, line), document: key };
        const values = { run: supplements.runId };
        const fault: Fault = { code: 'extract.document-produced', place, found: key, values };
        insert.run(document, fault.code, JSON.stringify(fault));
      }
    } finally {
      before.close();
    }
  }
}
