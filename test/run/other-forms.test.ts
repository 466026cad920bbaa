import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import {
  delimitedForm,
  jsonForm,
  mainframeForm,
  smallNight,
  xmlForm,
  type NightForm,
} from './night-forms.ts';
import { reportOf, streamSums } from './run-files.ts';

const bench = new Workbench();
const dir = mkdtempSync(join(tmpdir(), 'stapel-forms-'));
afterAll(() => {
  bench.remove();
  rmSync(dir, { recursive: true });
});

let expected: Record<string, string> = {};
beforeAll(async () => {
  const { exit, stderr } = await bench.command(RUN);
  expect(exit, stderr).toBe(0);
  expected = streamSums(bench.run);
}, 60_000);

const forms: Readonly<Record<string, NightForm>> = {
  mainframe: mainframeForm(smallNight()),
  json: jsonForm(smallNight()),
  xml: xmlForm(smallNight()),
  delimited: delimitedForm(smallNight()),
};

test.each(Object.entries(forms))('the same night as %s gives the same print streams', async (name, form) => {
  const home = join(dir, name);
  cpSync(join(root, 'jobs/adventure-invoices'), join(home, 'job'), { recursive: true });
  mkdirSync(join(home, 'in'));
  for (const [file, bytes] of Object.entries(form.files)) writeFileSync(join(home, 'in', file), bytes);
  const job = join(home, 'job/job.yaml');
  const typed = readFileSync(job, 'utf8')
    .replace(/archive: \S+/, 'archive: ../in')
    .replace(/^ {2}tables:\n[^]*?(?=^ {2}check:|^ {2}# How a bill)/m, `  tables:\n${form.tables}\n`);
  writeFileSync(job, typed);
  const args = ['run', job, '--out', join(home, 'runs'), '--run-id', 'run', '--quiet'];
  const { exitCode, stderr } = await execa(process.execPath, [join(root, 'bin/stapel.js'), ...args], {
    reject: false,
  });
  expect(exitCode, stderr).toBe(0);
  expect(reportOf(join(home, 'runs/run')).balance).toEqual(reportOf(bench.run).balance);
  expect(streamSums(join(home, 'runs/run'))).toEqual(expected);
});
