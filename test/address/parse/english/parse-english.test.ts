import { describe, expect, it } from 'vitest';
import { PART_NAMES } from '../../../../src/model/address-parts.ts';
import { rulesOf } from '../../../../src/address/countries.ts';
import { parseAddress } from '../../../../src/address/parse/parse-address.ts';
import { typedAddress } from '../../typed-address.ts';
import { CASES } from './english-cases.ts';

describe('an address in free lines', () => {
  it.each(CASES)('%s: %s', (country, typed, parts) => {
    const draft = parseAddress(typedAddress({ lines: typed.split(' / ') }), rulesOf(country), undefined);
    const found = PART_NAMES.filter((name) => draft.parts[name] !== '').map((name) => [
      name,
      draft.parts[name],
    ]);
    expect(Object.fromEntries(found)).toEqual(parts);
    expect(draft.changes).toEqual([]);
  });
});

describe('an address in fields', () => {
  const us = rulesOf('US');
  const place = { city: 'Springfield', region: 'IL', postalCode: '62701' };

  it('looks in the street for what the fields do not give', () => {
    const { parts } = parseAddress(
      typedAddress({ street: '123 Main St', lines: ['# 21'], ...place }),
      us,
      undefined,
    );
    expect(parts).toMatchObject({ houseNumber: '123', street: 'Main St', unit: '# 21', ...place });
  });

  it('leaves a street whole that does not split', () => {
    const { parts } = parseAddress(typedAddress({ street: 'Midi-Couleurs', ...place }), us, undefined);
    expect(parts).toMatchObject({ houseNumber: '', street: 'Midi-Couleurs', ...place });
  });

  it('swaps code and town that stand in each other`s field', () => {
    const typed = typedAddress({
      street: '1 Main St',
      postalCode: 'Springfield',
      city: '62701',
      region: 'IL',
    });
    const { parts, changes } = parseAddress(typed, us, undefined);
    expect(parts).toMatchObject(place);
    expect(changes.map(({ part, rule }) => [part, rule])).toEqual([
      ['postalCode', 'fields-transposed'],
      ['city', 'fields-transposed'],
    ]);
  });

  it('reads a town field that holds region and code as well', () => {
    const { parts } = parseAddress(
      typedAddress({ street: '1 Main St', city: 'Springfield, IL 62701' }),
      us,
      undefined,
    );
    expect(parts).toMatchObject({ houseNumber: '1', street: 'Main St', ...place });
  });

  it('finds the town in the street field', () => {
    const { parts } = parseAddress(
      typedAddress({ street: '1 Main St, Springfield, IL 62701' }),
      us,
      undefined,
    );
    expect(parts).toMatchObject({ houseNumber: '1', street: 'Main St', ...place });
  });
});
