import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { PaymentPart, RemittanceForm } from '../../src/job/template-payment.ts';
import { checkDigitRecursive } from '../../src/payment/check-digits.ts';
import { readTexts } from './read-content.ts';
import { remittancePart, slipJob, slipResources, swissPart } from './slip-job.ts';
import { inline, tinyDocument, tinyTemplate } from './tiny-job.ts';

const MM = 72 / 25.4;

const letter = () => {
  const a4 = tinyTemplate.papers['A4'];
  if (a4 === undefined) throw new Error('no A4');
  return { papers: { A4: { ...a4, width: 215.9, height: 279.4 } } };
};

const bill = tinyDocument([{ text: 'Water', amount: 148750 }], { currency: 'USD', locale: 'en-GB' });

/** Texts of the stub's own on the only page; mm from its upper left corner. */
function stub(part: PaymentPart) {
  const composer = createComposer(slipJob([part], letter()), slipResources);
  const set = composer.compose(bill);
  if ('fault' in set) throw new Error(wordingOf(set.fault));
  return readTexts(set.pages[0] ?? new Uint8Array(), composer.faces)
    .filter(({ face }) => face >= 3)
    .map(({ text, x, y, width, size, face }) => ({
      ...{ text, size, face, x: x / MM, base: 88.9 - y / MM, width: width / MM },
    }));
}

const faultOf = (change: Partial<RemittanceForm>): string => {
  const set = createComposer(slipJob([remittancePart(change)], letter()), slipResources).compose(bill);
  if (!('fault' in set)) return 'composed';
  return `${set.fault.code} ${set.fault.values?.['field']}: ${set.fault.values?.['reason']}`;
};

test('the line that a machine reads stands half an inch above the foot, ten characters an inch', () => {
  const texts = stub(remittancePart());
  const line = texts.find(({ face }) => face === 5);
  const amount = `0000148750${checkDigitRecursive('0000148750')}`;
  const digits = `0079927398713${amount}`;
  expect(line?.text).toBe(`0079927398713 ${amount} ${checkDigitRecursive(digits)}`);
  expect(line?.base).toBeCloseTo(88.9 - 12.7, 1);
  expect(Math.abs((line?.width ?? 0) - (line?.text.length ?? 0) * 2.54)).toBeLessThan(0.1);
  expect(Math.abs((line?.x ?? 0) + (line?.width ?? 0) - (215.9 - 12.7))).toBeLessThan(0.1);
  // A quarter of an inch around it is blank.
  for (const { face, base } of texts) if (face !== 5) expect(base).toBeLessThan(88.9 - 12.7 - 6.35);
});

test('account, day, amount, payer and whom to pay', () => {
  const texts = stub(remittancePart());
  expect(texts.filter(({ face }) => face !== 5).map(({ text }) => text)).toEqual([
    ...['A1', 'Nov 16, 2026', 'US$1,487.50', 'Ann Example', '1 High Street', 'LEEDS', 'LS1 1AA'],
    ...['Example Utilities Inc.', 'P.O. Box 12345', 'Springfield IL 62701-2345'],
  ]);
  const right = 215.9 - 12.7 - 2;
  for (const { x, width } of texts.slice(0, 3)) expect(Math.abs(x + width - right)).toBeLessThan(0.1);
});

test('what keeps a stub from being printed rejects the document', () => {
  const scan = (fields: RemittanceForm['scan']['fields']): Partial<RemittanceForm> => ({
    scan: { face: 5, pitch: 2.54, base: 12.7, fields },
  });
  expect(faultOf({})).toBe('composed');
  expect(faultOf({ amount: '0 - invoice.total' })).toBe('payment.amount amount: there is nothing to pay');
  expect(faultOf(scan([{ value: inline('AB-1'), check: 'luhn' }]))).toMatch(
    'payment.reference scanLine 1: it holds',
  );
  expect(faultOf(scan([{ value: { amount: 'invoice.total' }, width: 5 }]))).toMatch(
    'it has 6 characters where 5',
  );
  expect(faultOf(scan([{ value: inline('1'.repeat(40)) }, { value: inline('1'.repeat(40)) }]))).toMatch(
    'compose.does-not-fit',
  );
  const lines = inline(Array.from({ length: 8 }, (_, i) => `Line ${i}`).join('\n'));
  const texts = { account: inline('1'), due: inline(''), payTo: lines };
  expect(faultOf({ texts })).toMatch('compose.does-not-fit');
  // Source Sans is no font of a fixed width, but has the characters; the fallback is never asked.
  expect(faultOf(scan([{ value: inline('12') }]))).toBe('composed');
});

test('a job may have parts of two kinds, each on its paper', () => {
  const a4 = tinyTemplate.papers['A4'];
  if (a4 === undefined) throw new Error('no A4');
  const papers = { A4: a4, Letter: { ...a4, width: 215.9, height: 279.4 } };
  const parts = [swissPart({ part: { paper: 'A4' } }), remittancePart({}, { paper: 'Letter' })];
  const composer = createComposer(slipJob(parts, { papers }), slipResources);
  const shown = (paper: string, currency: string): string => {
    const set = composer.compose({ ...bill, paper, currency });
    if ('fault' in set) throw new Error(wordingOf(set.fault));
    return readTexts(set.pages[0] ?? new Uint8Array(), composer.faces)
      .map(({ text }) => text)
      .join(' ');
  };
  expect(shown('A4', 'CHF')).toContain('21 00000 00003 13947 14300 09017');
  expect(shown('Letter', 'USD')).toContain('0079927398713');
});
