import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { BoxBlock, InColumnsBlock } from '../../src/job/template-box.ts';
import type { TableBlock } from '../../src/job/template-table.ts';
import type { FlowBlock, FootNote, TextBlock } from '../../src/job/template.ts';
import { readShapes } from './read-shapes.ts';
import { readTexts, type ShownText } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const pt = (mm: number): number => (mm * 72) / 25.4;
/** Of a line of the style `body`. */
const LEADING = 12;
/** Left edges of two columns with 10 mm between them in the tiny template's frame of 160 mm. */
const LEFT = [pt(25), pt(25 + 85)];

const word = (text: string, changes: Partial<TextBlock> = {}): TextBlock => ({
  kind: 'text',
  ...{ text: inline(`{{ "${text}" }}`), style: 'body', keepWithNext: false },
  ...changes,
});

const words = (count: number, name = 'w'): TextBlock[] =>
  Array.from({ length: count }, (_, i) => word(`${name}${i}`));

const inColumns = (blocks: readonly FlowBlock[], changes: Partial<InColumnsBlock> = {}): InColumnsBlock => ({
  kind: 'in-columns',
  blocks,
  ...{ count: 2, gap: 10, balance: true, at: 'tiny.yaml:9:3' },
  ...changes,
});

interface Page {
  /** By column, from top to bottom. */
  readonly columns: readonly (readonly ShownText[])[];
  readonly texts: readonly ShownText[];
  readonly content: Uint8Array;
}

function pagesOf(flow: readonly FlowBlock[], notes: readonly FootNote[] = [], rows = 0): readonly Page[] {
  const composer = createComposer(tinyJob({ flow, notes, furniture: [] }), resources);
  const details = Array.from({ length: rows }, (_, i) => ({ text: `row${i}`, amount: 100 }));
  const result = composer.compose(tinyDocument(details));
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.pages.map((content, p) => {
    const texts = readTexts(content, composer.faces).filter(({ y }) => p > 0 || y < pt(297 - 104));
    const columns = LEFT.map((left, c) =>
      texts.filter(({ x, size }) => size > 7 && x >= left - 1 && x < (LEFT[c + 1] ?? Infinity) - 1),
    );
    return { columns, texts, content };
  });
}

const shown = (texts: readonly ShownText[] = []): string[] => texts.map(({ text }) => text);

test('blocks flow down one column and on at the top of the next, as high as one another on the last page', () => {
  const [page] = pagesOf([inColumns(words(10)), word('after')]);
  expect(shown(page?.columns[0])).toEqual(['w0', 'w1', 'w2', 'w3', 'w4', 'after']);
  expect(shown(page?.columns[1])).toEqual(['w5', 'w6', 'w7', 'w8', 'w9']);
  const [first, second] = page?.columns ?? [];
  expect(second?.[0]?.y).toBe(first?.[0]?.y);
  expect((first?.[4]?.y ?? 0) - (first?.[5]?.y ?? 0)).toBeCloseTo(LEADING, 1);
});

test('columns that are not balanced are filled one after the other', () => {
  const [page] = pagesOf([inColumns(words(30), { balance: false })]);
  expect(page?.columns.map((column) => column.length)).toEqual([23, 7]);
});

test('a heading goes with what follows it to the next column', () => {
  const blocks = [...words(5), word('heading', { keepWithNext: true }), ...words(5, 'v')];
  const [page] = pagesOf([inColumns(blocks)]);
  expect(shown(page?.columns[0]).at(-1)).not.toBe('heading');
  expect(page?.columns.flatMap(shown)).toHaveLength(11);
});

test('a heading above the columns does not stay behind alone', () => {
  const [first, second] = pagesOf([
    ...words(23),
    word('heading', { keepWithNext: true }),
    inColumns(words(4, 'v')),
  ]);
  expect(shown(first?.columns[0])).not.toContain('heading');
  expect(shown(second?.columns[0])).toEqual(['heading', 'v0', 'v1']);
});

test('a table has its head again in each column', () => {
  const { carry: _, ...table } = tinyTemplate.flow[0] as TableBlock;
  const heads = table.columns.map((column, c) => ({ ...column, head: inline(`{{ "head${c}" }}`) }));
  const [page] = pagesOf([inColumns([{ ...table, columns: heads, totals: [] }])], [], 16);
  for (const column of page?.columns.map(shown) ?? []) {
    expect(column.filter((text) => text.startsWith('row'))).toHaveLength(8);
    expect(column.filter((text) => text.startsWith('head'))).toEqual(['head0', 'head1', 'head2']);
  }
});

test('a rule stands between the columns, as long as the longest of them', () => {
  const rule = { thickness: 0.5, color: { kind: 'gray', k: 1 } } as const;
  const [page] = pagesOf([inColumns(words(9), { rule })]);
  const [drawn] = readShapes(page?.content ?? new Uint8Array());
  expect(drawn?.left).toBeCloseTo(pt(25 + 80 - 0.25), 0);
  expect(Math.abs((drawn?.top ?? 0) - (drawn?.bottom ?? 0))).toBeCloseTo(5 * LEADING, 0);
});

test('what can never fit is a fault and ends', () => {
  const high: BoxBlock = {
    kind: 'box',
    blocks: [word('a')],
    look: { fill: { kind: 'gray', k: 0.1 }, radius: 0 },
    padding: { top: 3, right: 4, bottom: 5, left: 6 },
    height: 300,
    ...{ align: 'left', keepTogether: true, keepWithNext: false, at: 'tiny.yaml:9:3' },
  };
  const composer = createComposer(
    tinyJob({ flow: [inColumns([word('a'), high])], furniture: [] }),
    resources,
  );
  expect(composer.compose(tinyDocument([]))).toMatchObject({ fault: { code: 'compose.does-not-fit' } });
});

const parts = fc.array(
  fc.record({
    kind: fc.constantFrom('word', 'kept', 'paragraph', 'space'),
    mark: fc.option(fc.constantFrom('a', 'b'), { nil: undefined, freq: 6 }),
  }),
  { minLength: 1, maxLength: 90 },
);

const note = (name: string, lines: number): FootNote => ({
  name,
  text: inline(Array.from({ length: lines }, (_, i) => `${name}_${i}`).join('\n')),
  marked: true,
});

test('whatever flows: nothing is lost, doubled or out of order, and nothing overlaps', () => {
  fc.assert(
    fc.property(
      parts,
      fc.boolean(),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 8 }),
      (drawn, balance, before, lines) => {
        const expected: string[] = [];
        const blocks = drawn.map(({ kind, mark }, i): FlowBlock => {
          if (kind === 'space') return { kind: 'space', height: 3 };
          const name = `w${i}`;
          expected.push(name);
          const figure = mark === undefined ? '' : `[^${mark}]`;
          const text = inline(`{{ "${name}" }}${figure}`);
          return word(name, { text, keepWithNext: kind === 'kept' });
        });
        const pages = pagesOf(
          [...words(before, 'b'), inColumns(blocks, { balance }), word('end')],
          [note('a', lines), note('b', 1)],
        );
        const read = pages
          .flatMap(({ columns }) => columns.flatMap(shown))
          .filter((text) => /^w\d/.test(text));
        expect(read).toEqual(expected);
        for (const [p, { columns, texts }] of pages.entries()) {
          const foot = pt(297 - (p === 0 ? 205 : 150));
          const notes = texts.filter(({ size }) => size === 7);
          const highest = Math.max(-Infinity, ...notes.map(({ y }) => y));
          for (const column of columns) {
            column
              .filter(({ size }) => size === 10)
              .forEach(({ y }, i, all) => {
                expect(y).toBeGreaterThan(foot);
                expect(y).toBeGreaterThan(highest + 8);
                if (i > 0) expect((all[i - 1]?.y ?? Infinity) - y).toBeGreaterThan(LEADING - 0.1);
              });
          }
          for (const { y } of notes) expect(y).toBeGreaterThan(foot);
        }
      },
    ),
    { numRuns: 120 },
  );
});
