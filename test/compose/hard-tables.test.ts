import fc from 'fast-check';
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

const breaking: TableBlock = { ...main, breakRows: true, stripe: { kind: 'gray', k: 0.1 } };

test('rows that may break: every word once, in its order and in its cell, whatever the pages', () => {
  const composer = createComposer(tinyJob({ flow: [breaking] }), resources);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 900 }), { minLength: 1, maxLength: 20 }), (sizes) => {
      const words = sizes.map((size, i) => Array.from({ length: size + 1 }, (_, w) => `w${i}.${w}`));
      const result = composer.compose(tinyDocument(words.map((own) => row(own.join(' ')))));
      if ('fault' in result) throw new Error(JSON.stringify(result.fault));
      const shown = result.pages.map((page) => readTexts(page, composer.faces));
      const read = shown.flatMap((texts) => texts.flatMap(({ text }) => text.match(/w\d+\.\d+/g) ?? []));
      expect(read).toEqual(words.flat());
      const numbers = shown.flatMap((texts) => texts.flatMap(({ text }) => text.match(/^#\d+/g) ?? []));
      expect(numbers).toEqual(sizes.map((_, i) => `#${i + 1}`));
      // Each within the frame of its page (mm from the top: 105 to 205, then 30 to 150).
      shown.forEach((texts, p) => {
        const lowest = ((297 - (p === 0 ? 205 : 150)) * 72) / 25.4;
        for (const { text, y } of texts) if (text.startsWith('w')) expect(y).toBeGreaterThan(lowest);
      });
    }),
    { numRuns: 30 },
  );
});

test('a cell of 100,000 characters goes on over pages where rows may break', () => {
  const composer = createComposer(tinyJob({ flow: [breaking] }), resources);
  const result = composer.compose(tinyDocument([row('word '.repeat(20_000))]));
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  expect(result.pages.length).toBeGreaterThan(20);
  // What is carried is what stands above.
  const carried = result.pages.slice(1, -1).map((page) => {
    const texts = readTexts(page, composer.faces).map(({ text }) => text);
    return texts[texts.indexOf('Brought forward') - 1] ?? '';
  });
  expect(new Set(carried)).toEqual(new Set(['1.00']));
});
