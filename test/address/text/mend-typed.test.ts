import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendTyped } from '../../../src/address/text/mend-typed.ts';
import type { AddressChange } from '../../../src/model/address-parts.ts';
import type { TypedAddress } from '../../../src/model/typed-address.ts';
import { typedAddress } from '../typed-address.ts';

function mended(fields: Partial<TypedAddress>): { typed: TypedAddress; changes: AddressChange[] } {
  const changes: AddressChange[] = [];
  return { typed: mendTyped(typedAddress(fields), changes), changes };
}

describe('a typed address is mended', () => {
  it.each([
    ['MÃ¼ller', 'Müller', 'broken-encoding'],
    ['M&uuml;ller', 'Müller', 'html-entity'],
    ['Anna 😀 Lee', 'Anna Lee', 'pictograph'],
    ['👩🏽‍🚒 Ann', 'Ann', 'pictograph'],
    ['🇩🇪 Hans ❤️', 'Hans', 'pictograph'],
    ['O´Neil', "O'Neil", 'apostrophe'],
    ['Ann\u200eLee', 'AnnLee', 'invisible-character'],
    ['A\u0000B', 'AB', 'invisible-character'],
  ])('%j → %j, noted once as %s', (name, expected, rule) => {
    const { typed, changes } = mended({ name });
    expect(typed.name).toBe(expected);
    expect(changes.map((change) => [change.part, change.after, change.rule, change.certainty])).toEqual([
      ['name', expected, rule, 'certain'],
    ]);
  });

  it('notes each step that did something, and what stood there before it', () => {
    const { typed, changes } = mended({ lines: ['Caf&eacute; StraÃŸe 5 😀', ' \t '] });
    expect(typed.lines).toEqual(['Café Straße 5']);
    expect(changes.map(({ part, before, after, rule }) => [part, before, after, rule])).toEqual([
      ['line', 'Caf&eacute; StraÃŸe 5 😀', 'Café StraÃŸe 5 😀', 'html-entity'],
      ['line', 'Café StraÃŸe 5 😀', 'Café Straße 5 😀', 'broken-encoding'],
      ['line', 'Café Straße 5 😀', 'Café Straße 5', 'pictograph'],
    ]);
  });

  it('says nothing of blanks and of how a letter is composed', () => {
    const { typed, changes } = mended({ name: '  Ju\u0308rgen \u00a0 Roe', city: 'Bad\tEms' });
    expect([typed.name, typed.city]).toEqual(['Jürgen Roe', 'Bad Ems']);
    expect(changes).toEqual([]);
  });

  it('leaves other scripts, signs of a name and long names as they are', () => {
    const long = 'Lee'.padEnd(500, ' von Lee').trim();
    for (const name of [
      'محمد علي',
      'יוסף כהן',
      '李小龍',
      'Иван',
      'Ελένη',
      'Acme® GmbH',
      'AT&T',
      'R+V',
      long,
    ]) {
      const { typed, changes } = mended({ name });
      expect(typed.name).toBe(name);
      expect(changes).toEqual([]);
    }
  });

  it('is settled after one pass and gives back the same object when nothing is to be done', () => {
    const plain = typedAddress({ name: 'Ann Lee', lines: ['1 Elm St'] });
    expect(mendTyped(plain, [])).toBe(plain);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        const once = mended({ name }).typed;
        expect(mended({ name: once.name }).typed.name).toBe(once.name);
      }),
    );
  });
});
