import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { BoxBlock } from '../../src/job/template-box.ts';
import type { FlowBlock } from '../../src/job/template.ts';
import type { TableBlock } from '../../src/job/template-table.ts';
import { readRects, readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');

const MM = 72 / 25.4;
const gray = { kind: 'gray', k: 0.5 } as const;
const ruled: TableBlock = {
  ...main,
  inset: 1,
  columnRule: { thickness: 0.4, color: gray, after: [0, 1] },
  frame: { thickness: 0.6, color: gray },
};
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ text: `r${i}`, amount: 100 }));

function pagesOf(flow: readonly FlowBlock[], count: number) {
  const composer = createComposer(tinyJob({ flow }), resources);
  const result = composer.compose(tinyDocument(rows(count)));
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.pages.map((page) => ({ rects: readRects(page), texts: readTexts(page, composer.faces) }));
}

/** Left edge, top and height of rules of this width, in mm from the page's upper left corner. */
const upright = (rects: ReturnType<typeof readRects>, width: number) =>
  rects
    .filter((rect) => Math.abs(rect.width - width * MM) < 0.02 && rect.height > 2)
    .map((rect) => [rect.x / MM, 297 - (rect.y + rect.height) / MM, rect.height / MM])
    .map((numbers) => numbers.map((mm) => Math.round(mm * 10) / 10));

const LINE = 12 / MM;
/** Of a row, and of the head: 10 and 8 pt text on 12 pt lines, 1 mm above and below. */
const ROW = LINE + 2;

test('rules between columns go from head to last row, around the label of a total; the frame goes around all', () => {
  const [{ rects } = { rects: [] }] = pagesOf([ruled], 3);
  const round = (mm: number): number => Math.round(mm * 10) / 10;
  // The first gap is 41 to 46 mm, the second 149 to 154 mm: the label of the total spans the first one.
  expect(upright(rects, 0.4)).toEqual([
    [43.3, 105, round(4 * ROW)],
    [151.3, 105, round(5 * ROW)],
  ]);
  expect(upright(rects, 0.6)).toEqual([
    [25, 105, round(5 * ROW)],
    [184.4, 105, round(5 * ROW)],
  ]);
});

test.each([2, 5])('a rule above every row of %i, anew in each group', (every) => {
  const rowRule = { thickness: 0.2, color: gray, every };
  const grouped: TableBlock = {
    ...ruled,
    rowRule,
    groups: [
      {
        by: 'line.number > 7',
        head: [{ cell: inline('G'), from: 0, to: 2, align: 'left' }],
        headStyle: 'head',
        foot: [],
        gap: 2,
      },
    ],
  };
  // The last rule of the page is that above the sum carried forward.
  const [page] = pagesOf([grouped], 30);
  const rules =
    page?.rects.filter(({ height, width }) => Math.abs(height - 0.2 * MM) < 0.02 && width > 100) ?? [];
  const below = rules.map(({ y }) => {
    const texts = page?.texts.filter((text) => text.y < y && text.text.startsWith('#')) ?? [];
    return texts.sort((a, b) => b.y - a.y)[0]?.text;
  });
  const wanted = [1, 2, 3, 4, 5, 6, 7].flatMap((n) => (n > 1 && (n - 1) % every === 0 ? [`#${n}`] : []));
  const second = [8, 9, 10, 11].flatMap((n) => (n > 8 && (n - 8) % every === 0 ? [`#${n}`] : []));
  expect(below.pop()).toBeUndefined();
  expect(below).toEqual([...wanted, ...second]);
});

test('a table in a box, and one beside another block, has its rules where it stands', () => {
  const frame = {
    padding: { top: 2, right: 3, bottom: 2, left: 4 },
    height: 0,
    align: 'left',
    at: '',
  } as const;
  const box: BoxBlock = {
    kind: 'box',
    blocks: [ruled],
    keepTogether: false,
    keepWithNext: false,
    look: { radius: 0 },
    ...frame,
  };
  const [first, second] = pagesOf([box], 30);
  for (const [page, top] of [
    [first, 107],
    [second, 32],
  ] as const) {
    expect(upright(page?.rects ?? [], 0.6).map(([x, y]) => [x, y])).toEqual([
      [29, top],
      [181.4, top],
    ]);
    expect(upright(page?.rects ?? [], 0.4)).not.toHaveLength(0);
  }
  const columns: FlowBlock = {
    kind: 'columns',
    gap: 10,
    keepTogether: true,
    keepWithNext: false,
    at: '',
    columns: [
      { width: { mm: 40 }, stand: 'top', blocks: [{ kind: 'space', height: 5 }] },
      { width: { share: 1 }, stand: 'top', blocks: [{ kind: 'space', height: 5 }, ruled] },
    ],
  };
  const [page] = pagesOf([columns], 3);
  expect(upright(page?.rects ?? [], 0.6).map(([x, y]) => [x, y])).toEqual([
    [75, 110],
    [184.4, 110],
  ]);
  expect(upright(page?.rects ?? [], 0.4)).toHaveLength(2);
});
