import type { FaceAssignment } from './face-assignment.ts';

/** What a line ends with at a candidate. */
export const PLAIN_END = 0;
/** A hyphen that is set there: a divided word, or a soft hyphen of the data. */
export const SET_HYPHEN = 1;
/** A hyphen of the text itself. */
export const OWN_HYPHEN = 2;
/** In the middle of a word that is wider than its column. */
export const BROKEN_WORD = 3;

const SOFT_HYPHEN = 0xad;
const BLANK = 0x20;

/** Places of one paragraph where a line may end, in order; a struct of arrays. Widths in 1/1000 em. */
export class LineCandidates {
  count = 0;
  /** Offset at which the next line would begin. */
  readonly position: number[] = [];
  /** Offset at which the ink of the line ends. */
  readonly ink: number[] = [];
  readonly kind: number[] = [];
  /** What the line's end adds to its units: the hyphen that is set, less what the last unit owes to the next. */
  readonly ending: number[] = [];
  readonly #units: FaceAssignment;
  /** Sums of all advances, and of those of blanks, before each unit. */
  #width = new Float64Array(1024);
  #blank = new Float64Array(1024);

  constructor(units: FaceAssignment) {
    this.#units = units;
  }

  /** Sums the widths of a text whose units are assigned. */
  measure(text: string): void {
    const { length } = text;
    if (this.#width.length <= length) {
      this.#width = new Float64Array(length * 2);
      this.#blank = new Float64Array(length * 2);
    }
    const { advance } = this.#units;
    let width = 0;
    let blank = 0;
    for (let i = 0; i < length; i++) {
      this.#width[i] = width;
      this.#blank[i] = blank;
      const own = advance[i] ?? 0;
      width += own;
      if (text.charCodeAt(i) === BLANK) blank += own;
    }
    this.#width[length] = width;
    this.#blank[length] = blank;
  }

  /** Width of the line from offset `start` to candidate k, with its end. */
  width(start: number, k: number): number {
    return (this.#width[this.ink[k] ?? 0] ?? 0) - (this.#width[start] ?? 0) + (this.ending[k] ?? 0);
  }

  /** Width of the blanks in that line. */
  blanks(start: number, k: number): number {
    return (this.#blank[this.ink[k] ?? 0] ?? 0) - (this.#blank[start] ?? 0);
  }

  /**
   * The candidates of the paragraph from `from` on: `breaks` (see `BreakFinder`) from entry `entry` up to the next
   * required one, and `points` where words may be divided. Gives the entry behind the paragraph's last.
   */
  collect(
    text: string,
    from: number,
    breaks: readonly number[],
    entry: number,
    points: readonly number[],
  ): number {
    this.count = 0;
    let next = firstAbove(points, from);
    for (let e = entry; e < breaks.length; e++) {
      const found = breaks[e] ?? 0;
      const position = found >> 1;
      for (; next < points.length && (points[next] ?? 0) < position; next++) {
        this.#add(text, points[next] ?? 0, points[next] ?? 0, SET_HYPHEN);
      }
      const ink = this.#units.inkEnd(text, from, position);
      this.#add(text, position, ink, kindAt(text, position));
      if ((found & 1) === 1) return e + 1;
    }
    return breaks.length;
  }

  /** Adds candidates inside what is wider than `room` between two of them. */
  breakWideWords(text: string, from: number, room: number): void {
    const count = this.count;
    const kept = {
      position: this.position.slice(0, count),
      ink: this.ink.slice(0, count),
      kind: this.kind.slice(0, count),
    };
    this.count = 0;
    let start = from;
    for (let k = 0; k < count; k++) {
      const position = kept.position[k] ?? 0;
      const ink = kept.ink[k] ?? 0;
      const kind = kept.kind[k] ?? PLAIN_END;
      const ending = this.#units.endAdvance(text, ink, kind === SET_HYPHEN);
      if ((this.#width[ink] ?? 0) - (this.#width[start] ?? 0) + ending > room) {
        for (let i = start + 1; i < ink; i++) {
          if (!joinsPrevious(text, i)) this.#add(text, i, i, BROKEN_WORD);
        }
      }
      this.#add(text, position, ink, kind);
      start = position;
    }
  }

  #add(text: string, position: number, ink: number, kind: number): void {
    const k = this.count++;
    this.position[k] = position;
    this.ink[k] = ink;
    this.kind[k] = kind;
    this.ending[k] = this.#units.endAdvance(text, ink, kind === SET_HYPHEN);
  }
}

/** Whether the unit at i belongs to the character before it: a combining mark or the second half of a pair. */
export function joinsPrevious(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit >= 0x0300 && unit <= 0x036f);
}

function kindAt(text: string, position: number): number {
  const before = text.charCodeAt(position - 1);
  if (before === SOFT_HYPHEN && position < text.length) return SET_HYPHEN;
  return before === 0x2d || before === 0x2010 ? OWN_HYPHEN : PLAIN_END;
}

/** Index of the first of ascending numbers that is above `least`. */
function firstAbove(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > least) high = middle;
    else low = middle + 1;
  }
  return low;
}
