import { Buffer, isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import type { FaultCode } from '../../fault/table.ts';
import type { DelimitedTable, RecordType } from '../../job/table-plan.ts';
import { toUtf16, type ByteOrder } from '../charset/utf16.ts';
import { firstInvalidUtf8 } from '../charset/utf8.ts';
import { EnclosingRows } from '../enclosing-rows.ts';
import { OtherRecords } from '../other-records.ts';
import { shownBytes } from '../shown-bytes.ts';
import type { OtherRecord, TableBlock } from '../framed-file.ts';
import { RecordTypes, type RecordKind } from '../record-types.ts';
import { RowList } from '../row-list.ts';
import { CellTexts } from './cell-texts.ts';
import type { Dialect } from './dialect.ts';
import { FileOffsets } from './file-offsets.ts';
import type { RecordScanner } from './record-scanner.ts';
import { RowCells } from './row-cells.ts';

/** The rows of one table in the bytes at hand. */
interface TableRows {
  readonly number: number;
  readonly table: DelimitedTable;
  /** How many cells a row has. */
  readonly width: number;
  readonly cells: RowCells;
  list: RowList;
}

export interface IntakePlan {
  readonly file: string;
  readonly tables: readonly DelimitedTable[];
  readonly others: readonly RecordType[];
  /** Names of the cells of each table. */
  readonly headers: readonly (readonly string[])[];
  /** The header line; empty: the file has none. */
  readonly header: Buffer;
  readonly also: readonly string[];
  readonly dialect: Dialect;
  /** Of a UTF-16 file, once its first bytes were read. */
  readonly order: () => ByteOrder | undefined;
}

const ONLY: RecordKind = { table: 0 };
const MARK = Buffer.from('\ufeff');

/** Gives each record of a file to its table, with what is wrong with it, or to those that are passed over. */
export class RowIntake {
  /** Bytes of records of types that are passed over. */
  passed = 0;
  readonly offsets: FileOffsets;

  readonly #plan: IntakePlan;
  readonly #scanner: RecordScanner;
  readonly #texts: CellTexts;
  readonly #tables: readonly TableRows[];
  readonly #types: RecordTypes | undefined;
  readonly #enclosing: EnclosingRows | undefined;
  readonly #others = new OtherRecords();
  #bytes: Buffer = Buffer.alloc(0);
  /** Table of the line that comes in parts. */
  #inParts: TableRows;

  constructor(plan: IntakePlan, scanner: RecordScanner) {
    const { tables, others, headers, dialect, also } = plan;
    const [first] = tables;
    if (first === undefined) throw new RangeError(`no table stands in ${plan.file}`);
    this.#plan = plan;
    this.#scanner = scanner;
    this.#texts = new CellTexts(scanner, dialect, first.format);
    this.#tables = tables.map((table, number) => {
      const header = headers[number] ?? [];
      const cells = new RowCells(table, header, this.#texts, also);
      return { number, table, width: header.length, cells, list: new RowList(0) };
    });
    const typed = others.length > 0 || tables.some(({ type }) => type !== undefined);
    this.#types = typed ? new RecordTypes(tables, others) : undefined;
    const enclosing = new EnclosingRows(tables);
    this.#enclosing = tables.some((_, table) => enclosing.isNested(table)) ? enclosing : undefined;
    this.offsets = new FileOffsets(first.encoding);
    this.#inParts = this.#table(0);
  }

  get others(): readonly OtherRecord[] {
    return this.#others.list;
  }

  /** To be called when the bytes are others than before; `first` is the first that was not yet taken. */
  begin(bytes: Buffer, first: number): void {
    this.#bytes = bytes;
    for (const rows of this.#tables) rows.list = new RowList(first);
  }

  /** Takes the record last scanned, from `start`, as a row; gives the fault of one whose cells are not what they should be. */
  take(start: number, line: number): FaultCode | undefined {
    const { contentEnd, next, cells, innerLines } = this.#scanner;
    const { header } = this.#plan;
    const length = contentEnd - start;
    if (
      (length === header.length || length === header.length + MARK.length) &&
      this.#isHeader(start, contentEnd)
    ) {
      this.#headerAgain(start, contentEnd, next, line);
      return undefined;
    }
    const kind = this.#types === undefined ? ONLY : this.#kindOf(this.#types);
    if (kind?.table === undefined) {
      if (innerLines > 0) return this.#spanning();
      this.#noRow(kind, start, contentEnd, next, line);
      return undefined;
    }
    const rows = this.#table(kind.table);
    if (cells !== rows.width) {
      if (innerLines > 0) return this.#spanning();
      return cells < rows.width ? 'extract.cells-few' : 'extract.cells-many';
    }
    this.#add(rows, start, contentEnd, next, line);
    return undefined;
  }

  /** Takes a line alone, without its line end up to `contentEnd`, as what is left of a damaged record. */
  takeDamaged(start: number, contentEnd: number, next: number, line: number, code: FaultCode): void {
    if (this.#isHeader(start, contentEnd)) return this.#headerAgain(start, contentEnd, next, line);
    const { cells } = this.#scanner;
    this.#scanner.cutLine(this.#bytes, start, contentEnd);
    const kind = this.#types === undefined ? ONLY : this.#kindOf(this.#types);
    if (kind?.table === undefined) return this.#noRow(kind, start, contentEnd, next, line);
    const rows = this.#table(kind.table);
    rows.cells.claim(this.#bytes, this.#parentOf(rows) ?? (this.#isNested(rows) ? '' : undefined));
    const row = rows.list.add(start, contentEnd, next, line, 1);
    this.#enclosing?.enter(rows.number, rows.cells.key, rows.cells.parent);
    this.#enclosing?.lose(rows.number);
    const counted = code === 'extract.cells-few' || code === 'extract.cells-many';
    this.#fault(rows, row, line, {
      code,
      ...(counted ? { found: String(cells), expected: String(rows.width) } : {}),
    });
  }

  /** An empty line with anything behind it. */
  takeBlank(start: number, next: number, line: number): void {
    this.#bare(this.#table(0), '', start, start, next, line, 0, { code: 'extract.row-blank' });
  }

  /** A part of a line that is longer than `most`. */
  takePart(start: number, contentEnd: number, next: number, line: number, part: number, most: number): void {
    let parent = '';
    if (part === 1) {
      this.#scanner.cutLine(this.#bytes, start, contentEnd);
      const kind = this.#types === undefined ? ONLY : this.#kindOf(this.#types);
      const lost = this.#enclosing?.lose(kind?.table);
      this.#inParts = this.#table(kind?.table ?? lost ?? 0);
      parent = this.#parentOf(this.#inParts) ?? '';
      this.#enclosing?.enter(this.#inParts.number, '', parent);
    }
    const values = { part: String(part) };
    const fault = { code: 'extract.row-too-long', expected: String(most), values } as const;
    this.#bare(this.#inParts, parent, start, contentEnd, next, line, part === 1 ? 1 : 0, fault);
  }

  /** The rows taken since `begin`, whose bytes are `first` to `end`: a block for each table that has some. */
  giveBlocks(first: number, end: number): TableBlock[] {
    const bytes = this.#bytes.subarray(first, end);
    if (this.#plan.dialect.charset.multibyte && !isUtf8(bytes)) this.#findInvalid();
    const blocks: TableBlock[] = [];
    for (const { number, list, cells } of this.#tables) {
      if (list.count > 0) blocks.push({ table: number, block: list.toBlock(bytes, cells.giveUp()) });
    }
    return blocks;
  }

  #add(rows: TableRows, start: number, contentEnd: number, next: number, line: number): void {
    const { controlAt, foreignAt } = this.#scanner;
    const { cells } = rows;
    let parent: string | undefined;
    let orphan = false;
    if (this.#isNested(rows)) {
      parent = this.#parentOf(rows) ?? '';
      orphan = parent === '';
    }
    cells.take(this.#bytes, parent);
    this.#enclosing?.enter(rows.number, cells.key, cells.parent);
    const row = rows.list.add(start, contentEnd, next, line, 1);
    if (controlAt >= 0) {
      const found = shownBytes(this.#bytes, controlAt, controlAt + 1);
      this.#fault(rows, row, line, { code: 'extract.control-character', found }, controlAt);
    } else if (foreignAt >= 0) this.#foreign(rows, row, line, foreignAt);
    else if (cells.emptyKey !== undefined)
      this.#fault(rows, row, line, { code: 'extract.key-missing' }, undefined, cells.emptyKey);
    else if (orphan) {
      const values = { parent: rows.table.nestedIn ?? '' };
      this.#fault(rows, row, line, { code: 'extract.detail-before-header', values });
    }
  }

  /** A record of a type to be passed over, or of one that nobody declared. */
  #noRow(kind: RecordKind | undefined, start: number, contentEnd: number, end: number, line: number): void {
    if (kind?.other !== undefined) {
      this.#others.add(this.#bytes, { start, contentEnd, end, line }, kind.other);
      this.passed += end - start;
      return;
    }
    const rows = this.#table(this.#enclosing?.lose() ?? 0);
    const parent = this.#parentOf(rows) ?? '';
    const expected = this.#types?.known ?? '';
    const fault = { code: 'extract.record-type-unknown', expected } as const;
    this.#bare(rows, parent, start, contentEnd, end, line, 1, fault);
  }

  #headerAgain(start: number, contentEnd: number, next: number, line: number): void {
    this.#bare(this.#table(0), '', start, contentEnd, next, line, 0, { code: 'extract.header-repeated' });
  }

  /** A row of which nothing is read. */
  #bare(
    rows: TableRows,
    parent: string,
    start: number,
    contentEnd: number,
    next: number,
    line: number,
    record: 0 | 1,
    fault: Omit<Fault, 'place'>,
  ): void {
    rows.cells.none(record === 0 ? 0 : NaN, parent);
    this.#fault(rows, rows.list.add(start, contentEnd, next, line, record), line, fault);
  }

  /** What the record last scanned says that it is. */
  #kindOf(types: RecordTypes): RecordKind | undefined {
    for (const place of types.places) {
      const cell = Number(place) - 1;
      if (!this.#texts.has(cell)) continue;
      const kind = types.kindOf(place, this.#texts.of(this.#bytes, cell));
      if (kind !== undefined) return kind;
    }
    return types.otherwise;
  }

  #isNested({ table }: TableRows): boolean {
    return table.nestedIn !== undefined;
  }

  /** Key of the row that the next row of a nested table hangs on; undefined: there is none that can be trusted. */
  #parentOf(rows: TableRows): string | undefined {
    return this.#isNested(rows) ? this.#enclosing?.parentOf(rows.number) : undefined;
  }

  #table(number: number): TableRows {
    const rows = this.#tables[number];
    if (rows === undefined) throw new RangeError(`no table ${number}`);
    return rows;
  }

  /** The header once more, where files were joined; each may bring its byte order mark. */
  #isHeader(start: number, contentEnd: number): boolean {
    const { header } = this.#plan;
    if (header.length === 0) return false;
    const marked = contentEnd - start === header.length + MARK.length;
    if (!marked && contentEnd - start !== header.length) return false;
    const from = marked ? start + MARK.length : start;
    if (marked && MARK.compare(this.#bytes, start, from) !== 0) return false;
    return header.compare(this.#bytes, from, contentEnd) === 0;
  }

  /** The fault of a record of several lines that is none: its first line is read alone. */
  #spanning(): FaultCode {
    return this.#scanner.escapedLine ? 'extract.escape-unfinished' : 'extract.quote-unclosed';
  }

  #findInvalid(): void {
    for (const rows of this.#tables) {
      for (let row = 0; row < rows.list.count; row += 1) {
        const start = rows.list.first + rows.list.startOf(row);
        const bytes = this.#bytes.subarray(start, rows.list.first + rows.list.endOf(row));
        if (isUtf8(bytes) || rows.list.faults.has(row)) continue;
        this.#foreign(rows, row, rows.list.lineOf(row), start + firstInvalidUtf8(bytes));
      }
    }
  }

  #foreign(rows: TableRows, row: number, line: number, at: number): void {
    const { charset } = this.#plan.dialect;
    const order = this.#plan.order();
    const end = rows.list.first + rows.list.endOf(row);
    const bytes = this.#bytes.subarray(at, Math.min(end, at + (charset.multibyte ? 4 : 1)));
    const found = order === undefined ? bytes : toUtf16(bytes.subarray(0, 3), order);
    const shown = shownBytes(found, 0, found.length);
    const fault = { code: 'extract.encoding-invalid', found: shown, expected: charset.encoding } as const;
    this.#fault(rows, row, line, fault, at);
  }

  #fault(
    rows: TableRows,
    row: number,
    line: number,
    fault: Omit<Fault, 'place'>,
    at?: number,
    field?: string,
  ): void {
    const place = {
      file: this.#plan.file,
      line,
      ...(at === undefined ? {} : { byte: this.offsets.of(at) }),
      ...(field === undefined ? {} : { field }),
    };
    rows.list.faults.set(row, { ...fault, place });
  }
}
