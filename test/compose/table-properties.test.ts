import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { SpanningHeads, TableBlock, TableColumn } from '../../src/job/template-table.ts';
import { showAmount } from '../../src/unit/money.ts';
import { readRects, readTexts, type ShownRect, type ShownText } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');
const table = main;

const MM = 72 / 25.4;
const gray = { kind: 'gray', k: 0.5 } as const;
/** Thicknesses tell rules apart, in mm. */
const [BETWEEN, AROUND, ROWS] = [0.31, 0.43, 0.17];

const anyColumn = fc.record({
  width: fc.oneof(
    fc.record({ mm: fc.integer({ min: 9, max: 16 }) }),
    fc.record({ share: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ content: fc.record({ min: fc.integer({ max: 9, min: 0 }), max: fc.constant(16) }) }),
  ),
  align: fc.constantFrom('left' as const, 'right' as const, 'center' as const),
  gap: fc.integer({ min: 1, max: 4 }),
  words: fc.constantFrom('x', '{{ line.text }}', '{{ integer(line.number) }} pieces', ''),
});

/** Cuts a row of heads into spans: bit `c` begins another one at column `c`, a share of which are left out. */
function spansOf(count: number, cuts: number, left: number, name: string): SpanningHeads['cells'] {
  const cells: SpanningHeads['cells'][number][] = [];
  for (let from = 0, n = 0; from < count; n++) {
    let to = from;
    while (to + 1 < count && (cuts & (1 << (to + 1))) === 0) to++;
    if ((left & (1 << n)) === 0) cells.push({ cell: inline(`{{ "${name}" }}`), from, to, align: 'center' });
    from = to + 1;
  }
  return cells;
}

const anyTable = fc
  .record({
    middle: fc.array(anyColumn, { minLength: 1, maxLength: 5 }),
    cuts: fc.array(fc.tuple(fc.nat(127), fc.nat(7)), { maxLength: 2 }),
    ruled: fc.nat(63),
    framed: fc.boolean(),
    every: fc.integer({ min: 1, max: 4 }),
    grouped: fc.boolean(),
    breakRows: fc.boolean(),
    twoSums: fc.boolean(),
    fitted: fc.boolean(),
  })
  .map(({ middle, cuts, ruled, framed, every, grouped, breakRows, twoSums, fitted }): TableBlock => {
    const wide = (mm: number): TableColumn['width'] => (fitted ? { content: { min: 0 } } : { mm });
    const columns: TableColumn[] = [
      {
        head: inline('{{ "N" }}'),
        cell: inline('#{{ line.number }}'),
        width: wide(10),
        align: 'right',
        gap: 2,
      },
      ...middle.map(({ width, align, gap, words }) => ({
        head: inline('{{ "Head" }}'),
        cell: inline(words),
        width,
        align,
        gap,
      })),
      {
        head: inline('{{ "S" }}'),
        cell: inline('{{ line.number }}'),
        width: wide(14),
        align: 'right',
        gap: 3,
      },
      {
        head: inline('{{ "A" }}'),
        cell: inline('{{ amount(line.amount) }}'),
        width: wide(20),
        align: 'right',
        gap: 0,
      },
    ];
    const last = columns.length - 1;
    const heads = cuts.map(([cut, left], h): SpanningHeads => ({
      cells: spansOf(columns.length, cut, left, `over ${h}`),
      style: 'head',
      rule: { thickness: 0.2, color: gray },
    }));
    const amount = { of: 'amount', column: last, text: inline('{{ amount(carried) }}') };
    const number = { of: 'number', column: last - 1, text: inline('{{ carried }}') };
    const after = columns.slice(0, -1).flatMap((_, c) => ((ruled & (1 << c)) === 0 ? [] : [c]));
    return {
      ...table,
      columns,
      heads: heads.filter(({ cells }) => cells.length > 0),
      inset: 1,
      breakRows,
      carry: {
        forward: inline('On'),
        brought: inline('From'),
        values: twoSums ? [number, amount] : [amount],
        style: 'right',
      },
      columnRule: { thickness: BETWEEN, color: gray, after },
      rowRule: { thickness: ROWS, color: gray, every },
      ...(framed ? { frame: { thickness: AROUND, color: gray } } : {}),
      groups: grouped
        ? [
            {
              by: 'line.number > 9',
              head: [{ cell: inline('Group'), from: 0, to: last, align: 'left' }],
              again: [{ cell: inline('Again'), from: 0, to: last, align: 'left' }],
              headStyle: 'head',
              foot: [],
              gap: 3,
            },
          ]
        : [],
    };
  });

const anyRows = fc.array(
  fc.record({
    text: fc.constantFrom('one', 'two words', 'word '.repeat(4), 'word '.repeat(9)),
    amount: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

const close = (a: number, b: number): boolean => Math.abs(a - b) < 0.03;
/** What rules between columns and around the table are as wide as, not a row's rule. */
const upright = (rects: readonly ShownRect[], thickness: number): ShownRect[] =>
  rects.filter(({ width, height }) => close(width, thickness * MM) && height > 2);

/** No text begins in another one of its line, and no upright rule goes through one. */
function expectApart(texts: readonly ShownText[], rules: readonly ShownRect[]): void {
  const sorted = [...texts].filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  sorted.forEach((text, t) => {
    const next = sorted[t + 1];
    if (next?.y === text.y)
      expect(next.x, `${text.text} and ${next.text}`).toBeGreaterThanOrEqual(text.x + text.width - 0.05);
    for (const rule of rules) {
      const beside = rule.x >= text.x + text.width - 0.05 || rule.x + rule.width <= text.x + 0.05;
      const apart = rule.y >= text.y + 1 || rule.y + rule.height <= text.y + 1;
      expect(beside || apart, `a rule through ${text.text}`).toBe(true);
    }
  });
}

test('whatever the table: cells and rules never meet, no row is lost, and sums are carried right', () => {
  fc.assert(
    fc.property(anyTable, anyRows, (block, rows) => {
      const composer = createComposer(tinyJob({ flow: [block] }), resources);
      const result = composer.compose(tinyDocument(rows));
      if ('fault' in result) throw new Error(JSON.stringify(result.fault));
      let number = 0;
      let amount = 0;
      const shown: number[] = [];
      result.pages.forEach((page, p) => {
        const first = p === 0;
        const all = readTexts(page, composer.faces);
        // Below the address, above the page's number.
        const texts = all.filter(
          ({ text, y }) => !text.startsWith('Page ') && (!first || y < (297 - 100) * MM),
        );
        // Rows kept together may be too tall for the first page.
        if (texts.length === 0) return;
        const rects = readRects(page);
        const between = upright(rects, BETWEEN);
        expectApart(texts, [...between, ...upright(rects, AROUND)]);
        const line = (label: string): string[] => {
          const y = texts.find(({ text }) => text === label)?.y;
          return texts
            .filter((each) => each.y === y && y !== undefined)
            .sort((a, b) => a.x - b.x)
            .map(({ text }) => text.replaceAll('−', '-'));
        };
        const sums = (label: string): string[] => [
          label,
          ...((block.carry?.values.length ?? 0) > 1 ? [String(number)] : []),
          showAmount(amount, 2),
        ];
        expect(line('From')).toEqual(shown.length === 0 ? [] : sums('From'));
        for (const { text } of texts) {
          if (!/^#\d+$/.test(text)) continue;
          const own = Number(text.slice(1));
          shown.push(own);
          number += own;
          amount += rows[own - 1]?.amount ?? 0;
        }
        expect(line('On')).toEqual(p === result.pages.length - 1 ? [] : sums('On'));
        // The frame goes around all of it; rules between columns end within.
        const top = (297 - (first ? 105 : 30)) * MM;
        const sides = upright(rects, AROUND);
        expect(sides.length).toBe(block.frame === undefined ? 0 : 2);
        for (const { y, height } of sides) {
          expect(y + height).toBeCloseTo(top, 1);
          for (const text of texts) expect(text.y).toBeGreaterThan(y);
        }
        for (const { y, height } of between) expect(y + height).toBeLessThan(top + 0.03);
        // Each gap with a rule has one beside each row.
        for (const text of texts.filter((each) => /^#\d+$/.test(each.text))) {
          const beside = between.filter(({ y, height }) => y < text.y && y + height > text.y);
          expect(beside).toHaveLength(block.columnRule?.after.length ?? 0);
        }
      });
      expect(shown).toEqual(rows.map((_, i) => i + 1));
    }),
    { numRuns: 150 },
  );
});
