import { demoCustomers } from './demo-customers.ts';
import { addressPlan } from './address-plan.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { tidiedRow, type TidiedRow } from './tidied-row.ts';
import { neighbours } from '../../src/match/neighbours.ts';

const PLAN = {
  ...addressPlan({ givenName: 'first_name', familyName: 'last_name', postalCode: 'postal_code' }),
  lines: ['address_line_1', 'address_line_2'],
};

describe('all 18,148 customers of the demo', () => {
  const tidied: TidiedRow[] = [];
  let refused = 0;

  beforeAll(async () => {
    for (const row of await demoCustomers()) {
      const letter = row['country'] === 'US' || row['country'] === 'CA';
      const context = letter ? { postedIn: 'US', maxLines: 4 } : { postedIn: 'DE', maxLines: 6 };
      const result = tidiedRow(PLAN, row, context);
      if ('fault' in result) refused++;
      else tidied.push(result);
    }
  });

  it('are all deliverable, graded as known', () => {
    const grades: Record<string, number> = {};
    for (const { clean } of tidied) {
      const grade = `${clean.country} ${clean.grade}`;
      grades[grade] = (grades[grade] ?? 0) + 1;
    }
    expect(refused).toBe(0);
    expect(grades).toEqual({
      'AU valid': 3535,
      'CA doubtful': 571,
      'CA valid': 966,
      'DE valid': 1750,
      'FR valid': 1778,
      'GB doubtful': 898,
      'GB valid': 967,
      'US valid': 7683,
    });
  });

  it('have no empty line, no capitals-only name and no stray sign in their blocks', () => {
    const blocks = tidied.map(({ lines }) => lines.join('\n'));
    expect(blocks.filter((block) => !/^\S+(?:(?: {1,2}|\n)\S+)*$/.test(block))).toEqual([]);
    expect(blocks.filter((block) => /[´`]/.test(block))).toEqual([]);
    expect(tidied.filter(({ clean }) => /\p{Lu}{3}/u.test(clean.parts.name))).toEqual([]);
  });

  it('are all different people: the 77 pairs of namesakes stay apart', () => {
    const keys = tidied.map(({ matchKey }, recipient) => ({ recipient, matchKey }));
    keys.sort((a, b) => (a.matchKey < b.matchKey ? -1 : 1));
    expect([...neighbours(keys, ({ matchKey }) => matchKey)]).toEqual([]);

    const names = new Map<string, number>();
    for (const { matchKey } of tidied) {
      const name = matchKey.split('|').slice(4).join('|');
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    expect([...names.values()].filter((count) => count > 1).length).toBeGreaterThanOrEqual(77);
  });
});
