import { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { RecordMarks } from './record-marks.ts';
import { CONTENT, type RecordLayout } from './record-layout.ts';

const DIGIT = 1;
const LETTER = 2;
const BLANK = 4;
const SIGN = 8;
/** So many records of a kind must have been seen. */
const TRAINED = 16;
/** With fewer places that tell, or fewer of them that are no blanks, nothing can be told. */
const FEWEST = 4;
/** Of so many places one may be another than it seems: the records seen so far may have had it by chance. */
const BY_CHANCE = 8;
/** All records are learned from at the beginning, later every so manieth. */
const ATTENTIVE = 1024;
const EVERY = 16;

/** When a host writes something new, as a number of more digits, some of the borders move; out of step, half of them. */
const MOSTLY = 4;

/**
 * How far a record keeps to what was before: `wholly`; `mostly`, as far as what is new in it may go; `elsewhere`, where all
 * of it is looked at, since it is not where it should be.
 */
export type Keeping = 'wholly' | 'mostly' | 'elsewhere';

/** A place of the record and the one kind of character that stood there. */
type Place = readonly [place: number, kind: number];

/** Records of one kind. */
class Habit {
  /** For each place the kinds of characters that were seen there. */
  readonly #seen: Uint8Array;
  /** Places of numbers that are no text: any byte may stand there. */
  readonly #stored: Uint8Array;
  /** Where one kind of character ends and another one begins: what a shift would change. */
  #borders: readonly Place[] = [];
  /** All places of one kind: blanks, and what is none. */
  #blanks: readonly Place[] = [];
  #others: readonly Place[] = [];
  #isStale = false;
  #count = 0;

  constructor(layout: RecordLayout, length: number) {
    this.#seen = new Uint8Array(length);
    this.#stored = Uint8Array.from({ length }, (_, place) =>
      layout.contents[place] === CONTENT.stored ? 1 : 0,
    );
  }

  tells(): boolean {
    if (this.#count < TRAINED) return false;
    if (this.#isStale) this.#findPlaces();
    return this.#borders.length >= FEWEST && this.#others.length >= FEWEST;
  }

  keeps(kinds: Uint8Array, bytes: Buffer, at: number, how: Keeping): boolean {
    if (!this.tells()) return true;
    const borders = this.#borders;
    if (how === 'wholly') return holds(borders, 0, kinds, bytes, at);
    if (how === 'mostly') return holds(borders, Math.floor(borders.length / MOSTLY), kinds, bytes, at);
    const chance = (places: readonly Place[]): number => Math.floor(places.length / BY_CHANCE);
    return (
      holds(borders, chance(borders), kinds, bytes, at) &&
      // Blanks are found everywhere: they do not make up for anything else.
      holds(this.#others, chance(this.#others), kinds, bytes, at) &&
      holds(this.#blanks, Math.ceil(this.#blanks.length / MOSTLY), kinds, bytes, at)
    );
  }

  learn(kinds: Uint8Array, bytes: Buffer, at: number): void {
    this.#count += 1;
    if (this.#count > ATTENTIVE && this.#count % EVERY !== 0) return;
    const seen = this.#seen;
    for (let place = 0; place < seen.length; place += 1) {
      const before = seen[place] ?? 0;
      const now = before | (kinds[bytes[at + place] ?? 0] ?? 0);
      if (now === before) continue;
      seen[place] = now;
      this.#isStale = true;
    }
  }

  #findPlaces(): void {
    const kindAt = (place: number): number => {
      const kind = this.#stored[place] === 1 ? 0 : (this.#seen[place] ?? 0);
      // More than one kind stands there.
      return (kind & (kind - 1)) === 0 ? kind : 0;
    };
    const all = Array.from(this.#seen.keys(), (place): Place => [place, kindAt(place)]);
    const single = all.filter(([, kind]) => kind !== 0);
    this.#blanks = single.filter(([, kind]) => kind === BLANK);
    this.#others = single.filter(([, kind]) => kind !== BLANK);
    this.#borders = single.filter(([place, kind]) =>
      [kindAt(place - 1), kindAt(place + 1)].some((other) => other !== 0 && other !== kind),
    );
    this.#isStale = false;
  }
}

/** Whether no more than `most` of the places hold something else. */
function holds(
  places: readonly Place[],
  most: number,
  kinds: Uint8Array,
  bytes: Buffer,
  at: number,
): boolean {
  let left = most;
  for (const [place, kind] of places) {
    if (kinds[bytes[at + place] ?? 0] === kind) continue;
    left -= 1;
    if (left < 0) return false;
  }
  return true;
}

/**
 * What the records so far had in common beyond their declaration: where digits, letters and blanks meet. Texts take any
 * byte, but a number within a text, or a name behind a key, begins in the same place in every record; when it no longer
 * does, the file may be out of step.
 */
export class RecordHabits {
  readonly #marks: RecordMarks;
  readonly #length: number;
  readonly #kinds: Uint8Array;
  readonly #habits: readonly Habit[];

  constructor(marks: RecordMarks, layouts: readonly RecordLayout[], length: number, charset: Charset) {
    this.#marks = marks;
    this.#length = length;
    this.#kinds = kindsOf(charset);
    this.#habits = layouts.map((layout) => new Habit(layout, length));
  }

  /** Whether a record has what all others had; true of one that is not known, or of which few were seen. */
  keeps(bytes: Buffer, at: number, how: Keeping): boolean {
    return this.#habitOf(bytes, at)?.keeps(this.#kinds, bytes, at, how) ?? true;
  }

  /** Whether enough is known of records of this one's kind. */
  tells(bytes: Buffer, at: number): boolean {
    return this.#habitOf(bytes, at)?.tells() ?? false;
  }

  /** To be told every record that is taken. */
  learn(bytes: Buffer, at: number): void {
    this.#habitOf(bytes, at)?.learn(this.#kinds, bytes, at);
  }

  #habitOf(bytes: Buffer, at: number): Habit | undefined {
    return this.#habits[this.#marks.kindOf(bytes, at, at + this.#length)?.table ?? -1];
  }
}

function kindsOf(charset: Charset): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const char = charset.decode(Buffer.of(byte), 0, 1);
    if (/^\d$/.test(char)) return DIGIT;
    if (/^\p{L}$/u.test(char)) return LETTER;
    return byte === charset.space ? BLANK : SIGN;
  });
}
