import { foldTown } from '../../reference/fold-town.ts';
import type { PlaceReference } from '../../reference/place-reference.ts';
import type { EnglishPost } from './english-post.ts';
import { claim, freeRuns, type Word } from './sheet.ts';
import { TOWN_ENDS, TOWN_STARTS } from './word-lists.ts';

/** Takes the town that ends before a place, where the reference has it for the code. */
export function takeKnownTown(
  words: readonly Word[],
  end: number,
  code: string,
  post: EnglishPost,
  places: PlaceReference | undefined,
): boolean {
  const listed = code === '' ? undefined : places?.placesOf(post.country, listedCode(code, post.country));
  const run = listed === undefined ? undefined : freeRuns(words, 0, end).at(-1);
  if (listed === undefined || run?.to !== end) return false;
  const names = new Set(listed.map((place) => foldTown(place.name, post.country)));
  for (let at = Math.max(run.from, run.to - 5); at < run.to; at++) {
    if (names.has(foldTown(textBetween(words, at, run.to), post.country)))
      return claim(words, at, run.to, 'city');
  }
  return false;
}

/** The part of a code that lists hold. */
function listedCode(code: string, country: string): string {
  const compact = code.replace(/[\s–—-]/g, '').toUpperCase();
  if (country === 'US') return compact.slice(0, 5);
  if (country === 'CA') return compact.slice(0, 3);
  return country === 'GB' ? compact.slice(0, -3) : compact;
}

export function textBetween(words: readonly Word[], from: number, to: number): string {
  let text = words[from]?.text ?? '';
  for (let at = from + 1; at < to; at++) text += ` ${words[at]?.text ?? ''}`;
  return text;
}

/** Where the town most likely begins, where the street has no kind: `98-1247 Kaahumanu Aiea`. Leaves it one word. */
export function likelyTown(words: readonly Word[], from: number, to: number): number {
  let at = to - 1;
  if (TOWN_ENDS.has(words[at]?.key ?? '') && at - 1 > from) at--;
  while (at - 1 > from && TOWN_STARTS.has(words[at - 1]?.key ?? '')) at--;
  return Math.max(at, from + 1);
}
