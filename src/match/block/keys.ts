import type { CompanyLevels } from '../compare/company-levels.ts';
import type { Sounds } from '../compare/sounds.ts';
import * as slot from '../record/record-table.ts';
import type { RecordTable } from '../record/record-table.ts';
import { hashText, mix } from '../record/text-pool.ts';

/** Of each key of a record the pass that it belongs to: two records meet in a pass if any of their keys of it are equal. */
export const PERSON_PASSES = [0, 0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 11, 11];
export const COMPANY_PASSES = [0, 1, 2, 3, 3, 3, 4, 4, 4, 5, 6, 6];

/** The keys of a record, a number each; 0 where a part of it is not known. */
export type KeyReader = (index: number, keys: Int32Array) => void;

export function personKeys(table: RecordTable, sounds: Sounds): KeyReader {
  const { rows } = table;
  const { english } = sounds;
  return (index, keys) => {
    const at = index * slot.WIDTH;
    const value = (of: number): number => hashOf(table, of, rows[at + of] ?? 0);
    const given = english[rows[at + slot.GIVEN] ?? 0] ?? 0;
    const family = english[rows[at + slot.FAMILY] ?? 0] ?? 0;
    const street = value(slot.STREET);
    const number = value(slot.NUMBER);
    const code = value(slot.CODE);
    const city = value(slot.CITY);
    const district = value(slot.DISTRICT);
    const birth = value(slot.BIRTH);
    const names = given !== 0 && family !== 0 ? (given ^ family) | 1 : 0;
    keys[0] = joined(0, family, code);
    keys[1] = joined(0, given, code);
    keys[2] = joined(1, family, street);
    keys[3] = joined(1, given, street);
    keys[4] = joined(2, street, number);
    keys[5] = joined(2, district, number);
    keys[6] = joined(3, names, city);
    keys[7] = joined(4, family, city);
    keys[8] = joined(4, given, city);
    keys[9] = joined(5, number, code);
    keys[10] = joined(6, street, city);
    keys[11] = joined(7, birth, family);
    keys[12] = joined(7, birth, given);
    keys[13] = joined(8, value(slot.CUSTOMER), 1);
    keys[14] = joined(9, value(slot.EMAIL), 1);
    keys[15] = joined(10, value(slot.PHONE), 1);
    keys[16] = joined(11, names, number);
    keys[17] = joined(11, names, birth);
  };
}

export function companyKeys(table: RecordTable, companies: CompanyLevels): KeyReader {
  const { rows } = table;
  return (index, keys) => {
    const at = index * slot.WIDTH;
    const value = (of: number): number => hashOf(table, of, rows[at + of] ?? 0);
    const name = rows[at + slot.FAMILY] ?? 0;
    const street = value(slot.STREET);
    const number = value(slot.NUMBER);
    const code = value(slot.CODE);
    const city = value(slot.CITY);
    const words = name === 0 ? [] : companies.rarestWords(name, 3);
    keys[0] = joined(0, value(slot.PHONE), 1);
    keys[1] = joined(1, street, number);
    keys[2] = joined(2, number, code);
    for (let word = 0; word < 3; word++) {
      const hash = hashText(words[word] ?? '');
      keys[3 + word] = joined(3, hash, number);
      keys[6 + word] = joined(4, hash, code === 0 ? city : code);
    }
    keys[9] = joined(5, value(slot.CUSTOMER) !== 0 ? value(slot.CUSTOMER) : value(slot.EMAIL), 1);
    keys[10] = joined(6, hashText(words[0] ?? ''), street);
    keys[11] = joined(6, hashText(words[1] ?? ''), street);
  };
}

/** Slots by which a block that is too large is divided, one after the other. */
export const NARROWING = [
  slot.NUMBER,
  slot.FAMILY,
  slot.STREET,
  slot.GIVEN,
  slot.CODE,
  slot.CITY,
  slot.BIRTH,
  slot.PHONE,
];

export function hashOf(table: RecordTable, of: number, value: number): number {
  return value === 0 ? 0 : table.poolOf(of).hash(value) | 1;
}

function joined(pass: number, one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return (
    (mix(Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x27d4eb2f) ^ Math.imul(pass + 1, 0x165667b1)) >>> 3) |
    1
  );
}
