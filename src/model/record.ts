/** One field of a record after typing: text, a whole number (integers, amounts and decimals in units of their last digit), true or false, or nothing. */
export type FieldValue = string | number | boolean | null;

/** One typed row: column name → value. Dates are `YYYY-MM-DD`, amounts whole minor units, codes what they mean, empty text is ''. */
export type RecordValues = Readonly<Record<string, FieldValue>>;

/** The place that a row came from: member file name as the job states it, line from 1 (the header is line 1). */
export interface RowPlace {
  readonly table: string;
  readonly file: string;
  readonly line: number;
}
