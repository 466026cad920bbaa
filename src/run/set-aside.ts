import type { Fault } from '../fault/fault.ts';
import { detailTablesOf } from '../job/tables-of.ts';
import { partOf, placeOf, rowPosition } from '../model/row-position.ts';
import type { RunContext } from './run-context.ts';

interface OrphanRun {
  readonly line: number;
  readonly parent: string | null;
  readonly cuts: Buffer | null;
}

const ORPHANS = `
SELECT t.line, t.parent, t.cuts FROM detail_run t JOIN part p ON p.part = t.line >> 32
WHERE t.fault IS NULL AND p.table_name = ? AND NOT EXISTS (SELECT 1 FROM document d WHERE d.key = t.parent)
ORDER BY t.line`;

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
    for (const run of db.prepare<[string], OrphanRun>(ORPHANS).all(name)) {
      for (const line of linesOf(run)) {
        const found = run.parent ?? '';
        const place = { ...placeOf(parts, line), document: found };
        const fault: Fault = { code: 'extract.orphan-aside', place, found };
        aside.run(line, JSON.stringify(fault));
        if (orphans === 'warn') warn.run(fault.code, JSON.stringify(fault));
      }
    }
  }
}

function linesOf({ line, cuts }: OrphanRun): number[] {
  if (cuts === null) return [line];
  const lines: number[] = [];
  for (let i = 0; i + 8 <= cuts.byteLength; i += 8)
    lines.push(rowPosition(partOf(line), cuts.readUInt32LE(i)));
  return lines;
}
