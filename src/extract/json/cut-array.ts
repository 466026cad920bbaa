import { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { ByteWindow } from '../byte-window.ts';
import { partSize } from '../nesting/part-size.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import type { JsonUnits } from './json-units.ts';

const [LF, COMMA, OPEN_OBJECT, CLOSE_ARRAY] = [0x0a, 0x2c, 0x7b, 0x5d];
/** What may stand behind the array. */
const MAX_FOOTER = 1024 * 1024;

/**
 * Cuts the array whose elements are the units. A row brings what parts it from the next one along: header, rows and
 * footer make the file. A damaged element costs itself alone where the next one begins its line just as it did; else
 * what follows cannot be told and the run stops.
 */
export class ArrayCutter {
  footer: Buffer = Buffer.alloc(0);

  readonly #units: JsonUnits;
  readonly #file: string;
  readonly #most: number;
  readonly #header: Buffer;
  /** Whether elements are the outermost rows themselves, which lie below the root of the file's one object. */
  readonly #isRow: boolean;
  /** What stands before the next element on its line; undefined: something that is no blank. */
  #indent: Buffer | undefined;
  #closed = false;
  /** Parts already cut of an element whose end cannot be told; 0: not within one. */
  #parts = 0;

  constructor(units: JsonUnits, file: string, header: Buffer, isRow: boolean, most: number) {
    this.#units = units;
    this.#file = file;
    this.#header = header;
    this.#isRow = isRow;
    this.#most = most;
    this.#indent = indentBefore(header, header.length);
  }

  /** Takes all elements off the window that are there in full; gives the place of the first that is not. */
  cut({ bytes, at: first, final }: ByteWindow): number {
    let at = first;
    while (at < bytes.length) {
      let next: number;
      if (this.#closed || (bytes[at] === CLOSE_ARRAY && this.#parts === 0))
        next = this.#close(bytes, at, final);
      else if (this.#parts > 0) next = this.#lost(bytes, at, final, TORN, at);
      else next = this.#element(bytes, at, final);
      if (next === at) break;
      at = next;
    }
    if (final && !this.#closed) this.#stop('it is cut off: the array is never closed', at);
    return at;
  }

  #element(bytes: Buffer, start: number, final: boolean): number {
    const units = this.#units;
    const { scanner } = units;
    const to = bytes.length;
    const most = start + this.#most;
    const next = units.scan(bytes, start, start, Math.min(to, most), this.#isRow);
    if (next < 0) {
      if (scanner.failedAt < Math.min(to, most)) {
        return this.#lost(bytes, start, final, scanner.failure, scanner.failedAt);
      }
      if (to >= most) return this.#lost(bytes, start, final, this.#tooLong(), start);
      return final ? this.#stop('it is cut off: the array is never closed', to) : start;
    }
    // A comma that lacks, or one too many before the end, loses nothing: rejects come back so.
    let end = scanner.skipBlanks(bytes, next, to);
    if (bytes[end] === COMMA && end < to) end = scanner.skipBlanks(bytes, end + 1, to);
    if (end >= to && !final) return start;
    units.close(bytes, { start, contentEnd: next, end, line: units.places.lineAt(start) });
    this.#indent = indentBefore(bytes.subarray(start, end), end - start);
    return end;
  }

  /** An element whose end is not where it should be: its bytes up to the next one that begins on its line as it did. */
  #lost(bytes: Buffer, start: number, final: boolean, fault: BareFault, failedAt: number): number {
    const indent = this.#indent;
    const { places, rows } = this.#units;
    if (indent === undefined) {
      return this.#stop(fault.values?.['reason'] ?? 'an element is too long or too deep', failedAt);
    }
    const next = nextLike(bytes, start, indent);
    const line = places.lineAt(start);
    const record = this.#parts === 0 ? 1 : 0;
    const size = partSize(this.#parts, this.#most);
    const seen = next < 0 ? bytes.length - indent.length - 2 : next;
    if (next < 0) {
      if (final) this.#stop('it is cut off: the array is never closed', bytes.length);
      if (seen - start <= size) return start;
    }
    if (this.#parts === 0 && next >= 0 && next - start <= this.#most) {
      this.#units.close(bytes, { start, contentEnd: next, end: next, line }, fault, failedAt);
      return next;
    }
    const end = Math.min(seen, start + size);
    this.#parts += 1;
    const values = { part: String(this.#parts) };
    const expected = String(this.#most);
    rows.forget();
    rows.bare(
      bytes,
      { start, contentEnd: end, end, line },
      { code: 'extract.row-too-long', expected, values },
      record,
    );
    if (end === next) this.#parts = 0;
    return end;
  }

  /** The array's end, and what stands behind it: the file must be whole JSON without its elements. */
  #close(bytes: Buffer, start: number, final: boolean): number {
    this.#closed = true;
    if (!final && bytes.length - start <= MAX_FOOTER) return start;
    const footer = Buffer.from(bytes.subarray(start));
    if (!final || !isJson(Buffer.concat([this.#header, footer]))) {
      this.#stop('something stands behind its end that does not belong there', start);
    }
    this.footer = footer;
    return bytes.length;
  }

  #tooLong(): BareFault {
    return { code: 'extract.row-too-long', expected: String(this.#most), values: { part: '1' } };
  }

  #stop(reason: string, at: number): never {
    const { places } = this.#units;
    const place = { file: this.#file, line: places.lineAt(at), byte: places.byteAt(at) };
    stopRun({ code: 'extract.json-array-broken', place, values: { reason } });
  }
}

const TORN: BareFault = { code: 'extract.json-malformed' };

/** The blanks between a line end and `at`; undefined where something else stands before. */
function indentBefore(bytes: Buffer, at: number): Buffer | undefined {
  const feed = bytes.lastIndexOf(LF, at - 1);
  if (feed < 0) return undefined;
  const indent = bytes.subarray(feed + 1, at);
  return isBlank(indent) ? Buffer.from(indent) : undefined;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09);
}

/** Where the next element begins, or the array ends: on a line of its own, the element as far in as `indent`; -1: nowhere. */
function nextLike(bytes: Buffer, start: number, indent: Buffer): number {
  for (let feed = bytes.indexOf(LF, start); feed >= 0; feed = bytes.indexOf(LF, feed + 1)) {
    let at = feed + 1;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
    const width = at - feed - 1;
    if (bytes[at] === OPEN_OBJECT && width === indent.length) return at;
    if (bytes[at] === CLOSE_ARRAY && (width < indent.length || width === 0)) return at;
  }
  return -1;
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
