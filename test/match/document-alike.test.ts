import { describe, expect, it } from 'vitest';
import { compileFingerprint, type DocumentContent } from '../../src/match/document-alike.ts';

const LINE = { invoice: 'SO1', line: 1, sku: 'BK-1', quantity: 2, amount: 1998 };

const BILL: DocumentContent = {
  account: 'AW1',
  header: { invoice: 'SO1', invoice_date: '2019-06-01', net_total: 1998, note: null },
  details: [LINE],
};

const HEADER = ['invoice_date', 'net_total', 'note'];
const DETAILS = ['line', 'sku', 'quantity', 'amount'];
const documentFingerprint = compileFingerprint({ header: HEADER, details: DETAILS });

describe('compileFingerprint', () => {
  it('is the same under another number and another order of columns', () => {
    const again: DocumentContent = {
      ...BILL,
      header: { note: null, net_total: 1998, invoice_date: '2019-06-01', invoice: 'SO2' },
      details: [{ ...LINE, invoice: 'SO2' }],
    };
    expect(documentFingerprint(again)).toBe(documentFingerprint(BILL));
    const reordered = { header: HEADER.toReversed(), details: DETAILS.toReversed() };
    expect(compileFingerprint(reordered)(again)).toBe(documentFingerprint(BILL));
  });

  it.each<[string, DocumentContent]>([
    ['account', { ...BILL, account: 'AW2' }],
    ['date', { ...BILL, header: { ...BILL.header, invoice_date: '2019-06-02' } }],
    ['empty text for nothing', { ...BILL, header: { ...BILL.header, note: '' } }],
    ['text for a number', { ...BILL, header: { ...BILL.header, net_total: '1998' } }],
    ['line twice', { ...BILL, details: [LINE, LINE] }],
    ['no line', { ...BILL, details: [] }],
    ['article', { ...BILL, details: [{ ...LINE, sku: 'BK-2' }] }],
    ['amounts swapped between columns', { ...BILL, details: [{ ...LINE, quantity: 1998, amount: 2 }] }],
  ])('is another for another %s', (_what, other) => {
    expect(documentFingerprint(other)).not.toBe(documentFingerprint(BILL));
  });

  it('counts the rows of further tables, and which rows they belong to', () => {
    const fingerprint = compileFingerprint({
      header: HEADER,
      details: DETAILS,
      tables: { options: ['text'], payments: ['amount'] },
    });
    const options = { values: [{ text: 'gift wrap' }], parents: [0] };
    const whole: DocumentContent = { ...BILL, details: [LINE, LINE], tables: { options } };
    const others: DocumentContent[] = [
      { ...whole, tables: {} },
      { ...whole, tables: { options: { ...options, parents: [1] } } },
      { ...whole, tables: { options, payments: { values: [{ amount: 5 }] } } },
      { ...whole, tables: { options: { values: [{ text: 'gift' }], parents: [0] } } },
    ];
    expect(new Set([whole, ...others].map(fingerprint)).size).toBe(5);
    expect(fingerprint({ ...whole, tables: { options: { ...options }, payments: { values: [] } } })).toBe(
      fingerprint(whole),
    );
  });
});
