import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/source-files.ts';
import { textOf, openPdf } from '../pdf/open-pdf.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stapel-init-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const stapel = (...args: string[]) =>
  execa(process.execPath, [join(root, 'bin/stapel.js'), ...args], { cwd: dir, reject: false });

test('a new job is right, runs, and has the name of its folder', async () => {
  const made = await stapel('init', 'jobs/water-bill');
  expect([made.exitCode, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toContain('stapel run jobs/water-bill/job.yaml');
  expect(readdirSync(join(dir, 'jobs'))).toEqual(['water-bill']);
  const checked = await stapel('check', 'jobs/water-bill/job.yaml');
  expect([checked.exitCode, checked.stderr]).toEqual([0, '']);

  const done = await stapel('run', 'jobs/water-bill/job.yaml', '--run-date', '2026-11-06', '--quiet');
  expect([done.exitCode, done.stderr]).toEqual([0, '']);
  const run = join(dir, 'runs/water-bill-2026-11-06-1');
  const stream = await openPdf(readFileSync(join(run, 'streams/a4.pdf')));
  expect(stream.numPages).toBe(6);
  expect(await textOf(stream, 2)).toContain('Ihre Rechnung');
});

test('a job is named by its folder too, beside runs and other jobs', async () => {
  const checked = await stapel('check', 'jobs/water-bill');
  expect([checked.exitCode, checked.stderr]).toEqual([0, '']);
  expect(checked.stdout).toContain('jobs/water-bill/job.yaml: nothing wrong');
  const listed = await stapel('runs', 'jobs/water-bill');
  expect(listed.stdout).toContain('water-bill-2026-11-06-1');

  const made = await stapel('preview', 'jobs/water-bill', '--account', 'C1004');
  expect([made.exitCode, made.stdout, made.stderr]).toEqual([0, 'preview.pdf', '']);
  const compared = await stapel('compare', 'runs/water-bill-2026-11-06-1', 'jobs/water-bill');
  expect([compared.exitCode, compared.stderr]).toEqual([0, '']);
  expect(compared.stdout).toContain('jobs/water-bill/job.yaml');

  const none = await stapel('check', 'jobs');
  expect(none.exitCode).toBe(65);
  expect(none.stderr).toContain('the folder with its `job.yaml`');
});

test('editors find the schemas of a new job', () => {
  for (const file of ['job', 'template']) {
    const typed = readFileSync(
      join(dir, 'jobs/water-bill', file === 'job' ? 'job.yaml' : 'bill.yaml'),
      'utf8',
    );
    const [, schema = ''] = /\$schema=(\S+)/.exec(typed) ?? [];
    expect(existsSync(join(dir, 'jobs/water-bill', schema))).toBe(true);
    expect(schema).toContain(file);
  }
});
