import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { RunStop } from '../../src/fault/run-stop.ts';
import { awaitDelivery } from '../../src/run/await-delivery.ts';
import { loadJob } from '../../src/job/load-job.ts';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { change, newDir, SMALL_JOB, SMALL_TEMPLATE } from '../job/small-job.ts';

const SLOW = 120_000;
const TELLING = [...RUN.filter((arg) => arg !== '--quiet'), '--workers', '1'];
const HOUR = 3600;

function benchThatIsReady(ready: string): Workbench {
  const declared = `  ready: ${ready}\n  control:\n    file: control.csv`;
  return new Workbench(
    changed({ edit: [{ file: 'job.yaml', find: '  control:\n    file: control.csv', put: declared }] }),
  );
}

/** Starts a run and waits until it says that it waits. */
async function waitingRun(
  here: Workbench,
): Promise<{ readonly running: ReturnType<Workbench['start']>; readonly says: string }> {
  const running = here.start(TELLING);
  const says = await new Promise<string>((resolve, reject) => {
    let text = '';
    running.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const line = /^waiting: (.*)$/m.exec(text)?.[1];
      if (line !== undefined) resolve(line);
    });
    running.once('exit', () => reject(new Error(`it did not wait: ${text}`)));
  });
  return { running, says };
}

function setAge(file: string, seconds: number): void {
  const moment = Date.now() / 1000 - seconds;
  utimesSync(file, moment, moment);
}

describe.concurrent('a run before its delivery', () => {
  test(
    'waits for the marker, and is ended by a signal as if it had never begun',
    async () => {
      const here = benchThatIsReady("{ marker: '{stem}.done', within: 100 }");
      try {
        const first = await waitingRun(here);
        expect(first.says).toBe('the marker `extract.done` is not there');
        first.running.kill('SIGTERM');
        const ended = await first.running;
        expect(ended.exitCode, ended.stderr).toBe(75);
        expect(ended.stderr).toContain('[run.stopped-by-signal]');
        expect(existsSync(here.run)).toBe(false);

        const second = await waitingRun(here);
        writeFileSync(join(here.dir, 'extract.done'), '');
        const done = await second.running;
        expect(done.exitCode, done.stderr).toBe(0);
        expect(existsSync(join(here.run, 'streams'))).toBe(true);
      } finally {
        here.remove();
      }
    },
    SLOW,
  );

  test(
    'waits until the extract has stood still, and opens nothing before',
    async () => {
      const here = benchThatIsReady('{ stable: 1, within: 100 }');
      try {
        const file = join(here.dir, 'extract.zip');
        const whole = readFileSync(file);
        const half = whole.length >> 1;
        rmSync(file);
        const { running, says } = await waitingRun(here);
        expect(says).toBe('`extract.zip` is not there');
        writeFileSync(file, whole.subarray(0, half));
        await setTimeout(700);
        writeFileSync(file, whole);
        const done = await running;
        expect(done.exitCode, done.stderr).toBe(0);
      } finally {
        here.remove();
      }
    },
    SLOW,
  );

  test(
    'that does not wait leaves nothing behind, so that the same command serves for the next try',
    async () => {
      const here = benchThatIsReady('{ marker: night.done, stable: 1 }');
      try {
        const early = await here.command(TELLING);
        expect(early.exit, early.stderr).toBe(75);
        expect(early.stderr).toContain('the marker `night.done` is not there');
        expect(existsSync(here.run)).toBe(false);
        writeFileSync(join(here.dir, 'job/night.done'), '');
        setAge(join(here.dir, 'extract.zip'), HOUR);
        const done = await here.command(TELLING);
        expect(done, done.stderr).toMatchObject({ exit: 0 });
        expect(done.stderr).not.toContain('waiting');
      } finally {
        here.remove();
      }
    },
    SLOW,
  );
});

describe('awaitDelivery', () => {
  /** The folder of a job whose extract is a folder with two files; waits as declared and gives what was said. */
  async function folder(
    extract: string,
  ): Promise<{ readonly dir: string; readonly wait: () => Promise<string[]> }> {
    const dir = await newDir();
    mkdirSync(join(dir, 'night/part'), { recursive: true });
    for (const name of ['night/a.csv', 'night/part/b.csv']) {
      writeFileSync(join(dir, name), 'x');
      setAge(join(dir, name), HOUR);
    }
    for (const name of ['night', 'night/part']) setAge(join(dir, name), HOUR);
    const text = change(SMALL_JOB, 'archive: extract.zip\n', `archive: night\n  ${extract}\n`);
    writeFileSync(join(dir, 'job.yaml'), text);
    writeFileSync(join(dir, 'small.yaml'), SMALL_TEMPLATE);
    const wait = async (): Promise<string[]> => {
      const { job, faults } = await loadJob(join(dir, 'job.yaml'));
      if (job === undefined) throw new Error(JSON.stringify(faults));
      const said: string[] = [];
      const observer = { waiting: (what: string) => void said.push(what) };
      await awaitDelivery(job, { signal: new AbortController().signal, observer });
      return said;
    };
    return { dir, wait };
  }

  async function missingOf(work: Promise<unknown>): Promise<string> {
    const error: unknown = await work.then(
      () => new Error('nothing was missing'),
      (reason: unknown) => reason,
    );
    if (!(error instanceof RunStop)) throw new Error('it did not stop', { cause: error });
    expect(error.exitCode).toBe(75);
    return error.faults[0]?.values?.['missing'] ?? '';
  }

  test('takes a folder for still when all in it is old, and looks at every file in it', async () => {
    const { dir, wait } = await folder('ready: { stable: 1000 }');
    expect(await wait()).toEqual([]);
    setAge(join(dir, 'night/part/b.csv'), 10);
    expect(await missingOf(wait())).toMatch(/^`night` has stood still for 1\d s, and must for 1000 s$/);
    setAge(join(dir, 'night/part/b.csv'), HOUR);
    writeFileSync(join(dir, 'night/c.csv'), '');
    setAge(join(dir, 'night/c.csv'), HOUR);
    expect(await missingOf(wait()), 'a file moved in with its old time of change').toContain('still for 0 s');
  });

  test('believes what it sees where the clock of the file server is ahead', async () => {
    const { dir, wait } = await folder('ready: { stable: 1, within: 20 }');
    setAge(join(dir, 'night/a.csv'), -HOUR);
    const began = Date.now();
    expect(await wait()).toHaveLength(1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
  });

  test('waits for all that the job names beside its extract', async () => {
    const extract =
      "ready: { stable: 1 }\n  checksum: '{archive}.sha256'\n  control: { path: 'night.ctl', columns: { table: t, records: n } }";
    const { dir, wait } = await folder(extract);
    expect(await missingOf(wait())).toBe(
      'the checksum `night.sha256` is not there; the control file `night.ctl` is not there',
    );
    for (const name of ['night.sha256', 'night.ctl']) writeFileSync(join(dir, name), '');
    expect(await wait()).toEqual([]);
  });
});
