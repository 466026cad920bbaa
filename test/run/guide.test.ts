import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../faults/fixture.ts';
import { callWarm } from '../faults/warm-commands.ts';

const dir = mkdtempSync(join(tmpdir(), 'stapel-guide-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const template = readFileSync(join(root, 'jobs/guide/guide.yaml'), 'utf8');
const guide = readFileSync(join(root, 'jobs/BLOCKS.md'), 'utf8');
const headings = Array.from(template.matchAll(/^ {2}# == (.+?)(?: \((\d+) pages\))?$/gm));

test('the guide has an example and a picture for each block that the template shows', () => {
  const titles = headings.map(([, title = '']) => title);
  expect(Array.from(guide.matchAll(/^## (.+)$/gm), ([, title]) => title)).toEqual(titles);
  const pictures = Array.from(guide.matchAll(/!\[.+\]\((.+)\)$/gm), ([, file = '']) => file);
  expect(pictures).toHaveLength(titles.length);
  for (const file of pictures) expect(existsSync(join(root, 'jobs', file)), file).toBe(true);
});

test('what it says is what the template has', () => {
  const { flow, payment } = parse(template) as { flow: object[]; payment: object[] };
  const shown = Array.from(
    guide.matchAll(/```yaml\n([^]*?)```/g),
    ([, text = '']) => parse(text) as object[],
  );
  const blocks = shown.filter((each) => Array.isArray(each));
  expect(blocks.flat()).toEqual([...flow.filter((block) => !('pageBreak' in block)), ...payment]);
  // Beside blocks it shows files that parts are taken from.
  const parts = Array.from(new Set(template.match(/(?<= from: )\S+\.yaml$/gm)));
  expect(parts).not.toEqual([]);
  expect(shown.filter((each) => !Array.isArray(each))).toEqual(
    parts.map((name) => parse(readFileSync(join(root, 'jobs/guide', name), 'utf8')) as object),
  );
});

test('the job of its examples runs, with as many pages as the pictures are cut out of', async () => {
  const args = ['run', join(root, 'jobs/guide/job.yaml'), '--out', dir, '--state', join(dir, 'state')];
  const { exit, stderr } = await callWarm(dir, [...args, '--run-id', 'guide', '--quiet']);
  expect(exit, stderr).toBe(0);
  const db = new Database(join(dir, 'guide/run.db'), { readonly: true });
  const pages = db.prepare('SELECT pages FROM composed ORDER BY document').pluck().all();
  db.close();
  const inFlow = headings.slice(0, -4).reduce((sum, [, , count = '1']) => sum + Number(count), 0);
  expect(pages).toHaveLength(5);
  expect(pages[0]).toBe(inFlow);
});
