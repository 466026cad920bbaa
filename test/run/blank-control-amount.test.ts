import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';

const here = new Workbench(
  changed({ edit: [{ file: 'control.csv', find: 'invoices.csv;17;15025.78', put: 'invoices.csv;17;' }] }),
);
afterAll(() => here.remove());

/** The stages that run.db says are done. */
function stagesDone(): unknown[] {
  const db = new Database(join(here.run, 'run.db'), { readonly: true });
  try {
    return db.prepare('SELECT name FROM stage').pluck().all();
  } finally {
    db.close();
  }
}

test('a control amount that is not stated is still warned of when the run is resumed after reading', async () => {
  // Killed while it tidies addresses, with all tables read.
  const running = here.start(RUN, { STAPEL_INJECT: 'stall:AW00011020' });
  await here.logged({ run: 'run', says: '"table":"lines"' });
  for (let patience = 100; patience > 0 && stagesDone().length === 0; patience -= 1) await setTimeout(20);
  running.kill('SIGKILL');
  await running;
  expect(stagesDone()).toEqual(['extract']);

  expect(await here.command([...RUN, '--resume'])).toMatchObject({ exit: 0 });
  const { stdout } = await here.command(['report', '$RUN']);
  const [, warned = ''] = stdout.split('produced all the same');
  expect(warned).toContain('control.csv:3');
  expect(stdout.match(/extract\.control-amount-blank/g)).toHaveLength(1);
});
