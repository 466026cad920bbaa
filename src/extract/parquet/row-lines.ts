import { Buffer } from 'node:buffer';
import type { FileMetaData } from 'hyparquet';
import { parquetSchema } from 'hyparquet';
import type { ColumnPlan, TablePlan } from '../../job/table-plan.ts';
import { compileAmountCell } from '../typing/decimal-reader.ts';
import { claimedText, inColumnNotation } from '../nesting/claimed-value.ts';
import { GatheredRows } from '../nesting/gathered-rows.ts';
import { RecordLines } from '../nesting/record-lines.ts';
import type { RowBlock } from '../row-block.ts';
import { ColumnPages } from './column-pages.ts';
import { malformed, type FileColumn } from './parquet-columns.ts';
import type { SpooledFile } from './spool.ts';
import { INVALID } from './value-tokens.ts';

/** Rows of a block. */
const ROWS = 2048;

/** Gives the rows of a Parquet file as lines of JSON, block by block. */
export class RowLines {
  readonly rows: GatheredRows;

  readonly #file: SpooledFile;
  readonly #name: string;
  readonly #metadata: FileMetaData;
  readonly #table: TablePlan;
  readonly #columns: readonly FileColumn[];
  /** What stands before each value in its line. */
  readonly #keys: readonly string[];
  readonly #claimed: {
    readonly key: number;
    readonly on: number;
    readonly amount: number;
    readonly also: readonly number[];
  };
  readonly #amountColumn: ColumnPlan | undefined;
  readonly #amountOf: (cell: string | null) => number;
  #line = 0;

  constructor(
    file: SpooledFile,
    name: string,
    metadata: FileMetaData,
    table: TablePlan,
    columns: readonly FileColumn[],
    also: readonly string[],
  ) {
    this.#file = file;
    this.#name = name;
    this.#metadata = metadata;
    this.#table = table;
    this.#columns = columns;
    this.#keys = columns.map((column, i) => `${i === 0 ? '{' : ','}${JSON.stringify(column.name)}:`);
    this.rows = new GatheredRows({ ...table, encoding: 'utf-8' }, name, {
      also: also.length,
      copies: false,
      lines: new RecordLines(),
    });
    const place = (wanted: string | undefined): number =>
      columns.findIndex(({ columns: declared }) => declared.some((column) => column.name === wanted));
    this.#amountColumn = table.columns.find(({ name: column }) => column === table.amount);
    this.#amountOf = compileAmountCell(this.#amountColumn);
    this.#claimed = {
      key: place(table.key),
      on: place(table.on),
      amount: place(table.amount),
      also: also.map(place),
    };
  }

  async *blocks(): AsyncGenerator<RowBlock> {
    const root = parquetSchema(this.#metadata);
    for (const { columns: chunks, num_rows: stated } of this.#metadata.row_groups) {
      const pages = this.#columns.map((column) => {
        const chunk = chunks.find(
          ({ meta_data: about }) => about?.path_in_schema[0] === column.name,
        )?.meta_data;
        if (chunk === undefined) throw new RangeError(`a row group lacks column ${column.name}`);
        return new ColumnPages(this.#file, root, column, chunk, Number(stated));
      });
      for (let left = Number(stated); left > 0; left -= ROWS) {
        const count = Math.min(left, ROWS);
        const values: string[][] = [];
        for (const column of pages) values.push(await column.take(count));
        if (values.some((column) => column.length < count)) this.#differ();
        const block = this.#block(values, count);
        if (block !== undefined) yield block;
      }
      if (pages.some((column) => !column.isDone())) {
        for (const column of pages) if ((await column.take(1)).length > 0) this.#differ();
      }
    }
    if (BigInt(this.#line) !== this.#metadata.num_rows) this.#differ();
  }

  #differ(): never {
    malformed(this.#name, 'its row groups have other numbers of rows than it says');
  }

  #block(values: readonly (readonly string[])[], count: number): RowBlock | undefined {
    this.rows.begin(0);
    const lines: string[] = [];
    const faults: (string | undefined)[] = [];
    for (let row = 0; row < count; row += 1) {
      let line = '';
      let damaged: string | undefined;
      for (let i = 0; i < values.length; i += 1) {
        const token = values[i]?.[row] ?? INVALID;
        if (token === INVALID) damaged ??= this.#columns[i]?.columns[0]?.name;
        line += (this.#keys[i] ?? '') + (token === INVALID ? '"\ufffd"' : token);
      }
      lines.push(values.length === 0 ? '{}\n' : `${line}}\n`);
      faults.push(damaged);
    }
    const bytes = Buffer.from(lines.join(''));
    let start = 0;
    for (let row = 0; row < count; row += 1) {
      const end = start + Buffer.byteLength(lines[row] ?? '');
      this.#line += 1;
      this.#add(bytes, start, end, values, row, faults[row]);
      start = end;
    }
    this.rows.tally.bytes += bytes.length;
    return this.rows.giveBlock(bytes, bytes.length, () => 0);
  }

  #add(
    bytes: Buffer,
    start: number,
    end: number,
    values: readonly (readonly string[])[],
    row: number,
    damaged: string | undefined,
  ): void {
    const { key, on, amount, also } = this.#claimed;
    const text = (column: number): string => this.#text(values, column, row);
    const claims = {
      key: text(key),
      parent: text(on),
      amount: this.#amount(values[amount]?.[row]),
      also: also.map(text),
    };
    const line = this.#line;
    const place = { start, contentEnd: end - 1, end, line };
    const given = this.rows.add(bytes, place, claims, 1, 0);
    const about = { file: this.#name, line };
    if (damaged !== undefined) {
      const fault = { code: 'extract.encoding-invalid', expected: 'utf-8' } as const;
      this.rows.fault(given, { ...fault, place: { ...about, field: damaged }, found: '?' });
      return;
    }
    const { key: keyName, on: onName } = this.#table;
    const empty =
      keyName !== undefined && claims.key === '' ? keyName : claims.parent === '' ? onName : undefined;
    if (empty !== undefined) {
      this.rows.fault(given, { code: 'extract.key-missing', place: { ...about, field: empty } });
    }
  }

  #text(values: readonly (readonly string[])[], column: number, row: number): string {
    const token = values[column]?.[row];
    if (token === undefined || token === 'null' || token === INVALID) return '';
    return claimedText(this.#columns[column]?.columns[0], plainText(token));
  }

  #amount(token: string | undefined): number {
    if (token === undefined) return 0;
    if (token === INVALID) return NaN;
    if (token === 'null') return this.#amountOf(null);
    return this.#amountOf(
      token.startsWith('"') ? plainText(token) : inColumnNotation(this.#amountColumn, token),
    );
  }
}

/** What a token says: of text without its quotes. */
function plainText(token: string): string {
  if (!token.startsWith('"')) return token;
  if (!token.includes('\\')) return token.slice(1, -1);
  const text: unknown = JSON.parse(token);
  return typeof text === 'string' ? text : '';
}
