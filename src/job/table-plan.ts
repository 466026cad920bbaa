import type { Place } from '../fault/fault.ts';

/** What a table's declaration means. Plain data: it goes to workers as it is. */
export interface TablePlan {
  /** Name of the table, such as `invoices`. */
  readonly name: string;
  /** Name of one row in expressions, such as `invoice`. */
  readonly record: string;
  /** Member of the extract, or a pattern with `*` and `?`: its files, in the order of their names, make one table. */
  readonly file: string;
  /** Absolute path of the one file that the table is read from instead of the job's archive; see `--input`. */
  readonly source?: string;
  /** Nothing of the table is delivered: it has no rows. */
  readonly absent?: true;
  readonly format: FormatPlan;
  readonly encoding: Encoding;
  readonly columns: readonly ColumnPlan[];
  /** Tells rows of this table from others in the same file; absent: all rows are this table's. */
  readonly type?: RecordType;
  /** The parent is the last row of this table (by name) before the row, or the one that encloses it. Then there is no `on`. */
  readonly nestedIn?: string;
  /** Column that names a row; details have none. */
  readonly key?: string;
  /** Name of the parent table. */
  readonly parent?: string;
  /** Column that names the parent row, in the documents' and the details' tables. */
  readonly on?: string;
  /** Where `on` names the document: the column that names the row of the parent table within it. */
  readonly within?: string;
  /** Lookup tables, and the column whose value is the key of the row there. */
  readonly lookups?: readonly { readonly table: string; readonly by: string }[];
  /** Column by which the rows of one parent are ordered. */
  readonly order?: string;
  /** Column that control totals add up. */
  readonly amount?: string;
  /** Its rows belong to documents: what is nested in one of them counts to its document. */
  readonly detail?: true;
  /** The job says that it is the main one of the tables below the documents. */
  readonly main?: true;
  /** What becomes of rows whose parent is not there; of a lookup table: of rows that refer to one that is not there. */
  readonly orphans: OrphanPolicy;
  readonly checks: readonly RowCheck[];
}

/** `reject`: to the rejects, as exceptions. `warn`: set aside, and told. `ignore`: set aside, and counted. */
export type OrphanPolicy = 'reject' | 'warn' | 'ignore';

export type Encoding = (typeof ENCODINGS)[number];

export const ENCODINGS = [
  'utf-8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-9',
  'iso-8859-15',
  'cp437',
  'cp850',
  'ibm037',
  'ibm273',
  'ibm500',
  'ibm1140',
  'ibm1141',
] as const;

export type FormatPlan = DelimitedFormat | FixedFormat | JsonFormat | XmlFormat | ParquetFormat;

export interface DelimitedFormat {
  readonly kind: 'delimited';
  /** 1 to 3 characters. */
  readonly delimiter: string;
  /** One character, or '' for none. */
  readonly quote: string;
  /** A character that takes the next one as it is, within quotes and without; '': a doubled quote stands for a quote. */
  readonly escape: string;
  /** Whether a quote within an unquoted cell is a fault (true) or a character like any other. */
  readonly strictQuotes: boolean;
  /** The first line names the columns; without it they come in the order of the declaration. */
  readonly header: boolean;
  /** Lines before the header, or before the first row. */
  readonly skip: number;
  /** Lines that begin so are no rows; '' for none. */
  readonly comment: string;
  /** Lines at the end that are no rows. */
  readonly footer: number;
}

export interface FixedFormat {
  readonly kind: 'fixed';
  /** Records end with a line end, or stand one behind another. */
  readonly separator: 'line' | 'none';
  /** Of a record without its line end: characters in UTF-8, bytes in all else. */
  readonly length: number;
  readonly skip: number;
  readonly footer: number;
}

/** One JSON object a line. */
interface JsonFormat {
  readonly kind: 'json';
  /** Path (`order.lines`) of the array within each line whose elements are the rows; '': the line's object is the row. */
  readonly each: string;
}

interface XmlFormat {
  readonly kind: 'xml';
  /** Path of the elements that are the rows, from the root: `bills/bill/line`. */
  readonly each: string;
}

interface ParquetFormat {
  readonly kind: 'parquet';
}

/**
 * Where a row says what it is: the number of a cell (delimited), of a character (fixed), both from 1, or a path (JSON);
 * and what stands there, without outer blanks.
 */
export interface RecordType {
  readonly at: number | string;
  readonly is: string;
}

export type ColumnType = 'text' | 'integer' | 'amount' | 'decimal' | 'date' | 'boolean' | 'code';

export interface ColumnPlan {
  readonly name: string;
  /** How the file names it: in the header, as a path in JSON (`customer.name`) and XML (`customer/name`, `@id`). */
  readonly from: string;
  /** `amount` and `decimal` have `scale` digits after the point and are read into whole units of the last one. */
  readonly type: ColumnType;
  readonly required: boolean;
  readonly scale: number;
  readonly trim: 'both' | 'left' | 'right' | 'none';
  /** Texts, after trimming, that mean: not there. An empty one always does. */
  readonly empty: readonly string[];
  /** Numbers: the character before the decimals, and the one between groups of three digits ('' for none). */
  readonly decimal: string;
  readonly group: string;
  /** Numbers: `(12.50)` is minus 12.50. */
  readonly parentheses?: true;
  /** Dates: a pattern of YYYY, YY, MM, M, DD, D and what stands between (date-pattern.ts). */
  readonly format: string;
  /** Booleans: texts for true and for false. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Codes: text → what it means (the code itself in a plain list). */
  readonly codes: Readonly<Record<string, string>>;
  /** Fixed-width columns. */
  readonly span?: ColumnSpan;
}

/** A column's place in a fixed-width record, and how its number is stored. */
export interface ColumnSpan {
  /** First character (UTF-8) or byte, from 0. */
  readonly start: number;
  readonly length: number;
  /** Filled up with it, on the side where `trim` takes off; ' ' as a rule, '0' for numbers makes no difference. */
  readonly pad: string;
  readonly storage: 'text' | 'zoned' | 'packed' | 'binary';
  /**
   * Where a number's sign stands. `overpunch`: in the last digit's zone (or the first's). Packed numbers have it behind
   * (`trailing`), binary ones before (`leading`: two's complement). A text may have its sign on either side: `none`.
   */
  readonly sign: 'none' | 'leading' | 'trailing' | 'overpunch-trailing' | 'overpunch-leading';
  /** Digits after an implied point; undefined: the point is written. */
  readonly implied?: number;
}

/** A condition that each row must meet. */
export interface RowCheck {
  /** CEL over the row's record. */
  readonly that: string;
  /** What is wrong when it does not; shown to people, holds no data. */
  readonly otherwise: string;
  readonly at: Place;
}

/** A table whose rows are delimited cells. */
export type DelimitedTable = TablePlan & { readonly format: DelimitedFormat };

/** How delimited rows are read where the declaration says nothing. */
export const DELIMITED_DEFAULTS: DelimitedFormat = {
  kind: 'delimited',
  delimiter: ',',
  quote: '"',
  escape: '',
  strictQuotes: true,
  header: true,
  skip: 0,
  comment: '',
  footer: 0,
};
