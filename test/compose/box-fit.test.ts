import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { BoxBlock } from '../../src/job/template-box.ts';
import type { FlowBlock, FurnitureBlock, Template } from '../../src/job/template.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const { body } = tinyTemplate.styles;
if (body === undefined) throw new Error('no body');
const styles = {
  ...tinyTemplate.styles,
  large: { ...body, size: 16, leading: 20 },
  fine: { ...body, size: 5, leading: 6 },
};

const words = (text: string, style = 'body'): FlowBlock => ({
  kind: 'text',
  ...{ text: inline(`{{ "${text}" }}`), style, keepWithNext: false },
});

const SENTENCE = 'We read your meter once a year and send you a bill for what you have used since then.';

const box = (height: number, min?: number): BoxBlock => ({
  kind: 'box',
  blocks: [words('Heading', 'large'), words(SENTENCE), words('fine print', 'fine')],
  look: { fill: { kind: 'gray', k: 0.1 }, radius: 0 },
  padding: { top: 2, right: 2, bottom: 2, left: 2 },
  ...{ width: 40, height, align: 'left', keepTogether: true, keepWithNext: false, at: 'tiny.yaml:9:3' },
  ...(min === undefined ? {} : { fit: { min } }),
});

function composed(changes: Partial<Template>) {
  const composer = createComposer(tinyJob({ furniture: [], styles, ...changes }), resources);
  const set = composer.compose(tinyDocument([]));
  if ('fault' in set) return set.fault;
  return readTexts(set.pages[0] ?? new Uint8Array(), composer.faces).filter(({ text }) =>
    /Heading|We read|bill|fine/.test(text),
  );
}

/** Sizes of heading, sentence and fine print. */
function sizes(changes: Partial<Template>): number[] {
  const found = composed(changes);
  if (!Array.isArray(found)) throw new Error(JSON.stringify(found));
  return ['Heading', 'We read', 'fine'].map(
    (begin) => found.find(({ text }) => text.startsWith(begin))?.size ?? NaN,
  );
}

test('a box shrinks all of its texts alike until it is as high as it says, small ones not at all', () => {
  expect(sizes({ flow: [box(50, 7)] })).toEqual([16, 10, 5]);
  let last = 10;
  for (const height of [28, 26, 24, 22, 20]) {
    const [large = 0, usual = 0, fine] = sizes({ flow: [box(height, 6)] });
    expect(large / usual).toBeCloseTo(1.6, 2);
    expect(usual).toBeLessThanOrEqual(last);
    expect(usual).toBeGreaterThanOrEqual(6);
    expect(fine).toBe(5);
    last = usual;
  }
  expect(last).toBeLessThan(9);
});

test('nothing is lost by trying: the words stand there once', () => {
  const found = composed({ flow: [box(22, 6)] });
  if (!Array.isArray(found)) throw new Error(JSON.stringify(found));
  expect(found.filter(({ text }) => text === 'Heading')).toHaveLength(1);
  expect(found.filter(({ text }) => text.startsWith('We read'))).toHaveLength(1);
});

test('a box that does not hold its texts in the smallest size is a fault', () => {
  expect(composed({ flow: [box(12, 7)] })).toMatchObject({
    ...{ code: 'compose.does-not-fit', expected: '12', values: { block: /9:3/ } },
  });
});

test('a box at a fixed place shrinks its texts too, and without `fit` it is a fault', () => {
  const at = { on: 'all', x: 25, y: 30, width: 40, height: 24, at: 'tiny.yaml:6:1' } as const;
  const furniture = (min?: number): FurnitureBlock[] => [{ ...at, block: box(24, min) }];
  expect(sizes({ furniture: furniture(7), flow: [words('x')] })[1]).toBeLessThan(10);
  expect(composed({ furniture: furniture(), flow: [words('x')] })).toMatchObject({
    code: 'compose.does-not-fit',
  });
});
