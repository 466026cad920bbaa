import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopRun } from '../fault/run-stop.ts';
import { openRunDatabaseReadOnly, type Connection } from '../store/run-database.ts';

/** The run.db of a run directory; anything else is a usage fault. */
export function openRunOf(dir: string): { readonly root: string; readonly db: Connection } {
  const root = resolve(dir);
  const file = join(root, 'run.db');
  if (!existsSync(file)) stopRun({ code: 'cli.not-a-run', place: {}, found: dir });
  return { root, db: openRunDatabaseReadOnly(file) };
}
