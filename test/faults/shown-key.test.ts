import { expect, test } from 'vitest';
import { showFault, shownKey } from '../../src/fault/fault.ts';

test.each(['AW00011380', 'SO45891', '17', '4711/b', 'K-2019_07.3', 'Ä12'])('%s is a key', (key) => {
  expect(shownKey(key)).toBe(key);
});

test.each([
  ['Jane Roe', 'AAAA AAA'],
  ['Murphy', 'AAAAAA'],
  ['12 High Street', '99 AAAA AAAAAA'],
  ['jane7@example.com', 'AAAA9@AAAAAAA.AAA'],
  ['', ''],
  ['9'.repeat(50), '9'.repeat(40)],
])('%j may be a cell that slipped', (text, shown) => {
  expect(shownKey(text)).toBe(shown);
});

test('messages show accounts and document numbers by it, in the place and in the wording', () => {
  const place = { file: 'invoices.csv', line: 3, account: 'Jane Roe', document: 'SO1' };
  const values = { parent: 'customers' };
  expect(showFault({ code: 'extract.parent-unknown', place, found: 'Jane Roe', values })).toBe(
    'invoices.csv:3, account AAAA AAA, document SO1: no row of table `customers` has key `AAAA AAA` [extract.parent-unknown]',
  );
  const orphan = { file: 'lines.csv', line: 9, document: 'Jane Roe' };
  expect(showFault({ code: 'extract.detail-orphan', place: orphan, found: 'Jane Roe' })).not.toContain(
    'Jane',
  );
});
