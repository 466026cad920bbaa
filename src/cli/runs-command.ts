import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { stopRun } from '../fault/run-stop.ts';
import { textTable } from '../report/text-table.ts';
import { Ledger, type LedgerRun } from '../store/ledger.ts';
import { jobFileAt } from './command-options.ts';
import { exit } from './exit-code.ts';
import { readDatabase } from './find-run.ts';

const options = z.object({ state: z.string().optional() });

/** What a state of the ledger asks of a person; the others ask nothing. */
const ASKS: Readonly<Partial<Record<LedgerRun['state'], string>>> = {
  started: 'it is under way, or was killed: then go on with `stapel run`, --resume and its --run-id',
  held: 'it is produced whole and released by nobody yet: look at its report, then `stapel release`',
  releasing:
    'its release was cut short or is under way; ask `stapel verify` whether its streams are out, before anything of it is produced again',
};

/** `stapel runs`: the ledger of a state directory, newest run first. */
export function runsCommand(job: string | undefined, given: unknown): number {
  const beside = join(job === undefined ? '.' : dirname(jobFileAt(job)), '.stapel');
  const dir = resolve(options.parse(given).state ?? process.env['STAPEL_STATE'] ?? beside);
  const file = join(dir, 'ledger.db');
  if (!existsSync(file)) stopRun({ code: 'cli.no-ledger', place: {}, found: dir });
  const { runs, supplements } = readDatabase(file, () => allRuns(file));
  const rows = runs.map((run) => [
    run.startedAt.slice(0, 16).replace('T', ' '),
    run.runId,
    run.state,
    run.exitCode === null ? '' : String(run.exitCode),
    // Of a specimen the ledger knows what was read: what was set is for looking at, and counts as nothing.
    run.state === 'specimen' ? '-' : String(run.documents),
    [supplementsSaid(supplements.get(run.directory)), run.reason ?? '', releasedBy(run)]
      .filter((part) => part !== '')
      .join('; '),
  ]);
  const head = ['started (UTC)', 'run', 'state', 'exit', 'documents', 'reason'];
  process.stdout.write(`${textTable(head, rows, (line) => line).join('\n')}\n`);
  for (const state of new Set(runs.map((run) => run.state))) {
    const asks = ASKS[state];
    if (asks !== undefined) process.stdout.write(`\n${state}: ${asks}\n`);
  }
  return exit.done;
}

function releasedBy({ releasedBy: person, releaseReason }: LedgerRun): string {
  if (person === null) return '';
  return `released by ${person}${releaseReason === null ? '' : `: ${releaseReason}`}`;
}

function supplementsSaid(directory: string | undefined): string {
  return directory === undefined ? '' : `supplements ${basename(directory)}`;
}

function allRuns(file: string): {
  readonly runs: readonly LedgerRun[];
  readonly supplements: ReadonlyMap<string, string>;
} {
  const ledger = new Ledger(file);
  try {
    return { runs: ledger.all(), supplements: ledger.supplements() };
  } finally {
    ledger.close();
  }
}
