import fc from 'fast-check';
import { expect, it } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { compileAmountCell } from '../../../src/extract/typing/decimal-reader.ts';
import type { ColumnPlan } from '../../../src/job/table-plan.ts';
import { column, frameAll, tableOf } from '../tables.ts';

it('amounts count as typing reads them, whatever their form', async () => {
  const plain = fc
    .tuple(
      fc.constantFrom('', '-', '+'),
      fc.nat({ max: 1e9 }),
      fc.constantFrom('', '.', ','),
      fc.string({ unit: fc.constantFrom('0', '5'), maxLength: 5 }),
    )
    .map((parts) => parts.join(''));
  const odd = fc.string({
    unit: fc.constantFrom('1', '0', '9', '.', ',', '-', '+', ' ', 'x', "'"),
    maxLength: 18,
  });
  const declared = fc.record({
    type: fc.constantFrom<ColumnPlan['type']>('amount', 'decimal', 'integer'),
    scale: fc.nat({ max: 4 }),
    required: fc.boolean(),
    decimal: fc.constantFrom('.', ','),
    group: fc.constantFrom('', '.', "'"),
    empty: fc.constantFrom<readonly string[]>([], ['0'], ['5']),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(plain, odd), { maxLength: 12 }),
      declared,
      fc.constantFrom('utf-8' as const, 'ibm037' as const, 'windows-1252' as const),
      async (texts, more, encoding) => {
        const amount: ColumnPlan = { ...column('a', 'amount'), ...more };
        const table = tableOf([column('k'), amount], { amount: 'a', encoding }, { header: false });
        const text = texts.map((one, i) => `${i};${one}\n`).join('');
        const { rows } = await frameAll(charsetOf(encoding).encode(text) ?? '', table);
        const expected = texts.map(compileAmountCell(amount));
        expect(rows.map((row) => row.amount)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

it('a key that is the same again is read once more where it is written otherwise', async () => {
  const table = tableOf(
    [column('k'), column('p')],
    { key: 'k', on: 'p' },
    { header: false, strictQuotes: false },
  );
  const parents = ['a""b', '"a""b"', 'a""b', 'é', 'é', 'è', 'x', ' x', '"x"', 'xy', 'x'];
  const text = parents.map((parent, i) => `${i};${parent}\n`).join('');
  for (const blockBytes of [4, 4096]) {
    const { rows } = await frameAll(text, table, { blockBytes }, [3]);
    expect(rows.map(({ parent }) => parent)).toEqual([
      'a""b',
      'a"b',
      'a""b',
      'é',
      'é',
      'è',
      'x',
      'x',
      'x',
      'xy',
      'x',
    ]);
  }
});

it('a text that means nothing names nobody', async () => {
  const parent = { ...column('p'), empty: ['NULL', '-'] };
  const table = tableOf([column('k'), parent], { key: 'k', on: 'p' }, { header: false });
  const { rows } = await frameAll('1;x\n2;NULL\n3; - \n', table);
  expect(rows.map((row) => [row.parent, row.fault?.code])).toEqual([
    ['x', undefined],
    ['', 'extract.key-missing'],
    ['', 'extract.key-missing'],
  ]);
});
