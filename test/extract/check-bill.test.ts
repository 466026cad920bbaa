import { describe, expect, it } from 'vitest';
import { compileBillCheck } from '../../src/extract/check-bill.ts';
import { invoiceValues, lineValues } from './bill-rows.ts';
import { column, lines, plan } from './tables.ts';

const check = compileBillCheck(plan);

describe('a bill against itself', () => {
  it('is right', () => {
    expect(check(invoiceValues(700, 2), [lineValues(1, 2, 200), lineValues(2, 1, 300)])).toEqual({
      corrections: [],
    });
  });

  it('extract.total-differs, with both corrections', () => {
    const finding = check(invoiceValues(750, 1), [lineValues(1, 2, 350)]);
    expect(finding.fault).toMatchObject({ code: 'extract.total-differs', found: '7.00', expected: '7.50' });
    expect(finding.corrections).toEqual([
      { table: 'details', amount: 50 },
      { table: 'documents', amount: -50 },
    ]);
  });

  it('extract.product-differs says which row', () => {
    const finding = check(invoiceValues(700, 2), [lineValues(1, 2, 200), lineValues(2, 1, 300, 299)]);
    expect(finding).toMatchObject({
      detail: 1,
      fault: { code: 'extract.product-differs', found: '2.99', expected: '3.00' },
    });
    expect(finding.corrections).toContainEqual({ table: 'details', amount: 1 });
  });

  it('extract.count-differs and extract.details-missing', () => {
    expect(check(invoiceValues(700, 2), [lineValues(1, 1, 700)]).fault).toMatchObject({
      code: 'extract.count-differs',
      found: '1',
      expected: '2',
    });
    expect(check(invoiceValues(0, 0), []).fault?.code).toBe('extract.details-missing');
    const lenient = compileBillCheck({ ...plan, check: { ...plan.check, withoutDetails: 'ignore' } });
    expect(lenient(invoiceValues(0, 0), []).fault).toBeUndefined();
  });

  it('checks only what the job names', () => {
    const none = compileBillCheck({ ...plan, check: { withoutDetails: 'ignore' } });
    expect(none(invoiceValues(1, 9), [lineValues(1, 2, 3, 4)])).toEqual({ corrections: [] });
  });

  it('multiplies decimals exactly: 1.255 kg at 3.00 is 3.77, half away from zero', () => {
    const weights = lines.columns.map((one) =>
      one.name === 'quantity' ? { ...column('quantity', 'amount'), scale: 3 } : one,
    );
    const weigh = compileBillCheck({ ...plan, details: { ...lines, columns: weights } });
    expect(weigh(invoiceValues(377, 1), [lineValues(1, 1255, 300, 377)]).fault).toBeUndefined();
    expect(weigh(invoiceValues(376, 1), [lineValues(1, 1255, 300, 376)]).fault?.expected).toBe('3.77');
  });
});
