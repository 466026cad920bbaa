import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shownKey, type Fault } from '../fault/fault.ts';
import { placeOf } from '../model/row-position.ts';
import { openRunDatabaseReadOnly } from '../store/run-database.ts';
import { earlierRuns, noteKnown } from './known-documents.ts';
import { HoldBack } from './hold-back.ts';
import type { RunContext } from './run-context.ts';
import { kindOf } from './stop-causes.ts';

/** A document whose number came before is the same one, and no other that is alike. */
const ASKED = `
SELECT content_hash(c.fingerprint), c.document FROM composed c
WHERE NOT EXISTS (SELECT 1 FROM known_document k WHERE k.document = c.document AND k.mark = 'number') ORDER BY 1`;

/** Rows read at a time. */
const PAGE = 2000;

interface KnownRow {
  readonly document: number;
  readonly key: string;
  readonly account: string;
  readonly line: number;
  readonly fingerprint: string;
  readonly run: number;
  readonly runId: string;
  readonly directory: string;
}

const KNOWN = `
SELECT k.document, d.key, d.account, d.line, c.fingerprint, r.run, r.run_id AS runId, r.directory
FROM known_document k JOIN earlier_run r ON r.run = k.run JOIN document d ON d.document = k.document
JOIN composed c ON c.document = k.document
WHERE k.mark = 'content' AND (r.run, k.document) > (?, ?) ORDER BY r.run, k.document LIMIT ${PAGE}`;

/**
 * Bills that say the same as one of an earlier released run under another number: held back or told, as the job says.
 * Gives how many there are.
 */
export function findAlikeReleased(context: RunContext): number {
  const { db, parts } = context;
  db.prepare("DELETE FROM warning WHERE code = 'match.content-again'").run();
  const { runs, content } = earlierRuns(context);
  if (runs.length === 0 || content === 'off') return 0;
  noteKnown(context, runs, 'content', ASKED);
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)");
  const page = db.prepare<[number, number], KnownRow>(KNOWN);
  const holdBack = new HoldBack(db);
  let count = 0;
  for (let rows = page.all(0, 0); rows.length > 0; rows = page.all(...after(rows))) {
    const first = firstNumbers(context, rows);
    for (const row of rows) {
      const number = first.get(`${row.run} ${row.fingerprint}`);
      const fault: Fault = {
        code: content === 'hold' ? 'match.content-released' : 'match.content-again',
        place: { ...placeOf(parts, row.line), account: row.account, document: row.key },
        values: {
          run: row.runId,
          dir: row.directory,
          first: number === undefined ? 'a document' : `document \`${shownKey(number)}\``,
        },
      };
      if (content === 'hold') holdBack.hold(row.document, fault);
      else warn.run(fault.code, JSON.stringify(fault));
    }
    count += rows.length;
  }
  return count;
}

function after(rows: readonly KnownRow[]): [number, number] {
  const last = rows.at(-1);
  return [last?.run ?? 0, last?.document ?? 0];
}

/** By run and fingerprint the numbers of the documents that came first, as far as their runs' databases are still there. */
function firstNumbers({ observer }: RunContext, rows: readonly KnownRow[]): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const [run, { directory }] of new Map(rows.map((row) => [row.run, row]))) {
    const file = join(directory, 'run.db');
    if (!existsSync(file)) continue;
    try {
      const before = openRunDatabaseReadOnly(file);
      try {
        const asked = rows.flatMap((row) => (row.run === run ? [row.fingerprint] : []));
        const found = before
          .prepare<[string], { key: string; fingerprint: string }>(
            `SELECT d.key, c.fingerprint FROM composed c JOIN document d ON d.document = c.document
             WHERE c.fingerprint IN (SELECT value FROM json_each(?)) ORDER BY c.seq DESC`,
          )
          .all(JSON.stringify(asked));
        for (const { key, fingerprint } of found) numbers.set(`${run} ${fingerprint}`, key);
      } finally {
        before.close();
      }
    } catch (error) {
      observer.note('an earlier run cannot be asked', { reason: kindOf(error) });
    }
  }
  return numbers;
}
