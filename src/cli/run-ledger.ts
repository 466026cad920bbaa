import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import { Ledger, type LedgerKey } from '../store/ledger.ts';
import { takeRunLock } from '../store/run-lock.ts';
import { readDatabase } from './find-run.ts';

/** Under the job's lock, as a run works: the run must be known to the ledger that is asked. */
export function withRunLedger(state: string, key: LedgerKey, work: (ledger: Ledger) => number): number {
  const dir = resolve(state);
  const file = join(dir, 'ledger.db');
  if (!existsSync(file)) stopRun({ code: 'cli.no-ledger', place: {}, found: dir });
  const lock = readDatabase(file, () => takeRunLock(dir, key.job));
  if (lock === undefined) return stopRun({ code: 'run.locked', place: {}, values: { job: key.job } });
  try {
    const ledger = readDatabase(file, () => new Ledger(file));
    try {
      if (ledger.find(key) === undefined)
        stopRun({ code: 'cli.run-not-in-ledger', place: {}, found: dir, values: { run: key.runId } });
      return work(ledger);
    } finally {
      ledger.close();
    }
  } finally {
    lock.release();
  }
}
