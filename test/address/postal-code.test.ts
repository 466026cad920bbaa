import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/address/countries.ts';
import { gradePostalCode } from '../../src/address/postal-code.ts';

function grade(country: string, text: string): string {
  const rules = rulesOf(country);
  if (rules === undefined) throw new Error(`no rules for ${country}`);
  const { code, grade: found } = gradePostalCode(text, rules.postalCode);
  return `${found} ${code}`;
}

describe('gradePostalCode', () => {
  it.each([
    ['US', '98052', 'valid 98052'],
    ['US', '97015-6403', 'valid 97015-6403'],
    ['US', '970156403', 'valid 97015-6403'],
    ['US', '2184', 'malformed 2184'],
    ['CA', 'V2M1N7', 'valid V2M 1N7'],
    ['CA', 'v2m 1n7', 'valid V2M 1N7'],
    ['CA', 'V9', 'partial V9'],
    ['CA', 'V8P', 'partial V8P'],
    ['CA', 'V8P 1', 'malformed V8P 1'],
    ['AU', '4700', 'valid 4700'],
    ['AU', '800', 'malformed 800'],
    ['GB', 'W1X3SE', 'valid W1X 3SE'],
    ['GB', 'SW1P 2NU', 'valid SW1P 2NU'],
    ['GB', 'OX1', 'partial OX1'],
    ['GB', 'SW6 SBY', 'malformed SW6 SBY'],
    ['GB', 'RG7 5H7', 'malformed RG7 5H7'],
    ['GB', 'Y024 1GF', 'malformed Y024 1GF'],
    ['FR', '75002', 'valid 75002'],
    ['FR', 'F-75002', 'valid 75002'],
    ['FR', '75 002', 'valid 75002'],
    ['FR', '7500', 'malformed 7500'],
    ['DE', '01071', 'valid 01071'],
    ['DE', 'D-46236', 'valid 46236'],
    ['DE', '1071', 'malformed 1071'],
  ])('%s %s is %s', (country, text, expected) => {
    expect(grade(country, text)).toBe(expected);
  });
});
