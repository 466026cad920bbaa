import { describe, expect, test } from 'vitest';
import { epcPayload, type CreditTransfer } from '../../src/payment/epc-payload.ts';

/** The example of EPC069-12, with its amount in cents. */
const RED_CROSS: CreditTransfer = {
  name: 'Red Cross of Belgium',
  iban: 'BE72 0000 0000 1616',
  bic: 'BPOTBEB1',
  amount: 100,
  currency: 'EUR',
  purpose: 'CHAR',
  reference: '',
  text: 'Urgency fund',
  information: 'Sample EPC QR code',
};

const refused = (change: Partial<CreditTransfer>): string => {
  const payload = epcPayload({ ...RED_CROSS, ...change });
  return typeof payload === 'string' ? 'accepted' : `${payload.field}: ${payload.reason}`;
};

test('a credit transfer, line by line', () => {
  expect(epcPayload(RED_CROSS)).toBe(
    'BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\nCHAR\n\nUrgency fund\nSample EPC QR code',
  );
});

test('lines at the end that say nothing are left out, those between stay', () => {
  const bare = { ...RED_CROSS, bic: '', purpose: '', text: '', information: '' };
  expect(epcPayload(bare)).toBe('BCD\n002\n1\nSCT\n\nRed Cross of Belgium\nBE72000000001616\nEUR1.00');
  expect(epcPayload({ ...bare, amount: undefined })).toBe(
    'BCD\n002\n1\nSCT\n\nRed Cross of Belgium\nBE72000000001616',
  );
  // The example of ISO 11649.
  expect(epcPayload({ ...bare, amount: 7, reference: 'RF18 5390 0754 7034' })).toBe(
    'BCD\n002\n1\nSCT\n\nRed Cross of Belgium\nBE72000000001616\nEUR0.07\n\nRF18539007547034',
  );
});

describe('refused', () => {
  test.each<[string, Partial<CreditTransfer>, string]>([
    ['wrong check digits', { iban: 'BE73000000001616' }, 'iban: its check digits do not go with it'],
    ['too short', { iban: 'BE7200000000161' }, 'iban: its length is not that of its country'],
    ['no country', { iban: 'ZZ72000000001616' }, 'iban: it begins with no country that has IBANs'],
    ['none', { iban: '' }, 'iban: there is none'],
    ['signs', { iban: 'BE72-0000-0000-1616' }, 'iban: it holds more than letters and digits'],
    ['beyond SEPA', { iban: 'TR330006100519786457841326' }, 'iban: its country takes no part in SEPA'],
    ['a BIC of no form', { bic: 'BPOTB1' }, 'bic: it has not the form of a BIC'],
    ['nothing to pay', { amount: 0 }, 'amount: there is nothing to pay'],
    ['a credit', { amount: -1 }, 'amount: there is nothing to pay'],
    ['too much', { amount: 100_000_000_000 }, 'amount: it is above 999,999,999.99'],
    ['francs', { currency: 'CHF' }, 'currency: it is CHF, and the code is for EUR alone'],
    ['a long purpose', { purpose: 'CHARITY' }, 'purpose: it is not up to four capitals'],
    ['reference and text', { reference: 'RF18539007547034' }, 'reference: a `text` is given beside it'],
    [
      'a wrong reference',
      { reference: 'RF19539007547034', text: '' },
      'reference: it is no creditor reference of ISO 11649',
    ],
    ['no name', { name: '' }, 'name: there is none'],
    ['a long name', { name: 'x'.repeat(71) }, 'name: it has 71 characters where 70 are allowed'],
    ['two lines', { text: 'one\ntwo' }, 'text: it holds a line break or control character'],
    ['too many bytes', { text: '漢'.repeat(100) }, 'text: all of it takes 394 bytes where 331 are allowed'],
  ])('%s', (_what, change, reason) => {
    expect(refused(change)).toBe(reason);
  });

  test('nothing at the limits', () => {
    expect(refused({ amount: 99_999_999_999 })).toBe('accepted');
    expect(refused({ name: 'ü'.repeat(70), text: 'x'.repeat(79) })).toBe('accepted');
  });
});
