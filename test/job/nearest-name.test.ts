import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/job/nearest-name.ts';

describe('nearestName', () => {
  const known = ['account', 'amount', 'net_total', 'city'];

  it.each([
    ['acount', 'account'],
    ['amuont', 'amount'],
    ['nettotal', 'net_total'],
    ['CITY', 'city'],
    ['street', undefined],
    ['x', undefined],
  ])('%s → %s', (typed, nearest) => {
    expect(nearestName(typed, known)).toBe(nearest);
  });
});
