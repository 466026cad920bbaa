/** The regular expressions of `matches()`: a subset without anything that needs backtracking. */

export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  /** Code points from..to, pairwise; `negated` turns the set around. */
  | { readonly kind: 'set'; readonly ranges: readonly number[]; readonly negated: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

/** A pattern that cannot be used, with the offset of what is wrong in it. */
export class PatternProblem extends Error {
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.name = 'PatternProblem';
    this.offset = offset;
  }
}

const MOST_REPEATS = 100;
const LAST = 0x10ffff;
const DIGIT = [0x30, 0x39];
const WORD = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const SPACE = [0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0];
const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, v: 11 };

/** Parses a pattern; throws `PatternProblem`. */
export function parsePattern(source: string): PatternNode {
  const reader = new PatternReader(source);
  const node = reader.choice();
  if (reader.at < source.length) throw new PatternProblem('`)` without `(`', reader.at);
  return node;
}

class PatternReader {
  at = 0;
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  choice(): PatternNode {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at += 1;
      branches.push(this.sequence());
    }
    return branches.length === 1 ? (branches[0] ?? { kind: 'empty' }) : { kind: 'choice', branches };
  }

  sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (;;) {
      const next = this.source[this.at];
      if (next === undefined || next === '|' || next === ')') break;
      parts.push(this.repeated(this.atom(next)));
    }
    return { kind: 'sequence', parts };
  }

  atom(next: string): PatternNode {
    if (next === '(') return this.group();
    if (next === '[') return this.set();
    if (next === '\\') return this.escape();
    if ('*+?{'.includes(next)) throw new PatternProblem(`\`${next}\` has nothing to repeat`, this.at);
    if (next === '.') return this.take(1, { kind: 'set', ranges: [10, 10], negated: true });
    if (next === '^') return this.take(1, { kind: 'start' });
    if (next === '$') return this.take(1, { kind: 'end' });
    return this.literal();
  }

  take(count: number, node: PatternNode): PatternNode {
    this.at += count;
    return node;
  }

  literal(): PatternNode {
    const point = this.source.codePointAt(this.at) ?? 0;
    return this.take(point > 0xffff ? 2 : 1, { kind: 'set', ranges: [point, point], negated: false });
  }

  group(): PatternNode {
    const open = this.at;
    this.at += 1;
    if (this.source[this.at] === '?') {
      if (this.source[this.at + 1] !== ':')
        throw new PatternProblem('look-around and named groups are not supported', open);
      this.at += 2;
    }
    const inner = this.choice();
    if (this.source[this.at] !== ')') throw new PatternProblem('`(` without `)`', open);
    this.at += 1;
    return inner;
  }

  escape(): PatternNode {
    const named = this.source[this.at + 1];
    if (named === undefined) throw new PatternProblem('`\\` at the end', this.at);
    const ranges = classOf(named);
    if (ranges !== undefined) return this.take(2, { kind: 'set', ranges, negated: named < 'a' });
    const point = this.escapedPoint();
    return { kind: 'set', ranges: [point, point], negated: false };
  }

  escapedPoint(): number {
    const named = this.source[this.at + 1] ?? '';
    const control = CONTROL[named];
    if (control === undefined && /[A-Za-z0-9]/.test(named)) {
      throw new PatternProblem(`\`\\${named}\` is not supported`, this.at);
    }
    const point = control ?? this.source.codePointAt(this.at + 1) ?? 0;
    this.at += point > 0xffff ? 3 : 2;
    return point;
  }

  set(): PatternNode {
    const open = this.at;
    this.at += 1;
    const negated = this.source[this.at] === '^';
    if (negated) this.at += 1;
    const ranges: number[] = [];
    for (let first = true; first || this.source[this.at] !== ']'; first = false) {
      if (this.at >= this.source.length) throw new PatternProblem('`[` without `]`', open);
      const named = this.source[this.at] === '\\' ? this.source[this.at + 1] : undefined;
      const whole = named === undefined ? undefined : classOf(named);
      if (whole !== undefined && named !== undefined) {
        ranges.push(...(named < 'a' ? complement(whole) : whole));
        this.at += 2;
        continue;
      }
      const from = this.setPoint();
      let to = from;
      if (
        this.source[this.at] === '-' &&
        this.source[this.at + 1] !== ']' &&
        this.at + 1 < this.source.length
      ) {
        this.at += 1;
        to = this.setPoint();
      }
      if (to < from) throw new PatternProblem('a range runs backwards', open);
      ranges.push(from, to);
    }
    this.at += 1;
    return { kind: 'set', ranges, negated };
  }

  setPoint(): number {
    if (this.source[this.at] === '\\') return this.escapedPoint();
    const point = this.source.codePointAt(this.at) ?? 0;
    this.at += point > 0xffff ? 2 : 1;
    return point;
  }

  repeated(part: PatternNode): PatternNode {
    const start = this.at;
    const found = /^(?:([*+?])|\{(\d{1,5})(,(\d{0,5}))?\})/.exec(this.source.slice(start, start + 16));
    if (found === null) return part;
    this.at += found[0].length;
    if (this.source[this.at] === '?') this.at += 1;
    if (/[*+?{]/.test(this.source[this.at] ?? ''))
      throw new PatternProblem('two repetitions in a row', this.at);
    if (found[1] !== undefined) {
      return { kind: 'repeat', part, least: found[1] === '+' ? 1 : 0, most: found[1] === '?' ? 1 : Infinity };
    }
    const least = Number(found[2]);
    const most = found[3] === undefined ? least : found[4] === '' ? Infinity : Number(found[4]);
    if (most < least) throw new PatternProblem('a repetition runs backwards', start);
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) {
      throw new PatternProblem(`more than ${MOST_REPEATS} repetitions`, start);
    }
    return { kind: 'repeat', part, least, most };
  }
}

function classOf(named: string): readonly number[] | undefined {
  if (named === 'd' || named === 'D') return DIGIT;
  if (named === 'w' || named === 'W') return WORD;
  return named === 's' || named === 'S' ? SPACE : undefined;
}

function complement(ranges: readonly number[]): number[] {
  const out: number[] = [];
  let from = 0;
  for (let index = 0; index + 1 < ranges.length; index += 2) {
    const low = ranges[index] ?? 0;
    if (low > from) out.push(from, low - 1);
    from = (ranges[index + 1] ?? 0) + 1;
  }
  if (from <= LAST) out.push(from, LAST);
  return out;
}
