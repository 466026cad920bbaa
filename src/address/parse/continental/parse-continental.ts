import type { TypedAddress } from '../../../model/typed-address.ts';
import { emptyDraft, type AddressDraft } from '../../address-draft.ts';
import type { CountryRules } from '../../country-rules.ts';
import type { PlaceReference } from '../../reference/place-reference.ts';
import { codeKey } from '../../reference/code-key.ts';
import { foldTown } from '../../reference/fold-town.ts';
import { countryNamed } from '../../country-name/country-names.ts';
import { cutClauses, joinNumbers, startsWithCode, type Clause } from './clause.ts';
import type { Grammar } from './grammar.ts';
import { grammarOf } from './grammar-of.ts';
import { addPart, takeMarked } from './marked-lines.ts';
import { placeInText } from './place-in-text.ts';
import { readPlaceFields, readTownTail, takePlace } from './place-fields.ts';
import { takeRecipients } from './take-recipients.ts';
import { takeStreet } from './take-street.ts';

/**
 * An address of Germany, Austria, Switzerland, Liechtenstein, France, the Netherlands or Italy → its parts. Fields are
 * believed first; lines are searched for what the fields do not give, in whatever order they come. Every word typed
 * ends in exactly one part, markers such as `c/o` apart; what is not certain stays together.
 */
export function parseContinental(
  typed: TypedAddress,
  rules: CountryRules | undefined,
  places: PlaceReference | undefined,
): AddressDraft {
  const draft = fieldsAsTyped(typed);
  const grammar = grammarOf(rules?.code ?? '');
  if (grammar === undefined) {
    for (const line of typed.lines) addPart(draft, 'extra', line);
    return draft;
  }
  readPlaceFields(typed, draft, grammar);
  const clauses = clausesOf(typed, grammar);
  takeCountry(clauses, draft, grammar.country);
  const behindTown = takePlace(clauses, draft, grammar, places);
  readTownTail(draft, grammar);
  if (typed.houseNumber === '') joinNumbers(clauses, grammar);
  takeMarked(clauses, draft, grammar);
  takeStreet(clauses, typed, draft, grammar);
  takeDistrict(behindTown, clauses, draft, grammar);
  takeRecipients(clauses, draft, grammar);
  if (draft.parts.extra !== '') doubtSecondPlace(draft, grammar, places);
  return draft;
}

/**
 * A second address among the lines that nothing explains, `Eva Groß, Ringstr. 7, 80331 München`: nobody knows which of the two is
 * meant. A mere place line is noticed when places are checked.
 */
function doubtSecondPlace(
  { parts, doubts }: AddressDraft,
  grammar: Grammar,
  places: PlaceReference | undefined,
): void {
  for (const line of parts.extra.split('\n')) {
    if (startsWithCode(line, grammar)) continue;
    const { code, town } = placeInText(line, grammar, places) ?? { code: '', town: '' };
    const known = places?.placesOf(grammar.country, codeKey(grammar.country, code.replace(/ /g, ''))) ?? [];
    const folded = foldTown(town, grammar.country);
    if (!known.some(({ name }) => foldTown(name, grammar.country) === folded)) continue;
    doubts.push({ code: 'two-addresses', part: 'extra', grade: 'doubtful' });
    return;
  }
}

/** The country's name at the very end: `Hauptstr. 5, 12345 Berlin, Deutschland`. */
function takeCountry(clauses: Clause[], { parts, changes }: AddressDraft, country: string): void {
  const last = clauses.at(-1);
  if (last === undefined || clauses.length < 2 || countryNamed(last.text) !== country) return;
  if (parts.country === '') parts.country = last.text;
  else changes.push({ part: 'line', before: last.text, after: '', rule: 'said-twice', certainty: 'certain' });
  clauses.pop();
}

/** What stands behind the town is a district, unless it is the only one to whom the mail could go. */
function takeDistrict(
  behindTown: Clause | undefined,
  clauses: readonly Clause[],
  { parts }: AddressDraft,
  grammar: Grammar,
): void {
  if (behindTown === undefined || behindTown.text === '' || parts.district !== '') return;
  const isNamed = parts.name !== '' || parts.company !== '' || parts.familyName !== '';
  if (!isNamed && clauses.every((clause) => clause === behindTown || clause.text === '')) return;
  if (grammar.salutation.test(behindTown.text)) return;
  parts.district = behindTown.text;
  behindTown.text = '';
}

function fieldsAsTyped(typed: TypedAddress): AddressDraft {
  const draft = emptyDraft();
  const { parts } = draft;
  parts.title = typed.title;
  parts.givenName = typed.givenName;
  parts.familyName = typed.familyName;
  parts.company = typed.company;
  parts.department = typed.department;
  parts.careOf = typed.careOf.replace(CARE_OF_WORD, '');
  parts.street = '';
  parts.district = typed.district;
  parts.region = typed.region;
  parts.country = typed.country;
  const careOf = NAME_IN_CARE.exec(typed.name);
  parts.name = careOf === null ? typed.name : (careOf[1] ?? '');
  const hand = careOf === null ? NAME_FOR_HAND.exec(typed.name) : null;
  if (hand !== null) {
    parts.name = hand[1] ?? '';
    addPart(draft, 'department', hand[2] ?? '');
  }
  if (careOf !== null) addPart(draft, 'careOf', (careOf[2] ?? '').replace(/[\s,]+(?=c\/o )/g, ' '));
  return draft;
}

/** `Beispiel GmbH, z. Hd. Frau Schmidt`. */
const NAME_FOR_HAND =
  /^(.*?\S)[\s,]+((?:z\. ?Hd?\.?|zu Händen|à l['’]attention de|att(?:n|entie)?[.:]|t\. ?a\. ?v\.|alla c\. ?a\.|alla cortese attenzione) ?\p{L}.*)$/iu;
const CARE_OF_WORD = /^(?:c ?\/ ?o|℅)[ :.]{0,2}(?=\p{L})/iu;
const NAME_IN_CARE = /^(.*?\S)[\s,]+(?:c ?\/ ?o|℅)[ :.]{0,2}(\p{L}.*)$/iu;

function clausesOf(typed: TypedAddress, grammar: Grammar): Clause[] {
  const clauses: Clause[] = [];
  for (let line = 0; line < typed.lines.length; line++) {
    cutClauses(typed.lines[line] ?? '', line, false, grammar, clauses);
  }
  if (typed.street !== '') cutClauses(typed.street, -1, true, grammar, clauses);
  else if (/\p{L}{3}/u.test(typed.houseNumber)) cutClauses(typed.houseNumber, -1, true, grammar, clauses);
  return clauses;
}
