import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { FlowBlock } from '../../src/job/template.ts';
import type { TableBlock } from '../../src/job/template-table.ts';
import { showAmount } from '../../src/unit/money.ts';
import { readTexts, type ShownText } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate, type TinyRow } from './tiny-job.ts';

const pt = (mm: number): number => (mm * 72) / 25.4;
const LEFT = pt(25);
const RIGHT = pt(185);
const { firstFrame, followingFrame } = tinyTemplate.papers['A4'] ?? {
  firstFrame: undefined,
  followingFrame: undefined,
};

/** The flow's texts of each page; checks that each stands within its frame. */
function flowTexts(composer: ReturnType<typeof createComposer>, rows: readonly TinyRow[]): ShownText[][] {
  const result = composer.compose(tinyDocument(rows));
  if ('fault' in result) throw new Error(result.fault.code);
  return result.pages.map((page, p) => {
    const frame = (p === 0 ? firstFrame : followingFrame) ?? { y: 0, height: 0 };
    const top = pt(297 - frame.y);
    const bottom = pt(297 - frame.y - frame.height);
    const texts = readTexts(page, composer.faces).filter(
      ({ text, y }) => !text.startsWith('Page ') && !isAddress(p, y),
    );
    for (const { text, x, y, width, size } of texts) {
      expect(x, text).toBeGreaterThanOrEqual(LEFT - 0.02);
      expect(x + width, text).toBeLessThanOrEqual(RIGHT + 0.05);
      expect(y + size * 0.66, text).toBeLessThanOrEqual(top);
      expect(y - size * 0.2, text).toBeGreaterThanOrEqual(bottom - 0.05);
    }
    return texts;
  });
}

const isAddress = (page: number, y: number): boolean => page === 0 && y > pt(297 - 90);

/** The row numbers that stand on a page, in order. */
const numbersOn = (texts: readonly ShownText[]): number[] =>
  texts.flatMap(({ text }) => (/^#\d+$/.test(text) ? [Number(text.slice(1))] : []));

const anyRow = fc.record({
  text: fc.oneof(
    fc.lorem({ maxCount: 12 }),
    fc.string({ unit: fc.constantFrom(...'abcXYZ0189 ,.-/()%é☎€'), maxLength: 90 }).map((text) => `t${text}`),
    fc.constantFrom('x'.repeat(200), 'Road-150 Red, 48', ''),
  ),
  amount: fc.integer({ min: -999_999, max: 99_999_999 }),
});

test('every row once and in order, all within its frame, subtotals right, for any document', () => {
  const composer = createComposer(tinyJob(), resources);
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 300, size: 'max' }), (rows) => {
      const pages = flowTexts(composer, rows);
      expect(pages.flatMap(numbersOn)).toEqual(rows.map((_, i) => i + 1));
      let carried = 0;
      pages.forEach((texts, p) => {
        const labels = texts.map(({ text }) => text);
        const after = (label: string): string =>
          texts.find(({ y, text }) => text !== label && y === lineOf(texts, label))?.text.replace('−', '-') ??
          '';
        if (p > 0) expect(after('Brought forward')).toBe(showAmount(carried, 2));
        for (const number of numbersOn(texts)) carried += rows[number - 1]?.amount ?? 0;
        const last = p === pages.length - 1;
        expect(labels.includes('Carried forward')).toBe(!last);
        expect(labels.includes('Total')).toBe(last);
        if (!last) expect(after('Carried forward')).toBe(showAmount(carried, 2));
      });
      // Totals never stand alone, and at least two rows stand with them where there are two.
      expect(numbersOn(pages.at(-1) ?? []).length).toBeGreaterThanOrEqual(Math.min(2, rows.length));
    }),
    { numRuns: 40 },
  );
});

const lineOf = (texts: readonly ShownText[], label: string): number =>
  texts.find(({ text }) => text === label)?.y ?? NaN;

test('the words of a broken cell are all there, in order', () => {
  const composer = createComposer(tinyJob(), resources);
  const words = fc.array(fc.stringMatching(/^[A-Za-z0-9.,]{1,24}$/), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(words, (list) => {
      const [texts = []] = flowTexts(composer, [{ text: list.join(' '), amount: 0 }]);
      const cell = texts.filter(({ x }) => Math.abs(x - LEFT - pt(20)) < 0.02);
      expect(
        cell
          .map(({ text }) => text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(list.join(''));
    }),
    { numRuns: 60 },
  );
});

/** Texts without expressions would be drawn as forms, which are not read here. */
const text = (source: string, keepWithNext = false): FlowBlock => ({
  kind: 'text',
  text: inline(source),
  style: 'body',
  keepWithNext,
});

/** A first page that has room for `lines` more lines of 12 pt. */
function filled(lines: number): FlowBlock {
  return { kind: 'space', height: 100 - (lines * 12 + 1) / pt(1) };
}

const pagesOf = (flow: readonly FlowBlock[]): string[][] => {
  const composer = createComposer(tinyJob({ flow }), resources);
  return flowTexts(composer, []).map((texts) => texts.map((shown) => shown.text));
};

test('a block that keeps with the next goes with it, over blank space as well', () => {
  const head = text('{{ "head" }}', true);
  const next = text('{{ "next" }}');
  const start = text('{{ "start" }}');
  expect(pagesOf([start, filled(3), head, next])).toEqual([['start', 'head', 'next']]);
  expect(pagesOf([start, filled(2), head, { kind: 'space', height: 3 }, next])).toEqual([
    ['start'],
    ['head', 'next'],
  ]);
});

test('a group stays together, unless it is higher than a page', () => {
  const lines = (count: number): FlowBlock[] =>
    Array.from({ length: count }, (_, i) => text(`{{ "l${i}" }}`));
  const group = (count: number): FlowBlock => ({ kind: 'group', keepTogether: true, blocks: lines(count) });
  const start = text('{{ "start" }}');
  expect(pagesOf([start, filled(3), group(4)])).toEqual([['start'], ['l0', 'l1', 'l2', 'l3']]);
  const parted = pagesOf([start, group(40)]);
  expect(parted.flat()).toEqual(['start', ...lines(40).map((_, i) => `l${i}`)]);
  expect(parted.length).toBe(3);
});

test('a paragraph leaves no single line at a page break', () => {
  const paragraph = text(`{{ "w" }} ${'word '.repeat(80)}`);
  const [first = [], second = []] = pagesOf([text('{{ "start" }}'), filled(2), paragraph]);
  expect(first.slice(1)).toHaveLength(0);
  expect(second.length).toBeGreaterThan(2);
});

test.each([
  [1, 1],
  [2, 2],
  [4, 3],
])('a page break leaves at least %i lines of a paragraph above it and %i below', (orphans, widows) => {
  const paragraph = { ...text(`{{ "w" }} ${'word '.repeat(160)}`), orphans, widows };
  const parted = new Set<string>();
  let count = 0;
  for (let room = 1; room <= 20; room++) {
    const [first = [], second = []] = pagesOf([text('{{ "start" }}'), filled(room + 1), paragraph]);
    const above = first.length - 1;
    count ||= above + second.length;
    if (above > 0 && second.length > 0) parted.add(`${above} ${second.length}`);
  }
  const wanted = Array.from({ length: count - 1 }, (_, i) => [i + 1, count - i - 1] as const)
    .filter(([above, below]) => above >= orphans && below >= widows)
    .map(([above, below]) => `${above} ${below}`);
  expect([...parted].sort()).toEqual(wanted.sort());
  expect(wanted.length).toBeGreaterThan(2);
});

test('a table without carry repeats its head on each page', () => {
  const [table] = tinyTemplate.flow;
  if (table?.kind !== 'table') throw new Error('no table');
  const { carry: _, ...plainTable } = table;
  const headed: TableBlock = {
    ...plainTable,
    columns: table.columns.map((column) => ({ ...column, head: inline(`{{ "H" }}`) })),
    rowRule: { thickness: 0.1, color: { kind: 'gray', k: 1 } },
  };
  const composer = createComposer(tinyJob({ flow: [headed] }), resources);
  const rows = Array.from({ length: 60 }, () => ({ text: 'x', amount: 1 }));
  const pages = flowTexts(composer, rows);
  expect(pages.length).toBeGreaterThan(2);
  for (const texts of pages) expect(texts.slice(0, 3).map((shown) => shown.text)).toEqual(['H', 'H', 'H']);
});

test('a table that keeps with the next takes its last rows and its total along to the page of the next block', () => {
  const [table] = tinyTemplate.flow;
  if (table?.kind !== 'table') throw new Error('no table');
  const payment: FlowBlock = {
    kind: 'group',
    keepTogether: true,
    blocks: [text('{{ "pay" }}'), text('{{ "thanks" }}')],
  };
  const pages = (keepWithNext: boolean, count: number) => {
    const flow = [{ ...table, keepWithNext }, { kind: 'space', height: 3 } as const, payment];
    const rows = Array.from({ length: count }, () => ({ text: 'x', amount: 1 }));
    const composer = createComposer(tinyJob({ flow }), resources);
    return flowTexts(composer, rows).map((texts) => texts.map((shown) => shown.text));
  };
  const withTotal = (list: readonly string[][]): number => list.findIndex((texts) => texts.includes('Total'));
  const orphaned = Array.from({ length: 40 }, (_, i) => i + 3).filter((count) => {
    const list = pages(false, count);
    return withTotal(list) < list.length - 1;
  });
  expect(orphaned.length).toBeGreaterThan(1);
  for (const count of orphaned) {
    const list = pages(true, count);
    expect(list).toHaveLength(pages(false, count).length);
    const last = list.at(-1) ?? [];
    expect(last).toEqual(expect.arrayContaining([`#${count - 1}`, `#${count}`, 'Total', 'pay', 'thanks']));
    expect(last).not.toContain(`#${count - 2}`);
    expect(last).toContain('Brought forward');
  }
});

test('labels of totals and carry rows end with the texts of the column before the last', () => {
  const composer = createComposer(tinyJob(), resources);
  const rows = Array.from({ length: 40 }, () => ({ text: 'x', amount: 1 }));
  const labels = flowTexts(composer, rows)
    .flat()
    .filter(({ text: shown }) => ['Total', 'Carried forward', 'Brought forward'].includes(shown));
  expect(labels.length).toBeGreaterThan(2);
  // The last column is 30 mm wide, 5 mm after the one before.
  for (const { text: shown, x, width } of labels) expect(x + width, shown).toBeCloseTo(RIGHT - pt(35), 1);
});

test('the slot is what is left below the flow, and nothing when the page is full', () => {
  const composer = createComposer(tinyJob(), resources);
  const free = (count: number) => {
    const result = composer.compose(
      tinyDocument(Array.from({ length: count }, () => ({ text: 'x', amount: 1 }))),
    );
    return 'fault' in result ? undefined : result.free;
  };
  const one = free(1);
  const two = free(2);
  expect(one).toMatchObject({ page: 0, x: 25, width: 160 });
  expect((one?.y ?? 0) + (one?.height ?? 0)).toBeCloseTo(205, 1);
  // A row: 12 pt and twice 1 mm.
  expect((two?.y ?? 0) - (one?.y ?? 0)).toBeCloseTo(2 + (12 * 25.4) / 72, 1);
  expect(Array.from({ length: 20 }, (_, i) => free(i)).some((rect) => rect === undefined)).toBe(true);
});

test('a page break begins a page where something follows, and only there', () => {
  const said = (source: string, keepWithNext = false): FlowBlock => ({
    kind: 'text',
    // With a value: a text without one would be a form, out of sight here.
    text: inline(`{{ "${source}" }}`),
    style: 'body',
    keepWithNext,
  });
  const turn: FlowBlock = { kind: 'page-break' };
  const broken = (...flow: FlowBlock[]): string[][] =>
    flowTexts(createComposer(tinyJob({ flow }), resources), [{ text: 'row', amount: 1 }]).map((texts) =>
      texts.map((each) => each.text),
    );
  expect(broken(said('One'), turn, said('Two'))).toEqual([['One'], ['Two']]);
  // At the top of a page, twice, and at the end it changes nothing; keep rules do not hold over it.
  expect(broken(turn, said('One', true), turn, turn, said('Two'), turn)).toEqual([['One'], ['Two']]);
  expect(
    broken({ kind: 'group', keepTogether: true, blocks: [said('One'), turn, said('Two')] }, said('Three')),
  ).toEqual([['One'], ['Two', 'Three']]);
  expect(broken(said('One'), { ...turn, when: 'document.lines > 1' }, said('Two'))).toEqual([['One', 'Two']]);
  const blank: FlowBlock = { kind: 'space', height: 20 };
  expect(broken(said('One'), turn, blank)).toEqual([['One']]);
});

test('a list counts what it shows, and its texts hang beside their markers', () => {
  const item = (source: string, when?: string) => ({
    text: inline(source),
    ...(when === undefined ? {} : { when }),
  });
  const list: FlowBlock = {
    ...{ kind: 'list', marker: 'number', indent: 6, gap: 1, style: 'body', keepWithNext: false, at: 'x' },
    items: [
      item('First'),
      item('Not shown', 'document.lines > 1'),
      item('{{ invoice.note }}'),
      item(`Long ${'words that need several lines '.repeat(12)}end`),
    ],
  };
  const [texts = []] = flowTexts(createComposer(tinyJob({ flow: [list] }), resources), [
    { text: 'row', amount: 1 },
  ]);
  const [one, first, two, ...long] = texts;
  expect([one?.text, first?.text, two?.text]).toEqual(['1.', 'First', '2.']);
  expect(one?.x).toBeCloseTo(LEFT, 1);
  expect(long.length).toBeGreaterThan(2);
  for (const { x } of [first, ...long].filter((each) => each !== undefined)) {
    expect(x).toBeCloseTo(LEFT + pt(6), 1);
  }
  expect(first?.y).toBe(one?.y);
  expect(long[0]?.y).toBe(two?.y);
  expect((one?.y ?? 0) - (two?.y ?? 0)).toBeCloseTo(12 + pt(1), 1);
});
