import type { AddressDraft } from '../../address-draft.ts';
import { hasLegalForm } from '../../tidy/legal-forms.ts';
import { claim, freeRuns, type Run, type Word } from './sheet.ts';
import { BUILDINGS, COMPANIES } from './word-lists.ts';
import { textBetween } from './town-tail.ts';

/**
 * Shares out what nothing has explained. Before the street: to whom it is sent, as far as no field says so, and
 * buildings; behind it: buildings, districts, and what stays as it is.
 */
export function takeRecipients(
  words: readonly Word[],
  { parts }: AddressDraft,
  streetAt: number,
  country: string,
): void {
  let isNamed = parts.name !== '' || parts.givenName !== '' || parts.familyName !== '';
  let hasFirm = parts.company !== '';
  const hasStreet = streetAt >= 0;
  if (!hasStreet && !isNamed && !hasFirm) takeOneWordStreet(words);
  const placeAt = words.findIndex((word) => word.part === 'city');
  const placeFirst = placeAt >= 0 && placeAt < streetAt;
  for (const run of lines(words)) {
    const isBehind = hasStreet && run.from >= streetAt && (isNamed || hasFirm || !placeFirst);
    const isFirm = isCompany(words, run, country);
    const isHouse = isBuilding(words, run);
    if (isBehind) {
      if (/^urb(?:anizacion)?$/.test(words[run.from]?.key ?? '')) claim(words, run.from, run.to, 'district');
      else if (isHouse) claim(words, run.from, run.to, 'building');
      else if (isFirm && !hasFirm) {
        claim(words, run.from, run.to, 'company');
        hasFirm = true;
      } else if (country !== 'US' && (parts.city !== '' || isFollowedByTown(words, run)))
        claim(words, run.from, run.to, 'district');
      else claim(words, run.from, run.to, 'extra');
    } else if (/^urb(?:anizacion)?$/.test(words[run.from]?.key ?? ''))
      claim(words, run.from, run.to, 'district');
    else if (
      isHouse &&
      (!isFirm ||
        /^(?:bldg|building|tower|station|airport|terminal|mall|plaza)$/.test(words[run.to - 1]?.key ?? '') ||
        isNamed ||
        hasFirm)
    )
      claim(words, run.from, run.to, 'building');
    else if (isFirm && !hasFirm) {
      claim(words, run.from, run.to, 'company');
      hasFirm = true;
    } else if (!isNamed && !/^\d/.test(words[run.from]?.key ?? '')) {
      claim(words, run.from, run.to, 'name');
      isNamed = true;
    } else claim(words, run.from, run.to, 'extra');
  }
}

/** `Main, Ashland, NH`: one word and a town. */
function takeOneWordStreet(words: readonly Word[]): void {
  if (words.some((word, at) => word.part === 'postBox' || (at > 0 && word.part === ''))) return;
  if (words[0]?.part === '' && words[1]?.part === 'city') claim(words, 0, 1, 'street');
}

/** Free runs; a comma before a legal form or a generation does not part: `Smith, Inc.`, `Doe, Jr`. */
function lines(words: readonly Word[]): Run[] {
  const all: Run[] = [];
  for (const run of freeRuns(words)) {
    const last = all.at(-1);
    const key = words[run.from]?.key ?? '';
    const joins = last !== undefined && last.to === run.from && words[run.from - 1]?.gap === 1;
    if (
      joins &&
      /^(?:inc|llc|llp|ltd|corp|co|jr|sr|ii|iii|md|phd|dds|esq|cpa|pa|pc|limited|incorporated)$/.test(key)
    )
      last.to = run.to;
    else all.push(run);
  }
  return all;
}

function isCompany(words: readonly Word[], { from, to }: Run, country: string): boolean {
  for (let at = from; at < to; at++) {
    const key = words[at]?.key ?? '';
    if (COMPANIES.has(key) || (key === '&' && at > from)) return true;
  }
  return hasLegalForm(textBetween(words, from, to), country);
}

function isBuilding(words: readonly Word[], { from, to }: Run): boolean {
  if (to - from < 2) return false;
  if (/^(?:bldg|building|tower|pier|hangar)$/.test(words[from]?.key ?? '')) return true;
  if (words[from]?.key === 'the' && to - from < 4) return true;
  for (let at = from + 1; at < to; at++) if (BUILDINGS.has(words[at]?.key ?? '')) return true;
  return false;
}

function isFollowedByTown(words: readonly Word[], { to }: Run): boolean {
  for (let at = to; at < words.length; at++) if (words[at]?.part === 'city') return true;
  return false;
}
