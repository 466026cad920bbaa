import { shapeOf, type Fault } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';
import type { AddressPlan, GradeFate } from '../job/job.ts';
import type { AddressDoubt, PartName } from '../model/address-parts.ts';
import type { CleanAddress } from './clean-address.ts';

/** What a doubt is called as a fault, where it has a name of its own. */
const CODES: Readonly<Record<string, FaultCode>> = {
  'name-missing': 'address.name-missing',
  'line-missing': 'address.line-missing',
  'town-missing': 'address.town-missing',
  'place-missing': 'address.town-missing',
  'code-missing': 'address.postcode-missing',
  'code-partial': 'address.postcode-partial',
  'code-malformed': 'address.postcode-malformed',
  'code-unknown': 'address.postcode-unknown',
  'town-not-of-code': 'address.town-not-of-code',
  'text-lost': 'address.text-lost',
};

/** A doubt of an address that is printed all the same. */
export function addressFault(doubt: AddressDoubt, clean: CleanAddress, plan: AddressPlan): Fault {
  const code = CODES[doubt.code];
  const place = { field: fieldOf(doubt.part, plan) };
  const values = { country: clean.country, doubt: doubt.code };
  if (code === undefined || doubt.grade === 'undeliverable')
    return { code: 'address.doubtful', place, values: { ...values, grade: clean.grade } };
  return { code, place, found: shapeOf(clean.parts[doubt.part]), values };
}

/** Why the documents of a recipient are not produced; undefined when they are. */
export function refusalOf(
  clean: CleanAddress,
  fate: GradeFate,
  plan: AddressPlan,
  maxLines: number,
): Fault | undefined {
  const { doubts, grade, country, parts, layout } = clean;
  const values = country === '' ? {} : { values: { country } };
  const unknown = doubts.find(({ code }) => code === 'country-unknown');
  if (unknown !== undefined) return countryFault(parts.country, plan);
  const nobody = doubts.find(({ code }) => code === 'name-missing');
  if (nobody !== undefined)
    return { code: 'address.name-missing', place: { field: fieldOf('familyName', plan) }, ...values };
  if (fate === 'reject') {
    const doubt = doubts.find((each) => each.grade === grade);
    const code = doubt === undefined ? undefined : CODES[doubt.code];
    const place = { field: fieldOf(doubt?.part ?? 'street', plan) };
    if (grade === 'undeliverable' && code !== undefined) return { code, place, ...values };
    const why = { country, grade, doubts: doubts.map((each) => each.code).join(', ') };
    return { code: 'address.grade-refused', place, values: why };
  }
  if (layout.lines.length > maxLines) {
    const place = { field: fieldOf('street', plan) };
    const lines = { found: String(layout.lines.length), expected: String(maxLines) };
    return { code: 'address.too-many-lines', place, ...lines, ...values };
  }
  return undefined;
}

/** What was typed as country; a name is not shown, for anything may stand there. */
function countryFault(typed: string, plan: AddressPlan): Fault {
  const place = { field: plan.columns.country ?? '' };
  if (typed === '') return { code: 'address.country-missing', place };
  return {
    code: 'address.country-unknown',
    place,
    found: /^[A-Za-z]{2,3}$/.test(typed) ? typed : shapeOf(typed),
  };
}

/** The column that a part comes from: its own, else the first of the free lines. */
function fieldOf(part: PartName, { columns, lines }: AddressPlan): string {
  const own = (columns as Readonly<Record<string, string | undefined>>)[part];
  return own ?? lines[0] ?? columns.street ?? '';
}
