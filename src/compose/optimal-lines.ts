import type { FaceAssignment } from './face-assignment.ts';
import type { WordDivider } from './hyphenation.ts';
import { hyphenPoints } from './hyphen-points.ts';
import { BROKEN_WORD, LineCandidates, OWN_HYPHEN, PLAIN_END, SET_HYPHEN } from './line-candidates.ts';

/** How a paragraph is to be broken. Lengths in 1/1000 em of its size. */
interface LineTerms {
  readonly room: number;
  /** Blanks stretch and shrink; else lines end where they end. */
  readonly justified: boolean;
  readonly divider: WordDivider | undefined;
}

/** What is tried, in this order, until something is found. */
interface Pass {
  readonly divided: boolean;
  /** Most badness of a line: 100 is a line whose blanks take all the stretch that they have. */
  readonly tolerance: number;
}

/** Badness of a line whose blanks are four times as wide as they are: what is worse is not stretched any more. */
const FOUR_BLANKS = 21_600;

/** With any number of hyphens one below the other, and characters that are wider than their column: always finds a way. */
const LAST: Pass = { divided: true, tolerance: Infinity };

const PASSES: readonly Pass[] = [
  { divided: false, tolerance: 100 },
  { divided: true, tolerance: 200 },
  { divided: true, tolerance: FOUR_BLANKS },
  LAST,
];

/** Of a blank's width. */
const STRETCH = 1 / 2;
const SHRINK = 1 / 3;
/** What a ragged line may fall short of its column, in 1/1000 em, with a badness of 100. */
const RAGGED_STRETCH = 2000;
/** 1/1000 em of forgiveness for columns that were made to measure. */
const SLACK = 0.5;

/** The figures of plain TeX (The TeXbook, chapter 14). */
const LINE_PENALTY = 10;
const HYPHEN_PENALTY = 50;
const DOUBLE_HYPHEN = 10_000;
const FINAL_HYPHEN = 5000;
const UNEVEN = 10_000;
/** For a word that is broken without a hyphen, because it is wider than its column. */
const BROKEN_PENALTY = 5000;
const AWFUL = 1e9;
/** Where it can no longer be told how bad a line is: 30 times its stretch. Beyond TeX's 10,000 lines still differ here. */
const WORST_RATIO = 10_000;

/** Most lines one below the other that end with a hyphen. */
const MOST_HYPHENS = 2;

/** Kinds of lines: neighbours that are two kinds apart look uneven. */
const VERY_LOOSE = 0;
const LOOSE = 1;
const DECENT = 2;
const TIGHT = 3;
/** Best ways kept to one place: by kind of the line that ends there, and by hyphens one below the other. */
const WAYS = 4 * (MOST_HYPHENS + 1);

/**
 * Breaks paragraphs into lines as TeX does (Knuth and Plass, 1981): of all ways the one whose lines are, taken together,
 * least stretched, with few hyphens, never three in a row. Always finds a way.
 */
export class OptimalLines {
  /** Ends of the lines of the last text: offset × 4, + 1 where a hyphen is set, + 2 where a paragraph ends. */
  readonly ends: number[] = [];
  readonly #candidates: LineCandidates;
  /** Ways to places, as a tree: the candidate where the last line ends, the way before it, and what is known of it. */
  readonly #place: number[] = [];
  readonly #before: number[] = [];
  readonly #demerits: number[] = [];
  readonly #lineKind: number[] = [];
  readonly #hyphens: number[] = [];
  #active: number[] = [];

  constructor(units: FaceAssignment) {
    this.#candidates = new LineCandidates(units);
  }

  /** Breaks a text whose units are assigned; `breaks` as `BreakFinder` gives them. */
  break(text: string, breaks: readonly number[], terms: LineTerms): void {
    this.ends.length = 0;
    this.#candidates.measure(text);
    let points: readonly number[] | undefined;
    const divisions = (): readonly number[] =>
      (points ??= terms.divider === undefined ? NOWHERE : hyphenPoints(text, terms.divider));
    let from = 0;
    for (let entry = 0; entry < breaks.length;) {
      let next = entry;
      for (const pass of PASSES) {
        const inside = pass.divided ? divisions() : NOWHERE;
        next = this.#candidates.collect(text, from, breaks, entry, inside);
        if (pass === LAST) this.#candidates.breakWideWords(text, from, terms.room + SLACK);
        const way = this.#search(from, terms, pass);
        if (way < 0) continue;
        this.#take(way);
        break;
      }
      entry = next;
      from = (this.ends.at(-1) ?? 0) >> 2;
    }
  }

  /** Adds the ends of the lines on the way. */
  #take(way: number): void {
    const first = this.ends.length;
    for (let w = way; w > 0; w = this.#before[w] ?? 0) {
      const k = this.#place[w] ?? 0;
      const hyphen = this.#candidates.kind[k] === SET_HYPHEN ? 1 : 0;
      this.ends.push((this.#candidates.position[k] ?? 0) * 4 + hyphen + (w === way ? 2 : 0));
    }
    reverseFrom(this.ends, first);
  }

  /** The best way to the paragraph's end; −1 when every one has a line that is worse than tolerated. */
  #search(from: number, { room, justified }: LineTerms, pass: Pass): number {
    const candidates = this.#candidates;
    const last = candidates.count - 1;
    const stretchMore = justified ? 0 : RAGGED_STRETCH;
    const best = new Float64Array(WAYS);
    const bestBefore = new Int32Array(WAYS);
    let ways = this.#begin();
    for (let k = 0; k <= last; k++) {
      best.fill(Infinity);
      const kind = candidates.kind[k] ?? PLAIN_END;
      const hyphenated = kind === SET_HYPHEN || kind === OWN_HYPHEN;
      const penalty = kind === BROKEN_WORD ? BROKEN_PENALTY : hyphenated ? HYPHEN_PENALTY : 0;
      let kept = 0;
      let dropped = -1;
      for (const way of this.#active) {
        const place = this.#place[way] ?? -1;
        const start = place < 0 ? from : (candidates.position[place] ?? 0);
        const spare = room - candidates.width(start, k);
        const blanks = justified ? candidates.blanks(start, k) : 0;
        if (spare < -SLACK && -spare > blanks * SHRINK) {
          dropped = way;
          continue;
        }
        this.#active[kept++] = way;
        const badness =
          spare < 0
            ? badnessOf(-spare, blanks * SHRINK)
            : k === last
              ? 0
              : badnessOf(spare, blanks * STRETCH + stretchMore);
        if (badness > pass.tolerance) continue;
        const before = this.#hyphens[way] ?? 0;
        if (hyphenated && before >= MOST_HYPHENS && pass !== LAST) continue;
        const lineKind = badness <= 12 ? DECENT : spare < 0 ? TIGHT : badness > 99 ? VERY_LOOSE : LOOSE;
        let demerits = (LINE_PENALTY + badness) ** 2 + penalty ** 2 + (this.#demerits[way] ?? 0);
        if (before > 0 && hyphenated) demerits += before < MOST_HYPHENS ? DOUBLE_HYPHEN : AWFUL;
        if (before > 0 && k === last) demerits += FINAL_HYPHEN;
        if (Math.abs(lineKind - (this.#lineKind[way] ?? DECENT)) > 1) demerits += UNEVEN;
        const hyphens = hyphenated ? Math.min(before + 1, MOST_HYPHENS) : 0;
        const slot = lineKind * (MOST_HYPHENS + 1) + hyphens;
        if (demerits > (best[slot] ?? Infinity)) continue;
        best[slot] = demerits;
        bestBefore[slot] = way;
      }
      this.#active.length = kept;
      if (kept === 0 && dropped >= 0 && pass === LAST && !best.some((each) => each < Infinity)) {
        // A character wider than its column: it is a fault already, and stands alone.
        best[DECENT * (MOST_HYPHENS + 1)] = (this.#demerits[dropped] ?? 0) + AWFUL;
        bestBefore[DECENT * (MOST_HYPHENS + 1)] = dropped;
      }
      for (let slot = 0; slot < WAYS; slot++) {
        const demerits = best[slot] ?? Infinity;
        if (demerits === Infinity) continue;
        this.#place[ways] = k;
        this.#before[ways] = bestBefore[slot] ?? 0;
        this.#demerits[ways] = demerits;
        this.#lineKind[ways] = Math.floor(slot / (MOST_HYPHENS + 1));
        this.#hyphens[ways] = slot % (MOST_HYPHENS + 1);
        this.#active.push(ways++);
      }
      if (this.#active.length === 0) return -1;
    }
    return this.#bestEnd(last);
  }

  /** The way with which the search begins: nothing set yet. Gives the number of ways. */
  #begin(): number {
    this.#place[0] = -1;
    this.#before[0] = -1;
    this.#demerits[0] = 0;
    this.#lineKind[0] = DECENT;
    this.#hyphens[0] = 0;
    this.#active = [0];
    return 1;
  }

  #bestEnd(last: number): number {
    let found = -1;
    for (const way of this.#active) {
      if (this.#place[way] !== last) continue;
      if (found < 0 || (this.#demerits[way] ?? 0) < (this.#demerits[found] ?? 0)) found = way;
    }
    return found;
  }
}

const NOWHERE: readonly number[] = [];

/** How much a line suffers that must take `needed` where it has `there`: about 100 × (needed / there)³. */
function badnessOf(needed: number, there: number): number {
  if (needed <= SLACK) return 0;
  const ratio = Math.min(Math.floor((297 * needed) / there), WORST_RATIO);
  return Math.floor((ratio ** 3 + 131_072) / 262_144);
}

function reverseFrom(numbers: number[], from: number): void {
  for (let low = from, high = numbers.length - 1; low < high; low++, high--) {
    const kept = numbers[low] ?? 0;
    numbers[low] = numbers[high] ?? 0;
    numbers[high] = kept;
  }
}
