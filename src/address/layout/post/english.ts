import type { AddressParts } from '../../../model/address-parts.ts';
import { joined, nothing, unitText, type PostRules } from '../post-rules.ts';

const ORDER: PostRules['order'] = [
  'name',
  'department',
  'company',
  'careOf',
  'extra',
  'building',
  'district',
  'unit',
  'street',
  'postBox',
];

/**
 * Suffixes on which the four posts agree (USPS Publication 28 C1; Canada Post; AS 4590; PAF compression), where they
 * stand as such: behind the name, before nothing but a direction or a unit. `Street Lane` keeps its `Street`.
 */
const ENGLISH_SHORT_FORMS: PostRules['shortForms'] = Object.entries({
  Street: 'St',
  Road: 'Rd',
  Avenue: 'Ave',
  Drive: 'Dr',
  Lane: 'Ln',
  Court: 'Ct',
  Place: 'Pl',
  Boulevard: 'Blvd',
  Crescent: 'Cres',
}).map(([word, short]) => [suffix(word), short]);

function suffix(word: string): RegExp {
  return new RegExp(
    `(?<=\\p{L}[\\p{L}'.-]* )${word}(?=$| (?:[NSEW]{1,2}|North|South|East|West|Apt|Apartment|Ste|Suite|Unit|#|Fl|Floor|Bldg|Rm)(?= |$))`,
    'u',
  );
}

/**
 * United States, USPS Publication 28: attention line above the firm (section 22, 23); what is no delivery address, as
 * an urbanization of Puerto Rico (section 29), above the delivery line; secondary unit at its end (213), larger
 * before smaller (`Bldg A Fl 3 Ste 300`); of street and box the one next to the last line is delivered (dual addresses).
 */
export const americanPost: PostRules = {
  order: ORDER,
  careOf: 'c/o',
  street: unitBehind,
  unit: nothing,
  innerBuilding: /^(?:Bldg|Building|Twr|Tower|Wing|Blk|Block) #? ?[\dA-Z-]{1,4}$/i,
  shortForms: ENGLISH_SHORT_FORMS,
};

/**
 * Canada, Canada Post Addressing Guidelines: additional information above the civic address; a unit with its word
 * behind the street, a bare one before the civic number with a hyphen, `10-123 Main St`.
 */
export const canadianPost: PostRules = { ...americanPost, street: canadianStreet };

/**
 * Australia, AS 4590 and Australia Post: unit with its word, floor, number, street on one line; a mere `# 101` behind
 * the street, where it cannot be taken for a house number; a bare unit before the number with a stroke, `3/17`.
 */
export const australianPost: PostRules = { ...americanPost, street: australianStreet };

/**
 * United Kingdom, Royal Mail PAF (Programmer's Guide, address formats): organisation, department; flat, building and
 * street on lines of their own; box above the street; dependent locality below it, town and postcode last.
 */
export const britishPost: PostRules = {
  order: [
    'name',
    'company',
    'department',
    'careOf',
    'extra',
    'postBox',
    'unit',
    'building',
    'street',
    'district',
  ],
  careOf: 'c/o',
  street: britishStreet,
  unit: britishUnit,
  shortForms: ENGLISH_SHORT_FORMS,
};

function numbered({ houseNumber, street }: AddressParts): string {
  return joined(' ', houseNumber, street);
}

function unitBehind(parts: AddressParts): string {
  const { staircase, floor, unit } = parts;
  const line = numbered(parts);
  if (unit === '' && floor === '' && staircase === '') return line;
  return joined(' ', line, staircase, floor, unitText(unit));
}

const BARE = /^[A-Za-z]?\d{1,5}[A-Za-z]?$/;

function canadianStreet(parts: AddressParts): string {
  const { houseNumber, street, staircase, floor, unit } = parts;
  if (!BARE.test(unit) || !/^\d/.test(houseNumber)) return unitBehind(parts);
  return joined(' ', `${unit.toUpperCase()}-${houseNumber}`, street, staircase, floor);
}

function australianStreet(parts: AddressParts): string {
  const { houseNumber, street, staircase, floor, unit } = parts;
  if (unit === '' && floor === '' && staircase === '') return numbered(parts);
  if (unit.startsWith('#')) return joined(' ', staircase, floor, houseNumber, street, unitText(unit));
  if (BARE.test(unit) && /^\d/.test(houseNumber))
    return joined(' ', staircase, floor, `${unit.toUpperCase()}/${houseNumber}`, street);
  return joined(' ', staircase, unitText(unit), floor, houseNumber, street);
}

function britishStreet(parts: AddressParts): string {
  return parts.unit.startsWith('#') ? joined(' ', numbered(parts), unitText(parts.unit)) : numbered(parts);
}

/** The smaller first: `Flat 2, Second Floor`. */
function britishUnit({ unit, floor, staircase }: AddressParts): string {
  return joined(', ', unit.startsWith('#') ? '' : unitText(unit), floor, staircase);
}
