import type { RecordType, TablePlan } from '../job/table-plan.ts';
import type { ByteOrder } from './charset/utf16.ts';
import type { FramedTable, RowBlock } from './row-block.ts';

/** A file of the extract and the tables whose records it holds: they share format and encoding. */
export interface FilePlan {
  /** Name of the member, as the input has it. */
  readonly file: string;
  readonly tables: readonly TablePlan[];
  /** Record types that are no rows of a table and are passed over, such as a run header or a trailer. */
  readonly others?: readonly RecordType[];
}

/** A record that belongs to no table and was declared so. */
export interface OtherRecord {
  readonly line: number;
  readonly bytes: Buffer;
  /** Number of its type in `FilePlan.others`. */
  readonly type: number;
  /** Which of its type it is, from 1: of a type that comes ever again not all are kept. */
  readonly nth: number;
}

/** Rows of one table, in the order of the file. */
export interface TableBlock {
  /** Number of the table in `FilePlan.tables`. */
  readonly table: number;
  readonly block: RowBlock;
}

/** A file whose beginning was read and found right. */
export interface FramedFile {
  /** One for each table of the plan, in its order; their tallies are final when the last block was taken. */
  readonly tables: readonly FramedTable[];
  /** To be taken once. Rows of several tables that stand mixed come as blocks that share their bytes. */
  readonly blocks: AsyncIterable<TableBlock>;
  /** Records of `FilePlan.others`, in order; whole when the last block was taken. Few: a header, a trailer. */
  readonly others: readonly OtherRecord[];
  /** Of UTF-16, known once the first bytes were taken: rows hold its UTF-8 form. */
  readonly byteOrder?: ByteOrder | undefined;
  /** Lets go of the file where its blocks are not wanted. */
  close(): Promise<void>;
}
