import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { textTable } from '../report/text-table.ts';
import { Ledger } from '../store/ledger.ts';
import { exit } from './exit-code.ts';

const options = z.object({ state: z.string().optional() });

/** `stapel runs`: the ledger of a state directory, newest run first. */
export function runsCommand(given: unknown): number {
  const dir = resolve(options.parse(given).state ?? process.env['STAPEL_STATE'] ?? '.stapel');
  const file = join(dir, 'ledger.db');
  if (!existsSync(file)) {
    process.stdout.write(`no runs in ${dir}\n`);
    return exit.done;
  }
  const ledger = new Ledger(file);
  try {
    const rows = ledger
      .all()
      .map((run) => [
        run.startedAt.slice(0, 16).replace('T', ' '),
        run.runId,
        run.state,
        run.exitCode === null ? '' : String(run.exitCode),
        String(run.documents),
        run.reason ?? '',
      ]);
    process.stdout.write(
      `${textTable(['started (UTC)', 'run', 'state', 'exit', 'documents', 'reason'], rows, (line) => line).join('\n')}\n`,
    );
  } finally {
    ledger.close();
  }
  return exit.done;
}
