import type { TypedAddress } from '../../../model/typed-address.ts';
import { changePart, emptyDraft, type AddressDraft } from '../../address-draft.ts';
import type { PlaceReference } from '../../reference/place-reference.ts';
import { careOfOf } from '../care-of.ts';
import type { EnglishPost } from './english-post.ts';
import { claim, fillParts, freeRuns, sheetOf } from './sheet.ts';
import { takeCode, type PlaceEnd } from './take-code.ts';
import { takeDelivery } from './take-delivery.ts';
import { takeMarked } from './take-marked.ts';
import { takeKnownTown } from './town-tail.ts';
import { takeRecipients } from './take-recipients.ts';

/**
 * An address of the United States, Canada, the United Kingdom or Australia → its parts. Fields are believed first; lines are
 * searched for what they do not give, in whatever order they come. What is not certain stays together.
 */
export function parseEnglish(
  typed: TypedAddress,
  post: EnglishPost,
  places: PlaceReference | undefined,
): AddressDraft {
  const draft = fieldsAsTyped(typed);
  const { parts } = draft;
  const lines = typed.street === '' ? [...typed.lines] : [typed.street, ...typed.lines];
  readPlaceFields(typed, draft, lines, post);
  if (lines.length === 0) return draft;
  const sheet = sheetOf(lines, typed.houseNumber === '' ? post.unitInNumber : undefined);
  const { words } = sheet;
  const place = parts.postalCode === '' || parts.city === '' ? takeCode(words, post) : noPlace(words.length);
  const code = parts.postalCode || textOfCode(words);
  const hasTown =
    parts.city !== '' ||
    takeKnownTown(words, place.at, code, post, places) ||
    (post.country === 'GB' && takeForces(words));
  takeMarked(sheet, post);
  const known = {
    hasCity: hasTown,
    isBritish: post.country === 'GB',
    hasNumber: parts.houseNumber !== '',
    streetWords: typed.street === '' ? 0 : words.filter((word) => word.from < typed.street.length).length,
  };
  const streetAt = takeDelivery(words, place, known);
  if (post.country === 'GB') takeEstates(words);
  takeRecipients(words, draft, streetAt, post.country);
  fillParts(draft, words);
  if (words.some((word) => word.part === 'careOf')) parts.careOf = withoutMarker(parts.careOf);
  return draft;
}

/** `c/o A, c/o B` → `A c/o B`. */
function withoutMarker(careOf: string): string {
  return careOf.slice(careOfOf(careOf)).replace(/[\s,]+c ?\/ ?o[ :.]*/gi, ' c/o ');
}

/** `BFPO 58`: where British forces get their mail stands in a town's place. */
function takeForces(words: ReturnType<typeof sheetOf>['words']): boolean {
  const at = words.findIndex(
    ({ key, gap }, word) => key === 'bfpo' && gap === 0 && /^\d{1,4}$/.test(words[word + 1]?.text ?? ''),
  );
  return at >= 0 && claim(words, at, at + 2, 'city');
}

/** `Unit 4 Mill Estate`: what stands behind a unit on its line is where the unit is, and stays below it. */
function takeEstates(words: ReturnType<typeof sheetOf>['words']): void {
  if (words.some((word) => word.part === 'building')) return;
  for (const run of freeRuns(words)) {
    const before = words[run.from - 1];
    if (before?.part !== 'unit' || before.gap !== 0) continue;
    claim(words, run.from, run.to, 'building');
    return;
  }
}

function noPlace(at: number): PlaceEnd {
  return { at, hasRegion: false, hasCode: false };
}

function textOfCode(words: ReturnType<typeof sheetOf>['words']): string {
  return words
    .filter((word) => word.part === 'postalCode')
    .map((word) => word.text)
    .join('');
}

function fieldsAsTyped(typed: TypedAddress): AddressDraft {
  const draft = emptyDraft();
  const { lines: _lines, street: _street, ...fields } = typed;
  Object.assign(draft.parts, fields);
  draft.parts.careOf = typed.careOf.slice(careOfOf(typed.careOf));
  return draft;
}

/** Code and town may hold each other, or both; a field that holds more than it says is read as a line. */
function readPlaceFields(typed: TypedAddress, draft: AddressDraft, lines: string[], post: EnglishPost): void {
  const { parts } = draft;
  const { postalCode, city } = typed;
  const isCode = isCodeText(postalCode, post);
  if (city !== '' && !isCode && isCodeText(city, post)) {
    if (postalCode === '') {
      parts.postalCode = city;
      parts.city = '';
    } else if (/^[^\d]{3,}$/.test(postalCode)) {
      changePart(draft, 'postalCode', city, 'fields-transposed');
      changePart(draft, 'city', postalCode, 'fields-transposed');
    }
  } else if (city !== '' && postalCode === '' && typed.region === '' && /[\d,]/.test(city)) {
    lines.push(city);
    parts.city = '';
  } else if (city === '' && postalCode !== '' && !isCode && /\p{L}{3}/u.test(postalCode)) {
    lines.push(postalCode);
    parts.postalCode = '';
  }
}

function isCodeText(text: string, post: EnglishPost): boolean {
  return text !== '' && (post.code.test(text) || post.codeInTwo?.test(text) === true);
}
