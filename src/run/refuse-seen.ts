import { stopRun } from '../fault/run-stop.ts';
import type { FaultCode } from '../fault/table.ts';
import type { LedgerRun } from '../store/ledger.ts';
import { ledgerTables } from './judge-expectations.ts';
import type { RunContext } from './run-context.ts';

const CODES: Readonly<Partial<Record<LedgerRun['state'], FaultCode>>> = {
  held: 'run.input-held',
  releasing: 'run.input-releasing',
};

/** Stops a run whose extract is that of `before`; `how` says by what that is known. */
export function stopSeen(before: LedgerRun, how: string): never {
  const { state, runId: run, directory: dir } = before;
  return stopRun({ code: CODES[state] ?? 'run.input-seen', place: {}, values: { run, dir, how } });
}

/**
 * Stops a run whose tables another run has produced or holds, byte for byte, though their extract was packed anew and is
 * another file. Known when all tables were read; an extract without documents is like any other such, and passes.
 */
export function refuseSeenTables(
  context: Pick<RunContext, 'db' | 'job' | 'ledger' | 'directory' | 'limit'>,
): void {
  const { job, ledger, directory, limit } = context;
  const tables = ledgerTables(context);
  const documents = tables.find(({ name }) => name === job.extract.documents.name);
  if (limit !== undefined || (documents?.records ?? 0) === 0) return;
  if (ledger.reasonOf(job.name, directory.id, directory.root) !== undefined) return;
  const [before] = ledger.readBefore(job.name, tables, directory.root);
  if (before !== undefined) stopSeen(before, 'its tables have the same content, packed anew');
}
