import { expect, test } from 'vitest';
import { checkGeometry, templateBoxes } from '../../src/compose/geometry-check.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { FurnitureBlock, PaperLayout } from '../../src/job/template.ts';
import { createComposer } from '../../src/compose/composer.ts';
import { checkLayout } from '../../src/run/check-layout.ts';
import { slipJob, slipResources, swissPart } from './slip-job.ts';
import { inline, tinyJob, tinyTemplate } from './tiny-job.ts';

const block = {
  kind: 'text',
  text: inline('x', 'tiny.yaml:9:3'),
  style: 'body',
  keepWithNext: false,
} as const;

const placed = (x: number, y: number, on: FurnitureBlock['on'] = 'first'): FurnitureBlock => ({
  ...{ on, x, y, width: 30, height: 10, at: 'tiny.yaml:9:5', block },
});

const layout = (changes: Partial<PaperLayout>) => {
  const a4 = tinyTemplate.papers['A4'];
  if (a4 === undefined) throw new Error('no A4');
  return { papers: { A4: { ...a4, ...changes } } };
};

test('a template that is right has no fault', () => {
  expect(checkGeometry(tinyJob())).toEqual([]);
});

test('what the window may show beside the address is a fault, on first pages only', () => {
  expect(
    checkGeometry(tinyJob({ furniture: [placed(81, 89, 'following'), placed(111, 89), placed(81, 99.5)] })),
  ).toEqual([]);
  const [fault] = checkGeometry(tinyJob({ furniture: [placed(100, 90, 'all')] }));
  expect(fault).toMatchObject({
    code: 'compose.shows-in-window',
    place: { file: 'tiny.yaml', line: 9, column: 5 },
  });
  expect(fault && wordingOf(fault)).toBe(
    'the text at tiny.yaml:9:3 on paper A4 (`x 100–130, y 90–100`) can show in the window of envelope c65-din (`x 1–110, y 45–99`)',
  );
});

test('of a rule only the rule counts', () => {
  const rule = {
    kind: 'rule',
    thickness: 0.3,
    color: { kind: 'gray', k: 1 },
    indent: 0,
    at: 'tiny.yaml:9:3',
  } as const;
  expect(checkGeometry(tinyJob({ furniture: [{ ...placed(20, 40), block: rule }] }))).toEqual([]);
});

test('an address that leaves the window is a fault', () => {
  const [fault] = checkGeometry(tinyJob(layout({ address: { x: 25, y: 62.7, width: 70, height: 27.3 } })));
  expect(fault?.code).toBe('compose.address-outside-window');
});

test('boxes beyond the paper and frames of different widths are faults', () => {
  const far = checkGeometry(tinyJob({ furniture: [placed(190, 150)] }));
  expect(far).toMatchObject([{ code: 'compose.off-paper', found: '220 × 160', expected: '210 × 297' }]);
  const uneven = checkGeometry(
    tinyJob(layout({ followingFrame: { x: 25, y: 30, width: 150, height: 120 } })),
  );
  expect(uneven).toMatchObject([{ code: 'compose.frames-differ', found: '150', expected: '160' }]);
});

test('boxes are listed by paper', () => {
  const furniture = [placed(30, 20), { ...placed(30, 30), paper: 'Letter' }];
  expect(templateBoxes({ ...tinyTemplate, furniture }, 'A4').map(({ name }) => name)).toEqual([
    'the address field',
    'the flow frame of first pages',
    'the flow frame of following pages',
    'the text at tiny.yaml:9:3',
  ]);
  expect(templateBoxes(tinyTemplate, 'A5')).toEqual([]);
});

test('a slip must be as wide as its paper, and is where it stands', () => {
  expect(checkGeometry(slipJob([swissPart()]))).toEqual([]);
  const letter = { ...layout({ width: 215.9, height: 279.4 }), payment: [swissPart()] };
  expect(checkGeometry(tinyJob(letter))).toMatchObject([
    { code: 'compose.payment-paper', found: '215.9', expected: '210', place: { file: 'tiny.yaml', line: 9 } },
  ]);
  const low = {
    ...layout({ height: 104, firstFrame: { x: 25, y: 60, width: 160, height: 40 } }),
    payment: [swissPart()],
  };
  expect(checkGeometry(tinyJob({ ...low, furniture: [] })).map(({ code }) => code)).toContain(
    'compose.off-paper',
  );
  const box = templateBoxes({ ...tinyTemplate, payment: [swissPart()] }, 'A4').at(-1);
  expect(box).toMatchObject({
    name: 'the payment part at tiny.yaml:9:1',
    rect: { x: 0, y: 190.5, width: 210, height: 106.5 },
  });
});

test('the default marks reach into a slip on the fronts, and none into its back', () => {
  const job = slipJob([swissPart()]);
  const found = (plex: 'simplex' | 'duplex') =>
    checkLayout({ ...job, mailpiece: { ...job.mailpiece, plex } }, createComposer(job, slipResources))
      .filter(({ values }) => values?.['box'] === 'the payment part at tiny.yaml:9:1')
      .map(({ code, values }) => `${code}: ${values?.['area']}`);
  expect(found('simplex')).toEqual(['inserter.zone-entered: the readable line']);
  expect(found('duplex')).toEqual(found('simplex'));
});
