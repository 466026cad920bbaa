import { foldTown } from '../../reference/fold-town.ts';
import { changePart, type AddressDraft } from '../../address-draft.ts';
import type { PlaceReference } from '../../reference/place-reference.ts';
import type { TypedAddress } from '../../../model/typed-address.ts';
import { startsWithCode, type Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';
import { isTown, placeInText, type PlaceInText } from './place-in-text.ts';
import { splitStreet } from './split-street.ts';

const DIGIT = /\d/;
const LETTERS = /\p{L}{3}/u;

/** Reads the fields of code and town; each may hold the other's or both. */
export function readPlaceFields(typed: TypedAddress, draft: AddressDraft, grammar: Grammar): void {
  const { parts } = draft;
  parts.postalCode = typed.postalCode;
  parts.city = typed.city;
  const isCode = grammar.code.test(typed.postalCode);
  if (isCode && !DIGIT.test(typed.city)) return;
  if (
    LETTERS.test(typed.postalCode) &&
    !hasCode(typed.postalCode, grammar) &&
    grammar.code.test(typed.city)
  ) {
    changePart(draft, 'postalCode', typed.city, 'fields-transposed');
    changePart(draft, 'city', typed.postalCode, 'fields-transposed');
  } else if (typed.postalCode === '' && grammar.code.test(typed.city)) {
    parts.postalCode = typed.city;
    parts.city = '';
  } else if (typed.city === '' && typed.postalCode !== '' && !DIGIT.test(typed.postalCode)) {
    parts.city = typed.postalCode;
    parts.postalCode = '';
  } else {
    bothInOne(typed.city, 'city', draft, grammar);
    if (!isCode) bothInOne(typed.postalCode, 'postalCode', draft, grammar);
  }
}

function hasCode(text: string, { codeIn }: Grammar): boolean {
  codeIn.lastIndex = 0;
  return codeIn.test(text);
}

/** `12345 Berlin` in one field: taken apart when the other field is empty or says the same once more. */
function bothInOne(text: string, field: 'city' | 'postalCode', draft: AddressDraft, grammar: Grammar): void {
  if (!DIGIT.test(text)) return;
  const found = codeThenTown(text, grammar) ?? placeInText(text, grammar, undefined);
  if (found === undefined || found.rest !== '') return;
  const { parts } = draft;
  const other = field === 'city' ? 'postalCode' : 'city';
  const said = field === 'city' ? found.code : found.town;
  const own = field === 'city' ? found.town : found.code;
  if (parts[other] === '') {
    parts[other] = said;
    parts[field] = own;
    parts.postalCode = '';
    setCode(draft, found.typedCode, found.code);
  } else if (parts[other] === said) changePart(draft, field, own, 'said-twice');
}

/** A field that begins with the code: the rest is the town, whatever its signs. */
function codeThenTown(text: string, grammar: Grammar): PlaceInText | undefined {
  const { codeIn } = grammar;
  codeIn.lastIndex = 0;
  const match = codeIn.exec(text);
  if (match === null || match.index > 0) return undefined;
  const town = text.slice(match[0].length).replace(/^[\s,;–-]+/, '');
  if (!/^['’"(]?\p{L}{2}/u.test(town) || codeIn.test(town) || /\d{3}/.test(town)) return undefined;
  return { code: match[1] ?? '', town, rest: '', typedCode: match[0] };
}

/**
 * Looks for code and town in the lines, as far as the fields do not give them, and takes them out. Gives the piece behind
 * the town where it ends the line: most often a district.
 */
export function takePlace(
  clauses: Clause[],
  draft: AddressDraft,
  grammar: Grammar,
  places: PlaceReference | undefined,
): Clause | undefined {
  let behind: Clause | undefined;
  for (const [at, clause] of clauses.entries()) {
    if (!startsWithCode(clause.text, grammar) || !takeFrom(clause, draft, grammar, places)) continue;
    behind = endOfPlaceLine(clauses, at);
  }
  for (let at = clauses.length - 1; at >= 0; at--) {
    const clause = clauses[at];
    if (clause === undefined || !DIGIT.test(clause.text) || takeCodeAlone(clauses, at, draft, grammar))
      continue;
    if (takeFrom(clause, draft, grammar, places)) behind ??= endOfPlaceLine(clauses, at);
  }
  if (draft.parts.postalCode === '' && draft.parts.city === '')
    takeWrongCode(clauses, draft, grammar, places);
  if (draft.parts.postalCode === '' && draft.parts.city === '')
    takeTownAlone(clauses, draft, grammar, places);
  return behind;
}

/**
 * `1067 Dresden`, `O1067 Dresden`: a code that lost its zero or has a letter in it, before a town that has the right one, or
 * before any town of the country: then it stays wrong, and where it belongs.
 */
function takeWrongCode(
  clauses: readonly Clause[],
  { parts }: AddressDraft,
  { country }: Grammar,
  places: PlaceReference | undefined,
): void {
  for (const clause of clauses.toReversed()) {
    const [, code = '', town = ''] = /^([\dOoIl]{3,5}) (\p{L}.+)$/u.exec(clause.text) ?? [];
    if (code === '' || places === undefined) continue;
    if (places.codesOf(country, foldTown(town, country)).length === 0) continue;
    parts.postalCode = code;
    parts.city = town;
    clause.text = '';
    return;
  }
}

/** `Hauptstr. 5` and below it `Berlin`, without a code: a town of the country that ends the address, behind its street. */
function takeTownAlone(
  clauses: readonly Clause[],
  { parts }: AddressDraft,
  grammar: Grammar,
  places: PlaceReference | undefined,
): void {
  const last = clauses.at(-1);
  const street = clauses.at(-2);
  if (places === undefined || last === undefined || street === undefined) return;
  if (last.isStreetField || DIGIT.test(last.text) || grammar.street.test(last.text)) return;
  const reading = splitStreet(street.text, grammar);
  if (reading === undefined || !grammar.street.test(reading.street)) return;
  if (places.codesOf(grammar.country, foldTown(last.text, grammar.country)).length === 0) return;
  parts.city = last.text;
  last.text = '';
}

/** `1210 Wien, Floridsdorf`: what ends the line behind the town, where the line is no whole address turned round. */
function endOfPlaceLine(clauses: readonly Clause[], at: number): Clause | undefined {
  const place = clauses[at];
  const behind = clauses[at + 1];
  if (place === undefined || behind?.line !== place.line || clauses[at + 2]?.line === place.line)
    return undefined;
  return behind;
}

function takeFrom(
  clause: Clause,
  draft: AddressDraft,
  grammar: Grammar,
  places: PlaceReference | undefined,
): boolean {
  const { parts } = draft;
  const isGiven = parts.postalCode !== '' && parts.city !== '';
  if (isGiven && !clause.text.includes(parts.postalCode)) return false;
  const found = placeInText(clause.text, grammar, places) ?? codeThenWords(clause.text, grammar);
  if (found === undefined) return false;
  if (parts.postalCode !== '' && parts.postalCode !== found.code) return false;
  if (parts.city !== '' && parts.city !== found.town) return false;
  if (parts.postalCode !== '') saidTwice(draft, found.typedCode);
  if (parts.city !== '') saidTwice(draft, found.town);
  setCode(draft, found.typedCode, found.code);
  parts.city = found.town;
  clause.text = found.rest;
  return true;
}

/** `70494 R + V Versicherung`: a line that begins with a code and has no further number is a place line. */
function codeThenWords(text: string, grammar: Grammar): PlaceInText | undefined {
  const found = startsWithCode(text, grammar) ? codeThenTown(text, grammar) : undefined;
  return found === undefined || DIGIT.test(found.town) ? undefined : found;
}

/** A piece that is a code and nothing else: `Hauptstr. 5, 12345, Berlin`. The town is the piece behind or before it. */
function takeCodeAlone(clauses: Clause[], at: number, draft: AddressDraft, grammar: Grammar): boolean {
  const { parts } = draft;
  const clause = clauses[at];
  const code = clause === undefined ? undefined : grammar.code.exec(clause.text)?.[1];
  if (clause === undefined || code === undefined) return false;
  if (parts.postalCode !== '' && parts.postalCode !== code) return false;
  if (parts.city === '') {
    const town = [clauses[at + 1], clauses[at - 1]].find(
      (near) =>
        near !== undefined && near.text !== '' && isTown(near.text) && !grammar.street.test(near.text),
    );
    if (town === undefined) return false;
    parts.city = town.text;
    town.text = '';
  }
  if (parts.postalCode !== '') saidTwice(draft, clause.text);
  setCode(draft, clause.text, code);
  clause.text = '';
  return true;
}

/** The prefix of the country is no part of the code. */
function setCode(draft: AddressDraft, typedCode: string, code: string): void {
  if (draft.parts.postalCode !== '') return;
  draft.parts.postalCode = typedCode;
  changePart(draft, 'postalCode', code, 'country-prefix');
}

function saidTwice({ changes }: AddressDraft, before: string): void {
  changes.push({ part: 'line', before, after: '', rule: 'said-twice', certainty: 'certain' });
}

/** Province and district that stand in the town field: `Milano (MI)`, `Neustadt OT Xdorf`. */
export function readTownTail(draft: AddressDraft, grammar: Grammar): void {
  const { parts } = draft;
  const region = grammar.region?.exec(parts.city);
  if (region !== null && region !== undefined) {
    const town = parts.city.slice(0, region.index).trim();
    if (parts.region === '') {
      parts.region = region[1] ?? '';
      parts.city = town;
    } else if (parts.region === region[1]) changePart(draft, 'city', town, 'said-twice');
  }
  if (parts.district !== '' || !grammar.anyPart.test(parts.city)) return;
  const pattern = grammar.partsAt.find(([part]) => part === 'district')?.[1];
  if (pattern === undefined) return;
  for (let at = 1; at < parts.city.length; at++) {
    if (!/[ ,/(]/.test(parts.city[at - 1] ?? '')) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(parts.city);
    const rest = match === null ? '?' : parts.city.slice(at + match[0].length);
    if (match === null || !/^[ )]*$/.test(rest)) continue;
    parts.district = match[0];
    parts.city = parts.city.slice(0, at).replace(/[ ,/(-]+$/, '');
    return;
  }
}
