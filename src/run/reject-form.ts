import { Buffer } from 'node:buffer';
import { charsetOf, type Charset } from '../extract/charset/charset.ts';
import { readRowsPath } from '../job/json-path.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { RejectFile } from './reject-files.ts';
import type { RejectRow } from './reject-rows.ts';

/** What is written of a row for the rejects; undefined: its bytes stand in those of another row. */
type RejectForm = (row: Pick<RejectRow, 'table' | 'fault' | 'raw'>) => Buffer | undefined;

/**
 * How rows are written so that the same declaration reads them again: byte for byte, but for rows of JSON that lie in an
 * array of an object that is no row itself. Of such an object the path to the row is made anew, for each row. `header` is
 * what stood before the first row.
 */
export function rejectForm(file: RejectFile, header: Buffer | undefined): RejectForm {
  const ways = new Map(file.tables.map((table) => [table.name, wayOf(table, file, header)]));
  return ({ table, fault, raw }) => {
    const way = ways.get(table);
    return typeof way === 'function' ? way(raw, fault) : way === 'within' ? undefined : raw;
  };
}

/** `within`: the table's rows stand in those of another one. */
type Way = 'plain' | 'within' | Wrapper;

type Wrapper = (raw: Buffer, fault: string | null) => Buffer;

function wayOf(table: TablePlan, { form, tables }: RejectFile, header: Buffer | undefined): Way {
  const path = pathOf(table);
  const encloses = ({ length }: readonly string[], other: TablePlan): boolean =>
    length > pathOf(other).length && pathOf(other).every((key, i) => key === path[i]);
  if (form === 'enclosed' && table.name !== tables[0]?.name) return 'within';
  if (form === 'nested' && tables.some((other) => encloses(path, other))) return 'within';
  // An object of many lines with one array in it: header and footer are the object.
  if (path.length === 0 || opens(header, '{')) return 'plain';
  return wrapper(path, charsetOf(table.encoding), opens(header, '['));
}

function pathOf({ format }: TablePlan): readonly string[] {
  return format.kind === 'json' ? (readRowsPath(format.each) ?? []) : [];
}

/** Whether a file begins so, behind its byte order mark. */
function opens(header: Buffer | undefined, sign: string): boolean {
  return (
    header !== undefined &&
    header
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart()
      .startsWith(sign)
  );
}

function wrapper(path: readonly string[], charset: Charset, inArray: boolean): Wrapper {
  const keys = path.map((key) => encode(JSON.stringify(key), charset));
  const opening = keys.map((key) => Buffer.concat([Buffer.from('{'), key, Buffer.from(':')]));
  const before = Buffer.concat([...opening, Buffer.from('[')]);
  const after = Buffer.from(`]${'}'.repeat(path.length)}${inArray ? ',' : ''}\n`);
  return (raw, fault) => {
    const row = charset.decode(raw, 0, raw.length);
    const value = valueOf(row);
    // What is wrong with the object around rows is told of its own bytes.
    if (value === undefined || isAround(value, fault, path)) return raw;
    const end = raw.length - value.behind;
    return Buffer.concat([before, inArray ? raw.subarray(0, end) : inOneLine(raw.subarray(0, end)), after]);
  };
}

interface RowValue {
  readonly value: unknown;
  /** Bytes of blanks and commas behind it. */
  readonly behind: number;
}

/** A row as JSON; undefined: it is none. */
function valueOf(text: string): RowValue | undefined {
  const trimmed = text.replace(/[\s,]+$/, '');
  try {
    return { value: JSON.parse(trimmed) as unknown, behind: text.length - trimmed.length };
  } catch {
    return undefined;
  }
}

/** Whether the bytes are not a row's but those of what should hold rows; only such ones bring along what is behind them. */
function isAround({ value, behind }: RowValue, fault: string | null, [key = '']: readonly string[]): boolean {
  if (fault === null) return false;
  if (fault.includes('"extract.json-no-object"')) return behind > 0;
  if (!fault.includes('"extract.each-no-array"')) return false;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** Blanks for line ends, which stand between the values of a row alone: within a text they are not allowed. */
function inOneLine(row: Buffer): Buffer {
  return Buffer.from(row.map((byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte)));
}

function encode(text: string, charset: Charset): Buffer {
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return charset.encode(text) ?? Buffer.from(text.replaceAll(/[^ -~]/g, escaped));
}
