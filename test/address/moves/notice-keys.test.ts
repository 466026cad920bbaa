import { expect, test } from 'vitest';
import { addressKeys } from '../../../src/address/address-keys.ts';
import { noticeKeys, type NoticeKeys } from '../../../src/address/moves/notice-keys.ts';
import { PART_NAMES, type AddressParts, type PartName } from '../../../src/model/address-parts.ts';

const NONE = Object.fromEntries(PART_NAMES.map((part) => [part, ''])) as Record<PartName, string>;
const HOME = { country: 'DE', postalCode: '10115', city: 'Berlin', street: 'Hauptstraße', houseNumber: '5' };
const keysOf = (parts: Partial<AddressParts>): NoticeKeys =>
  noticeKeys(addressKeys({ ...NONE, ...HOME, ...parts }).matchKey);

test('a person is the same whether the name came in one part or in two', () => {
  const split = keysOf({ givenName: 'Hans', familyName: 'Müller', name: 'Herr Hans Müller' });
  expect(keysOf({ name: 'Hans Müller' }).person).toBe(split.person);
  expect(keysOf({ name: 'HANS MUELLER', title: 'Dr.' }).person).toBe(split.person);
  expect(keysOf({ givenName: 'Anna', familyName: 'Müller' }).person).not.toBe(split.person);
  expect(keysOf({ givenName: 'Hans', familyName: 'Müller', houseNumber: '5a' }).person).not.toBe(
    split.person,
  );
});

test('a household is a family name at an address, where that can be told', () => {
  const household = keysOf({ givenName: 'Hans', familyName: 'Müller' }).household;
  expect(keysOf({ givenName: 'Anna', familyName: 'Müller' }).household).toBe(household);
  expect(keysOf({ familyName: 'Müller' }).household).toBe(household);
  expect(keysOf({ name: 'Hans Müller' }).household).toBe('');
  expect(keysOf({ company: 'Müller' }).household).toBe('');
});

test('nobody is found by half an address or without a name', () => {
  expect(keysOf({ street: '', houseNumber: '', name: 'Hans Müller' })).toEqual({
    place: '',
    person: '',
    household: '',
  });
  expect(keysOf({ postalCode: '', city: '', name: 'Hans Müller' }).person).toBe('');
  expect(keysOf({})).toMatchObject({ person: '', household: '' });
  expect(keysOf({ company: 'Müller GmbH' }).person).not.toBe('');
});
