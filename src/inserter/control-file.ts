import { withoutFormula } from '../unit/formula-guard.ts';
import { pieceNumber } from './readable-line.ts';

/** One mailpiece in the control file that the inserter reads. */
export interface ControlRow {
  readonly job: number;
  readonly run: number;
  /** Number of the piece in the run. */
  readonly piece: number;
  readonly stream: string;
  /** Place of the piece in its stream, from 1. */
  readonly pieceInStream: number;
  readonly sheets: number;
  readonly pages: number;
  /** Place of the piece's first sheet in its stream, from 1. */
  readonly firstSheetInStream: number;
  /** Stations that add an insert; empty: none. */
  readonly stations: string;
  readonly name: string;
  /** The address block below the name, at most six lines. */
  readonly addressLines: readonly string[];
  readonly postalCode: string;
  readonly country: string;
  readonly accounts: readonly string[];
  /** What the Data Matrix of the first sheet states. */
  readonly payload: string;
}

/** Lines below the name that a row of the control file has room for. */
export const ADDRESS_LINES = 6;

const COLUMNS = [
  'job',
  'run',
  'piece',
  'stream',
  'sequence',
  'sheets',
  'pages',
  'first_sheet',
  'stations',
  'name',
  'address_1',
  'address_2',
  'address_3',
  'address_4',
  'address_5',
  'address_6',
  'postal_code',
  'country',
  'accounts',
  'payload',
];

/** The header row, with its line end. */
export function controlHeader(): string {
  return `${COLUMNS.join(',')}\r\n`;
}

/**
 * The row of a piece, with its line end: comma-separated by RFC 4180, the piece as it stands in the readable line.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front of it. More than six address lines
 * are an error of the caller's: none is ever left out.
 */
export function controlLine(row: ControlRow): string {
  if (row.addressLines.length > ADDRESS_LINES)
    throw new RangeError(`${row.addressLines.length} address lines where ${ADDRESS_LINES} fit`);
  let line = `${row.job},${row.run},${pieceNumber(row.piece)},${cell(row.stream)}`;
  line += `,${row.pieceInStream},${row.sheets},${row.pages},${row.firstSheetInStream},${cell(row.stations)}`;
  line += `,${cell(row.name)}`;
  for (let i = 0; i < ADDRESS_LINES; i++) line += `,${cell(row.addressLines[i] ?? '')}`;
  line += `,${cell(row.postalCode)},${cell(row.country)},${cell(row.accounts.join(' '))},${cell(row.payload)}`;
  return `${line}\r\n`;
}

/** A text cell: made harmless first, then quoted where RFC 4180 wants it. */
function cell(text: string): string {
  let quote = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x2c || code === 0x0a || code === 0x0d) quote = true;
  }
  const safe = withoutFormula(text);
  return quote ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The path of the control file that goes with a print stream's. */
export function controlFileOf(stream: string): string {
  return stream.replace(/\.pdf$/, '.control.csv');
}
