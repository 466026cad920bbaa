import type { Fault } from '../fault/fault.ts';
import type { ColumnPlan, FormatPlan, TablePlan } from './table-plan.ts';

/** A packed or binary column that its file cannot hold. */
interface MisplacedNumber {
  readonly column: ColumnPlan;
  readonly fault: Omit<Fault, 'place'>;
}

/**
 * Packed and binary numbers are bytes of any value: where a byte does not stand for a character by itself, records that
 * hold them could not be measured. Says so of the first such column. (Where lines end records, one that holds such
 * numbers is read up to its length.)
 */
export function misplacedNumber(
  columns: readonly ColumnPlan[],
  format: FormatPlan,
  encoding: TablePlan['encoding'],
): MisplacedNumber | undefined {
  const column = columns.find(({ span }) => span?.storage === 'packed' || span?.storage === 'binary');
  if (format.kind !== 'fixed' || column === undefined || !encoding.startsWith('utf-')) return undefined;
  const values = { storage: column.span?.storage ?? '', encoding };
  return { column, fault: { code: 'job.column-storage', found: column.name, values } };
}
