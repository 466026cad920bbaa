import { Buffer } from 'node:buffer';
import type { TablePlan } from '../../job/table-plan.ts';
import { MARK_BYTES, passMark } from '../charset/byte-order-mark.ts';
import type { ByteWindow } from '../byte-window.ts';
import type { JsonScanner } from './json-scanner.ts';

/** How a file holds its objects. */
export interface JsonOpening {
  /** One a line; as elements of an array that is the file; as elements of an array within the one object that is the file. */
  readonly form: 'lines' | 'array' | 'document';
  /** What stands before the first object. */
  readonly header: Buffer;
}

const LF = 0x0a;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY] = [0x7b, 0x7d, 0x5b];
const [DOUBLE_QUOTE, COLON, COMMA] = [0x22, 0x3a, 0x2c];

/**
 * Takes what stands before the first object off the window. `path`: where the outermost rows lie in an object, if they
 * all lie at one place; then a file that is one object over many lines is looked into.
 */
export async function takeOpening(
  window: ByteWindow,
  { file, table, path, most }: { file: string; table: TablePlan; path: readonly string[]; most: number },
  scanner: JsonScanner,
): Promise<JsonOpening> {
  await window.more();
  for (;;) {
    const { bytes, final } = window;
    const patient = !final && bytes.length <= most;
    const mark = passMark(bytes, table.encoding, file);
    const first = scanner.skipBlanks(bytes, mark, bytes.length);
    if ((first >= bytes.length || bytes.length < MARK_BYTES) && patient) await window.more();
    else if (bytes[first] === OPEN_ARRAY) {
      const next = scanner.skipBlanks(bytes, first + 1, bytes.length);
      if (next < bytes.length || !patient) return take(window, next, 'array');
      await window.more();
    } else {
      const found =
        bytes[first] === OPEN_OBJECT && path.length > 0 ? arrayIn(bytes, first, path, scanner, !patient) : -1;
      if (found === undefined) await window.more();
      else return found < 0 ? take(window, mark, 'lines') : take(window, found, 'document');
    }
  }
}

function take(window: ByteWindow, at: number, form: JsonOpening['form']): JsonOpening {
  window.at = at;
  return { form, header: Buffer.from(window.bytes.subarray(0, at)) };
}

/**
 * The first element of the array at `path` in the object at `at`, when the object does not end in its first line;
 * -1: the file is one of lines; undefined: more bytes must tell.
 */
function arrayIn(
  bytes: Buffer,
  at: number,
  path: readonly string[],
  scanner: JsonScanner,
  whole: boolean,
): number | undefined {
  const feed = bytes.indexOf(LF, at);
  if (feed < 0 && !whole) return undefined;
  const end = feed < 0 ? bytes.length : feed;
  if (scanner.pass(bytes, at, end) >= 0 || scanner.failedAt < end) return -1;
  const found = follow(bytes, at, path, scanner);
  return found === undefined && whole ? -1 : found;
}

/** Goes through the members of an object until it comes to the first key of the path. */
function follow(
  bytes: Buffer,
  at: number,
  [name, ...rest]: readonly string[],
  scanner: JsonScanner,
): number | undefined {
  const to = bytes.length;
  const blanks = (from: number): number => scanner.skipBlanks(bytes, from, to);
  let i = blanks(at + 1);
  for (;;) {
    if (i >= to) return undefined;
    if (bytes[i] === CLOSE_OBJECT || bytes[i] !== DOUBLE_QUOTE) return -1;
    const end = scanner.pass(bytes, i, to);
    if (end < 0) return scanner.failedAt >= to ? undefined : -1;
    const key: unknown = JSON.parse(bytes.toString('utf8', i, end));
    i = blanks(end);
    if (i < to && bytes[i] !== COLON) return -1;
    i = blanks(i + 1);
    if (i >= to) return undefined;
    if (key === name) {
      if (rest.length > 0) return bytes[i] === OPEN_OBJECT ? follow(bytes, i, rest, scanner) : -1;
      if (bytes[i] !== OPEN_ARRAY) return -1;
      const first = blanks(i + 1);
      return first < to ? first : undefined;
    }
    i = scanner.pass(bytes, i, to);
    if (i < 0) return scanner.failedAt >= to ? undefined : -1;
    i = blanks(i);
    if (i < to && bytes[i] !== COMMA) return -1;
    i = blanks(i + 1);
  }
}
