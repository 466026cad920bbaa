/** A text that may stand between cells, and how willingly it is believed. */
interface DelimiterCandidate {
  readonly delimiter: string;
  readonly weight: number;
}

const USUAL = [',', ';', '\t', '|'];
const LESS_USUAL = ['^', '~'];
/** By character code: looked up, since every character of a sample is asked about. */
const SIGNS = Array.from({ length: 0xc0 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/\p{Cc}/u.test(char)) return code > 0 && code < 0x20 && !/[\n\v\f\r]/.test(char);
  return /[ !-/:-@[-`{-~\u00a1-\u00bf]/.test(char);
});
const MOST_LONG = 16;
const LONGEST = 3;
/** Signs that stand together in all lines are there for a purpose. */
const TOGETHER = 0.85;
/** Share of lines in which a candidate that is none of the usual must stand. */
const IN_LINES = 0.5;

/** Signs that stand in values all the time, and quotes. */
const NEVER_ALONE = new Set(['"', "'", '`', '.', '-', '_', '(', ')', '’', '´', '“', '”', '„', '°', '€']);

/** Everything in the lines that could separate cells: single signs, and runs of up to three. */
export function delimiterCandidates(lines: readonly string[]): DelimiterCandidate[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const singles = new Map<string, number>();
  const longer = new Map<string, number>();
  for (const line of filled) {
    for (const sign of new Set(signsOf(line))) singles.set(sign, (singles.get(sign) ?? 0) + 1);
    for (const run of new Set(runsOf(line))) longer.set(run, (longer.get(run) ?? 0) + 1);
  }
  const enough = Math.max(1, filled.length * IN_LINES);
  const alone = [...singles].flatMap(([sign, inLines]) => {
    if (USUAL.includes(sign)) return [{ delimiter: sign, weight: 1 }];
    if (inLines < enough || NEVER_ALONE.has(sign) || isPartOfValues(sign, filled)) return [];
    return [{ delimiter: sign, weight: weightOf(sign) }];
  });
  const together = [...longer]
    .filter(([run, inLines]) => inLines >= enough && isWhole(run, filled) && !isPartOfValues(run, filled))
    .sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
    .slice(0, MOST_LONG)
    .map(([run]) => ({ delimiter: run, weight: Math.max(TOGETHER, ...Array.from(run, weightOf)) * 0.98 }));
  return [...alone, ...together];
}

/** A sign that is to separate by standing twice or thrice seldom stands otherwise. */
function isWhole(run: string, lines: readonly string[]): boolean {
  const sign = run.charAt(0);
  if (run !== sign.repeat(run.length)) return true;
  let whole = 0;
  let broken = 0;
  for (const line of lines) {
    for (let at = line.indexOf(sign); at >= 0; at = line.indexOf(sign, at)) {
      const from = at;
      while (line[at] === sign) at += 1;
      if ((at - from) % run.length === 0) whole += 1;
      else broken += 1;
    }
  }
  return broken <= whole * 0.25;
}

function weightOf(sign: string): number {
  if (USUAL.includes(sign)) return 1;
  if (LESS_USUAL.includes(sign)) return 0.95;
  if (/\p{Cc}/u.test(sign)) return 1.05;
  if (sign > '\u007f') return 0.9;
  return sign === ':' || sign === ' ' ? 0.5 : 0.4;
}

const VALUES: Readonly<Record<string, RegExp>> = {
  '/': /\d{1,4}\/\d{1,2}\/\d{2,4}|\w+:\/\/[^\s,;|"]*/g,
  ':': /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d.])|\w+:\/\//g,
  '@': /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
};

/** Slashes of days, colons of times and of the web: when most lines hold the sign in nothing else, it separates nothing. */
function isPartOfValues(sign: string, lines: readonly string[]): boolean {
  const values = Object.entries(VALUES).filter(([part]) => sign.includes(part));
  if (values.length === 0) return false;
  const without = (line: string): string => values.reduce((rest, [, value]) => rest.replace(value, ''), line);
  return lines.filter((line) => without(line).includes(sign)).length < lines.length * IN_LINES;
}

/** Signs that a job file may declare: no letters, no digits, no quotes of other scripts. */
function isSign(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < SIGNS.length && SIGNS[code] === true;
}

function* signsOf(line: string): Generator<string> {
  for (const char of line) if (isSign(char) && char.length === 1) yield char;
}

/** Runs of two or three signs; blanks may be among them, quotes not. */
function* runsOf(line: string): Generator<string> {
  for (let from = 0; from < line.length; from += 1) {
    let solid = 0;
    for (let length = 1; length <= LONGEST && from + length <= line.length; length += 1) {
      const char = line.charAt(from + length - 1);
      if (!isSign(char) || '"\'()'.includes(char)) break;
      if (char !== ' ') solid += 1;
      if (length > 1 && solid > 0) yield line.slice(from, from + length);
    }
  }
}
