import { LinearRefusal, patternOf, type BarPattern } from './bar-pattern.ts';

/** ISO/IEC 15417, table 1: bars and spaces of the characters 0 to 105, and the stop character. */
const ELEMENTS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');

const STOP = 106;
const SHIFT = 98;
/** Code sets A, B and C by number: what starts a symbol in one, and what changes to it. */
const STARTS = [103, 104, 105];
const CHANGES = [101, 100, 99];
const SETS = [0, 1, 2] as const;
type CodeSet = (typeof SETS)[number];

/** How the best way to a place in the text in one code set got there. */
interface Way {
  readonly length: number;
  readonly before: Way | undefined;
  /** Characters of the symbol that it adds. */
  readonly adds: readonly number[];
}

/**
 * ASCII as Code 128 (ISO/IEC 15417) in the fewest characters: digits in pairs, the check character added. Throws `LinearRefusal`.
 */
export function encodeCode128(text: string): BarPattern {
  // oxlint-disable-next-line no-control-regex -- code set A holds them
  if (!/^[\x00-\x7f]*$/.test(text)) throw new LinearRefusal('a Code 128 holds ASCII alone');
  const values = shortest(text);
  const check = values.reduce((sum, value, i) => sum + value * Math.max(i, 1), 0) % 103;
  return patternOf([...values, check, STOP].map((value) => ELEMENTS[value]).join(''));
}

/** Start character and data characters, by dynamic programming over places and code sets. */
function shortest(text: string): readonly number[] {
  const best: (Way | undefined)[][] = Array.from({ length: text.length + 1 }, () => []);
  const offer = (place: number, set: CodeSet, before: Way | undefined, adds: readonly number[]): void => {
    const ways = best[place];
    const length = (before?.length ?? 0) + adds.length;
    const held = ways?.[set];
    if (ways !== undefined && (held === undefined || length < held.length))
      ways[set] = { length, before, adds };
  };
  for (const set of SETS) offer(0, set, undefined, [STARTS[set] ?? 0]);
  for (let place = 0; place < text.length; place++) {
    for (const from of SETS) {
      const way = best[place]?.[from];
      if (way === undefined) continue;
      for (const set of SETS) {
        const change = set === from ? [] : [CHANGES[set] ?? 0];
        const own = valueIn(set, text, place);
        if (own !== undefined) offer(place + (set === 2 ? 2 : 1), set, way, [...change, own]);
      }
      if (from === 2) continue;
      const other = valueIn(from === 0 ? 1 : 0, text, place);
      if (other !== undefined) offer(place + 1, from, way, [SHIFT, other]);
    }
  }
  const ends = (best[text.length] ?? []).filter((way) => way !== undefined);
  let last = ends.reduce<Way | undefined>(
    (least, way) => (least === undefined || way.length < least.length ? way : least),
    undefined,
  );
  const parts: (readonly number[])[] = [];
  for (; last !== undefined; last = last.before) parts.push(last.adds);
  return parts.toReversed().flat();
}

/** The value of a character, or of a pair of digits, in a code set; undefined where it has none. */
function valueIn(set: CodeSet, text: string, place: number): number | undefined {
  const code = text.charCodeAt(place);
  if (set === 2) {
    const pair = text.slice(place, place + 2);
    return /^[0-9]{2}$/.test(pair) ? Number(pair) : undefined;
  }
  if (code >= 32 && code < 96) return code - 32;
  if (set === 0) return code < 32 ? code + 64 : undefined;
  return code >= 96 ? code - 32 : undefined;
}
