import type { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { Keeping, RecordHabits } from './record-habits.ts';
import type { RecordProbe } from './record-probe.ts';

/** So many records in a row that do not fit are looked into. */
const RUN = 4;
/** So many records behind them must fit at another place. */
const AHEAD = 12;
/** Texts that begin with a blank count only where so many records before had none. */
const TRUSTED = 16;

/** Where a file is out of step, and what puts it right. */
export interface Misstep {
  /** Where the record starts in which bytes were lost or added, or just before it. */
  readonly at: number;
  /** How many records it comes before the one that was looked at. */
  readonly before: number;
  /** `1 byte earlier`: how what follows is to be read. */
  readonly shift: string;
}

/**
 * Watches whether records of a fixed length are where they should be. A byte that was lost or added moves everything that
 * follows, and what is then read is nonsense that may still look like records. When several records in a row do not fit
 * their columns, or what all before them had in common, all other places are tried at which the next ones might begin.
 */
export class StepWatch {
  readonly #probe: RecordProbe;
  readonly #habits: RecordHabits;
  readonly #length: number;
  readonly #charset: Charset;
  /** Records without a fault so far; texts with a blank before them were not among them. */
  #aligned = 0;
  /** The present run of misfits was looked into. */
  #searched = false;

  constructor(probe: RecordProbe, habits: RecordHabits, length: number, charset: Charset) {
    this.#probe = probe;
    this.#habits = habits;
    this.#length = length;
    this.#charset = charset;
  }

  /** Looks at the record at `at`; `unknown`: more bytes are needed to tell. Behind `to` come more unless it is `final`. */
  look(bytes: Buffer, at: number, to: number, final: boolean): 'fits' | 'misfits' | 'unknown' | Misstep {
    if (this.#isRight(bytes, at)) {
      this.#searched = false;
      if (this.#probe.isAligned(bytes, at)) this.#aligned += 1;
      else this.#aligned = -Infinity;
      this.#habits.learn(bytes, at);
      return 'fits';
    }
    if (this.#searched) {
      // The host writes other records from here on: they are the habit now.
      this.#habits.learn(bytes, at);
      return 'misfits';
    }
    // A blank before a text proves nothing alone.
    if (this.#probe.fits(bytes, at) && !this.#habits.tells(bytes, at)) return 'misfits';
    if (!final && to - at < (RUN + AHEAD + 2) * this.#length) return 'unknown';
    const run = Math.min(RUN, Math.floor((to - at) / this.#length));
    for (let i = 1; i < run; i += 1) {
      if (this.#isRight(bytes, at + i * this.#length)) return 'misfits';
    }
    this.#searched = true;
    return this.#search(bytes, at, to, final) ?? 'misfits';
  }

  /** Fits, and its texts begin where they should, if that has been so throughout. */
  #isRight(bytes: Buffer, at: number, how: Keeping = 'mostly'): boolean {
    return (
      this.#probe.fits(bytes, at) &&
      (this.#aligned < TRUSTED || this.#probe.isAligned(bytes, at)) &&
      this.#habits.keeps(bytes, at, how)
    );
  }

  #search(bytes: Buffer, at: number, to: number, final: boolean): Misstep | undefined {
    if (this.#fitsBehindLineEnd(bytes, at, to)) return { at, before: 0, shift: 'with `separator: line`' };
    // What was lost may reach into the next record, which then fits nowhere.
    return this.#searchFrom(1, bytes, at, to, final) ?? this.#searchFrom(2, bytes, at, to, final);
  }

  /** Looks at the records from the `first` behind the one at `at`. */
  #searchFrom(first: number, bytes: Buffer, at: number, to: number, final: boolean): Misstep | undefined {
    const inPlace = this.#fitting(first, bytes, at, to, 0);
    const left = (to - at) % this.#length;
    for (let distance = 1; distance <= this.#length / 2; distance += 1) {
      for (const shift of [-distance, distance]) {
        const moved = this.#fitting(first, bytes, at, to, shift);
        // A few records may look right where they are by chance; moved all must where they belong.
        if (moved.fits < moved.all || inPlace.fits * 2 > inPlace.all) continue;
        // At the end of a file few records are left to judge by, but they must end where it does.
        const ends = final && left !== 0 && (to - at - shift) % this.#length === 0;
        if (moved.all < (ends ? 1 : AHEAD / 2)) continue;
        const before = this.#recordsBefore(bytes, at, shift);
        return { at: at - before * this.#length, before, shift: shown(shift) };
      }
    }
    return undefined;
  }

  /** How many of the next records fit when they are read so many bytes later. */
  #fitting(
    first: number,
    bytes: Buffer,
    at: number,
    to: number,
    shift: number,
  ): { fits: number; all: number } {
    let fits = 0;
    let all = 0;
    for (let i = first; i <= AHEAD; i += 1) {
      const place = at + shift + i * this.#length;
      if (place + this.#length > to) break;
      all += 1;
      if (this.#isRight(bytes, place, shift === 0 ? 'mostly' : 'elsewhere')) fits += 1;
      else if (shift !== 0) return { fits, all };
    }
    return { fits, all };
  }

  /**
   * How many records before this one the bytes were lost: some may have seemed to fit by chance, but their texts begin
   * where they should only when they are moved. Those that are well both ways are taken to be right.
   */
  #recordsBefore(bytes: Buffer, at: number, shift: number): number {
    let before = 0;
    for (let i = 0; ; i += 1) {
      const place = at - i * this.#length;
      if (place < 0 || place + shift < 0 || !this.#isWell(bytes, place + shift, 'elsewhere')) return before;
      if (!this.#isWell(bytes, place, 'wholly')) before = i;
    }
  }

  #isWell(bytes: Buffer, at: number, how: Keeping): boolean {
    const isAligned = this.#probe.isAligned(bytes, at);
    return isAligned && this.#probe.fits(bytes, at) && this.#habits.keeps(bytes, at, how);
  }

  /** The records are lines in truth: behind each there is a line end. */
  #fitsBehindLineEnd(bytes: Buffer, at: number, to: number): boolean {
    let ends = at;
    while (ends < to && isLineEnd(bytes[ends] ?? 0, this.#charset)) ends += 1;
    if (ends === at || ends + this.#length > to) return false;
    return this.#isRight(bytes, ends) && isLineEnd(bytes[ends + this.#length] ?? 0, this.#charset);
  }
}

function isLineEnd(byte: number, { lineEnds }: Charset): boolean {
  return byte === lineEnds.feed || byte === lineEnds.return || byte === lineEnds.next;
}

function shown(shift: number): string {
  const bytes = Math.abs(shift);
  return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'} ${shift < 0 ? 'earlier' : 'later'}`;
}
