import type { AddressParts } from '../../../model/address-parts.ts';
import { RECIPIENT_ROWS, joined, nothing, unitText, type PostRules } from '../post-rules.ts';

/**
 * Netherlands, PostNL (NEN 5825): company, department, person; street, number and addition; a postbus instead of the
 * street, next to the place line where both were given.
 */
export const dutchPost: PostRules = {
  order: [...RECIPIENT_ROWS, 'building', 'district', 'unit', 'street', 'postBox'],
  careOf: 'p/a',
  street: dutchStreet,
  unit: nothing,
  shortForms: [
    [/(?<=\p{Ll})straat\b/gu, 'str'],
    [/(?<=\p{Ll})plein\b/gu, 'pln'],
    [/(?<=\p{Ll})laan\b/gu, 'ln'],
  ],
};

function dutchStreet(parts: AddressParts): string {
  const { street, houseNumber, staircase, floor, unit } = parts;
  return joined(' ', street, houseNumber, staircase, floor, unitText(unit));
}
