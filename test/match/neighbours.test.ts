import { expect, it } from 'vitest';
import { listed, neighbours } from '../../src/match/neighbours.ts';

interface Row {
  readonly id: number;
  readonly key: string;
}

const keyOf = ({ key }: Row): string => key;
const rowsOf = (keys: string): Row[] => Array.from(keys, (key, id) => ({ id, key }));

it('gives each group of neighbours once, at the end of the rows too', () => {
  const found = [...neighbours(rowsOf('aabccc'), keyOf)];
  expect(found.map(({ count, first }) => [count, first.map(({ id }) => id)])).toEqual([
    [2, [0, 1]],
    [3, [3, 4, 5]],
  ]);
  expect([...neighbours([], keyOf)]).toEqual([]);
});

it('reads no further than one row behind the group that it gives', () => {
  let read = 0;
  function* rows(): Generator<Row> {
    for (const row of rowsOf('aabbc')) {
      read += 1;
      yield row;
    }
  }
  expect(neighbours(rows(), keyOf).next().value).toMatchObject({ count: 2 });
  expect(read).toBe(3);
});

it('holds and names only the first of many', () => {
  const [group] = neighbours(rowsOf('a'.repeat(10_000)), keyOf);
  expect(group?.count).toBe(10_000);
  expect(group?.first).toHaveLength(20);
  const names = (group?.first ?? []).map(({ id }) => `A${id}`);
  expect(listed(names, 10_000)).toMatch(/^A0, A1, .*, A19 and 9980 more$/);
  expect(listed(['A0', 'A1'], 2)).toBe('A0, A1');
});
