import { isAscii, type Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import { FileEnd } from './file-end.ts';
import { StepWatch, type Misstep } from './out-of-step.ts';
import type { RecordIntake } from './record-intake.ts';
import { RecordHabits } from './record-habits.ts';
import { RecordProbe } from './record-probe.ts';
import type { Cutter, Stretch } from './stretch.ts';

/** Cuts a file whose records stand one behind another; keeps what must be known from one stretch to the next. */
export class RecordCutter implements Cutter {
  /** Of a record: characters in UTF-8, bytes in all else. */
  readonly #length: number;
  readonly #intake: RecordIntake;
  readonly #file: string;
  /** What fills a file up by whole records, and what may stand behind the last one. */
  readonly #padding: FileEnd;
  readonly #fileEnd: FileEnd;
  /** In UTF-8 only where characters are bytes: elsewhere a byte that is lost is a character that is none. */
  readonly #watch: StepWatch;
  readonly #found = { start: 0, contentEnd: 0, end: 0, line: 1, length: 0, odd: true };

  constructor(intake: RecordIntake, file: string, record: number) {
    const { charset, marks, tables } = intake;
    const layouts = tables.map(({ layout }) => layout);
    this.#length = Math.max(...layouts.map(({ length }) => length));
    this.#intake = intake;
    this.#file = file;
    this.#padding = new FileEnd(charset, [charset.space, 0]);
    this.#fileEnd = new FileEnd(charset, []);
    const probe = new RecordProbe(marks, layouts, this.#length, charset);
    const habits = new RecordHabits(marks, layouts, this.#length, charset);
    this.#watch = new StepWatch(probe, habits, this.#length, charset);
    this.#found.line = record;
    this.#found.length = this.#length;
  }

  /** Stops the run where the bytes are no records. */
  cut({ bytes, from, to, last }: Stretch): number {
    const found = this.#found;
    const watched = !this.#intake.charset.multibyte || isAscii(bytes.subarray(from, to));
    let at = from;
    while (at < to && !this.#isEnd(bytes, at, to)) {
      const end = this.#endOf(bytes, at, to, last);
      const blank = end >= 0 && this.#isBlank(bytes, at, end);
      if (!blank && watched && (end >= 0 || last)) {
        const seen = end < 0 ? 'misfits' : this.#watch.look(bytes, at, to, last);
        if (seen === 'unknown') break;
        if (typeof seen === 'object') this.#outOfStep(seen);
      }
      if (end < 0) {
        if (last) this.#leftOver(at, to);
        break;
      }
      found.start = at;
      found.contentEnd = end;
      found.end = end;
      if (blank) this.#intake.takeBlank(found);
      else this.#intake.take(found);
      found.line += 1;
      at = end;
    }
    return at;
  }

  skip(bytes: Buffer, from: number, records: number, final: boolean): number {
    let at = from;
    for (let left = records; left > 0; left -= 1) {
      const end = this.#endOf(bytes, at, bytes.length, final);
      if (end < 0) return final ? bytes.length : -1;
      at = end;
    }
    return at;
  }

  footerStart(bytes: Buffer, from: number, records: number): number {
    const whole = Math.ceil((this.#padding.contentEnd(bytes, from) - from) / this.#length);
    return from + Math.max(0, whole - records) * this.#length;
  }

  footerEnd(bytes: Buffer, from: number): number {
    const whole = Math.ceil((this.#padding.contentEnd(bytes, from) - from) / this.#length);
    const end = from + whole * this.#length;
    if (end <= bytes.length) return end;
    this.#found.line += whole - 1;
    return this.#leftOver(end - this.#length, bytes.length);
  }

  /** Where the record at `at` ends; -1 when it is not there in full. */
  #endOf(bytes: Buffer, at: number, to: number, last: boolean): number {
    if (!this.#intake.charset.multibyte) return at + this.#length <= to ? at + this.#length : -1;
    let end = at;
    for (let left = this.#length; left > 0; left -= 1) {
      if (end >= to) return -1;
      end += 1;
      while (end < to && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
    }
    // Its last character may go on.
    return end === to && !last && (bytes[end - 1] ?? 0) >= 0x80 ? -1 : end;
  }

  /** Less than a record of blanks may as well be the beginning of one that was cut off. */
  #isEnd(bytes: Buffer, at: number, to: number): boolean {
    const end = to - at < this.#length ? this.#fileEnd : this.#padding;
    return end.holdsNothing(bytes, at, to);
  }

  #isBlank(bytes: Buffer, at: number, end: number): boolean {
    const first = bytes[at];
    if (first !== this.#intake.charset.space && first !== 0) return false;
    for (let i = at + 1; i < end; i += 1) if (bytes[i] !== first) return false;
    return true;
  }

  #outOfStep({ at, before, shift }: Misstep): never {
    const record = this.#found.line - before;
    const place = { file: this.#file, line: record, byte: this.#intake.offsetOf(at) };
    stopRun({ code: 'extract.out-of-step', place, values: { record: String(record), shift } });
  }

  #leftOver(at: number, to: number): never {
    const { line } = this.#found;
    const place = { file: this.#file, line, byte: this.#intake.offsetOf(at) };
    const sizes = { found: String(to - at), expected: String(this.#length) };
    stopRun({ code: 'extract.size-uneven', place, ...sizes, values: { record: String(line - 1) } });
  }
}
