import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import type { TableBlock } from '../../src/job/template-table.ts';
import { showAmount } from '../../src/unit/money.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate, type TinyRow } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');
const { carry, ...plain } = main;
if (carry === undefined) throw new Error('the tiny template carries subtotals');

/** A statement: sections by the first letter and the whole text, a balance in the last column. */
const statement: TableBlock = {
  ...plain,
  columns: main.columns.map((column, c) =>
    c === 2
      ? { ...column, cell: inline('{{ amount(balance) }}') }
      : { ...column, cell: inline(c === 0 ? '#{{ line.number }}' : '{{ line.text }}') },
  ),
  balance: { of: 'amount', start: 'invoice.total' },
  opening: [{ label: inline('Opening'), value: inline('{{ amount(balance) }}'), style: 'right' }],
  carry,
  groups: [
    {
      by: 'line.text.substring(0, 1)',
      head: [{ cell: inline('Part {{ line.text.substring(0, 1) }}'), from: 0, to: 2, align: 'left' }],
      headStyle: 'head',
      foot: [
        {
          cells: [cellOf('n{{ count }}', 0), cellOf('in part', 1), cellOf('{{ amount(sum.amount) }}', 2)],
          style: 'right',
        },
      ],
      gap: 2,
    },
    {
      by: 'line.text',
      head: [{ cell: inline('Sect {{ line.text }}'), from: 0, to: 2, align: 'left' }],
      again: [{ cell: inline('Sect {{ line.text }} again'), from: 0, to: 2, align: 'left' }],
      headStyle: 'head',
      foot: [{ label: inline('in sect'), value: inline('{{ amount(sum.amount) }}'), style: 'right' }],
      gap: 1,
    },
  ],
  totals: [
    { label: inline('All {{ count }}'), value: inline('{{ amount(sum.amount) }}'), style: 'right' },
    { label: inline('Closing'), value: inline('{{ amount(balance) }}'), style: 'right' },
  ],
  stripe: { kind: 'gray', k: 0.1 },
};

function cellOf(source: string, column: number) {
  return { cell: inline(source), from: column, to: column, align: 'right' } as const;
}

/** Lines of each page below the head, from top to bottom: the texts of one base line from left to right. */
function linesOf(composer: Composer, rows: readonly TinyRow[], opening: number): string[][] {
  const records = { customer: { account: 'A1' }, invoice: { total: opening, note: '' } };
  const result = composer.compose(tinyDocument(rows, { records }));
  if ('fault' in result) throw new Error(result.fault.code);
  return result.pages.map((page, p) => {
    const byLine = new Map<number, { readonly x: number; readonly text: string }[]>();
    for (const { text, x, y } of readTexts(page, composer.faces)) {
      if (text.startsWith('Page ') || (p === 0 && y > 540)) continue;
      const line = Math.round(y * 10);
      byLine.set(line, [...(byLine.get(line) ?? []), { x, text }]);
    }
    return [...byLine.entries()]
      .sort(([a], [b]) => b - a)
      .map(([, texts]) =>
        texts
          .sort((a, b) => a.x - b.x)
          .map(({ text }) => text)
          .join('|'),
      )
      .map((line) => line.replaceAll('−', '-'));
  });
}

const shown = (minorUnits: number): string => showAmount(minorUnits, 2);

/** What must stand on the pages' lines one after another, but for what page breaks add. */
function expected(rows: readonly TinyRow[], opening: number): string[] {
  const lines = [`Opening|${shown(opening)}`];
  let balance = opening;
  const sumOf = (from: number, same: (row: TinyRow) => boolean): readonly [number, number] => {
    let [count, sum] = [0, 0];
    for (let i = from; i >= 0 && same(rows[i] ?? { text: '', amount: 0 }); i--) {
      count += 1;
      sum += rows[i]?.amount ?? 0;
    }
    return [count, sum];
  };
  rows.forEach((row, i) => {
    const before = rows[i - 1]?.text;
    if (before?.[0] !== row.text[0]) lines.push(`Part ${row.text[0] ?? ''}`);
    if (before !== row.text) lines.push(`Sect ${row.text}`);
    balance += row.amount;
    lines.push(`#${i + 1}|${row.text}|${shown(balance)}`);
    const after = rows[i + 1]?.text;
    if (after !== row.text) lines.push(`in sect|${shown(sumOf(i, ({ text }) => text === row.text)[1])}`);
    if (after?.[0] !== row.text[0]) {
      const [count, sum] = sumOf(i, ({ text }) => text[0] === row.text[0]);
      lines.push(`n${count}|in part|${shown(sum)}`);
    }
  });
  const all = rows.reduce((sum, { amount }) => sum + amount, 0);
  return [...lines, `All ${rows.length}|${shown(all)}`, `Closing|${shown(balance)}`];
}

const anyRow = fc.record({
  text: fc.constantFrom('ax', 'ay', 'bx', 'by', 'bz', 'cx'),
  amount: fc.integer({ min: -999_999, max: 999_999 }),
});

test('groups, subtotals and balances are right on every page, whatever the rows', () => {
  const composer = createComposer(tinyJob({ flow: [statement] }), resources);
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 200, size: 'max' }),
      fc.integer({ min: -100_000, max: 100_000 }),
      (rows, opening) => {
        const pages = linesOf(composer, rows, opening);
        let balance = opening;
        let section = '';
        const flow = pages.flatMap((lines, p) => {
          // The table's head is a form, which is drawn by name.
          const rest = [...lines];
          if (p > 0) {
            // A section that goes on says so; then comes what is brought forward.
            const goesOn = rest[0]?.endsWith(' again') === true;
            if (goesOn) expect(rest.shift()).toBe(`Sect ${section} again`);
            expect(rest.shift()).toBe(`Brought forward|${shown(balance)}`);
            const next = rest[0] ?? '';
            expect(goesOn).toBe(next.startsWith('#') || next.startsWith('in sect'));
          }
          for (const line of rest) {
            const row = /^#\d+\|(\w+)\|/.exec(line);
            if (row === null) continue;
            section = row[1] ?? '';
            balance += rows[Number(line.slice(1, line.indexOf('|'))) - 1]?.amount ?? 0;
          }
          if (p < pages.length - 1) expect(rest.pop()).toBe(`Carried forward|${shown(balance)}`);
          expect(rest.at(-1), 'a head is never the last of a page').not.toMatch(/^(Part|Sect)/);
          return rest;
        });
        expect(flow).toEqual(expected(rows, opening));
      },
    ),
    { numRuns: 60 },
  );
});

test('a statement of forty pages carries the right balance on each', () => {
  const composer = createComposer(tinyJob({ flow: [statement] }), resources);
  const rows = Array.from({ length: 900 }, (_, i) => ({ text: 'ax', amount: ((i * 7919) % 4001) - 2000 }));
  const pages = linesOf(composer, rows, 50_000);
  expect(pages.length).toBeGreaterThanOrEqual(40);
  pages.slice(0, -1).forEach((lines, p) => {
    const last = lines.findLast((line) => line.startsWith('#')) ?? '';
    const number = Number(last.slice(1, last.indexOf('|')));
    const balance = rows.slice(0, number).reduce((sum, { amount }) => sum + amount, 50_000);
    expect(last).toBe(`#${number}|ax|${shown(balance)}`);
    expect(lines.at(-1)).toBe(`Carried forward|${shown(balance)}`);
    expect(pages[p + 1]).toContain(`Brought forward|${shown(balance)}`);
  });
});
