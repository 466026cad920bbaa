import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import type { TableBlock, TableColumn } from '../../src/job/template-table.ts';
import { readRects, readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate, type TinyRow } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');
const table = main;

const MM = 72 / 25.4;
const gray = { kind: 'gray', k: 0.5 } as const;
const content = (min = 0, max?: number): TableColumn['width'] => ({
  content: { min, ...(max === undefined ? {} : { max }) },
});

/** The text as wide as it must be, then a column by share with nothing in it, then the amount as wide as it must be. */
function fitted(width: TableColumn['width'], changes: Partial<TableBlock> = {}): TableBlock {
  const [number, text, amount] = table.columns;
  if (number === undefined || text === undefined || amount === undefined) throw new Error('three columns');
  const { carry } = table;
  if (carry === undefined) throw new Error('the tiny template carries subtotals');
  const values = carry.values.map((value) => ({ ...value, column: 3 }));
  const rest = { ...text, head: inline(''), cell: inline('') };
  return {
    ...table,
    columns: [{ ...text, width, gap: 2 }, number, rest, { ...amount, width: content() }],
    carry: { ...carry, values },
    columnRule: { thickness: 0.4, color: gray, after: [0] },
    ...changes,
  };
}

function pagesOf(composer: Composer, rows: readonly TinyRow[]) {
  const result = composer.compose(tinyDocument(rows));
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.pages.map((page) => ({ rects: readRects(page), texts: readTexts(page, composer.faces) }));
}

const one = (text: string, amount = 100): TinyRow => ({ text, amount });
/** Where the first column ends, in pt: half of the gap and of the rule's thickness before the rule. */
const endOf = (rects: ReturnType<typeof readRects>): number[] =>
  rects
    .filter(({ width, height }) => Math.abs(width - 0.4 * MM) < 0.02 && height > 2)
    .map(({ x }) => x - 0.8 * MM);

test('a column is as wide as the widest of its texts in the document, on all its pages', () => {
  const composer = createComposer(tinyJob({ flow: [fitted(content())] }), resources);
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.string({ unit: fc.constantFrom('i', 'W', 'a', ' ', '0'), maxLength: 30 }),
          fc.nat(9_999_999),
        ),
        {
          minLength: 1,
          maxLength: 80,
        },
      ),
      (typed) => {
        const pages = pagesOf(
          composer,
          typed.map(([text, amount]) => one(`t${text}t`, amount)),
        );
        const cells = pages.flatMap(({ texts }) =>
          texts.filter(
            ({ x, text }) => Math.abs(x - 25 * MM) < 0.1 && text !== 'Text' && !/^\D+:/.test(text),
          ),
        );
        const rows = cells.filter(({ text }) => text.startsWith('t'));
        expect(rows.map(({ text }) => text)).toEqual(typed.map(([text]) => `t${text}t`));
        const head = 4 * 5;
        const widest = Math.max(...rows.map(({ width }) => width));
        const ends = new Set(
          pages.flatMap(({ rects }) => endOf(rects).map((end) => Math.round(end * 10) / 10)),
        );
        expect(ends.size).toBe(1);
        for (const end of ends) {
          const width = end - 25 * MM;
          expect(width).toBeGreaterThanOrEqual(widest - 0.1);
          expect(width).toBeLessThan(Math.max(widest, head) + 0.3);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('totals and what is carried count as well, and stand in their column', () => {
  const totals: TableBlock['totals'] = [
    { label: inline('Total'), value: inline('{{ money(invoice.total) }} in all'), style: 'right' },
  ];
  const composer = createComposer(tinyJob({ flow: [fitted(content(), { totals })] }), resources);
  const pages = pagesOf(
    composer,
    Array.from({ length: 60 }, (_, i) => one(`r${i}`, 123_456)),
  );
  const texts = pages.flatMap((page) => page.texts);
  const total = texts.find(({ text }) => text.endsWith('in all'));
  const label = texts.find(({ text }) => text === 'Total');
  // The label ends 5 mm before the last column, which is as wide as the total.
  expect((label?.x ?? 0) + (label?.width ?? 0)).toBeCloseTo((total?.x ?? 0) - 5 * MM, 0);
});

test('at least and at most: narrower texts leave room, wider ones are broken, none is lost', () => {
  const said = (width: TableColumn['width'], text: string) =>
    pagesOf(createComposer(tinyJob({ flow: [fitted(width)] }), resources), [one(text), one('b')])[0];
  const least = said(content(30), 'a');
  expect(endOf(least?.rects ?? [])[0]).toBeCloseTo(55 * MM, 1);
  const long = Array.from({ length: 30 }, (_, i) => `w${i}`);
  const most = said(content(0, 40), long.join(' '));
  expect(endOf(most?.rects ?? [])[0]).toBeCloseTo(65 * MM, 1);
  const words = most?.texts.flatMap(({ text }) => text.match(/w\d+/g) ?? []);
  expect(words).toEqual(long);
  for (const { text, x, width } of most?.texts ?? [])
    if (text.startsWith('w')) expect(x + width).toBeLessThan(65 * MM + 0.1);
});

test('what has no room beside the other columns is a fault that says how much it needs', () => {
  const composer = createComposer(tinyJob({ flow: [fitted(content())] }), resources);
  const result = composer.compose(tinyDocument([one('word '.repeat(60)), one('b')]));
  expect(result).toMatchObject({ fault: { code: 'compose.does-not-fit', expected: '160' } });
  expect('fault' in result && Number(result.fault.found)).toBeGreaterThan(200);
  // The next document is none the worse for it.
  expect(pagesOf(composer, [one('after')])).toHaveLength(1);
});

test('groups and spanning heads move with their columns; a following page says again what group goes on', () => {
  const changes: Partial<TableBlock> = {
    groups: [
      {
        by: 'line.amount',
        head: [{ cell: inline('G{{ line.amount }}'), from: 0, to: 3, align: 'left' }],
        again: [{ cell: inline('again {{ line.amount }}'), from: 0, to: 3, align: 'left' }],
        headStyle: 'head',
        foot: [],
        gap: 1,
      },
    ],
    heads: [{ cells: [{ cell: inline('Over'), from: 1, to: 3, align: 'left' }], style: 'head' }],
  };
  const composer = createComposer(tinyJob({ flow: [fitted(content(), changes)] }), resources);
  for (const wide of ['narrow', 'much wider than that'])
    pagesOf(
      composer,
      Array.from({ length: 70 }, (_, i) => one(wide, i < 20 ? 1 : 2)),
    ).forEach(({ texts, rects }, p) => {
      const over = texts.find(({ text }) => text === 'Over');
      expect(over?.x).toBeCloseTo((endOf(rects)[0] ?? 0) + 2 * MM, 1);
      const again = texts.filter(({ text }) => text.startsWith('again'));
      expect(again.map(({ text }) => text)).toEqual(p === 0 ? [] : [p === 1 ? again[0]?.text : 'again 2']);
    });
});

test('measuring 10,000 rows costs a small multiple of setting them', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => one(`Line ${i} of many`, i));
  const timed = (block: TableBlock): number => {
    const composer = createComposer(tinyJob({ flow: [block] }), resources);
    composer.compose(tinyDocument(rows.slice(0, 300)));
    const data = tinyDocument(rows);
    const begun = process.cpuUsage();
    const result = composer.compose(data);
    const { user, system } = process.cpuUsage(begun);
    if ('fault' in result) throw new Error(result.fault.code);
    return user + system;
  };
  timed(fitted({ mm: 50 }));
  const fixed = timed(fitted({ mm: 50 }));
  expect(timed(fitted(content()))).toBeLessThan(5 * fixed + 500_000);
});
