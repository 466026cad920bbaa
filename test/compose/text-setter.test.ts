import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Galley } from '../../src/compose/galley.ts';
import { BOLD, ITALIC } from '../../src/compose/looks.ts';
import { SetStyles } from '../../src/compose/set-style.ts';
import { TextSetter } from '../../src/compose/text-setter.ts';
import { Trouble } from '../../src/compose/trouble.ts';
import { Typefaces } from '../../src/compose/typefaces.ts';
import type { Template } from '../../src/job/template.ts';
import { resources, tinyTemplate } from './tiny-job.ts';

const { body } = tinyTemplate.styles;
if (body === undefined) throw new Error('no body');
const template: Template = {
  ...tinyTemplate,
  faces: [...tinyTemplate.faces, { file: 'italic' }],
  styles: { body: { ...body, italicFace: 3 }, due: { ...body, face: 1, size: 14, leading: 18 } },
};
const italic = readFileSync(
  new URL('../../node_modules/source-sans/TTF/SourceSans3-It.ttf', import.meta.url),
);
const faces = new Typefaces(template, new Map([...resources, ['italic', italic]]));
const styles = new SetStyles(template, faces);
const style = styles.named('body');
const trouble = new Trouble();
const setter = new TextSetter(faces, styles, trouble);

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly faces: readonly number[];
  readonly styles: readonly number[];
}

function setLines(
  text: string,
  width: number,
  align: 'left' | 'right' | 'center',
  ranges: readonly number[] = [],
): Line[] {
  const galley = new Galley();
  const looks = { ranges, language: '' };
  const count = setter.set(galley, text, looks, { style, align, x: 10, width, lineStep: style.leading }, 0);
  return Array.from({ length: count }, (_, line) => {
    const from = line === 0 ? 0 : (setter.lineEnds[line - 1] ?? 0);
    const to = setter.lineEnds[line] ?? 0;
    let shown = '';
    let right = 10;
    for (let r = from; r < to; r++) {
      const piece = galley.runText[r] ?? '';
      shown += piece;
      const { size } = styles.at(galley.runStyle[r] ?? 0);
      right = (galley.runX[r] ?? 0) + (setter.measure(piece, galley.runFace[r] ?? 0) * size) / 1000;
      expect(galley.runDy[r]).toBeCloseTo(line * style.leading + style.baseline, 6);
    }
    const left = to > from ? (galley.runX[from] ?? 0) : 10;
    const [faceNumbers, styleNumbers] = [galley.runFace.slice(from, to), galley.runStyle.slice(from, to)];
    return { text: shown, left, right, faces: faceNumbers, styles: styleNumbers };
  });
}

test('no line leaves its column, and no character but blanks at line ends is lost, whatever the text', () => {
  const unit = fc.constantFrom(...'abc WXYZ,.-/() é☎€ΩД\n');
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
  const [line] = setLines('pay now ☎', 200, 'left', [4, 7, BOLD]);
  expect(line).toMatchObject({ text: 'pay now ☎', faces: [0, 1, 0, 2] });
});

test('a part in another style keeps the base line and the leading of its paragraph, and takes its own room', () => {
  const text = 'pay by 1 May at the latest';
  const due = 2 * 4;
  const [line] = setLines(text, 300, 'left', [4, 12, due, 16, 19, ITALIC]);
  expect(line).toMatchObject({ text, faces: [0, 1, 0, 3, 0], styles: [0, 1, 0, 0, 0] });
  const plain = setLines(text, 300, 'left')[0]?.right ?? 0;
  expect((line?.right ?? 0) - plain).toBeGreaterThan(10);
  // What fits in the paragraph's size and not in the part's is broken, and no line leaves the column.
  const lines = setLines(text, plain - 10 + 1, 'left', [4, 12, due]);
  expect(lines).toHaveLength(2);
  expect(Math.max(...lines.map(({ right }) => right))).toBeLessThanOrEqual(plain + 1.01);
  // Alone in its column, it is as quick as any text and stands on the same base line.
  expect(setLines('1 May', 100, 'right', [0, 5, due])[0]).toMatchObject({ faces: [1], styles: [1] });
});

test('characters beyond U+FFFF come from a face that has them', () => {
  const [line] = setLines('a𝔸b', 200, 'left');
  expect(line).toMatchObject({ text: 'a𝔸b', faces: [0, 2, 0] });
});

test('letter and accent that stand apart become the letter that has both', () => {
  expect(setLines('Jose\u0301 in a column', 20, 'left')[0]?.text).toBe('José');
});
