import { beforeAll, describe, expect, test } from 'vitest';
import { demoCustomers } from '../demo-customers.ts';
import { changed, check, demo, doubted, type Checked } from './demo-reference.ts';

interface Customer extends Checked {
  readonly country: string;
  readonly code: string;
}

let customers: readonly Customer[] = [];

beforeAll(async () => {
  customers = (await demoCustomers()).map((row) => {
    const { city = '', region = '', postal_code: postalCode = '', country = '' } = row;
    return { ...check({ city, region, postalCode, country }), country, code: postalCode };
  });
});

function of(country: string, doubt: string): number {
  return customers.filter((one) => one.country === country && doubted(one).includes(doubt)).length;
}

describe('the demo’s 18,148 customers against GeoNames’ list', () => {
  test('not one code or town is altered', () => {
    expect(customers).toHaveLength(18_148);
    expect(customers.flatMap(changed)).toEqual([]);
  });

  test('946 of the 1,750 German codes are not in the list', () => {
    expect(customers.filter(({ country }) => country === 'DE')).toHaveLength(1750);
    expect(of('DE', 'code-unknown')).toBe(946);
  });

  test('of Canada 290', () => {
    expect(of('CA', 'code-unknown')).toBe(290);
  });

  test('1,044 British codes have no outward code that the list has, as soon as three characters are cut off', () => {
    const british = customers.filter(({ country }) => country === 'GB');
    const cut = british.filter(
      ({ code }) => demo.placesOf('GB', code.replaceAll(' ', '').slice(0, -3)) === undefined,
    );
    expect(cut).toHaveLength(1044);
    // 810 of them are outward codes alone, of which the list has 378: partial, but not unknown.
    expect(of('GB', 'code-partial')).toBe(810);
    expect(of('GB', 'code-unknown')).toBe(637);
    expect(of('GB', 'code-malformed')).toBe(88);
    for (const one of cut) expect(one.grade).toBe('doubtful');
  });

  test('29 French codes are those of a receiver alone, which the list has as `92081 CEDEX`', () => {
    const defense = customers.filter(({ country, code }) => country === 'FR' && code === '92081');
    expect(defense).toHaveLength(29);
    expect(new Set(defense.map(({ grade }) => grade))).toEqual(new Set(['valid']));
    expect(of('FR', 'code-unknown')).toBe(0);
  });

  test('2,717 more towns do not go with their code; abbreviated and shortened names do', () => {
    const counts = ['US', 'CA', 'GB', 'DE', 'FR', 'AU'].map((country) => [
      country,
      of(country, 'town-not-of-code'),
    ]);
    // US: the list has one name for a code, and Burien or Colma may be written all the same. AU: Perth for North Perth.
    expect(Object.fromEntries(counts)).toEqual({ US: 918, CA: 869, GB: 692, DE: 83, FR: 77, AU: 78 });
    expect(gradeOf('US', 'W. Linn', '97068')).toBe('valid');
    expect(gradeOf('CA', 'N. Vancouver', 'V7L 4J4')).toBe('valid');
    expect(gradeOf('DE', 'Frankfurt', '60323')).toBe('valid');
  });
});

function gradeOf(country: string, city: string, postalCode: string): string {
  return check({ country, city, postalCode }).grade;
}
