import { expect, test } from 'vitest';
import { ageFault } from '../../../src/address/reference/reference-age.ts';
import { day, type Day } from '../../../src/unit/calendar.ts';

const on = (text: string) => day(text) as Day;
const limits = { warnAfter: 10, refuseAfter: 20 };

test.each([
  ['2026-10-31', undefined],
  ['2026-11-11', undefined],
  ['2026-11-12', 'reference.ageing'],
  ['2026-11-21', 'reference.ageing'],
  ['2026-11-22', 'reference.out-of-date'],
  ['2027-11-22', 'reference.out-of-date'],
])('data of 1 November 2026 on %s: %s', (today, code) => {
  expect(ageFault(on('2026-11-01'), on(today), limits)?.code).toBe(code);
});
