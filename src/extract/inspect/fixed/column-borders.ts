import { CLASS, CLASSES, classesOf } from './character-class.ts';

/** A column of a record: first character, from 0, and how many. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** Nearly always. */
const ALL = 0.995;

/** Where columns seem to begin and end: behind blanks that stand in all records, and where digits meet words. */
export function columnBorders(records: readonly string[], length: number): Span[] {
  const places = placesOf(records, length);
  const starts = [0];
  for (let at = 1; at < length; at += 1) if (isBorder(places, at)) starts.push(at);
  return spansBetween(starts, length);
}

/** The columns that a line of dashes draws: `----- ---------- --`. */
export function ruledColumns(rule: string, length: number): Span[] {
  const starts = Array.from(rule.matchAll(/(?<![-=])[-=]+/g), ({ index }) => index);
  return spansBetween(starts[0] === 0 ? starts : [0, ...starts], Math.max(length, rule.length));
}

function spansBetween(starts: readonly number[], length: number): Span[] {
  return starts.map((start, i) => ({ start, length: (starts[i + 1] ?? length) - start }));
}

/** Shares of the classes at each place. */
class Places {
  readonly #counts: Float64Array;
  readonly #records: number;

  constructor(length: number, records: number) {
    this.#counts = new Float64Array(length * CLASSES);
    this.#records = records;
  }

  add(record: string, length: number): void {
    const classes = classesOf(record);
    for (let at = 0; at < length; at += 1) {
      const index = at * CLASSES + (classes[at] ?? CLASS.blank);
      this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    }
  }

  share(at: number, ...classes: readonly number[]): number {
    let count = 0;
    for (const each of classes) count += this.#counts[at * CLASSES + each] ?? 0;
    return this.#records === 0 ? 0 : count / this.#records;
  }
}

function placesOf(records: readonly string[], length: number): Places {
  const places = new Places(length, records.length);
  for (const record of records) places.add(record, length);
  return places;
}

function isBorder(places: Places, at: number): boolean {
  const blank = (place: number): number => places.share(place, CLASS.blank);
  const digits = (place: number): number => places.share(place, CLASS.zero, CLASS.digit);
  const binary = (place: number): number => places.share(place, CLASS.nul, CLASS.other);
  if (blank(at - 1) >= ALL) return blank(at) < ALL;
  const wasDigit = digits(at - 1) >= ALL;
  const isDigit = digits(at) >= ALL;
  if (wasDigit !== isDigit) {
    // The mark before decimals and those in a day stand between digits.
    if (wasDigit && places.share(at, CLASS.sign) >= ALL) return false;
    if (isDigit && places.share(at - 1, CLASS.sign) >= ALL) return false;
    // Digits behind blanks that fill a number up belong to it.
    if (isDigit) return digits(at - 1) + blank(at - 1) < ALL;
    return true;
  }
  return binary(at - 1) < 0.1 !== binary(at) < 0.1 && Math.abs(binary(at - 1) - binary(at)) > 0.3;
}
