import { Buffer, isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import { charsetOf, type Charset } from '../charset/charset.ts';
import { originalLength, toUtf16, type ByteOrder } from '../charset/utf16.ts';
import { firstInvalidUtf8 } from '../charset/utf8.ts';
import { EnclosingRows } from '../enclosing-rows.ts';
import type { FilePlan, OtherRecord, TableBlock } from '../framed-file.ts';
import { OtherRecords } from '../other-records.ts';
import type { RowPlace } from '../row-list.ts';
import { shownBytes } from '../shown-bytes.ts';
import { OddBytes } from './odd-bytes.ts';
import { compileLayout, type FixedTable } from './record-layout.ts';
import { RecordMarks } from './record-marks.ts';
import { RecordView } from './record-view.ts';
import { RecordWidths } from './record-widths.ts';
import { TableRows } from './table-rows.ts';

/** A record as the cutters find it; one object serves for all. */
export interface FoundRecord extends RowPlace {
  /** Characters without the line end. */
  readonly length: number;
  /** It holds bytes that may not stand in text. */
  readonly odd: boolean;
}

/** Gives each record of a file to its table, with what is wrong with it, or to those that are passed over. */
export class RecordIntake {
  readonly marks: RecordMarks;
  readonly tables: readonly TableRows[];
  readonly charset: Charset;

  readonly #file: string;
  readonly #order: () => ByteOrder | undefined;
  readonly #view: RecordView;
  readonly #widths: RecordWidths;
  readonly #oddBytes: OddBytes;
  readonly #enclosing: EnclosingRows;
  readonly #others = new OtherRecords();
  #bytes: Buffer = Buffer.alloc(0);
  #text = '';
  /** Offset in the file, as delivered, of the first of the bytes at hand. */
  #base = 0;

  /** `order`: of a UTF-16 file, known when its first bytes were taken. */
  constructor(
    plan: FilePlan,
    tables: readonly FixedTable[],
    also: readonly string[],
    order: () => ByteOrder | undefined,
  ) {
    const [first] = tables;
    if (first === undefined) throw new RangeError(`no table stands in ${plan.file}`);
    this.#file = plan.file;
    this.#order = order;
    this.charset = charsetOf(first.encoding);
    this.marks = new RecordMarks(plan, this.charset);
    this.tables = tables.map((table) => new TableRows(table, compileLayout(table), also));
    this.#view = new RecordView(this.charset);
    this.#widths = new RecordWidths(tables.length, this.charset.space);
    this.#oddBytes = new OddBytes(this.charset, first.format.separator === 'line');
    this.#enclosing = new EnclosingRows(tables);
  }

  get others(): readonly OtherRecord[] {
    return this.#others.list;
  }

  /** To be called when the bytes are others than before; `first` is the first that was not yet taken. */
  begin(bytes: Buffer, first: number, base: number): void {
    this.#bytes = bytes;
    this.#base = base;
    this.#text = this.charset.multibyte
      ? bytes.toString('latin1')
      : this.charset.decode(bytes, 0, bytes.length);
    for (const rows of this.tables) rows.begin(first);
  }

  take(record: FoundRecord): void {
    const kind = this.marks.kindOf(this.#bytes, record.start, record.contentEnd);
    if (kind === undefined)
      this.#strange(record, 1, { code: 'extract.record-type-unknown', expected: this.marks.known });
    else if (kind.other !== undefined) this.#pass(record, kind.other);
    else this.#row(record, kind.table);
  }

  /** A record that holds nothing: it is in the rejects, and no record is counted. */
  takeBlank(record: FoundRecord): void {
    this.#bare(record, 0, '', 0, { code: 'extract.row-blank' });
  }

  /** A part of a line that is too long to be held in one piece. */
  takePart(record: FoundRecord, part: number, most: number): void {
    const about = { expected: String(most), values: { part: String(part) } };
    this.#strange(record, part === 1 ? 1 : 0, { code: 'extract.row-too-long', ...about });
  }

  /** The rows taken since `begin`: a block for each table that has some. */
  giveBlocks(first: number, end: number): TableBlock[] {
    const bytes = this.#bytes.subarray(first, end);
    if (this.charset.multibyte && !isUtf8(bytes)) this.#findInvalid();
    return this.tables.flatMap((rows, number) => rows.giveBlock(number, bytes) ?? []);
  }

  /** Offset in the file, as delivered, of one of the bytes at hand. */
  offsetOf(at: number): number {
    return this.#base + originalLength(this.#bytes.subarray(0, at), this.charset.encoding);
  }

  /** A line end that was lost makes the head of an account a part of what is passed over. */
  #pass(record: FoundRecord, type: number): void {
    const usual = this.#others.add(this.#bytes, record, type);
    const { start, contentEnd } = record;
    for (const length of [usual, ...this.tables.map(({ layout }) => layout.length)]) {
      if (start + length >= contentEnd) continue;
      const kind = this.marks.kindOf(this.#bytes, start + length, contentEnd);
      if (kind?.table !== undefined && this.#enclosing.encloses(kind.table)) this.#enclosing.closeAll();
    }
  }

  #row(record: FoundRecord, number: number): void {
    const rows = this.tables[number];
    if (rows === undefined) return;
    const { table, layout } = rows;
    const wrong = this.#widths.isWrong(this.#bytes, record, number, layout);
    const nested = this.#enclosing.isNested(number);
    const parent = nested ? (this.#enclosing.parentOf(number) ?? '') : undefined;
    this.#view.load(this.#bytes, record.start, record.contentEnd, record.length, this.#text);
    const row = rows.add(record, this.#view, parent, wrong);
    this.#enclosing.enter(number, rows.lastKey, rows.lastParent);
    if (wrong) {
      if (this.#widths.excessOf(record, layout) >= this.#leastHead()) this.#enclosing.lose(number);
      const about = { found: String(record.length), expected: String(layout.length) };
      this.#fault(rows, row, record, { code: 'extract.record-length', ...about });
      return;
    }
    const odd = record.odd ? this.#oddBytes.find(this.#bytes, record, this.#view, layout) : undefined;
    if (odd !== undefined) {
      const found = shownBytes(this.#bytes, odd.at, odd.at + 1);
      const expected = odd.foreign ? { expected: this.charset.encoding } : {};
      const code = odd.foreign ? 'extract.encoding-invalid' : 'extract.control-character';
      this.#fault(rows, row, record, { code, found, ...expected }, odd.at);
    } else if (rows.emptyKey !== undefined)
      this.#fault(rows, row, record, { code: 'extract.key-missing' }, undefined, rows.emptyKey);
    else if (parent === '') {
      const values = { parent: table.nestedIn ?? '' };
      this.#fault(rows, row, record, { code: 'extract.detail-before-header', values });
    }
  }

  /** A record that may be anything is counted to the document in whose midst it stands, and rejects it. */
  #strange(record: FoundRecord, counts: 0 | 1, fault: Omit<Fault, 'place'>): void {
    const details = this.#enclosing.lose();
    const parent = details === undefined ? undefined : this.#enclosing.parentOf(details);
    this.#bare(record, details ?? 0, parent ?? '', counts, fault);
  }

  #bare(
    record: FoundRecord,
    table: number,
    parent: string,
    counts: 0 | 1,
    fault: Omit<Fault, 'place'>,
  ): void {
    const rows = this.tables[table];
    if (rows !== undefined) this.#fault(rows, rows.addBare(record, parent, counts), record, fault);
  }

  /** The least that tells a record to which others could belong: a line longer by so much may have swallowed one. */
  #leastHead(): number {
    const heads = this.tables.filter((_, table) => this.#enclosing.encloses(table));
    return Math.min(Infinity, ...heads.map(({ layout, keyEnd }) => Math.max(layout.least, keyEnd)));
  }

  #findInvalid(): void {
    for (const rows of this.tables) {
      for (let row = 0; row < rows.list.count; row += 1) {
        const start = rows.list.first + rows.list.startOf(row);
        const bytes = this.#bytes.subarray(start, rows.list.first + rows.list.endOf(row));
        // What is no text has no length in characters either.
        const earlier = rows.list.faults.get(row)?.code ?? 'extract.record-length';
        if (earlier !== 'extract.record-length' || isUtf8(bytes)) continue;
        const at = firstInvalidUtf8(bytes);
        const found = this.#original(bytes.subarray(at, at + 4));
        const expected = this.charset.encoding;
        const fault = { code: 'extract.encoding-invalid', found, expected } as const;
        this.#fault(rows, row, { line: rows.list.lineOf(row) }, fault, start + at);
      }
    }
  }

  /** Bytes for a message, as the file has them. */
  #original(bytes: Buffer): string {
    const order = this.#order();
    const found = order === undefined ? bytes : toUtf16(bytes.subarray(0, 3), order);
    return shownBytes(found, 0, found.length);
  }

  #fault(
    rows: TableRows,
    row: number,
    { line }: Pick<FoundRecord, 'line'>,
    fault: Omit<Fault, 'place'>,
    at?: number,
    field?: string,
  ): void {
    const place = {
      file: this.#file,
      line,
      ...(at === undefined ? {} : { byte: this.offsetOf(at) }),
      ...(field === undefined ? {} : { field }),
    };
    rows.fault(row, { ...fault, place });
  }
}
