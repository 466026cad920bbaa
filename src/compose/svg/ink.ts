import { SvgRefusal } from './refusal.ts';

/** Process colour, each share 0..1, or a share of a spot ink, by its place among those of the template. */
export type Ink = ProcessInk | SpotShare;

interface SpotShare {
  readonly spot: number;
  readonly share: number;
}

interface ProcessInk {
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
}

/** A colour, or nothing is painted. */
export type Paint = Ink | 'none';

export const BLACK: Ink = { c: 0, m: 0, y: 0, k: 1 };

/** The colours of HTML 4; other names are refused rather than guessed. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['black', '#000000'],
  ['silver', '#c0c0c0'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['white', '#ffffff'],
  ['maroon', '#800000'],
  ['red', '#ff0000'],
  ['purple', '#800080'],
  ['fuchsia', '#ff00ff'],
  ['green', '#008000'],
  ['lime', '#00ff00'],
  ['olive', '#808000'],
  ['yellow', '#ffff00'],
  ['navy', '#000080'],
  ['blue', '#0000ff'],
  ['teal', '#008080'],
  ['aqua', '#00ffff'],
]);

/**
 * `none`, `#rgb`, `#rrggbb`, `rgb(r, g, b)` with numbers or percentages, or a colour of HTML 4. RGB becomes CMYK by the
 * plain formula, without a profile: black takes what all three lack (k = 1 − max), the rest is shared out, so that
 * greys are black ink alone. For inks that matter state them with `data-cmyk`.
 */
export function readPaint(text: string): Paint {
  const value = text.trim().toLowerCase();
  if (value === 'none' || value === 'transparent') return 'none';
  const hex = NAMES.get(value) ?? value;
  if (/^#[\da-f]{3}$/.test(hex)) return fromRgb([1, 2, 3].map((i) => parseInt(hex.charAt(i), 16) / 15));
  if (/^#[\da-f]{6}$/.test(hex))
    return fromRgb([1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255));
  const shares = /^rgb\(([^()]*)\)$/.exec(value)?.[1]?.split(',').map(readShare);
  if (shares?.length === 3 && shares.every((share) => share >= 0 && share <= 1)) return fromRgb(shares);
  if (value.startsWith('url(')) throw new SvgRefusal('gradients and patterns are refused: use plain colours');
  throw new SvgRefusal(`colour \`${text.slice(0, 40)}\` is not understood`);
}

/** `data-cmyk`: four percentages. */
export function readCmyk(text: string): Ink {
  const shares = text
    .trim()
    .split(/[\s,]+/)
    .map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) / 100 : NaN));
  const [c = NaN, m = NaN, y = NaN, k = NaN] = shares;
  if (shares.length !== 4 || !shares.every((share) => share <= 1))
    throw new SvgRefusal(`data-cmyk \`${text.slice(0, 40)}\` is not four percentages`);
  return { c, m, y, k };
}

/** `data-spot`: the name of a spot ink of the template, and percent of it where that is not all. */
export function readSpot(text: string, inks: readonly string[]): Ink {
  const [, name = '', percent = '100'] = /^(.*?)(?:\s+(\d+(?:\.\d+)?)\s*%)?$/.exec(text.trim()) ?? [];
  const spot = inks.indexOf(name);
  if (spot < 0) throw new SvgRefusal(`ink \`${name.slice(0, 63)}\` is no spot colour of the template`);
  const share = Number(percent) / 100;
  if (share > 1) throw new SvgRefusal(`data-spot \`${text.slice(0, 63)}\` is more than 100 %`);
  return { spot, share };
}

function readShare(text: string): number {
  const part = text.trim();
  if (/^\d+(\.\d+)?%$/.test(part)) return Number(part.slice(0, -1)) / 100;
  return /^\d+(\.\d+)?$/.test(part) ? Number(part) / 255 : NaN;
}

function fromRgb([r = 0, g = 0, b = 0]: readonly number[]): Ink {
  const light = Math.max(r, g, b);
  if (light === 0) return BLACK;
  return { c: (light - r) / light, m: (light - g) / light, y: (light - b) / light, k: 1 - light };
}
