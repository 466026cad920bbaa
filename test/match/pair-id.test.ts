import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankRecord } from './generate/people.ts';
import { pairId, type ReviewedRecipient } from '../../src/match/pair-id.ts';

function recipient(account: string, record: Partial<ReviewedRecipient['record']>): ReviewedRecipient {
  return { account, record: blankRecord(record) };
}

const ANN = recipient('A1', {
  givenName: 'Ann',
  familyName: 'Müller',
  street: 'Hauptstraße',
  houseNumber: '1-2',
});
const BEN = recipient('A2', {
  givenName: 'Ben',
  familyName: 'Müller',
  street: 'Hauptstraße',
  houseNumber: '1-2',
});

/** The pair with Ann's record changed. */
function withAnn(changes: Partial<ReviewedRecipient['record']>): string {
  return pairId({ ...ANN, record: { ...ANN.record, ...changes } }, BEN);
}

test('a pair has one id, whichever comes first', () => {
  expect(pairId(ANN, BEN)).toMatch(/^p[0-9a-f]{20}$/);
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, street, town) => {
      const one = recipient(a, { street, city: town });
      const other = recipient(b, { street: town });
      expect(pairId(one, other) === pairId(other, one) || a === b).toBe(true);
    }),
  );
});

test('it changes with name, address, birth date and customer number, and with nothing else', () => {
  const before = pairId(ANN, BEN);
  for (const changes of [
    { familyName: 'Möller' },
    { houseNumber: '12' },
    { street: 'Hauptstrasse 2' },
    { postalCode: '12345' },
    { birthDate: '1980-01-01' },
    { customerId: 'K1' },
  ])
    expect(withAnn(changes)).not.toBe(before);
  for (const changes of [{ familyName: 'MÜLLER' }, { email: 'ann@example.com' }, { phone: '1' }])
    expect(withAnn(changes)).toBe(before);
  expect(pairId({ ...ANN, account: 'A3' }, BEN)).not.toBe(before);
});
