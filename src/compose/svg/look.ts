import { BLACK, readCmyk, readPaint, readSpot, type Paint } from './ink.ts';
import { SvgRefusal } from './refusal.ts';

/** How shapes are painted: what an element inherits and may change. Lengths in its own units. */
export interface Look {
  readonly fill: Paint;
  readonly evenOdd: boolean;
  readonly stroke: Paint;
  readonly strokeWidth: number;
  /** PDF's numbers: 0 butt, 1 round, 2 projecting; 0 miter, 1 round, 2 bevel. */
  readonly cap: 0 | 1 | 2;
  readonly join: 0 | 1 | 2;
  readonly miterLimit: number;
}

/** What SVG begins with. */
export const INITIAL_LOOK: Look = {
  fill: BLACK,
  evenOdd: false,
  stroke: 'none',
  strokeWidth: 1,
  cap: 0,
  join: 0,
  miterLimit: 4,
};

const FILL_RULES: ReadonlyMap<string, boolean> = new Map([
  ['nonzero', false],
  ['evenodd', true],
]);
const CAPS: ReadonlyMap<string, 0 | 1 | 2> = new Map([
  ['butt', 0],
  ['round', 1],
  ['square', 2],
]);
const JOINS: ReadonlyMap<string, 0 | 1 | 2> = new Map([
  ['miter', 0],
  ['round', 1],
  ['bevel', 2],
]);

/** Presentation attributes that are understood; in a `style` attribute too. */
export const LOOK_PROPERTIES: ReadonlySet<string> = new Set([
  'fill',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'opacity',
  'fill-opacity',
  'stroke-opacity',
  'display',
  'visibility',
  'color',
]);

/**
 * An element's look. `data-cmyk` gives the exact ink of its fill, and of its stroke where `data-cmyk-stroke` does not
 * give that; so does `data-spot` by the name of one of `inks`. None paints what is `none`.
 */
export function readLook(
  properties: ReadonlyMap<string, string>,
  inherited: Look,
  inks: readonly string[],
): Look {
  for (const name of ['opacity', 'fill-opacity', 'stroke-opacity'])
    if (Number(properties.get(name) ?? 1) !== 1) throw new SvgRefusal(`${name} other than 1 is refused`);
  if ((properties.get('stroke-dasharray') ?? 'none') !== 'none')
    throw new SvgRefusal('dashed strokes are refused');
  if ((properties.get('visibility') ?? 'visible') !== 'visible')
    throw new SvgRefusal('visibility is refused');

  const exact = (suffix: '' | '-stroke'): Paint | undefined => {
    const spot = properties.get(`data-spot${suffix}`);
    const cmyk = properties.get(`data-cmyk${suffix}`);
    if (spot !== undefined) return readSpot(spot, inks);
    return cmyk === undefined ? undefined : readCmyk(cmyk);
  };
  const ink = exact('');
  return {
    fill: paint(properties.get('fill'), ink, inherited.fill),
    stroke: paint(properties.get('stroke'), exact('-stroke') ?? ink, inherited.stroke),
    evenOdd: keyword(properties, 'fill-rule', FILL_RULES, inherited.evenOdd),
    strokeWidth: positive(properties, 'stroke-width', inherited.strokeWidth),
    cap: keyword(properties, 'stroke-linecap', CAPS, inherited.cap),
    join: keyword(properties, 'stroke-linejoin', JOINS, inherited.join),
    miterLimit: positive(properties, 'stroke-miterlimit', inherited.miterLimit),
  };
}

function paint(color: string | undefined, ink: Paint | undefined, inherited: Paint): Paint {
  const own = color === undefined || color === 'inherit' ? inherited : readPaint(color);
  return own === 'none' || ink === undefined ? own : ink;
}

function keyword<T>(
  properties: ReadonlyMap<string, string>,
  name: string,
  values: ReadonlyMap<string, T>,
  inherited: T,
): T {
  const text = properties.get(name);
  if (text === undefined) return inherited;
  const value = values.get(text);
  if (value === undefined) throw new SvgRefusal(`${name} \`${text.slice(0, 40)}\` is not understood`);
  return value;
}

function positive(properties: ReadonlyMap<string, string>, name: string, inherited: number): number {
  const text = properties.get(name);
  if (text === undefined) return inherited;
  const value = readLength(text, name);
  if (value < 0) throw new SvgRefusal(`${name} is negative`);
  return value;
}

/** A length in the element's own units; `px` may be written. */
export function readLength(text: string, name: string): number {
  const found = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?:px)?\s*$/.exec(text)?.[1];
  const value = Number(found);
  if (found === undefined || !Number.isFinite(value))
    throw new SvgRefusal(`${name} \`${text.slice(0, 40)}\` is not a plain number`);
  return value;
}
