import type { Fault } from '../fault/fault.ts';
import { shapeOf } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';
import type { AddressPlan } from '../job/job.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import type { RecordValues } from '../model/record.ts';
import { keysOf, type AddressKeys } from './address-keys.ts';
import { countryCodes, rulesOf } from './countries.ts';
import type { CountryRules } from './country-rules.ts';
import { foldWords } from './fold.ts';
import { formatBlock, type AddressContext } from './format.ts';
import { naturalCase } from './natural-case.ts';
import { gradePostalCode, type GradedCode } from './postal-code.ts';
import { arrangeStreetLines } from './street-lines.ts';
import { tidyText } from './tidy-text.ts';

export interface TidyAddress extends AddressKeys {
  readonly address: PostalAddress;
  /**
   * Printed with another text than was delivered. Letter case, blanks and the form that the destination's post wants do
   * not count: order, town line, title, country line, hyphens in codes.
   */
  readonly corrected: boolean;
  /** Warnings: the address is printed all the same. */
  readonly faults: readonly Fault[];
}

type TidyResult = TidyAddress | { readonly fault: Fault };

/**
 * A recipient's row → a postal address, tidied, graded and set as a block, or the fault for which its documents are
 * rejected. Places of faults name the field only: the caller knows file, line and account.
 */
export function tidyAddress(plan: AddressPlan, values: RecordValues, context: AddressContext): TidyResult {
  const country = read(values, plan.columns.country);
  if (country === '') return missing('address.country-missing', plan.columns.country);
  const rules = rulesOf(country);
  if (rules === undefined) return unknownCountry(plan.columns.country, country);

  const typedFirst = read(values, plan.columns.givenName);
  const typedLast = read(values, plan.columns.familyName);
  if (typedFirst === '' && typedLast === '') return missing('address.name-missing', plan.columns.familyName, rules);
  const lines = readLines(values, plan.lines);
  if (lines.length === 0) return missing('address.line-missing', plan.lines[0] ?? plan.columns.familyName, rules);
  const city = read(values, plan.columns.city);
  if (city === '') return missing('address.town-missing', plan.columns.city, rules);
  const typedCode = read(values, plan.columns.postalCode);
  if (typedCode === '') return missing('address.postcode-missing', plan.columns.postalCode, rules);

  const title = titleFor(read(values, plan.columns.title), rules);
  const firstName = naturalCase(typedFirst, NO_PARTICLES);
  const lastName = naturalCase(typedLast, rules.particles);
  const name = joined(joined(title, firstName), lastName);
  const { lines: streetLines, isMended } = arrangeStreetLines(lines, rules);
  const graded = gradePostalCode(typedCode, rules.postalCode);
  const region = read(values, plan.columns.region);
  const parts = { name, streetLines, city, region, postalCode: graded.code };
  const block = formatBlock(parts, rules, context);
  if (block.length > context.maxLines) return tooTall(plan, rules, block.length, context.maxLines);

  const { sortKey, matchKey } = keysOf({ firstName, lastName, lines, city, postalCode: graded }, rules);
  return {
    address: {
      country: rules.code,
      title,
      firstName,
      lastName,
      name,
      streetLines,
      city,
      region,
      postalCode: graded.code,
      lines: block,
      grade: graded.grade,
    },
    corrected:
      isMended ||
      withoutSigns(graded.code) !== withoutSigns(typedCode) ||
      [plan.columns.givenName, plan.columns.familyName, plan.columns.city, plan.columns.region, ...plan.lines].some((column) =>
        isCleaned(values, column),
      ),
    sortKey,
    matchKey,
    faults: graded.grade === 'valid' ? NO_FAULTS : [codeFault(plan.columns.postalCode, graded, rules)],
  };
}

/** ISO code of the destination, by which a job chooses paper and stream; undefined when `tidyAddress` would refuse it. */
export function destinationOf(plan: AddressPlan, values: RecordValues): string | undefined {
  return rulesOf(read(values, plan.columns.country))?.code;
}

const NO_PARTICLES: ReadonlySet<string> = new Set();
const NO_FAULTS: readonly Fault[] = [];

function read(values: RecordValues, column: string | undefined): string {
  if (column === undefined) return '';
  const value = values[column];
  if (value === undefined || value === null) return '';
  return tidyText(typeof value === 'string' ? value : String(value));
}

/** Whether tidying took away or put right more than blanks. */
function isCleaned(values: RecordValues, column: string | undefined): boolean {
  const value = column === undefined ? undefined : values[column];
  if (typeof value !== 'string') return false;
  const tidied = tidyText(value);
  return tidied !== value && tidied.replaceAll(' ', '') !== value.normalize('NFC').replace(/\s/g, '');
}

function withoutSigns(code: string): string {
  return code.replace(/[ -]/g, '').toUpperCase();
}

function readLines(values: RecordValues, columns: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const column of columns) {
    const line = read(values, column);
    if (line !== '') lines.push(line);
  }
  return lines;
}

function joined(before: string, after: string): string {
  if (before === '') return after;
  return after === '' ? before : `${before} ${after}`;
}

/** The destination's customary title where the typed one maps surely, else the typed one in natural case. */
function titleFor(typed: string, rules: CountryRules): string {
  if (typed === '') return '';
  return rules.titles[foldWords(typed, rules.umlauts)] ?? naturalCase(typed, NO_PARTICLES);
}

/** `rules`: of the country, when that is known; a report counts by it. */
function missing(code: FaultCode, field: string | undefined, rules?: CountryRules): { readonly fault: Fault } {
  return { fault: { code, place: { field: field ?? '' }, ...(rules === undefined ? {} : countryOf(rules)) } };
}

function countryOf(rules: CountryRules): Pick<Fault, 'values'> {
  return { values: { country: rules.code } };
}

function unknownCountry(field: string | undefined, found: string): { readonly fault: Fault } {
  const shown = /^[A-Za-z]{2,3}$/.test(found) ? found : shapeOf(found);
  return {
    fault: {
      code: 'address.country-unknown',
      place: { field: field ?? '' },
      found: shown,
      expected: countryCodes.join(', '),
    },
  };
}

function tooTall(
  plan: AddressPlan,
  rules: CountryRules,
  found: number,
  room: number,
): { readonly fault: Fault } {
  const place = { field: plan.lines[0] ?? '' };
  const lines = { found: String(found), expected: String(room) };
  return { fault: { code: 'address.too-many-lines', place, ...lines, ...countryOf(rules) } };
}

function codeFault(field: string | undefined, graded: GradedCode, rules: CountryRules): Fault {
  const code = graded.grade === 'partial' ? 'address.postcode-partial' : 'address.postcode-malformed';
  return { code, place: { field: field ?? '' }, found: shapeOf(graded.code), ...countryOf(rules) };
}
