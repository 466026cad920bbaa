import type { Buffer } from 'node:buffer';
import type { FoundRecord } from './record-intake.ts';
import type { RecordLayout } from './record-layout.ts';

/**
 * Whether a record is as long as its table's are. A line may be longer by blanks only when the table's first full line
 * was just as long (filled up to a host's record length), and shorter only where blanks at its end were cut off, so that
 * it does not end with one. Any other difference means that characters were lost or added: a record of which one is
 * missing ends with blanks as well, but its columns are no longer where they were.
 */
export class RecordWidths {
  /** Length of each table's full lines; 0: none has come yet. */
  readonly #full: number[];
  readonly #space: number;
  /** Blanks at the end of lines were cut off: a shorter line was seen that is a record. */
  #cut = false;

  constructor(tables: number, space: number) {
    this.#full = Array.from({ length: tables }, () => 0);
    this.#space = space;
  }

  isWrong(bytes: Buffer, record: FoundRecord, table: number, layout: RecordLayout): boolean {
    const { length, contentEnd } = record;
    if (length < layout.length) {
      const wrong = !layout.mayEndAt(length) || bytes[contentEnd - 1] === this.#space;
      this.#cut ||= !wrong;
      return wrong;
    }
    for (let at = contentEnd - (length - layout.length); at < contentEnd; at += 1) {
      if (bytes[at] !== this.#space) return true;
    }
    if (this.#full[table] === 0) this.#full[table] = length;
    return length !== layout.length && length !== this.#full[table];
  }

  /** By how much a record of the wrong length may be longer than what it should be. */
  excessOf(record: FoundRecord, layout: RecordLayout): number {
    return record.length - (this.#cut ? layout.least : layout.length);
  }
}
