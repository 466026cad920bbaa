import type { AddressDoubt, DeliveryGrade, PartName } from '../../model/address-parts.ts';
import { changePart, type AddressDraft } from '../address-draft.ts';
import type { CountryRules } from '../country-rules.ts';
import { companyWords } from '../parse/continental/company-words.ts';
import { gradePostalCode } from '../postal-code.ts';
import { foldTown } from './fold-town.ts';
import { judgeTown } from './judge-town.ts';
import { mendCode } from './mend-code.ts';
import type { PlaceReference, ReferencePlace } from './place-reference.ts';

/**
 * Rules after whose certain changes an address counts as corrected: it was wrong as delivered. What only changes case,
 * blanks, abbreviations or signs is tidying and does not count.
 */
const CORRECTING_RULES: ReadonlySet<string> = new Set([
  'broken-encoding',
  'html-entity',
  'fields-transposed',
  'leading-zero',
  'letter-for-digit',
  'town-spelling',
  'town-from-code',
]);

/** Parts of which any one tells the post where to go in the town. */
const DELIVERY_PARTS: readonly PartName[] = [
  'street',
  'houseNumber',
  'postBox',
  'building',
  'careOf',
  'extra',
  'department',
  'unit',
];

/** Countries of whose codes the list names what lies there, but not the post's own town. */
const WITHOUT_POST_TOWN: ReadonlySet<string> = new Set(['GB', 'CA']);

/**
 * Holds postal code and town against the reference and grades the address. Mends only what is certain, each with its
 * rule; what the list merely lacks is doubted and left. Parts `postalCode`, `city`, `district`, `region`, `country` are read.
 * Without a reference, or where it has nothing of the country, only the code's shape is judged; without rules not even that.
 */
export function checkPlace(
  draft: AddressDraft,
  places: PlaceReference | undefined,
  rules: CountryRules | undefined,
): DeliveryGrade {
  const { parts } = draft;
  const reference = places?.covers(parts.country) === true ? places : undefined;
  if (rules !== undefined) mendCode(draft, reference, rules);
  if (!DELIVERY_PARTS.some((part) => parts[part] !== '') && !isMilitary(draft)) {
    const isReceiver = (parts.company !== '' || companyWords.test(parts.name)) && parts.city !== '';
    doubt(draft, 'line-missing', 'street', isReceiver ? 'doubtful' : 'undeliverable');
  }
  if (rules === undefined) {
    // Where nothing is known of a country, its lines may well hold the place.
    const isPlaceless = parts.city === '' && parts.postalCode === '';
    if (isPlaceless)
      doubt(draft, 'place-missing', 'city', parts.extra.includes('\n') ? 'doubtful' : 'undeliverable');
    return gradeOf(draft);
  }
  const code = gradePostalCode(parts.postalCode, rules.postalCode);
  if (parts.city === '' && code.grade === 'malformed') {
    doubt(draft, 'place-missing', 'city', 'undeliverable');
  } else if (parts.postalCode === '' && isMilitary(draft) && parts.country === 'GB') {
    // The number of the forces' post office is the code.
  } else if (parts.postalCode === '') {
    doubt(draft, 'code-missing', 'postalCode', 'undeliverable');
    if (reference !== undefined) noteLikelyCode(draft, reference);
  } else if (code.grade === 'malformed') {
    doubt(draft, 'code-malformed', 'postalCode');
  } else {
    if (code.grade === 'partial') doubt(draft, 'code-partial', 'postalCode');
    if (isTwoAddresses(draft, rules)) doubt(draft, 'two-addresses', 'city');
    checkTown(draft, code.compact, reference);
  }
  return gradeOf(draft);
}

/** The town of a code whose shape is that of a whole one or a beginning. */
function checkTown(draft: AddressDraft, code: string, reference: PlaceReference | undefined): void {
  const { city, country } = draft.parts;
  const listed = reference?.placesOf(country, code);
  if (reference !== undefined && listed === undefined) doubt(draft, 'code-unknown', 'postalCode');
  if (city === '') {
    const town = listed === undefined ? undefined : onlyTown(listed, draft);
    if (town === undefined) doubt(draft, 'town-missing', 'city', 'undeliverable');
    else changePart(draft, 'city', town, 'town-from-code');
    return;
  }
  if (reference === undefined || listed === undefined || isMilitary(draft)) return;
  if (restoreCapitals(draft, listed)) return;
  const verdict = judgeTown({ city, country, listed, reference }, code);
  if (verdict === 'doubted') doubt(draft, 'town-not-of-code', 'city');
  else if (verdict !== 'goes') changePart(draft, 'city', verdict.spelled, 'town-spelling');
}

/** `65784 TASSO`: a receiver in a town's place that the list itself has in capitals was no slip. */
function restoreCapitals({ parts, changes }: AddressDraft, listed: readonly ReferencePlace[]): boolean {
  const at = changes.findIndex(({ part, rule }) => part === 'city' && rule === 'natural-case');
  const typed = changes[at]?.before;
  if (typed === undefined || !listed.some(({ name }) => name === typed)) return false;
  parts.city = typed;
  changes.splice(at, 1);
  return true;
}

/** Mail of the armed forces: its codes belong to no town. */
function isMilitary({ parts }: AddressDraft): boolean {
  return MILITARY[parts.country]?.test(parts.city) === true;
}

const MILITARY: Readonly<Record<string, RegExp>> = { US: /^[AFD]PO\b/i, GB: /^BFPO \d/i };

/** A second code with a town, or a number within the town: two addresses came as one. */
function isTwoAddresses({ parts }: AddressDraft, { postalCode }: CountryRules): boolean {
  if (/ \/ .*\d|\/.*\d\d|\d.*\//.test(parts.city)) return true;
  return [parts.district, ...parts.extra.split('\n')].some((text) => {
    const [, code = ''] = /^(\S+(?: \d\S*)?) \p{L}{3}/u.exec(text) ?? [];
    return code !== '' && gradePostalCode(code, postalCode).grade === 'valid';
  });
}

/** The code's one town, unless what is typed as district is of another. */
function onlyTown(listed: readonly ReferencePlace[], { parts }: AddressDraft): string | undefined {
  if (WITHOUT_POST_TOWN.has(parts.country)) return undefined;
  const towns = listed.filter(({ isTown }) => isTown);
  return towns.length === 1 ? towns[0]?.name : undefined;
}

/** What the code may be: noted for people, never printed. */
function noteLikelyCode({ parts, changes }: AddressDraft, reference: PlaceReference): void {
  const { country, city, region } = parts;
  if (city === '' || WITHOUT_POST_TOWN.has(country)) return;
  const [code, ...others] = reference.codesOf(country, foldTown(city, country));
  if (code === undefined || others.length > 0) return;
  const regions = new Set(reference.placesOf(country, code)?.map((place) => place.region.toUpperCase()));
  if (region !== '' && !regions.has(region.toUpperCase())) return;
  changes.push({ part: 'postalCode', before: '', after: code, rule: 'code-of-town', certainty: 'likely' });
}

function doubt(
  { doubts }: AddressDraft,
  code: string,
  part: PartName,
  grade: AddressDoubt['grade'] = 'doubtful',
): void {
  doubts.push({ code, part, grade });
}

function gradeOf({ doubts, changes }: AddressDraft): DeliveryGrade {
  if (doubts.some(({ grade }) => grade === 'undeliverable')) return 'undeliverable';
  if (doubts.length > 0) return 'doubtful';
  const isCorrected = changes.some(
    ({ rule, certainty }) => certainty === 'certain' && CORRECTING_RULES.has(rule),
  );
  return isCorrected ? 'corrected' : 'valid';
}
