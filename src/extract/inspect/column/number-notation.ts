/** How numbers are written. */
interface NumberNotation {
  readonly decimal: '.' | ',';
  readonly group: string;
  readonly parentheses: boolean;
  /** Digits behind the decimal mark that some value has. */
  readonly scale: number;
  /** Nothing in the column or the file shows which mark is the decimal one: `1.234`. */
  readonly ambiguous: boolean;
}

const GROUPS = "., '’\u00a0\u2009\u202f";
const SHAPE = /^[+-]?(\d+)((?:[., '’\u00a0\u2009\u202f]\d{3})*)(?:([.,])(\d+))?-?$/;

/** What single values say of the marks: how often each can only be the decimal one, and which stands between groups. */
class Votes {
  point = 0;
  comma = 0;
  /** Values with one mark before three digits, which may be either. */
  readonly open: string[] = [];
  readonly groups = new Map<string, number>();
  parentheses = false;
  scale = 0;
  readonly numbers: string[] = [];
}

/**
 * How the numbers of a column are written; undefined when a value is none. `usual`: the decimal mark of the file's other
 * columns, where this one does not show its own.
 */
export function numberNotation(values: readonly string[], usual?: '.' | ','): NumberNotation | undefined {
  const votes = new Votes();
  for (const value of values) if (!count(value, votes)) return undefined;
  const { point, comma, open, groups } = votes;
  if (point > 0 && comma > 0) return undefined;
  const shown = comma > 0 ? ',' : point > 0 ? '.' : undefined;
  let decimal: '.' | ',' | undefined = shown;
  if (decimal === undefined) {
    const grouped = [...groups.keys()].find((mark) => mark === '.' || mark === ',');
    if (grouped !== undefined) decimal = grouped === '.' ? ',' : '.';
  }
  const ambiguous = decimal === undefined && usual === undefined && open.length > 0;
  decimal ??= usual ?? '.';
  const marks = new Set(groups.keys());
  let scale = votes.scale;
  for (const value of open) {
    const mark = value.includes('.') ? '.' : ',';
    if (mark === decimal) scale = Math.max(scale, 3);
    else marks.add(mark);
  }
  if (marks.has(decimal) || marks.size > 1) return undefined;
  const [group = ''] = marks;
  return { decimal, group, parentheses: votes.parentheses, scale, ambiguous };
}

/** The decimal mark that most columns of a file show; undefined when none does. */
export function usualDecimal(columns: readonly (readonly string[])[]): '.' | ',' | undefined {
  let point = 0;
  let comma = 0;
  for (const values of columns) {
    const notation = numberNotation(values);
    if (notation === undefined || notation.ambiguous || (notation.scale === 0 && notation.group === ''))
      continue;
    if (notation.decimal === ',') comma += 1;
    else point += 1;
  }
  return comma > point ? ',' : point > 0 ? '.' : undefined;
}

function count(value: string, votes: Votes): boolean {
  let text = value;
  if (text.startsWith('(') && text.endsWith(')')) {
    text = text.slice(1, -1);
    votes.parentheses = true;
  }
  const short = /^([+-]?)([.,])(\d+)(-?)$/.exec(text);
  if (short !== null) text = `${short[1]}0${short[2]}${short[3]}${short[4]}`;
  const found = SHAPE.exec(text);
  if (found === null) return false;
  const [, head = '', tail = '', mark, decimals = ''] = found;
  const marks = new Set(Array.from(tail).filter((char) => GROUPS.includes(char)));
  if (marks.size > 1 || (tail !== '' && head.length > 3)) {
    // `1234.567`: no group has four digits, so that the mark is the decimal one.
    return marks.size === 1 && tail.length === 4 && head.length > 3
      ? decide(tail.charAt(0), 3, votes)
      : false;
  }
  const [group] = marks;
  if (mark !== undefined) {
    if (mark === group) return false;
    if (group !== undefined) votes.groups.set(group, (votes.groups.get(group) ?? 0) + 1);
    return decide(mark, decimals.length, votes);
  }
  if (group === undefined) return true;
  const isMark = group === '.' || group === ',';
  if (isMark && tail.length === 4) {
    if (head === '0') return decide(group, 3, votes);
    votes.open.push(text);
  } else votes.groups.set(group, (votes.groups.get(group) ?? 0) + 1);
  return true;
}

function decide(mark: string, decimals: number, votes: Votes): boolean {
  if (mark === ',') votes.comma += 1;
  else if (mark === '.') votes.point += 1;
  else return false;
  votes.scale = Math.max(votes.scale, decimals);
  return true;
}
