import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { BoxBlock, ColumnsBlock } from '../../src/job/template-box.ts';
import type { FlowBlock, TextBlock } from '../../src/job/template.ts';
import { readTexts } from './read-content.ts';
import { readShapes } from './read-shapes.ts';
import { inline, resources, tinyDocument, tinyJob } from './tiny-job.ts';

const pt = (mm: number): number => (mm * 72) / 25.4;
const pale = { kind: 'gray', k: 0.1 } as const;

/** With a value: a text without one would be a form, out of sight here. */
const word = (name: string, keepWithNext = false): TextBlock => ({
  kind: 'text',
  ...{ text: inline(`{{ "${name}" }}`), style: 'body', keepWithNext },
});

const box = (blocks: readonly FlowBlock[], changes: Partial<BoxBlock> = {}): BoxBlock => ({
  kind: 'box',
  blocks,
  look: { fill: pale, radius: 0 },
  padding: { top: 3, right: 4, bottom: 5, left: 6 },
  height: 0,
  ...{ align: 'left', keepTogether: true, keepWithNext: false, at: 'tiny.yaml:9:3' },
  ...changes,
});

const columns = (...all: readonly (readonly FlowBlock[])[]): ColumnsBlock => ({
  kind: 'columns',
  columns: all.map((blocks) => ({ width: { share: 1 }, stand: 'top', blocks })),
  ...{ gap: 4, keepTogether: true, keepWithNext: false, at: 'tiny.yaml:9:5' },
});

function pagesOf(flow: readonly FlowBlock[]) {
  const job = tinyJob({ flow, furniture: [] });
  const duplex = { ...job, mailpiece: { ...job.mailpiece, plex: 'duplex' } } as const;
  const composer = createComposer(duplex, resources);
  const result = composer.compose(tinyDocument([]));
  if ('fault' in result) return result.fault;
  return result.pages.map((page, p) => ({
    turned: inflateSync(page).toString('latin1').includes('q 0 1 -1 0 595'),
    texts: readTexts(page, composer.faces).filter(({ y }) => p > 0 || y < pt(297 - 100)),
    shapes: readShapes(page),
  }));
}

function shown(flow: readonly FlowBlock[]) {
  const pages = pagesOf(flow);
  if (!Array.isArray(pages)) throw new Error(JSON.stringify(pages));
  return pages;
}

test('a box stands on its ground, its text inside its padding', () => {
  const [page] = shown([word('before'), box([word('inside'), word('below')]), word('after')]);
  const [ground] = page?.shapes ?? [];
  const at = (text: string) => page?.texts.find((each) => each.text === text);
  expect(ground).toMatchObject({ ink: '0.9 g', paint: 'fill' });
  expect(ground?.left).toBeCloseTo(pt(25), 1);
  expect(ground?.right).toBeCloseTo(pt(185), 1);
  expect((ground?.top ?? 0) - (ground?.bottom ?? 0)).toBeCloseTo(24 + pt(8), 1);
  expect(at('inside')?.x).toBeCloseTo(pt(25 + 6), 1);
  expect((at('before')?.y ?? 0) - (at('inside')?.y ?? 0)).toBeCloseTo(12 + pt(3), 1);
  expect((at('below')?.y ?? 0) - (at('after')?.y ?? 0)).toBeCloseTo(12 + pt(5), 1);
});

test('a box that goes over pages is open at the break, with its padding and its ground on both', () => {
  const words = Array.from({ length: 40 }, (_, i) => word(`w${i}`));
  const stroke = {
    color: { kind: 'gray', k: 1 },
    ...{ thickness: 0.5, dash: [], round: false },
    sides: ['top', 'right', 'bottom', 'left'],
  } as const;
  const look = { fill: pale, stroke, radius: 2 };
  const pages = shown([box(words, { keepTogether: false, look })]);
  expect(pages.flatMap(({ texts }) => texts.map(({ text }) => text))).toEqual(words.map((_, i) => `w${i}`));
  expect(pages).toHaveLength(2);
  pages.forEach(({ texts, shapes }, p) => {
    const ground = shapes.find(({ paint }) => paint === 'fill');
    const frame = shapes.find(({ paint }) => paint === 'stroke');
    const [first, last] = [texts[0]?.y ?? 0, texts.at(-1)?.y ?? 0];
    expect((ground?.top ?? 0) - first, `page ${p}`).toBeGreaterThan(pt(3) + 6);
    expect(last - (ground?.bottom ?? 0), `page ${p}`).toBeGreaterThan(pt(5));
    expect(ground?.bottom).toBeGreaterThanOrEqual(pt(297 - (p === 0 ? 205 : 150)) - 0.05);
    // Three sides: where the page breaks there is no line. It reaches the edge of the ground there.
    const open = p === 0 ? 'bottom' : 'top';
    expect(frame?.[open]).toBeCloseTo(ground?.[open] ?? 0, 1);
    const closed = p === 0 ? 'top' : 'bottom';
    expect(Math.abs((frame?.[closed] ?? 0) - (ground?.[closed] ?? 0))).toBeCloseTo(pt(0.25), 1);
  });
});

test('grounds lie below one another as boxes stand inside one another', () => {
  const inner = box([word('inner')], { look: { fill: { kind: 'gray', k: 0 }, radius: 0 } });
  const [page] = shown([box([word('outer'), inner])]);
  expect(page?.shapes.map(({ ink }) => ink)).toEqual(['0.9 g', '1 g']);
});

test('a box of which nothing is shown is not shown', () => {
  const [page] = shown([box([{ ...word('never'), when: 'document.lines > 5' }]), word('after')]);
  expect(page?.shapes).toEqual([]);
  expect(page?.texts.map(({ text }) => text)).toEqual(['after']);
});

test('columns stand side by side, as high as the tallest', () => {
  const row = { ...columns([word('a'), word('b'), word('c')], [word('x')]) };
  const low = { ...row, columns: row.columns.map((column) => ({ ...column, stand: 'bottom' as const })) };
  for (const [block, besides] of [
    [row, 'a'],
    [low, 'c'],
  ] as const) {
    const [page] = shown([block, word('after')]);
    const at = (text: string) => page?.texts.find((each) => each.text === text);
    expect(at('x')?.y).toBeCloseTo(at(besides)?.y ?? 0, 1);
    expect(at('x')?.x).toBeCloseTo(pt(25 + 82), 1);
    expect((at('c')?.y ?? 0) - (at('after')?.y ?? 0)).toBeCloseTo(12, 1);
  }
});

test('columns higher than a page are parted where a line ends in each', () => {
  const many = (name: string, count: number) => Array.from({ length: count }, (_, i) => word(`${name}${i}`));
  const pages = shown([word('start'), columns(many('a', 60), many('b', 45))]);
  expect(pages.map(({ texts }) => texts.filter(({ text }) => text.startsWith('a')).length)).toEqual([
    0, 28, 28, 4,
  ]);
  expect(pages.map(({ texts }) => texts.filter(({ text }) => text.startsWith('b')).length)).toEqual([
    0, 28, 17, 0,
  ]);
});

/** What any nest of blocks is made of; words are numbered once it stands. */
type Nest =
  | { readonly kind: 'word'; readonly kept: boolean }
  | { readonly kind: 'space'; readonly height: number }
  | { readonly kind: 'break'; readonly front: boolean }
  | {
      readonly kind: 'group' | 'box' | 'columns' | 'section';
      readonly parts: readonly Nest[];
      readonly firm: boolean;
      readonly size: number;
    };

const nests = fc.letrec<{ nest: Nest }>((tie) => ({
  nest: fc.oneof(
    { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('word' as const), kept: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('space' as const), height: fc.integer({ min: 1, max: 130 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('group' as const, 'box' as const, 'columns' as const),
        parts: fc.array(tie('nest'), { minLength: 2, maxLength: 9 }),
        firm: fc.boolean(),
        size: fc.integer({ min: 0, max: 30 }),
      }),
    },
  ),
})).nest;

/** What stands in the flow itself may turn pages as well. */
const flows = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: nests },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), front: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('section' as const),
        parts: fc.array(nests, { minLength: 1, maxLength: 6 }),
        firm: fc.boolean(),
        size: fc.constant(0),
      }),
    },
  ),
  { minLength: 1, maxLength: 12 },
);

/** The block of a nest, and a check that its words stand in their order, which gives the first and the last place. */
function built(
  nest: Nest,
  next: { count: number },
): { block: FlowBlock; check: (placeOf: (name: string) => number) => [number, number] } {
  if (nest.kind === 'word') {
    const name = `w${next.count++}`;
    return { block: word(name, nest.kept), check: (placeOf) => [placeOf(name), placeOf(name)] };
  }
  if (nest.kind === 'space')
    return { block: { kind: 'space', height: nest.height }, check: () => [Infinity, -Infinity] };
  if (nest.kind === 'break')
    return { block: { kind: 'page-break', front: nest.front }, check: () => [Infinity, -Infinity] };
  const parts = nest.parts.map((part) => built(part, next));
  const blocks = parts.map(({ block }) => block);
  const { firm, size } = nest;
  const half = blocks.length >> 1;
  const padding = { top: size, right: 1, bottom: size / 2, left: 1 };
  const block: FlowBlock =
    nest.kind === 'section'
      ? { kind: 'section', blocks }
      : nest.kind === 'group'
        ? { kind: 'group', keepTogether: firm, blocks }
        : nest.kind === 'box'
          ? box(blocks, { padding, keepTogether: firm, height: size * 2 })
          : {
              ...columns(blocks.slice(0, half), blocks.slice(half)),
              gap: 1,
              keepTogether: firm,
              keepWithNext: size > 20,
            };
  const check = (placeOf: (name: string) => number): [number, number] => {
    const ends = parts.map((part) => part.check(placeOf));
    const stacks = nest.kind === 'columns' ? [ends.slice(0, half), ends.slice(half)] : [ends];
    for (const stack of stacks) {
      const inOrder = stack.filter(([from]) => from < Infinity);
      for (let i = 1; i < inOrder.length; i++)
        expect(inOrder[i]?.[0]).toBeGreaterThan(inOrder[i - 1]?.[1] ?? 0);
    }
    return [Math.min(...ends.map(([from]) => from)), Math.max(...ends.map(([, to]) => to))];
  };
  return { block, check };
}

test('any nest of blocks ends: every word once, in order, in its frame, or a fault', () => {
  let whole = 0;
  fc.assert(
    fc.property(flows, (flow) => {
      const next = { count: 0 };
      const all = flow.map((nest) => built(nest, next));
      const pages = pagesOf(all.map(({ block }) => block));
      if (!Array.isArray(pages)) {
        expect(pages.code).toBe('compose.does-not-fit');
        return;
      }
      whole++;
      const places = new Map<string, number>();
      pages.forEach(({ turned, texts, shapes }, p) => {
        // Following pages have the frame x 25–185, y 30–150.
        const [left, right] = turned ? [147, 267] : [25, 185];
        const [head, foot] = turned ? [210 - 25, 210 - 185] : p === 0 ? [192, 92] : [267, 147];
        const [top, bottom] = [pt(head) + 0.05, pt(foot) - 0.05];
        for (const { text, x, y, width } of texts) {
          expect(places.has(text)).toBe(false);
          places.set(text, p * 10_000 - y);
          expect(y).toBeLessThan(top);
          expect(y).toBeGreaterThan(bottom);
          expect(x).toBeGreaterThanOrEqual(pt(left) - 0.05);
          expect(x + width).toBeLessThanOrEqual(pt(right) + 0.05);
        }
        for (const shape of shapes) {
          expect(shape.top).toBeLessThanOrEqual(top);
          expect(shape.bottom).toBeGreaterThanOrEqual(bottom);
        }
      });
      expect(places.size).toBe(next.count);
      let last = -Infinity;
      for (const { check } of all) {
        const [from, to] = check((name) => places.get(name) ?? NaN);
        if (from === Infinity) continue;
        expect(from).toBeGreaterThan(last);
        last = to;
      }
    }),
    { numRuns: 80 },
  );
  expect(whole).toBeGreaterThan(10);
}, 30_000);
