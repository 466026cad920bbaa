import { Buffer } from 'node:buffer';
import type { OtherRecord } from './framed-file.ts';
import type { RowPlace } from './row-list.ts';

/** So many of a type are kept. A trailer comes once; what comes a million times is read by nobody. */
const MOST = 10_000;

/** Records that were declared to be passed over; of a type that comes ever again the first, and always the last. */
export class OtherRecords {
  readonly list: OtherRecord[] = [];
  /** By type: how many there were, and where the last one kept is. */
  readonly #kept: { count: number; last: number; readonly length: number }[] = [];

  /** Gives the length in bytes, without line end, of the type's first record. */
  add(bytes: Buffer, { start, contentEnd, end, line }: RowPlace, type: number): number {
    const kept = (this.#kept[type] ??= { count: 0, last: 0, length: contentEnd - start });
    kept.count += 1;
    const other = { line, bytes: Buffer.from(bytes.subarray(start, end)), type, nth: kept.count };
    if (kept.count <= MOST) {
      kept.last = this.list.length;
      this.list.push(other);
    } else this.list[kept.last] = other;
    return kept.length;
  }
}
