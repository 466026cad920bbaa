import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { TableBlock } from '../../src/job/template-table.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');

const row = (text: string) => ({ text, amount: 100 });

test('a head that is taller than a page is a fault, not a loop', () => {
  const tall: TableBlock = {
    ...main,
    columns: main.columns.map((column, c) =>
      c === 1 ? { ...column, head: inline('word '.repeat(3000)) } : column,
    ),
  };
  const composer = createComposer(tinyJob({ flow: [tall] }), resources);
  const result = composer.compose(tinyDocument([row('a'), row('b')]));
  expect('fault' in result && result.fault.code).toBe('compose.does-not-fit');
  expect('fault' in result && Number(result.fault.found)).toBeGreaterThan(250);
});

test.each([
  ['words', 'word '.repeat(20_000)],
  ['one word', 'x'.repeat(100_000)],
  ['figures and signs', '1.234,56-'.repeat(11_112)],
  ['characters of other scripts', 'жя日本'.repeat(25_000)],
])('a cell of 100,000 characters (%s) is a fault of that document, told at once', (_, text) => {
  const composer = createComposer(tinyJob(), resources);
  const begun = process.cpuUsage();
  const result = composer.compose(tinyDocument([row('before'), row(text)]));
  const { user, system } = process.cpuUsage(begun);
  expect('fault' in result && result.fault.code).toMatch(/^compose\.(does-not-fit|character-missing)$/);
  expect(user + system).toBeLessThan(3_000_000);
  // The next document is none the worse for it.
  const next = composer.compose(tinyDocument([row('after')]));
  expect('pages' in next && next.pages.length).toBe(1);
});

test('a document of 10,000 rows is composed in a second, in memory that grows with its pages', () => {
  const composer = createComposer(tinyJob(), resources);
  const rows = (count: number) => Array.from({ length: count }, (_, i) => row(`Line ${i} of many`));
  composer.compose(tinyDocument(rows(300)));
  const data = tinyDocument(rows(10_000));
  const begun = process.cpuUsage();
  const result = composer.compose(data);
  const { user, system } = process.cpuUsage(begun);
  if ('fault' in result) throw new Error(result.fault.code);
  expect(user + system).toBeLessThan(2_000_000);
  expect(result.pages.length).toBeGreaterThan(400);
  const texts = result.pages.flatMap((page) => readTexts(page, composer.faces).map(({ text }) => text));
  expect(texts.filter((text) => text.startsWith('#')).length).toBe(10_000);
});
