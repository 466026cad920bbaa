import type { Color, SpotInk } from './template.ts';
import type { TypedFile } from './typed-file.ts';
import type { ColorFile } from './typed-value.ts';

interface BuiltColors {
  readonly colors: ReadonlyMap<string, Color>;
  /** Each once, in the order in which they are typed. */
  readonly spots: readonly SpotInk[];
}

/** Percent of ink to shares; `black` and `white` are always there. An ink has one look, whoever names it. */
export function buildColors(
  typed: ReadonlyMap<string, ColorFile>,
  known: readonly string[],
  file: TypedFile,
): BuiltColors {
  const colors = new Map<string, Color>([
    ['black', { kind: 'gray', k: 1 }],
    ['white', { kind: 'gray', k: 0 }],
    // Colours whose value is at fault stay known, so that who uses them is not blamed too.
    ...known.map((name): [string, Color] => [name, { kind: 'gray', k: 1 }]),
  ]);
  const spots: SpotInk[] = [];
  for (const [name, color] of typed) {
    if (typeof color === 'number') colors.set(name, { kind: 'gray', k: color / 100 });
    else if (!('spot' in color)) colors.set(name, { kind: 'cmyk', ...shares(color) });
    else {
      const spot = { name: color.spot, ...shares(color.cmyk) };
      let ink = spots.findIndex((other) => other.name === spot.name);
      const other = spots[ink];
      if (other === undefined) ink = spots.push(spot) - 1;
      else if (showInks(other) !== showInks(spot)) {
        file.faults.push({
          code: 'template.spot-differs',
          place: file.source.at(['colors', name, 'cmyk']),
          found: showInks(spot),
          expected: showInks(other),
          values: { ink: spot.name },
        });
      }
      colors.set(name, { kind: 'spot', ink, share: color.share / 100 });
    }
  }
  return { colors, spots };
}

type Inks = Record<'c' | 'm' | 'y' | 'k', number>;

function shares({ c, m, y, k }: Inks): Inks {
  return { c: c / 100, m: m / 100, y: y / 100, k: k / 100 };
}

function showInks({ c, m, y, k }: Inks): string {
  return [c, m, y, k].map((share) => String(Math.round(share * 1000) / 10)).join(' ');
}
