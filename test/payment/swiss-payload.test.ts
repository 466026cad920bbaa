import * as fc from 'fast-check';
import { generateQRData } from '../../node_modules/swissqrbill/lib/esm/shared/qr-code.js';
import { describe, expect, test } from 'vitest';
import { checkDigitRecursive } from '../../src/payment/check-digits.ts';
import type { SwissParty } from '../../src/payment/swiss-party.ts';
import { swissPayload, type SwissPayment } from '../../src/payment/swiss-payload.ts';
import { EXAMPLES, muster, simon } from './swiss-examples.ts';

test.each(EXAMPLES)('the published example, byte for byte: $of', ({ payment, payload }) => {
  expect(swissPayload(payment)).toBe(payload);
});

const PAYMENT: SwissPayment = {
  iban: 'CH4431999123000889012',
  creditor: muster,
  amount: 194975,
  currency: 'CHF',
  debtor: simon,
  reference: '210000000003139471430009017',
  message: 'Order from 15.10.2020',
  billInformation: '//S1/10/1234',
  schemes: ['eBill/B/simon.muster@example.com'],
};
/** As `PAYMENT`, with an IBAN that is no QR-IBAN. */
const PLAIN: SwissPayment = { ...PAYMENT, iban: 'CH5800791123000889012', reference: '' };

const refusal = (payment: SwissPayment): string => {
  const payload = swissPayload(payment);
  return typeof payload === 'string' ? 'accepted' : `${payload.kind} ${payload.field}: ${payload.reason}`;
};
const creditor = (change: Partial<SwissParty>): SwissPayment => ({
  ...PAYMENT,
  creditor: { ...muster, ...change },
});
const debtor = (change: Partial<SwissParty>): SwissPayment => ({
  ...PAYMENT,
  debtor: { ...simon, ...change },
});
const payment = (change: Partial<SwissPayment>): SwissPayment => ({ ...PAYMENT, ...change });
const plain = (change: Partial<SwissPayment>): SwissPayment => ({ ...PLAIN, ...change });

/** Each is refused for a reason of its own, or for the same reason in another field. */
const REFUSED: readonly (readonly [string, SwissPayment, string])[] = [
  ['no IBAN', payment({ iban: '' }), 'account iban: there is none'],
  ['check digits', payment({ iban: 'CH4531999123000889012' }), 'account iban: its check digits do not go'],
  ['two digits in each other’s place', payment({ iban: 'CH4431999132000889012' }), 'account iban: its check'],
  ['too short', payment({ iban: 'CH443199912300088901' }), 'account iban: its length is not that'],
  ['too long', payment({ iban: 'CH44319991230008890123' }), 'account iban: its length is not that'],
  [
    'letters in the bank’s number',
    payment({ iban: 'CH44A1999123000889012' }),
    'account iban: its account number',
  ],
  ['letters for check digits', payment({ iban: 'CHXX31999123000889012' }), 'account iban: its check digits'],
  ['signs', payment({ iban: 'CH44-3199-9123-0008-8901-2' }), 'account iban: it holds more than letters and'],
  ['no country', payment({ iban: 'ZZ4431999123000889012' }), 'account iban: it begins with no country'],
  ['of Germany', payment({ iban: 'DE89370400440532013000' }), 'account iban: it is not of Switzerland'],
  ['of Austria', plain({ iban: 'AT611904300234573201' }), 'account iban: it is not of Switzerland'],
  ['no currency', payment({ currency: '' }), 'currency currency: it is , and the code is for CHF and EUR'],
  ['dollars', payment({ currency: 'USD' }), 'currency currency: it is USD'],
  ['small letters', payment({ currency: 'chf' }), 'currency currency: it is chf'],
  ['nothing to pay', payment({ amount: 0 }), 'amount amount: there is nothing to pay'],
  ['a notice', payment({ amount: 0, message: 'DO NOT USE FOR PAYMENT' }), 'amount amount: there is nothing'],
  ['a credit', payment({ amount: -1 }), 'amount amount: there is nothing to pay'],
  ['a milliard', payment({ amount: 100_000_000_000 }), 'amount amount: it is above 999,999,999.99'],
  [
    'no reference',
    payment({ reference: '' }),
    'reference reference: there is none, and the IBAN is a QR-IBAN',
  ],
  ['blanks for a reference', payment({ reference: '   ' }), 'reference reference: there is none, and'],
  ['RF with a QR-IBAN', payment({ reference: 'RF18539007547034' }), 'reference reference: it is a creditor'],
  [
    'check digit',
    payment({ reference: '210000000003139471430009018' }),
    'reference reference: its check digit',
  ],
  [
    'two digits turned',
    payment({ reference: '210000000003193471430009017' }),
    'reference reference: its check',
  ],
  [
    '26 digits',
    payment({ reference: '10000000003139471430009017' }),
    'reference reference: it has 26 digits',
  ],
  [
    '28 digits',
    payment({ reference: '0210000000003139471430009017' }),
    'reference reference: it has 28 digits',
  ],
  [
    'a letter',
    payment({ reference: '21000000000313947143000901A' }),
    'reference reference: it holds more than',
  ],
  ['zeros', payment({ reference: '0'.repeat(27) }), 'reference reference: it is zeros alone'],
  ['QR with an IBAN', plain({ reference: PAYMENT.reference }), 'reference reference: it is a QR reference'],
  ['RF check digits', plain({ reference: 'RF19539007547034' }), 'reference reference: it is no creditor'],
  [
    'RF as misprinted in the guidelines',
    plain({ reference: 'RF720191230100405JSH0438' }),
    'reference reference: it is no',
  ],
  ['small rf', plain({ reference: 'rf18539007547034' }), 'reference reference: it is no creditor'],
  ['RF alone', plain({ reference: 'RF18' }), 'reference reference: it is no creditor reference'],
  ['RF too long', plain({ reference: `RF18${'1'.repeat(22)}` }), 'reference reference: it is no creditor'],
  ['RF with a sign', plain({ reference: 'RF18-5390' }), 'reference reference: it is no creditor'],
  ['any number', plain({ reference: '4711' }), 'reference reference: it is no creditor reference'],
  ['creditor without name', creditor({ name: '' }), 'text creditor.name: there is none'],
  ['creditor of a blank', creditor({ name: ' ' }), 'text creditor.name: there is none'],
  [
    'creditor’s long name',
    creditor({ name: 'x'.repeat(71) }),
    'text creditor.name: it has 71 characters where 70',
  ],
  [
    'creditor in Cyrillic',
    creditor({ name: 'Жук AG' }),
    'text creditor.name: U+0416 is none of the characters',
  ],
  [
    'creditor’s long street',
    creditor({ street: 'x'.repeat(71) }),
    'text creditor.street: it has 71 characters',
  ],
  ['creditor’s street in Greek', creditor({ street: 'Οδός' }), 'text creditor.street: U+039F'],
  [
    'creditor’s number',
    creditor({ houseNumber: '1'.repeat(17) }),
    'text creditor.houseNumber: it has 17 char',
  ],
  ['creditor’s number, a dash', creditor({ houseNumber: '1–3' }), 'text creditor.houseNumber: U+2013'],
  ['creditor without code', creditor({ postalCode: '' }), 'text creditor.postalCode: there is none'],
  ['creditor’s long code', creditor({ postalCode: '8'.repeat(17) }), 'text creditor.postalCode: it has 17'],
  [
    'creditor’s code with country',
    creditor({ postalCode: 'CH-8000' }),
    'text creditor.postalCode: the country',
  ],
  [
    'creditor’s code of wide digits',
    creditor({ postalCode: '８０００' }),
    'text creditor.postalCode: U+FF18',
  ],
  ['creditor without town', creditor({ city: '' }), 'text creditor.city: there is none'],
  [
    'creditor’s long town',
    creditor({ city: 'x'.repeat(36) }),
    'text creditor.city: it has 36 characters where 35',
  ],
  ['creditor’s town in Arabic', creditor({ city: 'بيل' }), 'text creditor.city: U+0628'],
  ['creditor without country', creditor({ country: '' }), 'text creditor.country: there is none'],
  [
    'creditor’s country’s name',
    creditor({ country: 'Schweiz' }),
    'text creditor.country: it has 7 characters',
  ],
  [
    'creditor’s country, no code',
    creditor({ country: 'ZZ' }),
    'text creditor.country: it is no country code',
  ],
  ['creditor’s country, small', creditor({ country: 'ch' }), 'text creditor.country: it is no country code'],
  [
    'creditor’s country, one letter',
    creditor({ country: 'C' }),
    'text creditor.country: it is no country code',
  ],
  ['debtor without name', debtor({ name: '' }), 'text debtor.name: there is none'],
  ['debtor’s long name', debtor({ name: 'x'.repeat(71) }), 'text debtor.name: it has 71 characters where 70'],
  ['debtor with an emoji', debtor({ name: 'Simon 😀' }), 'text debtor.name: U+1F600'],
  ['debtor in two lines', debtor({ name: 'Simon\nMuster' }), 'text debtor.name: U+000A'],
  ['debtor with a tab', debtor({ name: 'Simon\tMuster' }), 'text debtor.name: U+0009'],
  ['debtor’s long street', debtor({ street: 'x'.repeat(71) }), 'text debtor.street: it has 71 characters'],
  ['debtor’s street, a return', debtor({ street: 'Muster\rstrasse' }), 'text debtor.street: U+000D'],
  [
    'debtor’s number',
    debtor({ houseNumber: '1'.repeat(17) }),
    'text debtor.houseNumber: it has 17 characters',
  ],
  ['debtor without code', debtor({ postalCode: '' }), 'text debtor.postalCode: there is none'],
  [
    'debtor’s long code',
    debtor({ postalCode: '8'.repeat(17) }),
    'text debtor.postalCode: it has 17 characters',
  ],
  [
    'debtor’s code with country',
    debtor({ postalCode: 'CH-8000' }),
    'text debtor.postalCode: the country stands',
  ],
  ['debtor without town', debtor({ city: '' }), 'text debtor.city: there is none'],
  ['debtor’s long town', debtor({ city: 'x'.repeat(36) }), 'text debtor.city: it has 36 characters'],
  ['debtor without country', debtor({ country: '' }), 'text debtor.country: there is none'],
  ['debtor’s country, no code', debtor({ country: 'UK' }), 'text debtor.country: it is no country code'],
  ['a long message', payment({ message: 'x'.repeat(141) }), 'text message: it has 141 characters where 140'],
  ['a message in two lines', payment({ message: 'one\ntwo' }), 'text message: U+000A is none of'],
  ['a message with a long dash', payment({ message: 'Order — 15' }), 'text message: U+2014'],
  ['a message with quotes', payment({ message: '„Order“' }), 'text message: U+201E'],
  ['a message with a zero', payment({ message: 'Order\u0000' }), 'text message: U+0000'],
  ['a message with a C1 control', payment({ message: 'Order\u0085now' }), 'text message: U+0085'],
  ['a message with half a pair', payment({ message: 'Order \ud83d' }), 'text message: U+D83D'],
  [
    'long information',
    payment({ billInformation: `//S1/${'x'.repeat(136)}` }),
    'text billInformation: it has 141',
  ],
  [
    'information without a code',
    payment({ billInformation: '10/1234' }),
    'text billInformation: it does not',
  ],
  [
    'information with one stroke',
    payment({ billInformation: '/S1/10' }),
    'text billInformation: it does not',
  ],
  ['information, a long code', payment({ billInformation: '//SWI/10' }), 'text billInformation: it does not'],
  [
    'information in two lines',
    payment({ billInformation: '//S1/10\n/1234' }),
    'text billInformation: U+000A',
  ],
  [
    'message and information together',
    payment({ message: 'x'.repeat(100), billInformation: `//S1/${'x'.repeat(36)}` }),
    'text billInformation: with `message` it has 141 characters where 140',
  ],
  [
    'three procedures',
    payment({ schemes: ['a', 'b', 'c'] }),
    'text schemes: there are 3 where 2 are allowed',
  ],
  [
    'a long procedure',
    payment({ schemes: ['x'.repeat(101)] }),
    'text schemes: it has 101 characters where 100',
  ],
  ['an empty procedure', payment({ schemes: ['', 'b'] }), 'text schemes: one is empty'],
  ['a procedure in two lines', payment({ schemes: ['a\nb'] }), 'text schemes: U+000A'],
  [
    'more bytes than version 25 holds',
    {
      ...PAYMENT,
      creditor: { ...muster, name: 'ü'.repeat(70), street: 'ü'.repeat(70), city: 'ü'.repeat(35) },
      debtor: { ...simon, name: 'ü'.repeat(70), street: 'ü'.repeat(70), city: 'ü'.repeat(35) },
      message: 'ü'.repeat(128),
      schemes: ['ü'.repeat(100), 'ü'.repeat(100)],
    },
    'text message: all of it takes',
  ],
];

describe('refused', () => {
  test.each(REFUSED)('%s', (_what, refused, reason) => {
    expect(refusal(refused).slice(0, reason.length)).toBe(reason);
  });

  test('in at least the 66 ways that are asked for, no two alike', () => {
    expect(new Set(REFUSED.map(([, refused]) => JSON.stringify(refused))).size).toBe(REFUSED.length);
    expect(REFUSED.length).toBeGreaterThanOrEqual(66);
  });
});

test('nothing is refused at the limits', () => {
  const long = { name: 'ä'.repeat(70), street: 'é'.repeat(70), houseNumber: '1'.repeat(16) };
  const most = { ...simon, ...long, postalCode: '8'.repeat(16), city: 'Ș'.repeat(35) };
  expect(refusal(payment({ debtor: most, message: 'x'.repeat(128) }))).toBe('accepted');
  expect(refusal(payment({ amount: 1 }))).toBe('accepted');
  expect(refusal(payment({ amount: 99_999_999_999 }))).toBe('accepted');
  expect(refusal(payment({ schemes: ['x'.repeat(100), 'y'.repeat(100)] }))).toBe('accepted');
  // The ends of each range of characters.
  expect(refusal(payment({ message: '~ ÿĀſȘȚșț€¡', billInformation: '' }))).toBe('accepted');
  expect(refusal(plain({ iban: 'LI21 0881 0000 2324 013A A', currency: 'EUR' }))).toBe('accepted');
});

test('an accent that stands apart from its letter is put on it, blanks around texts are taken away', () => {
  const apart = payment({ message: '  Zu\u0308rich ', debtor: { ...simon, city: 'Zu\u0308rich' } });
  expect(swissPayload(apart)).toContain('\nZürich\nCH\nQRR\n210000000003139471430009017\nZürich\nEPD\n');
});

test('without bill information a procedure keeps its place', () => {
  expect(swissPayload(payment({ billInformation: '' }))).toMatch(
    /\nEPD\n\neBill\/B\/simon.muster@example.com$/,
  );
});

describe('any payment', () => {
  const word = fc.stringMatching(/^[A-Za-zäöüéèàçñß.'&-]{1,12}$/);
  const party = fc.record({
    name: word,
    street: word,
    houseNumber: fc.stringMatching(/^[1-9]\d{0,3}[a-c]?$/),
    postalCode: fc.stringMatching(/^[1-9]\d{3}$/),
    city: word,
    country: fc.constantFrom('CH', 'LI', 'DE', 'FR'),
  });
  const qrReference = fc
    .stringMatching(/^[1-9]\d{25}$/)
    .map((digits) => `${digits}${checkDigitRecursive(digits)}`);
  const account = fc.oneof(
    qrReference.map((reference) => ({ iban: 'CH4431999123000889012', reference })),
    fc.constant({ iban: 'CH5800791123000889012', reference: 'RF18539007547034' }),
    fc.constant({ iban: 'CH5800791123000889012', reference: '' }),
  );
  const any = fc.record({
    account,
    creditor: party,
    debtor: fc.option(party, { nil: undefined }),
    amount: fc.option(fc.integer({ min: 1, max: 99_999_999_999 }), { nil: undefined }),
    currency: fc.constantFrom<'CHF' | 'EUR'>('CHF', 'EUR'),
    message: word,
  });
  const theirs = ({ name, street, houseNumber, postalCode, city, country }: SwissParty) => ({
    ...{ name, address: street, buildingNumber: houseNumber, zip: postalCode, city, country },
  });

  test('is as swissqrbill has it', () => {
    fc.assert(
      fc.property(any, ({ account: { iban, reference }, amount, currency, message, ...parties }) => {
        const mine = swissPayload({
          ...{ iban, reference, amount, currency, message, ...parties, billInformation: '', schemes: [] },
        });
        const expected = generateQRData({
          currency,
          message,
          creditor: { account: iban, ...theirs(parties.creditor) },
          ...(amount === undefined ? {} : { amount: amount / 100 }),
          ...(reference === '' ? {} : { reference }),
          ...(parties.debtor === undefined ? {} : { debtor: theirs(parties.debtor) }),
        });
        expect(mine).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});
