import type { EnglishPost } from './english-post.ts';
import { claim, type Word } from './sheet.ts';
import { BEFORE_NUMBER, DIRECTIONS, HIGHWAY, ORDINAL, STREET_KINDS } from './word-lists.ts';

/** Where the place line ends: its town, if any, stands before this word. */
export interface PlaceEnd {
  /** First word of region or code, whichever comes first; the number of words where neither stands. */
  readonly at: number;
  readonly hasRegion: boolean;
  readonly hasCode: boolean;
}

/** Takes postal code and region, wherever their line stands. */
export function takeCode(words: readonly Word[], post: EnglishPost): PlaceEnd {
  takeCountry(words);
  for (let at = words.length - 1; at > 0 || (at === 0 && post.isCodeSure); at--) {
    const size = codeSize(words, at, post);
    if (size === 0) continue;
    const from = at - size + 1;
    const region = regionBefore(words, from, post);
    if (region > 0 && isStateOf(words, from - region, from, post))
      return taken(words, from - region, from, at + 1);
    const behind = regionBehind(words, at + 1, post);
    if (behind > 0 && isCodePlace(words, from, at, post)) {
      claim(words, at + 1, at + 1 + behind, 'region');
      claim(words, from, at + 1, 'postalCode');
      return { at: from, hasRegion: true, hasCode: true };
    }
    if (!isCodePlace(words, from, at, post)) continue;
    return taken(words, from, from, at + 1);
  }
  return regionAlone(words, post);
}

/** `400 North Mcclurg Ct, 60611`: what is a kind of street or a direction too is a state where the code is its own. */
function isStateOf(words: readonly Word[], region: number, code: number, { country }: EnglishPost): boolean {
  const own = country === 'US' ? OWN_CODES[words[region]?.key ?? ''] : undefined;
  return own === undefined || words[region - 1]?.gap !== 0 || own.test(words[code]?.key ?? '');
}

const OWN_CODES: Readonly<Record<string, RegExp>> = { ct: /^(?:06|6\d{3}$)/, ne: /^6[89]/, la: /^7[01]/ };

/** A country behind code or region, in a line that no step before has looked through. */
function takeCountry(words: readonly Word[]): void {
  const end = words.length;
  const last = words[end - 1]?.key ?? '';
  const isLong = last === 'states' && words[end - 2]?.key === 'united';
  if (!isLong && last !== 'usa' && last !== 'us') return;
  const from = end - (isLong ? 2 : 1);
  if (isLong || last === 'usa' || /\d{4}$/.test(words[from - 1]?.key ?? ''))
    claim(words, from, end, 'country');
}

function taken(words: readonly Word[], region: number, code: number, end: number): PlaceEnd {
  claim(words, region, code, 'region');
  claim(words, code, end, 'postalCode');
  return { at: region, hasRegion: code > region, hasCode: end > code };
}

function codeSize(words: readonly Word[], at: number, post: EnglishPost): number {
  const word = words[at];
  if (word === undefined || word.part !== '') return 0;
  if (post.codeInTwo !== undefined) {
    const before = words[at - 1];
    if (before?.part === '' && before.gap === 0 && post.codeInTwo.test(`${before.key} ${word.key}`)) return 2;
  }
  if (post.code.test(word.key)) return 1;
  return hasLostZero(words, at, post) ? 1 : 0;
}

/** A code that has lost its zero, behind a state of which all codes begin with one. */
function hasLostZero(words: readonly Word[], at: number, { country }: EnglishPost): boolean {
  if (country !== 'US' || !/^\d{4}$/.test(words[at]?.text ?? '')) return false;
  return /^(?:ma|ct|me|nh|nj|ri|vt|pr|massachusetts|connecticut|maine|hampshire|jersey|island|vermont)$/.test(
    words[at - 1]?.key ?? '',
  );
}

/** Whether a number that could be a code is one: the end of its line, and no box, flat or road has it for a number. */
function isCodePlace(words: readonly Word[], from: number, at: number, post: EnglishPost): boolean {
  if (post.isCodeSure) return true;
  if (words[at]?.gap === 0 && words[at + 1]?.part === '') return false;
  const before = words[from - 1];
  if (before === undefined) return false;
  if (before.gap > 0) return true;
  if (!/^[a-z][a-z'.-]+$/.test(before.key)) return false;
  if (NO_TOWN.test(before.key)) return false;
  if ((words[at]?.text.length ?? 0) > 8 || at > from) return true;
  return STREET_KINDS.has(before.key) ? !HIGHWAY.has(before.key) : !BEFORE_NUMBER.has(before.key);
}

const NO_TOWN =
  /^(?:box|bx|pob|po|unit|suite|ste|apt|room|rm|bldg|building|dept|floor|lot|number|no|rr|drawer|bin|lockbox|bag|file|code|pmb)$/;

/** How many words of a region end before `end`. */
function regionBefore(words: readonly Word[], end: number, post: EnglishPost): number {
  for (let size = Math.min(4, end); size > 0; size--) {
    if (isRegion(words, end - size, end, post)) return size;
  }
  return 0;
}

function regionBehind(words: readonly Word[], from: number, post: EnglishPost): number {
  for (let size = Math.min(3, words.length - from); size > 0; size--) {
    if (isRegion(words, from, from + size, post)) return size;
  }
  return 0;
}

function isRegion(words: readonly Word[], from: number, to: number, post: EnglishPost): boolean {
  let name = '';
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (word === undefined || word.part !== '') return false;
    name += at === from ? word.key : ` ${word.key}`;
  }
  return post.regions.has(name);
}

/** A region without a code: the end of the last line, apart from the street. */
function regionAlone(words: readonly Word[], post: EnglishPost): PlaceEnd {
  const none = { at: words.length, hasRegion: false, hasCode: false };
  let end = words.length;
  while (end > 0 && words[end - 1]?.part !== '') end--;
  const size = regionBefore(words, end, post);
  const from = end - size;
  if (size === 0 || from === 0) return none;
  if (!endsInRegion(words, from, end)) return none;
  claim(words, from, end, 'region');
  return { at: from, hasRegion: true, hasCode: false };
}

/**
 * Whether the last words are a region and no street's end: a number stands somewhere before or a comma does, and between
 * street and region a town. `12 Pine Ct`, `Peachtree St, NE` and `Tysons Blvd Fourth Fl` are none.
 */
function endsInRegion(words: readonly Word[], from: number, end: number): boolean {
  const before = words[from - 1];
  const key = words[from]?.key ?? '';
  if (before === undefined) return false;
  const isBehindComma = before.gap > 0 && !DIRECTIONS.has(key) && !STREET_KINDS.has(key);
  if (isBehindComma) return true;
  if (STREET_KINDS.has(before.key) || /\d/.test(before.key) || ORDINAL.test(before.key)) return false;
  const isShort = end - from === 1 && key.length === 2;
  const isDoubtful = !isShort || STREET_KINDS.has(key) || DIRECTIONS.has(key) || key === 'la';
  let hasNumber = false;
  let hasOrdinal = false;
  for (let at = 0; at < from; at++) {
    const word = words[at];
    if (word === undefined) continue;
    if (at < from - 1 && (word.gap > 0 || (at > 1 && STREET_KINDS.has(word.key)))) return true;
    if (/\d/.test(word.key)) hasNumber = true;
    if (ORDINAL.test(word.key) && at < from - 1) hasOrdinal = true;
  }
  return hasNumber && from >= 3 && (!isDoubtful || hasOrdinal);
}
