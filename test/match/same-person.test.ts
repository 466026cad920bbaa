import { addressPlan } from '../address/address-plan.ts';
import { describe, expect, it } from 'vitest';
import { tidiedRow } from '../address/tidied-row.ts';

const PLAN = addressPlan();

/** first, last, line 1, line 2, town, code, country */
type Person = readonly [string, string, string, string, string, string, string];

function keyOf([first, last, line1, line2, city, code, country]: Person): string {
  const values = { first, last, line1, line2, city, code, country };
  const result = tidiedRow(PLAN, values, { postedIn: 'DE', maxLines: 6 });
  if ('fault' in result) throw new Error(result.fault.code);
  return result.matchKey;
}

const BASE: Person = ['JON', "O'NEIL", '3761 N. 14th St.', '# 4', 'W. Linn', '97068', 'US'];

describe('the same person at the same address', () => {
  it.each<[string, Person, Person]>([
    ['case and signs', BASE, ['Jon', 'O´Neil', '3761 North 14th Street', '#4', 'West Linn', '97068', 'US']],
    ['unit in the street line', BASE, ['JON', "O'NEIL", '3761 N 14th St Apt 4', '', 'W Linn', '97068', 'US']],
    ['ZIP+4', BASE, ['JON', "O'NEIL", '3761 N. 14th St.', '# 4', 'W. Linn', '97068-1234', 'US']],
    [
      'accents',
      ['JÉSUS', 'MUÑOZ', '12, bd St. Michel', '', 'Sèvres', '92310', 'FR'],
      ['JESUS', 'MUNOZ', '12 boulevard Saint-Michel', '', 'SEVRES', 'F-92310', 'FR'],
    ],
    [
      'German streets and umlauts',
      ['JÜRGEN', 'GROß', 'Karl-Liebknecht-Straße 12', '', 'Düsseldorf', '40434', 'DE'],
      ['Juergen', 'Gross', 'Karl Liebknecht str 12', '', 'Duesseldorf', '40434', 'Germany'],
    ],
    [
      'box and postal code',
      ['ANN', 'LEE', 'P. O. Box # 91', '', 'London', 'W1X3SE', 'GB'],
      ['ANN', 'LEE', 'PO Box 91', '', 'LONDON', 'w1x 3se', 'UK'],
    ],
  ])('%s', (_what, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });
});

describe('other people', () => {
  const change = (at: number, value: string): Person => {
    const person: [string, string, string, string, string, string, string] = [...BASE];
    person[at] = value;
    return person;
  };

  it.each([
    ['first name', 0, 'JOHN'],
    ['last name', 1, "O'NEIL JR."],
    ['house number', 2, '3763 N. 14th St.'],
    ['direction', 2, '3761 S. 14th St.'],
    ['kind of street', 2, '3761 N. 14th Ave.'],
    ['unit', 3, '# 5'],
    ['no unit', 3, ''],
    ['town', 4, 'E. Linn'],
    ['postal code', 5, '97069'],
    ['country', 6, 'DE'],
  ] as const)('another %s', (_what, at, value) => {
    expect(keyOf(change(at, value))).not.toBe(keyOf(BASE));
  });

  it('does not run house numbers together', () => {
    const german = (line: string): string => keyOf(['A', 'B', line, '', 'Hof', '95010', 'DE']);
    expect(german('Gasse 1 12')).not.toBe(german('Gasse 11 2'));
    expect(german('Am Kreuz 1 12')).toBe(german('Am-Kreuz 1 12'));
  });
});
