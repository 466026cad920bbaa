import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../faults/fixture.ts';
import { callWarm } from '../faults/warm-commands.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import {
  delimitedForm,
  jsonForm,
  jsonListsForm,
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
  if (exit !== 0) throw new Error(stderr);
  expected = streamSums(bench.run);
}, 60_000);

const forms: Readonly<Record<string, NightForm>> = {
  mainframe: mainframeForm(smallNight()),
  json: jsonForm(smallNight()),
  xml: xmlForm(smallNight()),
  delimited: delimitedForm(smallNight()),
  'json lists': jsonListsForm(smallNight()),
};

/** A folder with the demo job for a form, and its files. */
function homeOf(name: string, form: NightForm): string {
  const home = join(dir, name);
  cpSync(join(root, 'jobs/adventure-invoices'), join(home, 'job'), { recursive: true });
  mkdirSync(join(home, 'in'));
  for (const [file, bytes] of Object.entries(form.files)) writeFileSync(join(home, 'in', file), bytes);
  const job = join(home, 'job/job.yaml');
  const typed = readFileSync(job, 'utf8')
    .replace(/archive: \S+/, 'archive: ../in')
    .replace('../../fixtures/reference/', '')
    .replace('state: own', 'state: shared')
    .replace(/^ {2}tables:\n[^]*?(?=^ {2}check:|^ {2}# How a bill)/m, `  tables:\n${form.tables}\n`);
  writeFileSync(job, typed);
  cpSync(join(root, 'fixtures/reference/places.bin'), join(home, 'job/places.bin'));
  return home;
}

async function runIn(home: string, id: string, ...more: readonly string[]) {
  const args = ['run', 'job/job.yaml', '--out', 'runs', '--state', 'state', '--run-id', id, '--quiet'];
  const { exit, stderr } = await callWarm(home, [...args, ...more]);
  return { exitCode: exit, stderr };
}

test.each(Object.entries(forms))('the same night as %s gives the same print streams', async (name, form) => {
  const home = homeOf(name, form);
  const { exitCode, stderr } = await runIn(home, 'run');
  expect(exitCode, stderr).toBe(0);
  expect(reportOf(join(home, 'runs/run')).balance).toEqual(reportOf(bench.run).balance);
  expect(streamSums(join(home, 'runs/run'))).toEqual(expected);
});

const wrong = {
  ...smallNight(),
  invoices: smallNight().invoices.map((row) =>
    row['invoice'] === 'SO51431' ? { ...row, net_total: '9999.99' } : row,
  ),
};
const wrongForms: Readonly<Record<string, NightForm>> = {
  mainframe: mainframeForm(wrong),
  json: jsonForm(wrong),
  xml: xmlForm(wrong),
  delimited: delimitedForm(wrong),
  'json lists': jsonListsForm(wrong),
};
/** Tables whose rejects are read again; those of the file that encloses all others by default. */
const REJECTS: Readonly<Record<string, readonly string[]>> = {
  delimited: ['invoices'],
  'json lists': ['invoices', 'lines'],
};

test.each(Object.entries(wrongForms))('rejects of the night as %s are read again', async (name, form) => {
  const home = homeOf(`wrong-${name}`, form);
  const { exitCode, stderr } = await runIn(home, 'run');
  expect(exitCode, stderr).toBe(3);
  const first = reportOf(join(home, 'runs/run'));
  expect(first.balance.documents).toMatchObject({ read: 17, composed: 16, rejected: 1 });

  const inputs = (REJECTS[name] ?? ['customers']).flatMap((file) => [
    '--input',
    `${file}=runs/run/rejects/${file}.raw`,
  ]);
  const again = await runIn(home, 'again', ...inputs);
  expect(again.exitCode, again.stderr).toBe(65);
  expect(again.stderr).toContain('run.nothing-produced');
  // Not a row more was damaged by being written, and bills that are out stay out.
  const faults = reportOf(join(home, 'runs/again')).rejects.map(({ code }) => code);
  expect(faults.filter((code) => code !== 'extract.document-produced')).toEqual(['extract.total-differs']);
});

const first = smallNight().invoices[0] ?? {};
const doubled = { ...smallNight(), invoices: [...smallNight().invoices, first] };
/** The same text without line ends: all rows stand in one line. */
function inOneLine(form: NightForm, wrap: (text: string) => string): NightForm {
  const files = Object.entries(form.files).map(([name, bytes]) => {
    const text = name.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
    return [name.replace(/\.gz$/, ''), Buffer.from(wrap(text.trimEnd()))] as const;
  });
  return { ...form, files: Object.fromEntries(files) };
}

test.each(
  Object.entries({
    json: jsonForm(doubled),
    xml: xmlForm(doubled),
    'json in one line': inOneLine(jsonForm(doubled), (text) => `[${text.replaceAll('\n', ',')}]`),
    'xml in one line': inOneLine(xmlForm(doubled), (text) => text.replaceAll('\n', '')),
  }),
)('a document that comes twice in the night as %s is printed once', async (name, form) => {
  const home = homeOf(`doubled-${name}`, form);
  const { exitCode, stderr } = await runIn(home, 'run');
  expect(exitCode, stderr).toBe(3);
  const report = reportOf(join(home, 'runs/run'));
  expect(report.balance.documents).toMatchObject({ read: 18, composed: 17, duplicate: 1 });
  expect(report.rejects.map(({ code }) => code)).toEqual(['extract.document-doubled']);
});
