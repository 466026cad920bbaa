import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RUN, Workbench } from '../faults/workbench.ts';
import { changedJob, compared, redArea } from './compared.ts';

const here = new Workbench();
const OLD = 'job/job.yaml';

/** A run under an id, with a ledger of its own: the same extract is printed again. */
async function produce(job: string, id: string, ...more: string[]): Promise<void> {
  const { exit, stderr } = await here.command([
    ...RUN.with(1, job),
    ...['--run-id', id, '--state', `$DIR/state-${id}`, '--workers', '1', ...more],
  ]);
  if (exit !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  await produce(OLD, 'run');
});
afterAll(() => here.remove());

test('two runs of one job on one extract are the same', async () => {
  await produce(OLD, 'again');
  const { outcome, json, page } = await compared(here, '$RUN', '$DIR/runs/again');
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0, stderr: '' });
  expect(json).toMatchObject({ outcome: 'unchanged', both: 17, unchanged: 17, rewritten: 0, changed: 0 });
  expect(json).toMatchObject({ groups: [], onlyA: { documents: 0 }, onlyB: { documents: 0 } });
  expect(page.text).toContain('Nothing changed');
  expect(statSync(join(here.dir, 'c.html')).mode & 0o777).toBe(0o600);
});

test('a run with another word and another colour: what it prints is told, its words in the report alone', async () => {
  const job = changedJob(here, 'worded', 'invoice.yaml', [
    ['en: Invoice date, de: Rechnungsdatum', 'en: Date of invoice, de: Rechnungsdatum'],
    ['petrol: { c: 92', 'petrol: { c: 80'],
  ]);
  await produce(job, 'worded');
  const { outcome, json, page } = await compared(here, '$RUN', '$DIR/runs/worded', '--pictures', '0');
  expect(outcome.exit, outcome.stderr).toBe(3);
  expect(json).toMatchObject({ outcome: 'changed', both: 17, unchanged: 0, changed: 17 });
  expect(json.groups.reduce((sum, { documents }) => sum + documents, 0)).toBe(17);
  for (const { kinds, says } of json.groups) {
    expect(says).toContain('colour of words: cmyk 0.92 0.45 0.35 0.4 → cmyk 0.8 0.45 0.35 0.4');
    expect(['looks', 'text,looks']).toContain(kinds.join(','));
  }
  expect(new Set(page.before)).toEqual(new Set(['Invoice date']));
  expect(new Set(page.after)).toEqual(new Set(['Date of invoice']));
  // English in two groups at most: with and without a shaded message.
  expect(json.groups.length).toBeLessThanOrEqual(4);
  // Names stand in the pictures of the report, and nowhere else.
  const text = await here.command([
    'compare',
    '$RUN',
    '$DIR/runs/worded',
    '--out',
    '$DIR/d.html',
    '--pictures',
    '0',
  ]);
  expect(text.stdout).toContain('17 changed');
  for (const said of [text.stdout + text.stderr, outcome.stdout + outcome.stderr]) {
    expect(said).not.toContain('Date of');
    for (const row of readFileSync('fixtures/small/customers.csv', 'utf8').split('\n').slice(1, -1))
      expect(said.toUpperCase()).not.toContain(row.split(',')[3]?.toUpperCase());
  }
});

test('a block moved by 2 mm is told with its way, and the picture differs there alone', async () => {
  const job = changedJob(here, 'moved', 'invoice.yaml', [
    ['x: 137, y: 62.7, width: 53', 'x: 137, y: 64.7, width: 53'],
  ]);
  const { outcome, json, page } = await compared(here, OLD, job, '--pictures', '1');
  expect(outcome, outcome.stderr).toMatchObject({ exit: 3, stderr: '' });
  expect(json.groups).toHaveLength(1);
  const [group] = json.groups;
  expect(group).toMatchObject({ kinds: ['moved'], says: ['moved 2.0 mm down'] });
  expect(json.changed).toBe(group?.documents);
  // Letters keep their place: the block stands at another one on that paper.
  expect(json.unchanged).toBeGreaterThan(0);
  expect(json.unchanged + json.changed).toBe(17);
  const differences = page.pictures.filter(({ caption }) => caption.includes('what differs'));
  expect(differences.length).toBeGreaterThan(0);
  for (const { png } of differences) {
    const { left, top, right, bottom } = redArea(png);
    expect(left).toBeGreaterThan(135);
    expect(right).toBeLessThan(192);
    expect(top).toBeGreaterThan(60);
    expect(bottom).toBeLessThan(92);
  }
  const before = page.pictures.find(({ caption }) => caption === 'Page 1, before');
  expect(Math.abs((before?.png.width ?? 0) - (210 / 25.4) * 90)).toBeLessThan(1.5);
});

test('a page more is told and shown beside nothing', async () => {
  const job = changedJob(here, 'longer', 'invoice.yaml', [
    ['    style: title\n    keepWithNext: true\n  - space: 4\n', '    style: title\n  - space: 150\n'],
  ]);
  const { json, page } = await compared(here, OLD, job, '--limit', '4', '--pictures', '1');
  expect(json).toMatchObject({ both: 4, changed: 4 });
  for (const group of json.groups) {
    expect(group.kinds[0]).toBe('pages');
    expect(group.says[0]).toMatch(/^[12] pages? more$/);
  }
  expect(page.text).toContain('no such page');
  expect(page.pictures.some(({ caption }) => caption === 'Page 2, after')).toBe(true);
  expect(page.pictures.some(({ caption }) => caption === 'Page 2, before')).toBe(false);
});

test('a line that is thicker is looks alone; asked again, the report is the same bytes', async () => {
  const job = changedJob(here, 'ruled', 'invoice.yaml', [
    ['rule: 0.25, color: petrol, paper: A4', 'rule: 0.6, color: petrol, paper: A4'],
  ]);
  const { json } = await compared(here, '$RUN', job, '--pictures', '1');
  expect(json.groups).toHaveLength(1);
  const report = readFileSync(join(here.dir, 'c.html'));
  await compared(here, '$RUN', job, '--pictures', '1');
  expect(report.equals(readFileSync(join(here.dir, 'c.html')))).toBe(true);
  expect(json.groups[0]).toMatchObject({ kinds: ['looks'], says: ['gone: line', 'new: line'] });
  for (const [pair] of json.groups[0]?.pixels ?? []) expect(pair?.different).toBeGreaterThan(100);
});

test('a template that is written otherwise and prints the same has changed nothing', async () => {
  const job = changedJob(here, 'rewritten', 'invoice.yaml', [
    // An expression makes a fixed text part of each page, and no more of its letterhead.
    ['text: Adventure Works,', 'text: \'{{ "Adventure Works" }}\','],
  ]);
  const { outcome, json } = await compared(here, '$RUN', job);
  expect(outcome, outcome.stderr).toMatchObject({ exit: 0, stderr: '' });
  expect(json).toMatchObject({ outcome: 'unchanged', both: 17, unchanged: 17 });
  expect(json.rewritten).toBeGreaterThan(0);
});

test('spot inks are known by their names, in whatever order they are declared', async () => {
  const red = 'red: { spot: HKS 13, cmyk: { c: 0, m: 100, y: 100, k: 0 } }';
  const blue = 'blue: { spot: HKS 42, cmyk: { c: 100, m: 80, y: 0, k: 0 } }';
  const used: readonly (readonly [string, string])[] = [
    [
      'tagline: { like: body, size: 9.5, leading: 12, color: petrol',
      'tagline: { like: body, size: 9.5, leading: 12, color: red',
    ],
    ['size: 18, leading: 22, color: petrol', 'size: 18, leading: 22, color: blue'],
  ];
  const [one, other, paler] = [
    changedJob(here, 'inks', 'invoice.yaml', [['colors:', `colors:\n  ${red}\n  ${blue}`], ...used]),
    changedJob(here, 'turned', 'invoice.yaml', [['colors:', `colors:\n  ${blue}\n  ${red}`], ...used]),
    changedJob(here, 'paler', 'invoice.yaml', [
      ['colors:', `colors:\n  ${blue.replace(' } }', ' }, share: 50 }')}\n  ${red}`],
      ...used,
    ]),
  ];
  const same = await compared(here, one, other);
  expect(same.json).toMatchObject({ outcome: 'unchanged', both: 17, unchanged: 17 });
  const { json } = await compared(here, one, paler, '--pictures', '0');
  expect(new Set(json.groups.flatMap(({ says }) => says))).toEqual(
    new Set(['colour of words: HKS 42 (1 0.8 0 0): 1 → HKS 42 (1 0.8 0 0): 0.5']),
  );
});

test('a document that one side rejects is named with what became of it', async () => {
  const failing = `text: '{{ invoice.invoice == "SO45891" ? string(int("x")) : "Invoice" }}'`;
  const job = changedJob(here, 'failing', 'invoice.yaml', [
    ['  - space: 4\n', `  - space: 4\n  - ${failing}\n    when: invoice.invoice == "SO45891"\n`],
  ]);
  const { outcome, json, page } = await compared(here, '$RUN', job, '--pictures', '0');
  expect(outcome.exit).toBe(3);
  expect(json).toMatchObject({ both: 16, unchanged: 16, changed: 0, onlyB: { documents: 0 } });
  expect(json.onlyA).toMatchObject({ documents: 1, reasons: [{ reason: 'rejected (expression.failed)' }] });
  expect(page.text).toContain('expression.failed');
  expect(page.text).toContain('SO45891');
  const back = await compared(here, job, '$RUN', '--pictures', '0');
  expect(back.json).toMatchObject({ both: 16, onlyA: { documents: 0 }, onlyB: { documents: 1 } });
});

test('one account of a run and of a job', async () => {
  const { json } = await compared(here, '$RUN', OLD, '--account', 'AW00011380');
  expect(json).toMatchObject({ both: 2, unchanged: 2, onlyB: { documents: 0 } });
  expect(json.notes.join('\n')).toContain('Messages');
  const none = await here.command(['compare', '$RUN', OLD, '--account', 'AW9', '--state', '$DIR/state']);
  expect(none.exit).toBe(65);
  expect(none.stderr).toContain('AW9');
});

test('the runs are as they were: nothing is made or moved in them', async () => {
  const list = (): string[] =>
    readdirSync(here.run, { recursive: true, encoding: 'utf8' })
      .toSorted()
      .filter((name) => !/-(wal|shm)$/.test(name));
  const before = list();
  await compared(here, '$RUN', '$DIR/runs/again');
  expect(list()).toEqual(before);
});
