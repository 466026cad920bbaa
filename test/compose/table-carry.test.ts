import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import type { CarriedValue, TableBlock } from '../../src/job/template-table.ts';
import { showAmount } from '../../src/unit/money.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');

const MM = 72 / 25.4;
const shown = (minorUnits: number): string => showAmount(minorUnits, 2);

const values: readonly CarriedValue[] = [
  { of: 'number', column: 2, text: inline('n{{ integer(carried) }}') },
  { of: 'amount', column: 3, text: inline('{{ amount(carried) }}') },
];

/** Columns end at 40, 120, 145 and 185 mm: number, text, number again, and the amount, or its balance. */
function carrying(balance?: TableBlock['balance'], carried = values): TableBlock {
  if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');
  const [number, text, amount] = main.columns;
  if (number === undefined || text === undefined || amount === undefined) throw new Error('three columns');
  const second = { ...number, cell: inline('+{{ line.number }}'), width: { mm: 20 } };
  return {
    ...main,
    columns: [number, text, second, { ...amount, width: { mm: 35 } }],
    carry: { forward: inline('On'), brought: inline('From'), values: carried, style: 'right' },
    ...(balance === undefined ? {} : { balance }),
  };
}

/** On each page: the numbers of its rows, and the carry rows as they stand from left to right. */
function pagesOf(composer: Composer, rows: readonly { text: string; amount: number }[]) {
  const result = composer.compose(tinyDocument(rows));
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.pages.map((page) => {
    const texts = readTexts(page, composer.faces);
    const row = (label: string) => {
      const y = texts.find(({ text }) => text === label)?.y;
      return texts.filter((each) => each.y === y).sort((a, b) => a.x - b.x);
    };
    const numbers = texts.flatMap(({ text }) => (/^#\d+$/.test(text) ? [Number(text.slice(1))] : []));
    return { numbers, forward: row('On'), brought: row('From') };
  });
}

const anyRows = fc.array(
  fc.record({
    text: fc.constantFrom('one', 'word '.repeat(30), 'word '.repeat(90)),
    amount: fc.integer({ min: -999_999_999, max: 999_999_999 }),
  }),
  { minLength: 1, maxLength: 120, size: 'max' },
);

test.each([
  ['sums', undefined, 0],
  ['a sum beside the balance', { of: 'amount', start: 'invoice.total' }, 1],
] as const)('%s are carried over every page break, whatever the rows', (_, balance, factor) => {
  const composer = createComposer(tinyJob({ flow: [{ ...carrying(balance), breakRows: true }] }), resources);
  fc.assert(
    fc.property(anyRows, (rows) => {
      const pages = pagesOf(composer, rows);
      expect(pages.flatMap(({ numbers }) => numbers)).toEqual(rows.map((__, i) => i + 1));
      let amount = factor * rows.reduce((sum, each) => sum + each.amount, 0);
      let number = 0;
      pages.forEach(({ numbers, forward, brought }, p) => {
        const said = (texts: typeof forward) => texts.map(({ text }) => text.replaceAll('−', '-'));
        const sums = (): string[] => [`n${number.toLocaleString('en-GB')}`, shown(amount)];
        expect(said(brought)).toEqual(p === 0 ? [] : ['From', ...sums()]);
        for (const each of numbers) {
          number += each;
          amount += rows[each - 1]?.amount ?? 0;
        }
        expect(said(forward)).toEqual(p === pages.length - 1 ? [] : ['On', ...sums()]);
        // The label ends with the column before the first sum; each sum ends with its own column.
        for (const texts of [forward, brought]) {
          const ends = texts.map(({ x, width }) => Math.round(((x + width) / MM) * 10) / 10);
          expect(ends).toEqual(texts.length === 0 ? [] : [120, 145, 185]);
        }
      });
    }),
    { numRuns: 40 },
  );
});

test('a sum that grows into the one before it is a fault, not print over print', () => {
  const long = inline('1234567890123456789012345');
  const wide = carrying(undefined, [
    { of: 'number', column: 2, text: inline('{{ integer(carried) }}') },
    { of: 'amount', column: 3, text: long },
  ]);
  const composer = createComposer(tinyJob({ flow: [wide] }), resources);
  const rows = Array.from({ length: 60 }, () => ({ text: 'x', amount: 1 }));
  const result = composer.compose(tinyDocument(rows));
  expect('fault' in result && result.fault.code).toBe('compose.does-not-fit');
});
