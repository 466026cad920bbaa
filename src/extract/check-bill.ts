import type { Fault } from '../fault/fault.ts';
import type { BillCheck, ExtractPlan } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { RecordValues } from '../model/record.ts';
import { rescale, rescaledProduct, showDecimal } from './typing/decimal.ts';

/** By how much an amount column may be wrong, as the bill's own figures suggest; minor units to be added to it. */
export interface Correction {
  readonly table: 'documents' | 'details';
  readonly amount: number;
}

/** What checking a bill against itself found. */
interface BillFinding {
  /** The fault without file and line; absent: the bill is right. */
  readonly fault?: Fault;
  /** What is to be told of a bill that is right, without file and line. */
  readonly warning?: Fault;
  /** Number of the detail row that the fault is about; absent: the document's own row. */
  readonly detail?: number;
  /** Empty when the bill is right. */
  readonly corrections: readonly Correction[];
}

type BillChecker = (header: RecordValues, details: readonly RecordValues[]) => BillFinding;

const RIGHT: BillFinding = { corrections: [] };
const BARE: BillFinding = { corrections: [], warning: { code: 'extract.details-none', place: {} } };

/**
 * Makes the check of a bill against itself, by the rows of the main detail table: rows there at all, as many as stated,
 * quantity × price = amount in each, their sum the stated total. The first that fails is the fault, the likeliest root
 * cause first. Documents without such a table have nothing to be checked by.
 */
export function compileBillCheck(plan: ExtractPlan): BillChecker {
  const { documents, details } = plan;
  return details === undefined ? () => RIGHT : compileChecks(documents, details, plan.check);
}

function compileChecks(documents: TablePlan, details: TablePlan, check: BillCheck): BillChecker {
  const { total, count, product, withoutDetails } = check;
  const scales = {
    total: scaleOf(documents, total?.document),
    summand: scaleOf(details, total?.detail),
    factors: scaleOf(details, product?.quantity) + scaleOf(details, product?.price),
    product: scaleOf(details, product?.amount),
  };
  const finest = Math.max(scales.total, scales.summand);

  /** What quantity × price makes in the amount's units. */
  const productOf = (row: RecordValues): number | undefined => {
    if (product === undefined) return undefined;
    const quantity = row[product.quantity];
    const price = row[product.price];
    if (typeof quantity !== 'number' || typeof price !== 'number') return undefined;
    return rescaledProduct(quantity, price, scales.factors, scales.product);
  };

  const findFault = (header: RecordValues, rows: readonly RecordValues[], sum: number): Found | undefined => {
    if (rows.length === 0 && withoutDetails === 'reject')
      return { fault: { code: 'extract.details-missing', place: {} } };
    if (count !== undefined && header[count.document] !== rows.length) {
      const counts = { found: String(rows.length), expected: String(header[count.document] ?? '') };
      return { fault: { code: 'extract.count-differs', place: { field: count.document }, ...counts } };
    }
    if (product !== undefined) {
      for (const [detail, row] of rows.entries()) {
        const expected = productOf(row);
        const found = numberIn(row, product.amount);
        if (expected === undefined || expected === found) continue;
        const shown = {
          found: showDecimal(found, scales.product),
          expected: showDecimal(expected, scales.product),
        };
        return {
          detail,
          fault: { code: 'extract.product-differs', place: { field: product.amount }, ...shown },
        };
      }
    }
    if (total === undefined) return undefined;
    const stated = header[total.document];
    if (
      typeof stated === 'number' &&
      rescale(stated, scales.total, finest) === rescale(sum, scales.summand, finest)
    ) {
      return undefined;
    }
    const expected = typeof stated === 'number' ? showDecimal(stated, scales.total) : '';
    const shown = { found: showDecimal(sum, scales.summand), expected };
    return { fault: { code: 'extract.total-differs', place: { field: total.document }, ...shown } };
  };

  const corrections = (header: RecordValues, rows: readonly RecordValues[], sum: number): Correction[] => {
    const found: Correction[] = [];
    const suggest = (table: Correction['table'], amount: number): void => {
      if (amount !== 0 && Number.isSafeInteger(amount)) found.push({ table, amount });
    };
    if (total !== undefined) {
      const stated = numberIn(header, total.document);
      if (total.detail === details.amount)
        suggest('details', rescale(stated, scales.total, scales.summand) - sum);
      if (total.document === documents.amount)
        suggest('documents', rescale(sum, scales.summand, scales.total) - stated);
    }
    if (product !== undefined && product.amount === details.amount) {
      for (const row of rows) {
        const amount = productOf(row);
        if (amount !== undefined) suggest('details', amount - numberIn(row, product.amount));
      }
    }
    return found;
  };

  return (header, rows) => {
    let sum = 0;
    if (total !== undefined) for (const row of rows) sum += numberIn(row, total.detail);
    const found = findFault(header, rows, sum);
    if (found !== undefined) return { ...found, corrections: corrections(header, rows, sum) };
    return rows.length === 0 && withoutDetails === 'warn' ? BARE : RIGHT;
  };
}

type Found = Omit<BillFinding, 'corrections'>;

function numberIn(values: RecordValues, name: string): number {
  const value = values[name];
  return typeof value === 'number' ? value : 0;
}

function scaleOf(table: TablePlan, name: string | undefined): number {
  const column = table.columns.find((candidate) => candidate.name === name);
  return column?.type === 'amount' || column?.type === 'decimal' ? column.scale : 0;
}
