import { alphabets, fitness, isLetter } from './letter-habits.ts';

/** Bytes that the readings do not agree on, each with its neighbours, and how often they stand so. */
interface TellingBytes {
  readonly places: readonly TellingPlace[];
  /** How many they are. */
  readonly count: number;
}

interface TellingPlace {
  readonly before: number;
  readonly byte: number;
  readonly after: number;
  readonly times: number;
}

const MOST_PLACES = 4000;
/** What belonging to the alphabet of one language is worth, beside fitting its place. */
const OF_ONE_LANGUAGE = 1.2;

/** Gathers the bytes that `telling` marks. `regular` are left out: a delimiter says nothing about letters. */
export function tellingBytes(
  parts: readonly Uint8Array[],
  telling: (byte: number) => boolean,
  regular: ReadonlySet<number>,
): TellingBytes {
  const times = new Map<number, number>();
  let count = 0;
  for (const bytes of parts) {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (!telling(byte) || regular.has(byte)) continue;
      const key = ((bytes[at - 1] ?? 0) << 16) | (byte << 8) | (bytes[at + 1] ?? 0);
      const before = times.get(key);
      if (before === undefined && times.size >= MOST_PLACES) continue;
      times.set(key, (before ?? 0) + 1);
      count += 1;
    }
  }
  const places = [...times].map(([key, often]) => ({
    before: (key >> 16) & 0xff,
    byte: (key >> 8) & 0xff,
    after: key & 0xff,
    // A word that recurs in every row must not outvote all others.
    times: 1 + Math.log2(often),
  }));
  return { places, count };
}

/** How well a code page (its 256 characters) reads them: about 2 for right, below 0 for wrong. 0 when there are none. */
export function readingScore({ places }: TellingBytes, table: string): number {
  let weight = 0;
  let fit = 0;
  const byAlphabet = new Float64Array(alphabets.length);
  const shared = new Map<string, number>();
  for (const { before, byte, after, times } of places) {
    const char = table.charAt(byte);
    const context = { before: charBeside(table, before), after: charBeside(table, after) };
    const fits = fitness(char, context);
    fit += times * fits;
    weight += times;
    if (!isLetter(char) || fits <= 0) continue;
    const letter = char.toLowerCase();
    shared.set(letter, (shared.get(letter) ?? 0) + times);
  }
  if (weight === 0) return 0;
  for (const [letter, times] of shared) {
    for (const [i, alphabet] of alphabets.entries()) {
      if (alphabet.has(letter)) byAlphabet[i] = (byAlphabet[i] ?? 0) + times;
    }
  }
  const best = Math.max(...byAlphabet);
  return (fit + OF_ONE_LANGUAGE * best) / weight;
}

function charBeside(table: string, byte: number): string {
  return byte === 0 ? '' : table.charAt(byte);
}
