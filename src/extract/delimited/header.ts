import { Buffer, isUtf8 } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import type { ByteWindow } from '../byte-window.ts';
import { cellDecoder, foreignBytes, type CellDecoder } from '../encoding.ts';
import { RecordScanner, ROW, type ScannerSetup } from './record-scanner.ts';

/** A table's first line, and what it says about the bytes that follow. */
export interface TableHeader {
  readonly names: readonly string[];
  readonly bytes: Buffer;
  /** Lines that the header takes. */
  readonly lines: number;
  /** How rows are to be scanned. */
  readonly scanner: ScannerSetup;
}

const MAX_COLUMNS = 4096;
const LF = 0x0a;
const CR = 0x0d;

interface HeaderOptions {
  readonly unknownColumns: 'stop' | 'ignore';
  readonly maxLine: number;
  readonly maxQuotedLines: number;
  readonly maxQuotedBytes: number;
}

/** Takes the header off the window. Stops the run with everything that is wrong with it at once. */
export async function takeHeader(
  window: ByteWindow,
  table: DelimitedTable,
  limits: HeaderOptions,
): Promise<TableHeader> {
  await window.more();
  for (;;) {
    const mark = markLength(window.bytes, table);
    const scanner = headerScanner(window.bytes, table, limits);
    const record = new RecordScanner(scanner);
    const status = record.scan(window.bytes, mark, window.bytes.length, window.final);
    if (status === ROW.incomplete) {
      if (window.bytes.length > limits.maxLine)
        unreadable(table, `no line end within ${limits.maxLine} bytes`);
      await window.more();
      continue;
    }
    if (status !== ROW.complete) unreadable(table, 'its quotes do not close as they should');
    if (record.controlAt >= 0) unreadable(table, `control character at byte ${record.controlAt}`);
    const bytes = Buffer.from(window.bytes.subarray(0, record.next));
    if (record.foreignAt >= 0 || (table.encoding === 'utf-8' && !isUtf8(bytes))) {
      unreadable(table, `it is not ${table.encoding}`);
    }
    if (record.cells > MAX_COLUMNS) unreadable(table, `more than ${MAX_COLUMNS} columns`);
    const names = cellTexts(record, window.bytes, cellDecoder(table.encoding), table.format.quote);
    checkNames(names, table, limits.unknownColumns === 'stop');
    window.at = record.next;
    return { names, bytes, lines: 1 + record.innerLines, scanner: { ...scanner, maxCells: names.length } };
  }
}

/** All cells of the record last scanned as text: decoded, doubled quotes undone, without outer blanks. */
export function cellTexts(
  record: RecordScanner,
  bytes: Buffer,
  decode: CellDecoder,
  quote: string,
): string[] {
  return Array.from({ length: record.cells }, (_, cell) => {
    const text = decode(bytes, record.cellStart[cell] ?? 0, record.cellEnd[cell] ?? 0);
    return (record.cellDoubled[cell] === 1 ? text.replaceAll(quote + quote, quote) : text).trim();
  });
}

/** Delimiter and quote as bytes; -1 for no quote. The job file allows only two different ASCII characters. */
export function delimiterBytes(table: Pick<DelimitedTable, 'format'>): {
  readonly delimiter: number;
  readonly quote: number;
} {
  return {
    delimiter: table.format.delimiter.charCodeAt(0),
    quote: table.format.quote === '' ? -1 : table.format.quote.charCodeAt(0),
  };
}

function headerScanner(bytes: Buffer, table: DelimitedTable, limits: HeaderOptions): ScannerSetup {
  const feed = bytes.indexOf(LF);
  const carriage = bytes.indexOf(CR);
  return {
    ...delimiterBytes(table),
    // Old exports end lines with a carriage return alone: the first line shows it.
    returnEnds:
      carriage >= 0 &&
      carriage + 1 < bytes.length &&
      bytes[carriage + 1] !== LF &&
      (feed < 0 || carriage < feed),
    foreign: foreignBytes(table.encoding),
    maxCells: MAX_COLUMNS,
    maxQuotedLines: limits.maxQuotedLines,
    maxQuotedBytes: limits.maxQuotedBytes,
  };
}

/** Length of the UTF-8 byte order mark; stops the run when the mark contradicts the declared encoding. */
function markLength(bytes: Buffer, table: DelimitedTable): number {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    unreadable(table, `the table is UTF-16, not ${table.encoding}`);
  }
  if (a !== 0xef || b !== 0xbb || c !== 0xbf) return 0;
  if (table.encoding !== 'utf-8') unreadable(table, `the table is UTF-8, not ${table.encoding}`);
  return 3;
}

function unreadable(table: DelimitedTable, reason: string): never {
  stopRun({ code: 'extract.header-unreadable', place: { file: table.file, line: 1 }, values: { reason } });
}

function checkNames(names: readonly string[], table: DelimitedTable, all: boolean): void {
  const place = { file: table.file, line: 1 };
  const declared = table.columns.map((column) => column.name);
  const known = new Set(declared);
  if (!names.some((name) => known.has(name))) {
    // Without a header the first line is somebody's data: do not show it.
    stopRun({ code: 'extract.header-missing', place, expected: list(declared) });
  }
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const faults: Fault[] = [];
  for (const name of declared) {
    if (times.has(name)) continue;
    faults.push({ code: 'extract.column-missing', place, expected: name, found: list(names) });
  }
  if (all && times.has('')) {
    const where = unnamed(names, table.format.delimiter);
    faults.push({ code: 'extract.column-unnamed', place, values: { where } });
  }
  for (const [name, count] of times) {
    if (name === '') continue;
    if (count > 1)
      faults.push({ code: 'extract.column-doubled', place, found: name, values: { times: String(count) } });
    if (all && !known.has(name))
      faults.push({ code: 'extract.column-unknown', place, found: name, expected: list(declared) });
  }
  if (faults.length > 0) throw new RunStop(faults);
}

/** Which columns of the header have no name; most often the last, behind a delimiter that ends the line. */
function unnamed(names: readonly string[], delimiter: string): string {
  const shown = delimiter === '\t' ? 'tab' : `\`${delimiter}\``;
  const empty = names.flatMap((name, index) => (name === '' ? [index + 1] : []));
  if (empty.length === 1 && empty[0] === names.length)
    return `the header line ends with a delimiter (${shown}), which makes one more column, without a name`;
  const numbers = empty.slice(0, LISTED).join(', ');
  return `the header line has columns without a name between its delimiters (${shown}), or behind the last: column ${numbers}`;
}

const LISTED = 40;

function list(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `\`${name.slice(0, 60)}\``);
  return names.length > LISTED ? `${shown.join(', ')} and ${names.length - LISTED} more` : shown.join(', ');
}
