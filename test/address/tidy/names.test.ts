import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../src/address/countries.ts';
import { splitName } from '../../../src/address/tidy/split-name.ts';
import { titleFor } from '../../../src/address/tidy/titles.ts';

describe('splitName', () => {
  it.each([
    ['Hans Müller', '', 'Hans', 'Müller'],
    ['Müller, Hans', '', 'Hans', 'Müller'],
    ['von der Leyen, Ursula', '', 'Ursula', 'von der Leyen'],
    ['Müller, Dr. Hans Peter', 'Dr.', 'Hans Peter', 'Müller'],
    ['Dr. Hans von der Müller', 'Dr.', 'Hans', 'von der Müller'],
    ['Herrn Prof. Dr. med. Hans Müller', 'Herrn Prof. Dr. med.', 'Hans', 'Müller'],
    ['Frau Müller', 'Frau', '', 'Müller'],
    ['John Q. Smith', '', 'John Q.', 'Smith'],
    ['John Smith Jr.', '', 'John', 'Smith Jr.'],
    ['Anna Maria de la Cruz', '', 'Anna Maria', 'de la Cruz'],
    ['Karl Freiherr von Drais', '', 'Karl', 'Freiherr von Drais'],
    ['Ludwig van Beethoven', '', 'Ludwig', 'van Beethoven'],
  ])('%s', (name, title, givenName, familyName) => {
    expect(splitName(name, 'DE')).toMatchObject({ title, givenName, familyName });
  });

  it('leaves what may be read in two ways or is no person', () => {
    const doubtful = [
      'Anna Maria Rosa',
      'Hans und Maria Müller',
      'Hans & Maria Müller',
      'Familie Müller',
      'Smith, MD',
      'John Smith, Jr., MD',
      'García López, María',
      'Cher',
      'Deutsche Bank',
      'Stadtwerke München',
      'St. Mary Hospital',
      '李 小龍',
      'Lee 2',
    ];
    for (const name of doubtful) expect([name, splitName(name, 'DE')]).toEqual([name, undefined]);
    expect(splitName('Nagy Péter', 'HU')).toBeUndefined();
  });

  it('loses and doubles no word', () => {
    const word = fc.constantFrom(
      'Hans',
      'von',
      'der',
      'Müller',
      'Dr.',
      'Frau',
      'Jr',
      'Q.',
      'van',
      'Lee',
      "O'Neil",
      'II',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(6), (words, comma) => {
        const name = words
          .map((one, at) => (at === comma && at < words.length - 1 ? `${one},` : one))
          .join(' ');
        const split = splitName(name, 'DE');
        if (split === undefined) return;
        const parts = [split.title, split.givenName, split.familyName].join(' ').split(' ');
        expect(parts.filter((part) => part !== '').sort()).toEqual([...words].sort());
      }),
    );
  });
});

describe('titleFor', () => {
  it.each([
    ['DE', 'MRS.', 'Frau'],
    ['DE', 'Herrn', 'Herr'],
    ['DE', 'HERRN DR.', 'Herr Dr.'],
    ['DE', 'Frau Dr.', 'Frau Dr.'],
    ['DE', 'Prof. Dr.', 'Prof. Dr.'],
    ['DE', 'Mme', 'Frau'],
    ['FR', 'Mr', 'M.'],
    ['FR', 'Frau', 'Mme'],
    ['IT', 'SIG.RA', 'Sig.ra'],
    ['NL', 'Frau', 'Mevr.'],
    ['NL', 'mr. dr.', 'mr. dr.'],
    ['US', 'MR.', 'Mr.'],
    ['US', 'Herr', 'Mr.'],
    ['US', 'Fr.', 'Fr.'],
    ['GB', 'Sir', 'Sir'],
    ['DE', 'DDR.', 'DDr.'],
    ['DE', 'Herr und Frau', 'Herr und Frau'],
    ['JP', 'MR.', 'Mr.'],
    ['DE', '', ''],
  ])('%s %s → %s', (country, typed, expected) => {
    expect(titleFor(typed, country, rulesOf(country))).toBe(expected);
  });
});
