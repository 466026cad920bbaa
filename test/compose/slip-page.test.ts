import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { Job } from '../../src/job/job.ts';
import type { FurnitureBlock } from '../../src/job/template.ts';
import type { ComposedDocument } from '../../src/model/composed-document.ts';
import { callsOf, readTexts } from './read-content.ts';
import { slipJob, slipResources, swissPart } from './slip-job.ts';
import { inline, tinyDocument, tinyTemplate } from './tiny-job.ts';

const MM = 72 / 25.4;
const HEIGHT = 297;
/** Upper edge of the slip with its scissors. */
const TOP = HEIGHT - 105 - 1.5;
const GAP = 5;

const text = (typed: string, y: number, on: FurnitureBlock['on'] = 'all'): FurnitureBlock => ({
  ...{ on, x: 25, y, width: 100, height: 5, at: 'tiny.yaml:6:1' },
  block: { kind: 'text', text: inline(typed), style: 'body', keepWithNext: false },
});

/** The flow may go down to 280 mm; fixed texts stand above the slip and in it. */
function paged(plex: 'simplex' | 'duplex', when?: string): Job {
  const a4 = tinyTemplate.papers['A4'];
  if (a4 === undefined) throw new Error('the tiny template has no A4');
  const frames = {
    firstFrame: { x: 25, y: 105, width: 160, height: 165 },
    followingFrame: { x: 25, y: 30, width: 160, height: 240 },
  };
  const job = slipJob([swissPart({ part: when === undefined ? {} : { when } })], {
    papers: { A4: { ...a4, ...frames } },
    furniture: [
      text('Head {{ page }}/{{ pages }}', 10),
      text('Foot {{ page }}/{{ pages }}', 275),
      text('Imprint', 285),
      text('Only on first pages', 280, 'first'),
    ],
  });
  return { ...job, mailpiece: { ...job.mailpiece, plex } };
}

const document = (rows: number) =>
  tinyDocument(
    Array.from({ length: rows }, (_, i) => ({ text: `Bottle ${i + 1}`, amount: 100 + i })),
    { currency: 'CHF' },
  );

interface Page {
  readonly flow: readonly { readonly text: string; readonly y: number }[];
  readonly slip: boolean;
}

/** Composes documents of a job; texts with their distance from the page's upper edge in mm. */
function composing(
  job: Job,
): (rows: number) => { readonly pages: readonly Page[]; readonly set: ComposedDocument } {
  const composer = createComposer(job, slipResources);
  return (rows) => {
    const set = composer.compose(document(rows));
    if ('fault' in set) throw new Error(wordingOf(set.fault));
    const pages = set.pages.map((page): Page => {
      const texts = readTexts(page, composer.faces);
      return {
        flow: texts
          .filter(({ face }) => face < 3)
          .map(({ text: each, y }) => ({ text: each, y: HEIGHT - y / MM })),
        slip: texts.some(({ face }) => face >= 3),
      };
    });
    return { pages, set };
  };
}

const rowCounts = fc.integer({ min: 1, max: 160 });

test('however many rows there are, the slip stands on the last page and nothing of the flow in it', () => {
  const compose = composing(paged('simplex'));
  const plain = composing(paged('simplex', 'document.currency == "EUR"'));
  // All of them: a row in forty decides.
  for (let rows = 1; rows <= 130; rows++) {
    const { pages } = compose(rows);
    const without = plain(rows).pages;
    expect(pages.map(({ slip }) => slip)).toEqual(pages.map((_, page) => page === pages.length - 1));
    expect(without.some(({ slip }) => slip)).toBe(false);
    const last = pages.at(-1);
    for (const { y } of last?.flow ?? []) expect(y).toBeLessThan(TOP - GAP);
    // One more page than without a slip just when the flow goes below its upper edge less the gap.
    const lowest = Math.max(...(without.at(-1)?.flow ?? []).filter(({ y }) => y < 272).map(({ y }) => y));
    const spare = TOP - GAP - lowest;
    // A line of 12 pt ends 1.0 mm below its base line, with what is below a table's row 2.0 mm.
    const roomy = spare > 2;
    if (spare < 0.9 || spare > 2.1) expect(pages).toHaveLength(without.length + (roomy ? 0 : 1));
    // All rows, each once, in their order.
    const numbers = pages
      .flatMap(({ flow }) => flow.map(({ text: each }) => each))
      .filter((each) => each.startsWith('#'));
    expect(numbers).toEqual(Array.from({ length: rows }, (_, i) => `#${i + 1}`));
    pages.forEach(({ flow }, page) =>
      expect(flow.map(({ text: each }) => each)).toContain(`Head ${page + 1}/${pages.length}`),
    );
  }
});

test('the very row that leaves too little room takes the slip to a page of its own', () => {
  const compose = composing(paged('simplex'));
  const counts = Array.from({ length: 40 }, (_, i) => compose(i + 1).pages.length);
  const turns = counts.flatMap((count, i) => (i > 0 && count > (counts[i - 1] ?? 0) ? [i + 1] : []));
  // Rows of 12 pt and 2 mm in 81.5 mm, less head, total and their keep.
  expect(counts.slice(0, 3)).toEqual([1, 1, 1]);
  expect(turns.length).toBeGreaterThan(0);
  const turn = turns[0] ?? 0;
  expect(compose(turn - 1).pages).toHaveLength(1);
  expect(compose(turn).pages.map(({ slip }) => slip)).toEqual([false, true]);
  const { pages } = compose(turn);
  expect(pages[1]?.flow.map(({ text: each }) => each)).toEqual(['Head 2/2']);
});

test('what stands at fixed places in the slip is left out on its page alone', () => {
  const composer = createComposer(paged('simplex'), slipResources);
  const compose = composing(paged('simplex'));
  const { pages, set } = compose(60);
  const feet = pages.map(({ flow }) =>
    flow.filter(({ text: each }) => each.startsWith('Foot')).map((each) => each.text),
  );
  expect(pages.length).toBeGreaterThan(1);
  expect(feet).toEqual(
    pages.map((_, page) => (page < pages.length - 1 ? [`Foot ${page + 1}/${pages.length}`] : [])),
  );
  // What is the same in every document is a form, which the slip's page does not call.
  const footForms = composer.forms([set.variant]).filter(({ name }) => /^[SN]\d+f$/.test(name));
  expect(footForms.map(({ name }) => name)).toEqual([`S${set.variant}f`, `N${set.variant}f`]);
  const calls = (page: number) => callsOf(set.pages[page]);
  expect(calls(0)).toContain(`S${set.variant}f`);
  expect(calls(pages.length - 1).filter((name) => name.endsWith('f'))).toEqual([]);
});

describe('sheets with two pages', () => {
  test('have slips on fronts alone, whose backs are left', () => {
    const compose = composing(paged('duplex'));
    const single = composing(paged('simplex'));
    fc.assert(
      fc.property(rowCounts, (rows) => {
        const { pages } = compose(rows);
        expect(pages.length % 2).toBe(1);
        expect(pages.at(-1)?.slip).toBe(true);
        expect(pages.length - single(rows).pages.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

test('a message has the room between flow and slip, or above a slip on a page of its own', () => {
  const compose = composing(paged('simplex'));
  for (const rows of [1, 5, 20, 30, 60, 90]) {
    const { set, pages } = compose(rows);
    const { free } = set;
    expect(free?.page).toBe(pages.length - 1);
    const bottom = (free?.y ?? 0) + (free?.height ?? 0);
    expect(Math.abs(bottom - (TOP - GAP))).toBeLessThan(0.02);
    const lowest = Math.max(...(pages.at(-1)?.flow ?? []).map(({ y }) => y));
    expect(free?.y).toBeGreaterThan(lowest);
  }
});

test('the first part whose condition holds', () => {
  const job = slipJob([
    swissPart({ part: { when: 'document.lines > 2' }, texts: { message: 'many' } }),
    swissPart({ part: { when: 'document.lines > 1' }, texts: { message: 'few' } }),
  ]);
  const composer = createComposer(job, slipResources);
  const messages = [1, 2, 3].map((rows) => {
    const set = composer.compose(document(rows));
    const texts = 'fault' in set ? [] : readTexts(set.pages[0] ?? new Uint8Array(), composer.faces);
    return texts.map(({ text: each }) => each).filter((each) => /^(?:many|few)$/.test(each));
  });
  expect(messages).toEqual([[], ['few'], ['many']]);
});
