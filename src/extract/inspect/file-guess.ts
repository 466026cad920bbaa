import type { Encoding, FormatPlan, RecordType, TablePlan } from '../../job/table-plan.ts';
import type { ColumnGuess } from './column/column-guess.ts';
import type { ColumnRoles } from './column/column-roles.ts';
import type { Finding } from './finding.ts';

/** A file that nobody described: what was found, and how its rows can be read. */
export interface FileGuess {
  readonly kind: FormatPlan['kind'];
  readonly findings: readonly Finding[];
  readonly tables: readonly TableGuess[];
  /** What is no row of a table, and is passed over: titles, comments, footers. */
  readonly passedOver: readonly string[];
}

/** A table that a file seems to hold. */
export interface TableGuess {
  /** Reads every cell as the text that it is: nothing is trimmed, nothing typed. */
  readonly plan: TablePlan;
  /** Names of the columns in the order of the cells, each once. */
  readonly keys: readonly string[];
  /** Columns without a name that nothing ever stands in: a delimiter begins or ends each line. */
  readonly borders: readonly number[];
  readonly columns: readonly ColumnGuess[];
  readonly roles: ColumnRoles;
  readonly decimal: '.' | ',' | undefined;
  /** Cells are quoted in the sample; absent: the format knows no quotes. */
  readonly quotesSeen?: boolean;
  /** Rows of the sample. */
  readonly rows: number;
  /** Cells of the first few of them. */
  readonly samples: readonly (readonly string[])[];
  readonly type?: RecordType;
  /** Name of the table that encloses its rows. */
  readonly nestedIn?: string;
}

/** Names by which a table can be told from others of the same extract. */
export interface TableNames {
  readonly table: string;
  readonly record: string;
  readonly file: string;
}

/** A table of texts, for guesses. */
export function textTable(
  { table, record, file }: TableNames,
  encoding: Encoding,
  format: FormatPlan,
  columns: TablePlan['columns'],
): TablePlan {
  return { name: table, record, file, encoding, format, columns, orphans: 'reject', checks: [] };
}
