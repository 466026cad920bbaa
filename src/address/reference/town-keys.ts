import { foldTownAnew } from './fold-town.ts';

/** Words behind which a name only says where the town lies: `am Main`, `sur-Seine`, `upon Tyne`. */
const LOCATING: Readonly<Record<string, ReadonlySet<string>>> = {
  DE: words('A AM AN B BEI I IM IN O OB U UNTER V VOR VORM AUF HINTER BEIM'),
  FR: words('S SUR SOUS EN LES LEZ PRES'),
  GB: words('UPON ON UNDER NEAR NR NEXT BY IN'),
  IT: words('SUL SULLA SULLO AL ALLA IN DI DEL DELLA DELLO DEI'),
  NL: words('AAN A BIJ OP'),
};
/** Finds a locating word inside a name, so that other names need not be taken apart. */
const LOCATED: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(LOCATING).map(([country, set]) => [country, new RegExp(` (?:${[...set].join('|')}) `)]),
);
const AS_GERMANY: ReadonlySet<string> = new Set(['AT', 'CH', 'LI', 'LU']);
const SEGMENT = /[(),/:;[\]]/;
const SEGMENTS = /[(),/:;[\]]+/;

export interface TownName {
  /** `foldTown` of the whole name. */
  readonly whole: string;
  /** Without what only says where it lies; equal to `whole` where nothing does. */
  readonly base: string;
  /** The words left out of `base`, without the locating ones. */
  readonly qualifier: readonly string[];
  /** Folded parts between strokes, commas and brackets, where there are several: `Biel/Bienne`, `Wien, Ottakring`. */
  readonly segments: readonly string[];
}

/** Takes a town's name apart for comparison. */
export function townName(name: string, country: string): TownName {
  const whole = foldTownAnew(name, country);
  if (!SEGMENT.test(name)) return withoutPlace(whole, country);
  const segments = name
    .split(SEGMENTS)
    .map((part) => foldTownAnew(part, country))
    .filter((part) => part !== '');
  const [first = whole, ...rest] = segments;
  const named = withoutPlace(first, country);
  const qualifier = [
    ...named.qualifier,
    ...rest.flatMap((part) => part.split(' ').filter((word) => !isLocating(word, country))),
  ];
  return { whole, base: named.base, qualifier, segments };
}

function withoutPlace(whole: string, country: string): TownName {
  if (LOCATED[AS_GERMANY.has(country) ? 'DE' : country]?.test(whole) === true) {
    const all = whole.split(' ');
    const at = all.findIndex((word, index) => index > 0 && isLocating(word, country));
    if (at > 0 && at < all.length - 1) {
      const qualifier = all.slice(at).filter((word) => !isLocating(word, country) && !ARTICLES.has(word));
      if (qualifier.length > 0) return { whole, base: all.slice(0, at).join(' '), qualifier, segments: [] };
    }
  }
  return { whole, base: whole, qualifier: [], segments: [] };
}

const ARTICLES = words('DER DEM DEN D');

function isLocating(word: string, country: string): boolean {
  return LOCATING[AS_GERMANY.has(country) ? 'DE' : country]?.has(word) ?? false;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** All folded forms under which a name is found. */
export function townKeys(name: string, country: string): readonly string[] {
  const { whole, base, segments } = townName(name, country);
  if (segments.length > 0) return [...new Set([whole, base, ...segments])];
  return base === whole ? [whole] : [whole, base];
}
