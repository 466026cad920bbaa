import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPathData } from '../../src/compose/svg/path-data.ts';
import { readSvg, svgContent } from '../../src/compose/svg/picture.ts';
import { operatorsOf, svg } from './painted.ts';

const square = 'd="M0 0H10V10H0Z"';

test('fill and stroke as PDF operators, y upwards, states only where they change', () => {
  const bytes = svg(
    `<path ${square} fill="#fff" stroke="black" stroke-width="2" stroke-linejoin="round"/>` +
      `<path ${square} fill="none" stroke="black" stroke-width="2" stroke-linejoin="round" stroke-linecap="square"/>` +
      `<path ${square} fill="white" fill-rule="evenodd"/>`,
    '0 0 100 50',
  );
  const path = ['0 50 m', '10 50 l', '10 40 l', '0 40 l', 'h'];
  expect(operatorsOf(bytes).trimEnd().split('\n')).toEqual([
    ...['0 0 0 0 k', '0 0 0 1 K', '2 w', '0 J', '1 j', '[] 0 d', ...path, 'B'],
    ...['2 J', ...path, 'S'],
    ...[...path, 'f*'],
  ]);
  const picture = readSvg(bytes);
  expect(typeof picture === 'string' ? picture : svgContent(picture)).toMatchObject({
    width: 100,
    height: 50,
  });
});

describe('colours', () => {
  const inkOf = (attributes: string): string =>
    /^(.*) k$/m.exec(operatorsOf(svg(`<path ${square} ${attributes}/>`)))?.[1] ?? '';

  test.each([
    ['', '0 0 0 1'],
    ['fill="#000"', '0 0 0 1'],
    ['fill="#808080"', '0 0 0 0.498'],
    ['fill="red"', '0 1 1 0'],
    ['fill="RGB(0, 128, 255)"', '1 0.498 0 0'],
    ['fill="rgb(100%,50%,0%)"', '0 0.5 1 0'],
    ['style="fill:#0f0;stroke:none"', '1 0 1 0'],
    ['fill="#123456" data-cmyk="92 45 35 40"', '0.92 0.45 0.35 0.4'],
    ['data-cmyk="12.5,0,0,0"', '0.125 0 0 0'],
  ])('%s → %s', (attributes, ink) => {
    expect(inkOf(attributes)).toBe(ink);
  });

  test('an exact ink is inherited until another colour is stated, and paints no `none`', () => {
    const text = operatorsOf(
      svg(
        `<g fill="#111" data-cmyk="10 20 30 40"><path ${square}/><path ${square} fill="black"/>` +
          `<path ${square} fill="none" stroke="#fff" data-cmyk-stroke="0 0 0 5"/></g>`,
      ),
    );
    expect(text.match(/^.* [kK]$/gm)).toEqual(['0.1 0.2 0.3 0.4 k', '0 0 0 1 k', '0 0 0 0.05 K']);
  });
});

describe('path data', () => {
  const end = fc.integer({ min: -50, max: 50 });
  const letters = fc.constantFrom('L', 'C', 'Q', 'H', 'V', 'S', 'T', 'M', 'A', 'Z');
  const counts: Readonly<Record<string, number>> = {
    L: 2,
    C: 6,
    Q: 4,
    H: 1,
    V: 1,
    S: 4,
    T: 2,
    M: 2,
    A: 2,
    Z: 0,
  };

  test('relative commands mean what absolute ones mean', () => {
    const commands = fc.array(fc.tuple(letters, fc.array(end, { minLength: 6, maxLength: 6 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(commands, (list) => {
        let absolute = 'M3 4';
        let relative = 'm3 4';
        let [x, y, startX, startY] = [3, 4, 3, 4];
        for (const [letter, numbers] of list) {
          const used = numbers.slice(0, counts[letter]);
          const arc = letter === 'A' ? '20 30 15 0 1 ' : '';
          absolute += `${letter}${arc}${used.join(' ')}`;
          const isY = (i: number): boolean => letter === 'V' || (letter !== 'H' && i % 2 === 1);
          relative += `${letter.toLowerCase()}${arc}${used.map((n, i) => n - (isY(i) ? y : x)).join(',')}`;
          if (letter === 'Z') [x, y] = [startX, startY];
          else if (letter === 'H') x = used[0] ?? 0;
          else if (letter === 'V') y = used[0] ?? 0;
          else [x, y] = [used.at(-2) ?? 0, used.at(-1) ?? 0];
          if (letter === 'M') [startX, startY] = [x, y];
        }
        expect(rounded(relative)).toEqual(rounded(absolute));
      }),
    );
  });

  function rounded(data: string): unknown {
    return readPathData(data).map((step) =>
      Object.values(step).map((value: unknown) =>
        typeof value === 'number' ? Math.round(value * 1e6) + 0 : value,
      ),
    );
  }

  test('an arc’s curves stay on its circle and end where it says', () => {
    const tenths = fc.tuple(fc.integer({ min: 0, max: 3599 }), fc.integer({ min: 20, max: 3580 }));
    fc.assert(
      fc.property(tenths, fc.boolean(), fc.boolean(), ([start, more], large, sweep) => {
        const from = (start * Math.PI) / 1800;
        const to = ((start + more) * Math.PI) / 1800;
        const [x0, y0, x1, y1] = [Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)].map(
          (v) => v * 30,
        );
        const data = `M${x0} ${y0}A30 30 0 ${large ? 1 : 0}${sweep ? 1 : 0}${x1} ${y1}`;
        const steps = readPathData(data);
        // The centre is the origin, or its mirror image beyond the chord.
        const own = more > 1800 === large ? sweep : !sweep;
        const [cx, cy] = own ? [0, 0] : [(x0 ?? 0) + (x1 ?? 0), (y0 ?? 0) + (y1 ?? 0)];
        let [px, py] = [x0 ?? 0, y0 ?? 0];
        for (const step of steps) {
          if (step.op !== 'curve') continue;
          const middleX = (px + 3 * step.x1 + 3 * step.x2 + step.x) / 8;
          const middleY = (py + 3 * step.y1 + 3 * step.y2 + step.y) / 8;
          expect(Math.hypot(middleX - cx, middleY - cy)).toBeCloseTo(30, 1);
          expect(Math.hypot(step.x - cx, step.y - cy)).toBeCloseTo(30, 4);
          [px, py] = [step.x, step.y];
        }
        expect(px).toBeCloseTo(x1 ?? 0, 6);
        expect(py).toBeCloseTo(y1 ?? 0, 6);
      }),
    );
  });

  test('numbers may stand close together', () => {
    expect(readPathData('M.5.5-1-1e1a1 1 0 013 4')).toEqual(
      readPathData('M 0.5 0.5 L -1 -10 a 1,1 0 0 1 3,4'),
    );
  });

  test('after a closed subpath the next begins where it began', () => {
    expect(readPathData('M5 5h10v10zl-3 0')).toEqual(readPathData('M5 5H15V15ZM5 5L2 5'));
  });
});
