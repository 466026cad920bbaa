import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { painted, svg } from './painted.ts';

const CYAN = '#00aeef';
const WHITE = '#ffffff';

type Points = readonly (readonly [number, number])[];
/** Shapes, points that they cover, points that they do not. */
type Case = readonly [inside: string, on: Points, off: Points];

/** Points that another program paints otherwise than said. */
async function wrongPoints([inside, on, off]: Case, viewBox?: string): Promise<string[]> {
  const at = await painted(svg(`<g fill="#00f" data-cmyk="100 0 0 0">${inside}</g>`, viewBox));
  const wrong = (points: Points, color: string): string[] =>
    points.filter(([x, y]) => at(x, y) !== color).map(([x, y]) => `${x} ${y} is ${at(x, y)}`);
  return [...wrong(on, CYAN), ...wrong(off, WHITE)];
}

const stroke = 'fill="none" stroke="#00f" data-cmyk="100 0 0 0"';

describe('shapes stand where the picture says', () => {
  const cases: readonly Case[] = [
    [
      '<rect x="10" y="20" width="30" height="10"/>',
      [
        [11, 21],
        [39, 29],
      ],
      [
        [9, 25],
        [41, 25],
        [20, 19],
        [20, 31],
      ],
    ],
    [
      '<rect x="10" y="10" width="40" height="40" rx="20"/>',
      [
        [30, 11],
        [11, 30],
      ],
      [
        [13, 13],
        [47, 47],
      ],
    ],
    [
      '<circle cx="50" cy="50" r="40"/>',
      [
        [12, 50],
        [50, 88],
        [77, 77],
      ],
      [
        [80, 80],
        [8, 50],
      ],
    ],
    [
      '<ellipse cx="50" cy="50" rx="40" ry="10"/>',
      [
        [12, 50],
        [50, 58],
      ],
      [
        [50, 62],
        [15, 57],
      ],
    ],
    [
      '<polygon points="10,10 90,10 50,90"/>',
      [
        [50, 50],
        [20, 12],
      ],
      [
        [20, 60],
        [80, 60],
      ],
    ],
    [
      `<polyline ${stroke} stroke-width="6" points="10 50 50 50 50 90"/>`,
      [
        [30, 50],
        [50, 70],
      ],
      [
        [30, 70],
        [70, 50],
      ],
    ],
    [
      `<line ${stroke} stroke-width="4" x1="0" y1="100" x2="100" y2="0"/>`,
      [
        [30, 70],
        [70, 30],
      ],
      [
        [30, 30],
        [50, 60],
      ],
    ],
    // A quarter turn small and large, swept both ways: SVG 1.1, 8.3.8.
    [
      '<path d="M50 10 A40 40 0 0 1 90 50 L50 50 Z"/>',
      [[70, 30]],
      [
        [30, 70],
        [88, 15],
      ],
    ],
    [
      '<path d="M50 10 A40 40 0 1 0 90 50 L50 50 Z"/>',
      [
        [30, 70],
        [30, 30],
        [70, 70],
      ],
      [[70, 30]],
    ],
    [
      '<path d="M50 10 A40 40 0 0 0 90 50 Z"/>',
      [[65, 34]],
      [
        [80, 20],
        [30, 70],
      ],
    ],
    [
      '<path d="M10 50 Q50 -30 90 50 Z"/>',
      [[50, 15]],
      [
        [50, 8],
        [15, 30],
      ],
    ],
    [
      '<path d="M10 50 Q20 10 30 50 T50 50 Z"/>',
      [
        [20, 40],
        [40, 60],
      ],
      [
        [40, 40],
        [20, 60],
      ],
    ],
    [
      '<path d="M10 50 C10 10 30 10 30 50 S50 90 50 50 Z"/>',
      [
        [20, 30],
        [40, 70],
      ],
      [
        [40, 30],
        [20, 70],
      ],
    ],
    ['<path d="M10 10h80v80h-80zM30 30v40h40v-40z" fill-rule="evenodd"/>', [[20, 20]], [[50, 50]]],
    [
      '<path d="M10 10h80v80h-80zM30 30h40v40h-40z"/>',
      [
        [20, 20],
        [50, 50],
      ],
      [[5, 5]],
    ],
    [
      '<rect width="10" height="10" transform="translate(50 20) rotate(45) scale(2)"/>',
      [[50, 40]],
      [
        [62, 25],
        [38, 25],
      ],
    ],
    [
      '<g transform="translate(10)"><rect width="10" height="10" transform="matrix(1 0 0 1 0 30)"/></g>',
      [[15, 35]],
      [
        [5, 35],
        [15, 5],
      ],
    ],
    ['<rect width="20" height="20" transform="skewX(45)"/>', [[30, 15]], [[5, 15]]],
    ['<rect x="20" y="20" width="10" height="10" transform="rotate(90 50 50)"/>', [[75, 25]], [[25, 25]]],
    ['<rect width="20" height="20" style="display: none"/>', [], [[10, 10]]],
  ];
  test.each(cases)('%s', async (...shape) => {
    expect(await wrongPoints(shape)).toEqual([]);
  });

  test('from the corner of the viewBox', async () => {
    const shape: Case = [
      '<rect x="-10" y="-10" width="20" height="20"/>',
      [
        [2, 2],
        [18, 18],
      ],
      [[22, 22]],
    ];
    expect(await wrongPoints(shape, '-10 -10 100 50')).toEqual([]);
  });
});

test('the demo job’s logo: rim, sky, mountain, spoke and hub', async () => {
  const at = await painted(readFileSync(new URL('../../jobs/adventure-invoices/logo.svg', import.meta.url)));
  const rim = at(50, 2);
  expect(rim).not.toBe(WHITE);
  expect(at(50, 98)).toBe(rim);
  expect(at(30, 55)).toBe(rim);
  expect(at(50, 20)).toBe(WHITE);
  expect(at(50, 80)).toBe(WHITE);
  expect([rim, WHITE]).not.toContain(at(50, 62));
  expect(at(1, 1)).toBe(WHITE);
});
