import { FAMILY_DIFFERENT, GIVEN_DIFFERENT } from '../compare/name-levels.ts';
import { GENERATION_BITS, isOtherSex, JOINT, ORGANISATION } from '../record/person-flags.ts';
import * as slot from '../record/record-table.ts';
import { isAbroad } from './conflicts.ts';
import * as field from './fields.ts';

/** Beside equal levels these must be known of both or of neither: a flat that one names alone may be another one. */
const KNOWN_ALIKE = [slot.GIVEN, slot.FAMILY, slot.NUMBER, slot.STREET, slot.UNIT, slot.CODE, slot.CITY];
const EQUAL = [slot.COMPANY, slot.WITHIN];
/** A title that one of the two lacks is no difference. */
const BESIDE_NAME = GENERATION_BITS | JOINT | ORGANISATION;

/**
 * Whether a pair is one for certain, and may be put into one envelope unseen: equal in the customer's own number, with names
 * and birth dates that allow it; or equal in all that is known of name and address, the given name spelled out.
 * `levels`: those of the pair compared last.
 */
export function certaintyReader(
  table: slot.RecordTable,
  levels: Uint8Array,
): (one: number, other: number) => boolean {
  return (one, other) => {
    const { rows } = table;
    const a = one * slot.WIDTH;
    const b = other * slot.WIDTH;
    const flags = rows[a + slot.FLAGS] ?? 0;
    const others = rows[b + slot.FLAGS] ?? 0;
    if ((flags & BESIDE_NAME) !== (others & BESIDE_NAME) || isOtherSex(flags, others)) return false;
    if (levels[field.CUSTOMER] === 1)
      return (
        levels[field.GIVEN] !== GIVEN_DIFFERENT &&
        levels[field.FAMILY] !== FAMILY_DIFFERENT &&
        (levels[field.BIRTH] ?? 0) < 3
      );
    if (!levels.every((level) => level <= 1)) return false;
    if (KNOWN_ALIKE.some((of) => (rows[a + of] === 0) !== (rows[b + of] === 0))) return false;
    if (EQUAL.some((of) => rows[a + of] !== rows[b + of])) return false;
    if (isAbroad(table, one, other)) return false;
    if ((flags & ORGANISATION) !== 0) return true;
    return isNamed(table, a) && isNamed(table, b);
  };
}

/** Of one without a given name, or with its initial alone, only the family is known. */
function isNamed(table: slot.RecordTable, at: number): boolean {
  return table.pool(slot.FAMILY).length(table.rows[at + slot.GIVEN] ?? 0) > 1;
}
