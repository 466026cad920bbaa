import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAssembler } from '../../src/extract/assemble-documents.ts';
import type { ReadRow } from '../../src/extract/row-reader.ts';
import { invoiceValues, lineValues, rowsOf } from './bill-rows.ts';
import { plan } from './tables.ts';

const assemble = compileAssembler(plan);
const twoLines = [lineValues(1, 2, 200), lineValues(2, 1, 300)];
const broken = (line: number): ReadRow => ({
  line,
  fault: {
    code: 'extract.amount-malformed',
    place: { file: 'invoice_lines.csv', line, field: 'amount' },
    found: '12,3x',
  },
});
const brief = (headers: readonly ReadRow[], details: readonly ReadRow[]): unknown[] =>
  assemble(headers, details).map((one) => [one.fate, one.fault?.code, one.details]);

describe('one header', () => {
  it('is composed with its rows in order', () => {
    const details = rowsOf([lineValues(10, 1, 300), lineValues(9, 2, 200)], 5);
    expect(brief(rowsOf([invoiceValues(700, 2)], 2), details)).toEqual([['compose', undefined, [1, 0]]]);
  });

  it('is rejected with its own fault, placed', () => {
    const [verdict] = assemble(rowsOf([invoiceValues(701, 2)], 4), rowsOf(twoLines, 9));
    expect(verdict?.fate).toBe('reject');
    expect(verdict?.fault).toMatchObject({
      code: 'extract.total-differs',
      place: { file: 'invoices.csv', line: 4, account: 'AW1', document: 'SO1', field: 'net_total' },
    });
  });

  it('is rejected with the fault of a row, whose place it keeps', () => {
    const [verdict] = assemble(rowsOf([invoiceValues(700, 2)], 4), [
      ...rowsOf(twoLines.slice(1), 9),
      broken(10),
    ]);
    expect(verdict).toMatchObject({ fate: 'reject', details: [0, 1] });
    expect(verdict?.fault?.place).toEqual({
      file: 'invoice_lines.csv',
      line: 10,
      field: 'amount',
      account: 'AW1',
      document: 'SO1',
    });
  });

  it('names the line of a product that differs', () => {
    const details = rowsOf([lineValues(1, 2, 200), lineValues(2, 1, 300, 299)], 9);
    const [verdict] = assemble(rowsOf([invoiceValues(700, 2)], 4), details);
    expect(verdict?.fault?.place).toMatchObject({ file: 'invoice_lines.csv', line: 10, document: 'SO1' });
    expect(verdict?.corrections).toContainEqual({ table: 'details', amount: 1 });
  });

  it('extract.order-doubled', () => {
    const details = rowsOf([lineValues(2, 1, 300), lineValues(2, 2, 200)], 9);
    const [verdict] = assemble(rowsOf([invoiceValues(700, 2)], 4), details);
    expect(verdict?.fault).toMatchObject({
      code: 'extract.order-doubled',
      found: '2',
      values: { first: '9' },
    });
  });
});

describe('several headers of one key', () => {
  const header = invoiceValues(700, 2);

  it('a copy that came without rows', () => {
    expect(brief(rowsOf([header, header], 2), rowsOf(twoLines, 9))).toEqual([
      ['compose', undefined, [0, 1]],
      ['duplicate', 'extract.document-doubled', []],
    ]);
  });

  it('copies that came with their rows, one after another or mixed', () => {
    for (const order of [
      [0, 1, 0, 1],
      [0, 0, 1, 1],
      [1, 0, 0, 1],
    ]) {
      const rows = rowsOf(
        order.map((i) => twoLines[i] ?? {}),
        9,
      );
      const verdicts = assemble(rowsOf([header, header], 2), rows);
      expect(verdicts.map((one) => one.fate)).toEqual(['compose', 'duplicate']);
      expect(verdicts[0]?.details.map((i) => rows[i]?.values?.['line'])).toEqual([1, 2]);
    }
  });

  it('rows or headers that differ: none is produced', () => {
    const other = [lineValues(1, 2, 200), lineValues(2, 3, 100)];
    expect(brief(rowsOf([header, header], 2), rowsOf([...twoLines, ...other], 9))).toEqual([
      ['reject', 'extract.document-key-conflict', [0, 1]],
      ['reject', 'extract.document-key-conflict', [2, 3]],
    ]);
    const dearer = invoiceValues(800, 2);
    expect(brief(rowsOf([header, dearer], 2), rowsOf(twoLines, 9))).toEqual([
      ['reject', 'extract.document-key-conflict', [0, 1]],
      ['reject', 'extract.document-key-conflict', []],
    ]);
  });

  it('rows that cannot be shared out: the first is judged by them', () => {
    expect(brief(rowsOf([header, header], 2), rowsOf([...twoLines, lineValues(3, 1, 1)], 9))).toEqual([
      ['reject', 'extract.count-differs', [0, 1, 2]],
      ['duplicate', 'extract.document-doubled', []],
    ]);
  });

  it('a header that cannot be read keeps its fault, and casts doubt on the other', () => {
    expect(brief([...rowsOf([header], 2), broken(3)], rowsOf(twoLines, 9))).toEqual([
      ['reject', 'extract.document-key-conflict', [0, 1]],
      ['reject', 'extract.amount-malformed', []],
    ]);
  });

  it('works without a stated count', () => {
    const uncounted = compileAssembler({ ...plan, check: { withoutDetails: 'reject' } });
    const fates = (rows: readonly ReadRow[]): unknown[] =>
      uncounted(rowsOf([header, header], 2), rows).map((one) => [one.fate, one.details]);
    expect(fates(rowsOf(twoLines, 9))).toEqual([
      ['compose', [0, 1]],
      ['duplicate', []],
    ]);
    expect(fates(rowsOf([...twoLines, ...twoLines], 9))).toEqual([
      ['compose', [0, 1]],
      ['duplicate', [2, 3]],
    ]);
  });
});

it('every header has one verdict and every row is in exactly one of them', () => {
  const details = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(100, 200), fc.boolean()),
    { maxLength: 7 },
  );
  const headers = fc.array(
    fc.tuple(fc.constantFrom(100, 300), fc.integer({ min: 0, max: 3 }), fc.boolean()),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(headers, details, fc.boolean(), (tops, rows, counted) => {
      const { count: _, ...uncounted } = plan.check;
      const work = counted ? assemble : compileAssembler({ ...plan, check: uncounted });
      const typedTops = tops.map(([total, count, bad], i): ReadRow =>
        bad && i > 0 ? broken(2 + i) : { line: 2 + i, values: invoiceValues(total, count) },
      );
      const typedRows = rows.map(([line, price, bad], i): ReadRow =>
        bad && i > 4 ? broken(9 + i) : { line: 9 + i, values: lineValues(line, 1, price) },
      );
      const verdicts = work(typedTops, typedRows);
      expect(verdicts.map((one) => one.header)).toEqual([...tops.keys()]);
      expect(verdicts.flatMap((one) => one.details).toSorted((a, b) => a - b)).toEqual([...rows.keys()]);
      for (const one of verdicts) expect(one.fault === undefined).toBe(one.fate === 'compose');
      expect(verdicts.filter((one) => one.fate === 'compose').length).toBeLessThanOrEqual(1);
    }),
  );
});
