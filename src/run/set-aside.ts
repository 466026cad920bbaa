import type { Fault } from '../fault/fault.ts';
import { detailTablesOf } from '../job/tables-of.ts';
import { placeOf } from '../model/row-position.ts';
import { partIn } from '../store/row-place.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import { readCuts } from './detail-cuts.ts';
import type { RunContext } from './run-context.ts';

interface OrphanRun {
  readonly id: number;
  readonly line: number;
  readonly parent: string | null;
  readonly cuts: Buffer | null;
}

/** Runs that are read at a time. */
const PAGE = 2000;

const ORPHANS = `
SELECT t.id, t.line, t.parent, t.cuts FROM detail_run t JOIN part p ON p.part = ${partIn('t.line')}
WHERE t.fault IS NULL AND p.table_name = ? AND NOT EXISTS (SELECT 1 FROM document d WHERE d.key = t.parent)
  AND t.id > ? ORDER BY t.id LIMIT ${PAGE}`;

/**
 * Sets aside the detail rows that name no document, in the tables of which the job says that they are no exceptions:
 * they are counted, stay in run.db, and are told where the job wants that.
 */
export function setOrphansAside({ db, job, parts }: Pick<RunContext, 'db' | 'job' | 'parts'>): void {
  const aside = db.prepare('INSERT OR REPLACE INTO aside (line, document, fault) VALUES (?, NULL, ?)');
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('report', ?, ?)");
  db.prepare("DELETE FROM warning WHERE stage = 'report'").run();
  for (const { name, orphans } of detailTablesOf(job.extract)) {
    if (orphans === 'reject') continue;
    const page = db.prepare<[string, number], OrphanRun>(ORPHANS);
    const runs = rowsInOrder(
      (last) => page.all(name, last),
      ({ id }) => id,
    );
    for (const run of runs) {
      const cuts = readCuts(run, 0);
      for (let i = 0; i < cuts.length; i += 2) {
        const line = cuts[i] ?? 0;
        const found = run.parent ?? '';
        const place = { ...placeOf(parts, line), document: found };
        const fault: Fault = { code: 'extract.orphan-aside', place, found };
        aside.run(line, JSON.stringify(fault));
        if (orphans === 'warn') warn.run(fault.code, JSON.stringify(fault));
      }
    }
  }
}
