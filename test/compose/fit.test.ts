import { expect, test } from 'vitest';
import { Galley, SPACED } from '../../src/compose/galley.ts';
import { SetStyles } from '../../src/compose/set-style.ts';
import { TextSetter } from '../../src/compose/text-setter.ts';
import { Trouble } from '../../src/compose/trouble.ts';
import { Typefaces } from '../../src/compose/typefaces.ts';
import type { TextStyle } from '../../src/job/template.ts';
import { resources, tinyTemplate } from './tiny-job.ts';

const { body } = tinyTemplate.styles;
if (body === undefined) throw new Error('no body');

/** Lines, the size in which they are set, and what was at fault, of a text in a style of 10 pt. */
function set(text: string, width: number, change: Partial<TextStyle>, bold = false) {
  const typed: TextStyle = Object.assign({}, body, change);
  const template = { ...tinyTemplate, styles: { body: typed } };
  const faces = new Typefaces(template, resources);
  const styles = new SetStyles(template, faces);
  const trouble = new Trouble();
  const setter = new TextSetter(faces, styles, trouble);
  const galley = new Galley();
  const style = styles.named('body');
  const column = { style, align: style.align, x: 0, width, lineStep: style.leading };
  const ranges = bold ? [0, 6, 1] : [];
  const lines = setter.set(galley, text, { ranges, language: '' }, column, 0);
  const sizes = galley.runStyle.slice(0, galley.runs).map((each) => styles.at(each % SPACED).size);
  const last = galley.runs - 1;
  const face = galley.runFace[last] ?? 0;
  const right =
    (galley.runX[last] ?? 0) + (setter.measure(galley.runText[last] ?? '', face) * (sizes[last] ?? 0)) / 1000;
  return {
    lines,
    sizes: [...new Set(sizes)],
    right,
    baselines: new Set(galley.runDy.slice(0, galley.runs)),
    faults: trouble.faults.map(({ code }) => code),
  };
}

const NAME = 'Maximiliane Mustermann-Beispielhausen';
const full = set(NAME, 1000, {}).right;

test.each([false, true])(
  'a text that is too wide is as large as its column allows, in quarters of a point (bold: %s)',
  (bold) => {
    const natural = set(NAME, 1000, {}, bold).right;
    for (let size = 10; size >= 7; size -= 0.25) {
      const width = (natural * size) / 10 + 0.2;
      const fitted = set(NAME, width, { fitMin: 7 }, bold);
      expect(fitted).toMatchObject({ lines: 1, sizes: [size], faults: [] });
      expect(fitted.right).toBeLessThanOrEqual(width);
      expect(fitted.baselines).toEqual(set(NAME, 1000, {}, bold).baselines);
    }
  },
);

test('what does not fit in the smallest size takes several lines, or is a fault', () => {
  const width = full * 0.6;
  expect(set(NAME, width, { fitMin: 7 })).toMatchObject({ sizes: [10], faults: [] });
  expect(set(NAME, width, { fitMin: 7 }).lines).toBeGreaterThan(1);
  expect(set(NAME, width, { fitMin: 7, oneLine: true }).faults).toEqual(['compose.does-not-fit']);
  expect(set(NAME, full * 0.9, { oneLine: true }).faults).toEqual(['compose.does-not-fit']);
  expect(set(NAME, full + 1, { oneLine: true })).toMatchObject({ lines: 1, faults: [] });
});

test('a smallest size between quarters is the last one that is tried', () => {
  expect(set(NAME, full * 0.815, { fitMin: 8.1 })).toMatchObject({ lines: 1, sizes: [8.1] });
});
