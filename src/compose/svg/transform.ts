import { readNumbers } from './number-list.ts';
import type { PathStep } from './path.ts';
import { SvgRefusal } from './refusal.ts';

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** `inner` first, then `outer`. */
export function combine(outer: Matrix, inner: Matrix): Matrix {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

/** The `transform` attribute: matrix, translate, scale, rotate, skewX, skewY, in any number. */
export function readTransform(text: string): Matrix {
  let matrix = IDENTITY;
  let rest = text.trim();
  while (rest !== '') {
    const found = /^([A-Za-z]+)\s*\(([^()]*)\)[\s,]*/.exec(rest);
    if (found === null) throw new SvgRefusal(`transform is not understood: ${rest.slice(0, 40)}`);
    const [whole, name = '', list = ''] = found;
    matrix = combine(matrix, readFunction(name, readNumbers(list, `transform ${name}`)));
    rest = rest.slice(whole.length);
  }
  return matrix;
}

/** How many numbers each transform may have. */
const COUNTS: ReadonlyMap<string, readonly number[]> = new Map([
  ['matrix', [6]],
  ['translate', [1, 2]],
  ['scale', [1, 2]],
  ['rotate', [1, 3]],
  ['skewX', [1]],
  ['skewY', [1]],
]);

function readFunction(name: string, values: readonly number[]): Matrix {
  const [p = 0, q, r, s = 0, t = 0, u = 0] = values;
  if (COUNTS.get(name)?.includes(values.length) !== true)
    throw new SvgRefusal(`transform ${name} with ${values.length} numbers is not known`);
  const angle = (p * Math.PI) / 180;
  switch (name) {
    case 'matrix':
      return { a: p, b: q ?? 0, c: r ?? 0, d: s, e: t, f: u };
    case 'translate':
      return { ...IDENTITY, e: p, f: q ?? 0 };
    case 'scale':
      return { ...IDENTITY, a: p, d: q ?? p };
    case 'rotate': {
      const turn: Matrix = {
        a: Math.cos(angle),
        b: Math.sin(angle),
        c: -Math.sin(angle),
        d: Math.cos(angle),
        e: 0,
        f: 0,
      };
      const [x, y] = [q ?? 0, r ?? 0];
      return combine(combine({ ...IDENTITY, e: x, f: y }, turn), { ...IDENTITY, e: -x, f: -y });
    }
    case 'skewX':
      return { ...IDENTITY, c: Math.tan(angle) };
    default:
      return { ...IDENTITY, b: Math.tan(angle) };
  }
}

/** A path in the outer coordinates. */
export function transformPath(steps: readonly PathStep[], m: Matrix): PathStep[] {
  const x = (px: number, py: number): number => m.a * px + m.c * py + m.e;
  const y = (px: number, py: number): number => m.b * px + m.d * py + m.f;
  return steps.map((step): PathStep => {
    if (step.op === 'close') return step;
    const end = { x: x(step.x, step.y), y: y(step.x, step.y) };
    if (step.op !== 'curve') return { op: step.op, ...end };
    return {
      op: 'curve',
      x1: x(step.x1, step.y1),
      y1: y(step.x1, step.y1),
      x2: x(step.x2, step.y2),
      y2: y(step.x2, step.y2),
      ...end,
    };
  });
}

/** What a transform multiplies lengths by; undefined when it is not the same in all directions. */
export function uniformScale(m: Matrix): number | undefined {
  const one = Math.hypot(m.a, m.b);
  const other = Math.hypot(m.c, m.d);
  const skew = m.a * m.c + m.b * m.d;
  const tolerance = 1e-6 * Math.max(one, other) ** 2;
  return Math.abs(one ** 2 - other ** 2) <= tolerance && Math.abs(skew) <= tolerance ? one : undefined;
}
