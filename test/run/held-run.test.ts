import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunReport } from '../../src/report/report.ts';
import { benchWith, night, nightWith } from './nights.ts';
import { reportOf, streamSums } from './run-files.ts';

const SLOW = 180_000;
const EXPECT =
  '  expect: [{ table: customers, records: { below: 30%, above: 50% }, runs: 2, atLeast: 2, then: hold }]\n';
const LATE = ['report.json', 'report.html', 'manifest.json'];

const here = benchWith(EXPECT);
afterAll(() => here.remove());
const dirOf = (id: string): string => join(here.dir, 'runs', id);
const stagedReport = (id: string): RunReport => reportOf(join(dirOf(id), '.staging'));

function statesOf(): Record<string, unknown> {
  const db = new Database(join(here.dir, 'state/ledger.db'), { readonly: true });
  try {
    const rows = db
      .prepare<[], { runId: string; state: string }>('SELECT runId, state FROM run ORDER BY id')
      .all();
    return Object.fromEntries(rows.map(({ runId, state }) => [runId, state]));
  } finally {
    db.close();
  }
}

/** A history of three nights with 14, 15 and 17 customers; the last two count. */
async function history(): Promise<void> {
  for (const [i, more] of [0, 1, 3].entries()) {
    const done = await here.command(night(`n${i}`, nightWith(here, `n${i}.zip`, more)));
    expect(done, done.stderr).toMatchObject({ exit: 0 });
  }
}

/** What a run killed between the rename of its streams and the rest leaves: as it was staged, with the mark. */
function cutShort(id: string): void {
  const staging = join(dirOf(id), '.staging');
  mkdirSync(staging);
  for (const name of LATE) renameSync(join(dirOf(id), name), join(staging, name));
  writeFileSync(join(staging, 'held'), '');
}

describe('a run that is not as the last ones', () => {
  test(
    'is held with all of it staged, says so everywhere, and is released in a name',
    async () => {
      await history();
      expect(reportOf(dirOf('n0')).expectations).toEqual([
        {
          table: 'customers',
          measure: 'records',
          found: 14,
          decimals: 0,
          otherwise: 'hold',
          runs: 0,
          tooFew: true,
          ok: true,
        },
      ]);
      expect(reportOf(dirOf('n2')).expectations).toMatchObject([
        { median: 15, runs: 2, low: 11, high: 22, ok: true },
      ]);

      const extract = nightWith(here, 'n3.zip', 26);
      const held = await here.command(night('n3', extract));
      expect(held.exit, held.stderr).toBe(3);
      expect(held.stderr).toContain('[run.held]');
      expect(existsSync(join(dirOf('n3'), 'streams'))).toBe(false);
      expect(existsSync(join(dirOf('n3'), 'report.json'))).toBe(false);
      const { verdict, expectations, run } = stagedReport('n3');
      const words = '40 customers, 150 % more than the median 16 of the last 2 runs';
      expect(verdict).toMatchObject({ outcome: 'held', reasons: expect.arrayContaining([words]) as unknown });
      expect(run.exitCode).toBe(3);
      expect(expectations).toMatchObject([{ found: 40, median: 16, runs: 2, low: 12, high: 24, ok: false }]);
      expect(statesOf()).toMatchObject({ n2: 'released', n3: 'held' });

      const report = await here.command(['report', dirOf('n3')]);
      expect(report.stdout).toContain('Held: nothing is released');
      expect(report.stdout).toContain(words);
      expect(report.stdout).toMatch(/customers +records +40 +12 to 24 +16 of 2 runs +not as expected: held/);
      const html = await here.command(['report', dirOf('n3'), '--format', 'html']);
      expect(html.stdout).toContain('not as expected: held');
      const verify = await here.command(['verify', dirOf('n3')]);
      expect(verify).toMatchObject({ exit: 64 });
      expect(verify.stderr).toContain('it is held until a person releases it');

      for (const more of [[], ['--resume']]) {
        const again = await here.command(night('n3', extract, ...more));
        expect(again.exit, again.stderr).toBe(3);
        expect(again.stderr).toContain('[run.held]');
      }
      expect(existsSync(join(dirOf('n3'), 'streams'))).toBe(false);
      const other = await here.command(night('n4', nightWith(here, 'renamed.zip', 26, 0)));
      expect(other.stderr).toContain('[run.input-held]');
      expect(other.stderr).toContain('packed anew');

      const runs = await here.command(['runs', '--state', join(here.dir, 'state')]);
      expect(runs.stdout).toMatch(/n3 +held +3/);
      expect(runs.stdout).toContain('held: it is produced whole');

      const staged = streamSums(join(dirOf('n3'), '.staging'));
      const released = await here.command([
        'release',
        dirOf('n3'),
        '--by',
        'Ann Bell',
        '--reason',
        'a new branch',
      ]);
      expect(released, released.stderr).toMatchObject({ exit: 0, stderr: '' });
      expect(released.stdout).toContain('Released by Ann Bell, after it was held.');
      expect(streamSums(dirOf('n3'))).toEqual(staged);
      expect(existsSync(join(dirOf('n3'), '.staging'))).toBe(false);
      expect(reportOf(dirOf('n3'))).toMatchObject({
        verdict: { outcome: 'attention', reasons: ['reason: a new branch', ...verdict.reasons] },
        release: { by: 'Ann Bell', reason: 'a new branch' },
        run: { exitCode: 3 },
      });
      expect(readFileSync(join(dirOf('n3'), 'report.html'), 'utf8')).toContain('Released by Ann Bell');
      expect(readFileSync(join(dirOf('n3'), 'run.ndjson'), 'utf8')).not.toContain('Ann');
      const checked = await here.command(['verify', dirOf('n3')]);
      expect(checked, checked.stderr).toMatchObject({ exit: 0, stderr: '' });
      expect(checked.stdout).toContain('all agree with manifest.json');
      const after = await here.command(['runs', '--state', join(here.dir, 'state')]);
      expect(after.stdout).toMatch(/n3 +released +3 .*released by Ann Bell: a new branch/);
      const twice = await here.command(['release', dirOf('n3'), '--by', 'Ben']);
      expect(twice.exit).toBe(64);
      expect(twice.stderr).toContain('[run.released]');

      // Released, it is one of the last runs: 17 and 40.
      const next = await here.command(night('n5', nightWith(here, 'n5.zip', 10)));
      expect(next, next.stderr).toMatchObject({ exit: 0 });
      expect(reportOf(dirOf('n5')).expectations).toMatchObject([{ median: 29, low: 21, high: 43, ok: true }]);
    },
    SLOW,
  );

  test(
    'that was killed before its mark goes on, and one whose release was killed is released by the next try',
    async () => {
      const extract = nightWith(here, 'killed.zip', 86);
      const args = night('killed', extract);
      expect(await here.command(args)).toMatchObject({ exit: 3 });
      const staging = join(dirOf('killed'), '.staging');

      // The ledger has it, the mark was not written.
      rmSync(join(staging, 'held'));
      const early = await here.command(['release', dirOf('killed'), '--by', 'Ann']);
      expect(early.exit).toBe(64);
      expect(early.stderr).toContain('[run.not-held]');
      const seen = await here.command(night('beside', extract));
      expect(seen.stderr).toContain('[run.input-held]');
      expect(await here.command([...args, '--resume'])).toMatchObject({ exit: 3 });
      expect(existsSync(join(staging, 'held'))).toBe(true);

      // Killed when some of the reports were written, and the ledger said `releasing`.
      cpSync(staging, join(here.dir, 'copy'), { recursive: true });
      expect(await here.command(['release', dirOf('killed'), '--by', 'Ann'])).toMatchObject({ exit: 0 });
      const written = readFileSync(join(dirOf('killed'), 'report.json'));
      for (const name of readdirSync(dirOf('killed')))
        if (!['run.db', 'segments', 'run.ndjson'].includes(name))
          rmSync(join(dirOf('killed'), name), { recursive: true });
      renameSync(join(here.dir, 'copy'), staging);
      writeFileSync(join(staging, 'report.json'), written);
      const db = new Database(join(here.dir, 'state/ledger.db'));
      db.prepare("UPDATE run SET state = 'releasing' WHERE runId = 'killed'").run();
      db.close();
      expect((await here.command([...args, '--resume'])).stderr).toContain('[run.held]');
      const second = await here.command(['release', dirOf('killed'), '--by', 'Ben']);
      expect(second, second.stderr).toMatchObject({ exit: 0 });
      const { verdict, release } = reportOf(dirOf('killed'));
      expect(release?.by).toBe('Ben');
      expect(verdict.reasons.filter((reason) => reason.includes('reason'))).toHaveLength(1);
      expect(await here.command(['verify', dirOf('killed')])).toMatchObject({ exit: 0, stderr: '' });

      // Killed behind the rename of its streams.
      cutShort('killed');
      const completed = await here.command(['release', dirOf('killed'), '--by', 'Eve']);
      expect(completed, completed.stderr).toMatchObject({ exit: 0 });
      expect(reportOf(dirOf('killed')).release?.by).toBe('Ben');
      cutShort('killed');
      const run = await here.command(args);
      expect(run.stderr).toContain('[run.release-completed]');
      expect(statesOf()).toMatchObject({ killed: 'released' });
    },
    SLOW,
  );
});
