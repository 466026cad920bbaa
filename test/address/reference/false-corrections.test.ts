import { describe, expect, test } from 'vitest';
import { foldTown } from '../../../src/address/reference/fold-town.ts';
import type { PlaceReference } from '../../../src/address/reference/place-reference.ts';
import { townKeys } from '../../../src/address/reference/town-keys.ts';
import { changed, check, codesIn, COUNTRIES, demo, wholeCode } from './demo-reference.ts';

/** Of so many places one is left out in turn: enough of each country, in seconds. */
const EVERY = 7;

interface Town {
  readonly country: string;
  readonly code: string;
  readonly name: string;
}

function townsOf(country: string): readonly Town[] {
  return codesIn(country).flatMap((code) =>
    (demo.placesOf(country, code) ?? [])
      .filter(({ isTown }) => isTown)
      .map(({ name }) => ({ country, code, name })),
  );
}

/** Folded names by the words that stand in them. */
function namesByWord(towns: readonly Town[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { name, country } of towns) {
    for (const word of townKeys(name, country).join(' ').split(' ')) {
      const known = names.get(word) ?? new Set<string>();
      names.set(word, known.add(foldTown(name, country)));
    }
  }
  return names;
}

/** The demo's reference as it were if it had never heard of a place. */
function without(
  { country, name, code }: Town,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): PlaceReference {
  const left = foldTown(name, country);
  const others = demo.placesOf(country, code)?.filter((place) => foldTown(place.name, country) !== left);
  return {
    date: demo.date,
    covers: () => true,
    placesOf: () => others,
    codesOf: (of, town) => (town === left ? [] : demo.codesOf(of, town)),
    hasWord: (_, word) => {
      const known = names.get(word);
      return known !== undefined && (known.size > 1 || !known.has(left));
    },
  };
}

test('a place that the list lacks is not made another: fewer than 1 in 10,000, and most of those its own other spelling', () => {
  let held = 0;
  const wrong: string[] = [];
  for (const country of COUNTRIES) {
    const towns = townsOf(country);
    const names = namesByWord(towns);
    for (let at = 0; at < towns.length; at += EVERY) {
      const town = towns[at];
      if (town === undefined) continue;
      held++;
      const parts = { country, city: town.name, postalCode: wholeCode(country, town.code) };
      wrong.push(...changed(check(parts, without(town, names))).map((change) => `${town.code} ${change}`));
    }
  }
  expect(held).toBeGreaterThan(28_000);
  expect(wrong.length, wrong.join('\n')).toBeLessThan(held / 10_000);
}, 60_000);

test('every place of the list goes with its code and stays as it is written', () => {
  const bad: string[] = [];
  for (const country of COUNTRIES) {
    townsOf(country).forEach(({ code, name }, at) => {
      if (at % EVERY !== 1) return;
      const one = check({ country, city: name, postalCode: wholeCode(country, code) });
      if (one.grade !== 'valid' || one.draft.changes.length > 0) bad.push(`${country} ${code} ${name}`);
    });
  }
  expect(bad).toEqual([]);
}, 60_000);

describe('one slip of the keys in a town', () => {
  type Slip = (name: string, at: number, letter: string) => string;
  const slips: readonly (readonly [string, number, Slip])[] = [
    ['lost', 0.35, (name, at) => name.slice(0, at) + name.slice(at + 1)],
    ['doubled', 0.8, (name, at) => name.slice(0, at + 1) + name.slice(at)],
    [
      'exchanged',
      0.55,
      (name, at) =>
        name.slice(0, at) + name.slice(at + 1, at + 2) + name.slice(at, at + 1) + name.slice(at + 2),
    ],
    ['wrong', 0.2, (name, at, letter) => name.slice(0, at) + letter + name.slice(at + 1)],
  ];

  test.each(slips)(
    'a letter %s: none is made another town, more than %d are put right',
    (_, share, slip) => {
      const next = numbers();
      let right = 0;
      let all = 0;
      const wrong: string[] = [];
      for (const country of COUNTRIES) {
        const codes = codesIn(country);
        for (let i = 0; i < 700; i++) {
          const code = codes[next(codes.length)] ?? '';
          const towns = (demo.placesOf(country, code) ?? []).filter(({ isTown }) => isTown);
          const name = towns[next(Math.max(1, towns.length))]?.name ?? '';
          const at = next(Math.max(1, name.length));
          const typed = slip(name, at, 'abcdefghijklmnopqrstuvwxyz'.charAt(next(26)));
          if (!/^\p{L}{1,2}$/u.test(name.slice(at, at + 2))) continue;
          if (foldTown(typed, country) === foldTown(name, country)) continue;
          all++;
          const { draft } = check({ country, city: typed, postalCode: wholeCode(country, code) });
          if (draft.parts.city === typed) continue;
          if (foldTown(draft.parts.city, country) === foldTown(name, country)) right++;
          else wrong.push(`${country} ${code}: ${name}, typed ${typed} → ${draft.parts.city}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(all).toBeGreaterThan(3000);
      expect(right / all).toBeGreaterThan(share);
    },
    60_000,
  );
});

/** Whole numbers below a limit, the same in every run. */
function numbers(): (limit: number) => number {
  let state = 20_261_101;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
