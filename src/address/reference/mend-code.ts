import { changePart, type AddressDraft } from '../address-draft.ts';
import type { CountryRules } from '../country-rules.ts';
import { gradePostalCode } from '../postal-code.ts';
import { matchTown } from './match-town.ts';
import type { PlaceReference } from './place-reference.ts';

/** Countries whose codes begin with zeros that spreadsheets drop, with the code's digits; two of them at most. */
const DIGITS: Readonly<Record<string, number>> = { DE: 5, FR: 5, IT: 5, US: 5, AU: 4 };
const MOST_ZEROS = 2;

/** Letters that stand for digits in hand and eye. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['Q', '0'],
  ['I', '1'],
  ['L', '1'],
]);

/** Code and town in one another's places, and codes that lack zeros or have letters in place of digits. */
export function mendCode(draft: AddressDraft, places: PlaceReference | undefined, rules: CountryRules): void {
  const { parts } = draft;
  const { grade } = gradePostalCode(parts.postalCode, rules.postalCode);
  if (grade === 'valid' || parts.city === '') return;
  if (swapParts(draft, rules) || places === undefined || parts.postalCode === '') return;
  const compact = parts.postalCode.toUpperCase().replace(/[ -]/g, '');
  const zeros = withZeros(compact, parts.country);
  if (zeros !== undefined && goesWith(zeros, draft, places)) {
    changePart(draft, 'postalCode', gradePostalCode(zeros, rules.postalCode).code, 'leading-zero');
    return;
  }
  const digits = withDigits(compact, rules);
  if (digits !== undefined && goesWith(digits, draft, places)) {
    changePart(draft, 'postalCode', gradePostalCode(digits, rules.postalCode).code, 'letter-for-digit');
  }
}

/** `Berlin` as the code and `12345` as the town. */
function swapParts(draft: AddressDraft, rules: CountryRules): boolean {
  const { postalCode, city } = draft.parts;
  if (/\d/.test(postalCode) || gradePostalCode(city, rules.postalCode).grade !== 'valid') return false;
  changePart(draft, 'postalCode', city, 'fields-transposed');
  changePart(draft, 'city', postalCode, 'fields-transposed');
  return true;
}

function withZeros(compact: string, country: string): string | undefined {
  const length = DIGITS[country];
  if (length === undefined || !/^\d+$/.test(compact)) return undefined;
  // An American code with its four further digits.
  const whole = compact.length > length ? length + 4 : length;
  const missing = whole - compact.length;
  return missing < 1 || missing > MOST_ZEROS ? undefined : '0'.repeat(missing) + compact;
}

/** The code with digits for all letters that look like one, where only this gives it the country's shape. */
function withDigits(compact: string, { postalCode }: CountryRules): string | undefined {
  const places = compact.split('').flatMap((sign, at) => (ALIKE.has(sign) ? [at] : []));
  if (places.length === 0 || places.length > 4) return undefined;
  const fitting = new Set<string>();
  for (let choice = 1; choice < 1 << places.length; choice++) {
    const signs = compact.split('');
    places.forEach((at, bit) => {
      if ((choice >> bit) & 1) signs[at] = ALIKE.get(signs[at] ?? '') ?? '';
    });
    const code = signs.join('');
    if (postalCode.full.test(code)) fitting.add(code);
  }
  const [only] = fitting;
  return fitting.size === 1 ? only : undefined;
}

/** Whether the town is one of the code's own, and not only of its neighbourhood. */
function goesWith(code: string, { parts }: AddressDraft, reference: PlaceReference): boolean {
  const listed = reference.placesOf(parts.country, code);
  if (listed === undefined) return false;
  return matchTown({ city: parts.city, country: parts.country, listed, reference }) !== undefined;
}
