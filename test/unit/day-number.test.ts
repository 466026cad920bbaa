import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../src/unit/calendar.ts';
import { dayBefore, dayNumber } from '../../src/unit/day-number.ts';

const MS = 86_400_000;
const days = fc
  .integer({ min: -700_000, max: 2_900_000 })
  .map((number) => ({ number, text: new Date(number * MS).toISOString().slice(0, 10) }));

test('numbers of days agree with the machine`s own calendar, both ways', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 5000 }), ({ number, text }, back) => {
      const found = day(text);
      if (found === undefined) throw new Error(text);
      expect(dayNumber(found)).toBe(number);
      expect(dayBefore(found, back)).toBe(new Date((number - back) * MS).toISOString().slice(0, 10));
    }),
  );
});

test('nothing is before the year 0', () => {
  const first = day('0000-01-01');
  if (first === undefined) throw new Error('no day');
  expect(dayBefore(first, 1)).toBeUndefined();
});
