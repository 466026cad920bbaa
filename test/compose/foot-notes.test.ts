import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { FlowBlock, FootNote, TextBlock } from '../../src/job/template.ts';
import type { TableBlock } from '../../src/job/template-table.ts';
import type { BoxBlock } from '../../src/job/template-box.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const pt = (mm: number): number => (mm * 72) / 25.4;
const NOTE_SIZE = 7;
const NOTE_MARK = 4.48;
const BODY_MARK = 6.4;
/** Foot of the first page's frame and of the following ones', from the paper's foot. */
const FEET = [pt(297 - 205), pt(297 - 150)];

const line = (text: string, changes: Partial<TextBlock> = {}): TextBlock => ({
  kind: 'text',
  ...{ text: inline(`{{ "${text.replace(/\[\^\w+\]/g, '')}" }}${/\[\^\w+\]/.exec(text)?.[0] ?? ''}`) },
  ...{ style: 'body', keepWithNext: false },
  ...changes,
});

/** A note that takes so many lines. */
const note = (name: string, lines: number): FootNote => ({
  name,
  text: inline(Array.from({ length: lines }, (_, i) => `${name}_${i}`).join('\n')),
  marked: true,
});

interface Page {
  readonly body: readonly string[];
  /** Figures in the text, and at the foot. */
  readonly marks: readonly string[];
  readonly feet: readonly string[];
  readonly notes: readonly string[];
  readonly lowestBody: number;
  readonly highestNote: number;
  readonly lowestNote: number;
}

function pagesOf(flow: readonly FlowBlock[], notes: readonly FootNote[], rows = 0): readonly Page[] {
  const composer = createComposer(tinyJob({ flow, notes, furniture: [] }), resources);
  const details = Array.from({ length: rows }, (_, i) => ({ text: `row${i}`, amount: 100 }));
  const result = composer.compose(tinyDocument(details));
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  return result.pages.map((page, p) => {
    const all = readTexts(page, composer.faces).filter(({ y }) => p > 0 || y < pt(297 - 104));
    const of = (size: number) => all.filter((each) => Math.abs(each.size - size) < 0.01);
    const [body, below] = [all.filter(({ size }) => size > NOTE_SIZE), of(NOTE_SIZE)];
    return {
      body: of(10).map(({ text }) => text),
      marks: [...of(BODY_MARK), ...of(5.12)].flatMap(({ text }) => text.split(',')),
      feet: of(NOTE_MARK).map(({ text }) => text),
      notes: below.map(({ text }) => text),
      lowestBody: Math.min(...body.map(({ y }) => y)),
      highestNote: Math.max(-Infinity, ...below.map(({ y }) => y)),
      lowestNote: Math.min(Infinity, ...below.map(({ y }) => y)),
    };
  });
}

test('a note stands at the foot of the page of its mark, numbered as marks appear, once a page', () => {
  const flow = [line('one[^b]'), line('two[^a]'), line('three[^b]')];
  const [page] = pagesOf(flow, [note('a', 1), note('b', 2)]);
  expect(page?.body).toEqual(['one', 'two', 'three']);
  expect(page?.marks).toEqual(['1', '2', '1']);
  expect(page?.feet).toEqual(['1', '2']);
  expect(page?.notes).toEqual(['b_0', 'b_1', 'a_0']);
  // The last base line is a line's foot above that of the frame.
  expect((page?.lowestNote ?? 0) - (FEET[0] ?? 0)).toBeLessThan(4);
  expect(page?.lowestNote).toBeGreaterThan(FEET[0] ?? 0);
});

test('figures side by side are parted by a comma, and no line begins with one', () => {
  const block: TextBlock = { ...line(''), text: inline('{{ "x" }} word![^a][^b]') };
  const composer = createComposer(
    tinyJob({ flow: [block], notes: [note('a', 1), note('b', 1)], furniture: [] }),
    resources,
  );
  const result = composer.compose(tinyDocument([]));
  const texts = 'fault' in result ? [] : readTexts(result.pages[0] ?? new Uint8Array(), composer.faces);
  expect(texts.map(({ text }) => text)).toContain('1,2');
});

test('a head that is repeated has its note on each page, and rows keep room for it', () => {
  const table = tinyTemplate.flow[0] as TableBlock;
  const columns = table.columns.map((column, c) =>
    c === 2 ? { ...column, head: inline('Amount[^tax]') } : column,
  );
  const pages = pagesOf([{ ...table, columns }], [note('tax', 3)], 60);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) {
    expect(page.feet).toEqual(['1']);
    expect(page.marks).toEqual(['1']);
    expect(page.notes).toEqual(['tax_0', 'tax_1', 'tax_2']);
    expect(page.lowestBody).toBeGreaterThan(page.highestNote + 9);
  }
});

test('a long note goes on at the foot of the next page; one of many pages ends', () => {
  const filler = Array.from({ length: 20 }, (_, i) => line(`l${i}`));
  const pages = pagesOf([...filler, line('marked[^long]'), ...filler], [note('long', 200)]);
  expect(pages.flatMap(({ notes }) => notes)).toEqual(Array.from({ length: 200 }, (_, i) => `long_${i}`));
  expect(pages.flatMap(({ body }) => body)).toHaveLength(41);
  const of = pages.find(({ marks }) => marks.includes('1'));
  expect(of?.notes[0]).toBe('long_0');
});

test('the slot keeps off the notes', () => {
  const slot = tinyTemplate.flow[1];
  const free = (notes: string) => {
    const flow = [line(`one${notes}`), ...(slot === undefined ? [] : [slot])];
    const composer = createComposer(tinyJob({ flow, notes: [note('a', 3)] }), resources);
    const result = composer.compose(tinyDocument([]));
    return 'fault' in result ? undefined : result.free;
  };
  const [without, with_] = [free(''), free('[^a]')];
  expect((without?.height ?? 0) - (with_?.height ?? 0)).toBeCloseTo((4 * 9 * 25.4) / 72, 1);
});

const KINDS = ['line', 'kept', 'box', 'paragraph', 'break'] as const;

/** Blocks of a random flow with the words that they show. */
const randomFlow = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    mark: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined, freq: 3 }),
  }),
  { minLength: 1, maxLength: 70 },
);

const box = (blocks: readonly FlowBlock[]): BoxBlock => ({
  kind: 'box',
  blocks,
  look: { fill: { kind: 'gray', k: 0.1 }, radius: 0 },
  padding: { top: 3, right: 4, bottom: 5, left: 6 },
  height: 0,
  ...{ align: 'left', keepTogether: false, keepWithNext: false, at: 'tiny.yaml:9:3' },
});

test('whatever the flow: nothing is lost or doubled, notes begin on the pages of their marks and never overlap', () => {
  fc.assert(
    fc.property(
      randomFlow,
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 }),
      (parts, sizes) => {
        const expected: string[] = [];
        const flow = parts.map(({ kind, mark }, i): FlowBlock => {
          if (kind === 'break') return { kind: 'page-break' };
          const text = `w${i}${mark === undefined ? '' : `[^${mark}]`}`;
          expected.push(`w${i}`);
          if (kind === 'box') return box([line(text), line(`x${i}`), line(`y${i}`)]);
          return line(text, { keepWithNext: kind === 'kept' });
        });
        const notes = ['a', 'b', 'c', 'd'].map((name, n) => note(name, sizes[n] ?? 1));
        const pages = pagesOf(flow, notes);
        const order: string[] = [];
        for (const { mark, kind } of parts)
          if (kind !== 'break' && mark !== undefined && !order.includes(mark)) order.push(mark);
        expect(pages.flatMap(({ body }) => body).filter((word) => word.startsWith('w'))).toEqual(expected);
        let rest: string[] = [];
        for (const page of pages) {
          const wanted = [...new Set(page.marks)];
          const shown = [...page.notes];
          // First what goes on, then each note of the page, whole but the last one.
          while (rest.length > 0 && shown[0] === rest[0]) {
            rest.shift();
            shown.shift();
          }
          for (const figure of wanted) {
            const name = order[Number(figure) - 1] ?? '';
            const all = (notes.find((each) => each.name === name)?.text.default ?? []).flatMap((span) =>
              span.kind === 'text' ? span.text.split('\n') : [],
            );
            if (shown[0] !== all[0] && page.notes.some((text) => text.startsWith(`${name}_`))) continue;
            expect(shown[0], `note ${name}`).toBe(all[0]);
            while (all.length > 0 && shown[0] === all[0]) {
              all.shift();
              shown.shift();
            }
            if (all.length > 0) expect(rest).toEqual([]);
            if (all.length > 0) rest = all;
          }
          expect(shown).toEqual([]);
          if (page.notes.length > 0 && page.body.length > 0)
            expect(page.lowestBody).toBeGreaterThan(page.highestNote + 9);
          if (page.notes.length > 0)
            expect(page.lowestNote).toBeGreaterThan(page === pages[0] ? (FEET[0] ?? 0) : (FEET[1] ?? 0));
        }
        expect(rest).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
