import { describe, expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { PaymentPart } from '../../src/job/template-payment.ts';
import { readTexts } from './read-content.ts';
import { slipJob, slipResources, transferPart } from './slip-job.ts';
import { tinyDocument } from './tiny-job.ts';

const MM = 72 / 25.4;
const LINE = 25.4 / 6;

const bill = tinyDocument([{ text: 'Water', amount: 148750 }], { currency: 'EUR' });

/** What machines read of the only page; mm from the slip's upper left corner. */
function machineTexts(part: PaymentPart) {
  const composer = createComposer(slipJob([part]), slipResources);
  const set = composer.compose(bill);
  if ('fault' in set) throw new Error(wordingOf(set.fault));
  return readTexts(set.pages[0] ?? new Uint8Array(), composer.faces)
    .filter(({ face }) => face === 5)
    .map(({ text, x, y, width }) => ({ text, x: x / MM, base: 105 - y / MM, width: width / MM }));
}

const faultOf = (part: PaymentPart, data = bill): string => {
  const set = createComposer(slipJob([part]), slipResources).compose(data);
  if (!('fault' in set)) return 'composed';
  return `${set.fault.code} ${set.fault.values?.['field']}: ${set.fault.values?.['reason']}`;
};

test('a German form: ten characters an inch, a field each two lines of a sixth of an inch', () => {
  const texts = machineTexts(transferPart());
  expect(texts.map(({ text }) => text)).toEqual([
    ...['Stadtwerke Musterstadt GmbH', 'DE89370400440532013000', 'COBADEFFXXX', '1487,50'],
    ...['Rechnung 4711 vom 02.11.2026', 'Kundennummer 12345', 'Ann Example, Leeds'],
  ]);
  texts.forEach(({ text, x, base, width }, index) => {
    expect(Math.abs(base - ((4.5 + 2 * index) * LINE + 6.6))).toBeLessThan(0.1);
    expect(Math.abs(width - text.length * 2.54)).toBeLessThan(0.1);
    if (index !== 3) expect(Math.abs(x - (62 + 7.62))).toBeLessThan(0.1);
    else expect(Math.abs(x + width - (210 - 7.62))).toBeLessThan(0.1);
  });
});

test('an Austrian form has a field for the reference, which may be any', () => {
  const texts = machineTexts(
    transferPart(
      { country: 'AT' },
      { iban: 'AT611904300234573201', reference: '4711/2026', text: '', bic: '' },
    ),
  );
  expect(texts.map(({ text }) => text)).toEqual([
    ...['Stadtwerke Musterstadt GmbH', 'AT611904300234573201', '1487,50', '4711/2026', 'Ann Example, Leeds'],
  ]);
});

test('a German form has the creditor reference where the text would stand', () => {
  const texts = machineTexts(transferPart({}, { reference: 'RF18539007547034', text: '' }));
  expect(texts.map(({ text }) => text)).toContain('RF18539007547034');
});

test('headings and frames are drawn where the paper has none', () => {
  const headings = (stock: 'preprinted' | 'blank'): string => {
    const composer = createComposer(slipJob([transferPart({ stock })]), slipResources);
    return composer
      .forms([0])
      .map(({ content }) => Buffer.from(content).toString('latin1'))
      .join();
  };
  expect(headings('blank')).toContain('Angaben zum Zahlungsempf');
  expect(headings('preprinted')).not.toContain('Angaben zum Zahlungsempf');
});

describe('what keeps a form from being printed rejects the document', () => {
  test.each<[string, PaymentPart, string]>([
    [
      'nothing to pay',
      transferPart({ amount: '0 - invoice.total' }),
      'payment.amount amount: there is nothing to pay',
    ],
    [
      'a long name',
      transferPart({}, { name: 'x'.repeat(36) }),
      'payment.text name: it has 36 characters where the form',
    ],
    ['a long text', transferPart({}, { text: 'word '.repeat(20).trim() }), 'compose.does-not-fit'],
    [
      'a German reference',
      transferPart({}, { reference: '4711', text: '' }),
      'payment.reference reference: it is no',
    ],
    [
      'an Austrian reference in other signs',
      transferPart({ country: 'AT' }, { reference: '4711§', text: '' }),
      'payment.reference reference: it holds more than the letters',
    ],
    [
      'a long Austrian reference',
      transferPart({ country: 'AT' }, { reference: '1'.repeat(36), text: '' }),
      'payment.reference reference: it has 36 characters where 35',
    ],
    [
      'a mistyped RF',
      transferPart({ country: 'AT' }, { reference: 'RF19539007547034', text: '' }),
      'payment.reference reference: it is no creditor reference',
    ],
  ])('%s', (_what, part, reason) => {
    expect(faultOf(part).slice(0, reason.length)).toBe(reason);
  });

  test('other currencies', () => {
    const francs = tinyDocument([{ text: 'Water', amount: 1 }], { currency: 'CHF' });
    expect(faultOf(transferPart(), francs)).toMatch('payment.currency currency: it is CHF');
  });

  test('and is told of the template where it is typed there', () => {
    const composer = createComposer(
      slipJob([transferPart({}, { iban: 'DE88370400440532013000' })]),
      slipResources,
    );
    expect(composer.check()[0]).toMatchObject({
      code: 'payment.account',
      place: { file: 'tiny.yaml', line: 9 },
    });
  });
});

test('a payer that is too long for the field is left to whoever pays', () => {
  const composer = createComposer(slipJob([transferPart()]), slipResources);
  const payers = ['Ann', 'A'.repeat(33), 'A'.repeat(36)].map((name) => {
    const set = composer.compose({ ...bill, address: { ...bill.address, company: name } });
    const texts = 'fault' in set ? [] : readTexts(set.pages[0] ?? new Uint8Array(), composer.faces);
    return texts.filter(({ face }) => face === 5)[6]?.text;
  });
  expect(payers).toEqual(['Ann, Leeds', 'A'.repeat(33), undefined]);
});
