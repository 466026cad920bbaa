import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InsertPlan } from '../../src/job/job.ts';
import { InsertChooser } from '../../src/transpromo/choose-inserts.ts';
import { dayOf, type Day } from '../../src/unit/calendar.ts';

function on(month: number, date: number): Day {
  const found = dayOf(2026, month, date);
  if (found === undefined) throw new Error('no such day');
  return found;
}

function insert(station: number, stated: Partial<InsertPlan> = {}): InsertPlan {
  return {
    ...{ id: `insert-${station}`, station, priority: 0, weight: 5, thickness: 0.2, advertising: true },
    ...{ from: on(1, 1), until: on(12, 31) },
    ...stated,
  };
}

test('the higher priority goes first where there is no room for both', () => {
  const inserts = [insert(1), insert(2, { priority: 9 }), insert(3, { weight: 1 })];
  const chooser = new InsertChooser(inserts, '2026-11-24');
  expect(chooser.choose(0b111, { weight: 7 })).toEqual({ stations: 0b110, weight: 6 });
  expect(chooser.choose(0b111, { thickness: 0.3 })).toEqual({ stations: 0b010, weight: 5 });
  expect(chooser.choose(0b001, {})).toEqual({ stations: 0b001, weight: 5 });
  expect(chooser.counts().map(({ added, noRoom }) => [added, noRoom])).toEqual([
    [1, 2],
    [2, 0],
    [1, 1],
  ]);
});

test('an insert out of its period, and one that nothing is left of', () => {
  const inserts = [insert(1, { until: on(11, 23) }), insert(2, { stock: 1 }), insert(3, { stock: 0 })];
  const chooser = new InsertChooser(inserts, '2026-11-24');
  expect(chooser.choose(0b111, {}).stations).toBe(0b010);
  expect(chooser.choose(0b111, {}).stations).toBe(0);
  expect(chooser.counts()).toMatchObject([
    { eligible: 0, added: 0 },
    { eligible: 2, added: 1, outOfStock: 1, stock: 1 },
    { eligible: 2, added: 0, outOfStock: 2, stock: 0 },
  ]);
});

test('every eligible piece gets it, has no room, or came too late; no room is passed, no stock exceeded', () => {
  const some = fc.record({
    weight: fc.integer({ min: 0, max: 20 }),
    priority: fc.integer({ min: 0, max: 3 }),
    stock: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
  });
  const piece = fc.tuple(fc.integer({ min: 0, max: 4095 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(
      fc.array(some, { minLength: 1, maxLength: 12 }),
      fc.array(piece, { maxLength: 30 }),
      (stated, pieces) => {
        const inserts = stated.map(({ stock, ...rest }, i) =>
          insert(i + 1, { ...rest, ...(stock === undefined ? {} : { stock }) }),
        );
        const chooser = new InsertChooser(inserts, '2026-11-24');
        const given = inserts.map(() => 0);
        for (const [eligible, weight] of pieces) {
          const { stations, weight: total } = chooser.choose(eligible, { weight });
          expect(stations & ~eligible).toBe(0);
          expect(total).toBeLessThanOrEqual(weight);
          inserts.forEach((_, i) => {
            given[i] = (given[i] ?? 0) + ((stations >>> i) & 1);
          });
        }
        chooser.counts().forEach((count, i) => {
          expect(count.added).toBe(given[i]);
          expect(count.added + count.noRoom + count.outOfStock).toBe(count.eligible);
          expect(count.added).toBeLessThanOrEqual(inserts[i]?.stock ?? Infinity);
        });
      },
    ),
  );
});
