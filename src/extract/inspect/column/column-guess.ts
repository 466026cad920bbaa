import type { ColumnType } from '../../../job/table-plan.ts';

/** What a column seems to hold. */
export interface ColumnGuess {
  /** How the file names it; a name made up where nothing does. */
  readonly from: string;
  /** The same as a job file and its expressions want it: small letters, digits and `_`. */
  readonly name: string;
  readonly type: ColumnType;
  readonly scale: number;
  /** Characters of numbers; '' for none. */
  readonly decimal: string;
  readonly group: string;
  /** `(12.50)` is minus 12.50. */
  readonly parentheses: boolean;
  /** Pattern of days. */
  readonly format: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly codes: readonly string[];
  /** Texts that seem to mean: not there. */
  readonly missing: readonly string[];
  /** Share of cells without a value. */
  readonly emptyShare: number;
  /** No value stands twice, and none is missing. */
  readonly unique: boolean;
  /** What cannot be told from the sample, for a person to decide. */
  readonly doubts: readonly string[];
}
