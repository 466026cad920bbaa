import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Galley } from '../../src/compose/galley.ts';
import { SetStyles } from '../../src/compose/set-style.ts';
import { TextSetter } from '../../src/compose/text-setter.ts';
import { Trouble } from '../../src/compose/trouble.ts';
import { Typefaces } from '../../src/compose/typefaces.ts';
import { resources, tinyTemplate } from './tiny-job.ts';

const faces = new Typefaces(tinyTemplate, resources);
const style = new SetStyles(tinyTemplate, faces).named('body');
const trouble = new Trouble();
const setter = new TextSetter(faces, trouble);

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly faces: readonly number[];
}

function setLines(
  text: string,
  width: number,
  align: 'left' | 'right' | 'center',
  bold: readonly number[] = [],
): Line[] {
  const galley = new Galley();
  const count = setter.set(galley, text, bold, { style, align, x: 10, width, lineStep: style.leading }, 0);
  return Array.from({ length: count }, (_, line) => {
    const from = line === 0 ? 0 : (setter.lineEnds[line - 1] ?? 0);
    const to = setter.lineEnds[line] ?? 0;
    let shown = '';
    let right = 10;
    for (let r = from; r < to; r++) {
      const piece = galley.runText[r] ?? '';
      shown += piece;
      right = (galley.runX[r] ?? 0) + (setter.measure(piece, galley.runFace[r] ?? 0) * style.size) / 1000;
      expect(galley.runDy[r]).toBeCloseTo(line * style.leading + style.baseline, 6);
    }
    const left = to > from ? (galley.runX[from] ?? 0) : 10;
    return { text: shown, left, right, faces: galley.runFace.slice(from, to) };
  });
}

test('no line leaves its column, and no character but blanks at line ends is lost, whatever the text', () => {
  const unit = fc.constantFrom(...'abc WXYZ,.-/() é☎€ΩД\u0301\n');
  const align = fc.constantFrom('left' as const, 'right' as const, 'center' as const);
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 120 }),
      fc.integer({ min: 15, max: 300 }),
      align,
      (text, width, where) => {
        const lines = setLines(text, width, where);
        for (const { left, right } of lines) {
          expect(left).toBeGreaterThanOrEqual(10 - 0.01);
          expect(right).toBeLessThanOrEqual(10 + width + 0.01);
        }
        const inked = (value: string): string => value.normalize('NFD').replace(/[ \n]/g, '');
        expect(inked(lines.map((line) => line.text).join(''))).toBe(inked(text));
      },
    ),
    { numRuns: 500 },
  );
  expect(trouble.faults).toEqual([]);
});

test('a column narrower than a character is a fault', () => {
  trouble.start({});
  setLines('W', 5, 'left');
  expect(trouble.faults).toMatchObject([{ code: 'compose.does-not-fit', expected: '1.8' }]);
});

test('lines are aligned at their ink', () => {
  const [right] = setLines('ab ', 100, 'right');
  expect(right?.right).toBeCloseTo(110, 2);
  const [center] = setLines('ab', 100, 'center');
  expect((center?.left ?? 0) - 10).toBeCloseTo(110 - (center?.right ?? 0), 2);
});

test('explicit line ends break, and an empty line keeps its room', () => {
  expect(setLines('a\n\nb', 100, 'left').map(({ text }) => text)).toEqual(['a', '', 'b']);
});

test('bold parts, fallback characters and plain text share a line', () => {
  const [line] = setLines('pay now ☎', 200, 'left', [4, 7]);
  expect(line).toMatchObject({ text: 'pay now ☎', faces: [0, 1, 0, 2] });
});

test('characters beyond U+FFFF come from a face that has them', () => {
  const [line] = setLines('a𝔸b', 200, 'left');
  expect(line).toMatchObject({ text: 'a𝔸b', faces: [0, 2, 0] });
});

test('letter and accent that stand apart become the letter that has both', () => {
  expect(setLines('Jose\u0301 in a column', 20, 'left')[0]?.text).toBe('José');
});
