import { kindOf } from '../cell-kind.ts';
import type { Sureness } from '../finding.ts';
import { delimiterCandidates } from './delimiter-candidates.ts';
import { scoreDialect, type DialectScore, type KnownKinds } from './dialect-score.ts';
import { escapeCandidates, quoteCandidates } from './quote-candidates.ts';
import { TrialText, type TrialFormat } from './trial-rows.ts';

/** How the cells of a text are told apart, as far as a sample shows. */
export interface DialectGuess extends DialectScore {
  readonly format: TrialFormat;
  /** The sample has quotes that stand as quotes should. */
  readonly quotesSeen: boolean;
  readonly sureness: Sureness;
  readonly why: string;
  /** The delimiter that fits second best; '' when there is none. */
  readonly second: string;
}

const TRIAL_ROWS = 250;
const TRIAL_LINES = 400;
/** Characters that are tried, however long the lines are. */
const TRIAL_LENGTH = 200_000;
const FEWEST_LINES = 10;
const SINGLE_NATURAL = 0.95;

interface Trial extends DialectScore {
  readonly format: TrialFormat;
}

/**
 * Tries every delimiter, quote and escape that the lines may hold and takes what fits best; `fixed` is a delimiter that
 * the file itself names. The
 * delimiter of a single column is a sign that stands nowhere in it.
 */
export function guessDialect(lines: readonly string[], fixed?: string): DialectGuess {
  const known: KnownKinds = new Map();
  const shown = firstLines(withoutComments(lines));
  const text = new TrialText(shown.join('\n'), true);
  const trials: Trial[] = [];
  const candidates = fixed === undefined ? delimiterCandidates(shown) : [{ delimiter: fixed, weight: 1 }];
  for (const { delimiter, weight } of candidates) {
    const best = bestOf(delimiter, text, shown, known);
    trials.push({ ...best, score: best.cells === 1 ? 0 : best.score * trust(best, weight, text, known) });
  }
  const single = singleColumn(text, shown, known);
  const ranked = [...trials, single].sort((a, b) => b.score - a.score);
  const [best = single] = ranked;
  const next = ranked.find(({ format }) => format.delimiter !== best.format.delimiter);
  return {
    ...best,
    quotesSeen:
      best.format.quote !== '' && text.rows(best.format, TRIAL_ROWS).some(({ quoted }) => quoted > 0),
    ...rated(best, next, fixed),
    second: next === undefined || next.cells === 1 ? '' : next.format.delimiter,
  };
}

/** Comments above the table say nothing about its rows, unless all lines look like them. */
function withoutComments(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  return first > 0 ? lines.slice(first) : lines;
}

/** Enough lines to tell by, and not more: each is read some hundred times. A quote that is open there may close later. */
function firstLines(lines: readonly string[]): readonly string[] {
  let length = 0;
  let count = 0;
  let quotes = 0;
  for (const line of lines) {
    const enough = count >= TRIAL_LINES || (length > TRIAL_LENGTH && count >= FEWEST_LINES);
    if (enough && (quotes % 2 === 0 || length > 10 * TRIAL_LENGTH)) break;
    length += line.length;
    count += 1;
    for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) quotes += 1;
  }
  return lines.slice(0, count);
}

/** The best way to quote and to escape, with one delimiter. */
function bestOf(delimiter: string, text: TrialText, lines: readonly string[], known: KnownKinds): Trial {
  let best: Trial | undefined;
  for (const quote of quoteCandidates(lines, delimiter)) {
    for (const escape of escapeCandidates(lines, delimiter, quote)) {
      for (const strictQuotes of [true, false]) {
        const format = { delimiter, quote, escape, strictQuotes };
        const trial = { format, ...scoreDialect(text.rows(format, TRIAL_ROWS), known) };
        if (best === undefined || trial.score > best.score * 1.001) best = trial;
        if (trial.malformed === 0) break;
      }
    }
  }
  return (
    best ?? { ...scoreDialect([], known), format: { delimiter, quote: '"', escape: '', strictQuotes: true } }
  );
}

/** How far a delimiter is believed: quotes beside it vouch for an unusual one, blanks between words are none. */
function trust({ format, cells, even }: Trial, weight: number, text: TrialText, known: KnownKinds): number {
  const rows = text.rows(format, TRIAL_ROWS);
  const quoted = rows.filter((row) => row.formed && row.quoted > 0).length;
  if (quoted > rows.length * 0.5) return Math.max(weight, 0.9);
  if (format.delimiter.trim() !== '' || format.delimiter === '\t') return weight;
  if (even < 0.8) return weight * 0.3;
  let words = 0;
  let all = 0;
  for (const row of rows) {
    if (row.cells.length !== cells) continue;
    for (const cell of row.cells) {
      const { kind } = known.get(cell) ?? kindOf(cell);
      all += 1;
      if (kind === 'words' || kind === 'text' || kind === 'odd') words += 1;
    }
  }
  return words > all * 0.67 ? weight * 0.5 : weight;
}

/** Lines as they stand, as the cells of one column. */
function singleColumn(text: TrialText, lines: readonly string[], known: KnownKinds): Trial {
  const quote = lines.some((line) => /^"(?:[^"]|"")*"\r?$/.test(line)) ? '"' : '';
  const delimiter = UNSEEN.find((sign) => !lines.some((line) => line.includes(sign))) ?? '\u001f';
  const format = { delimiter, quote, escape: '', strictQuotes: quote !== '' };
  const score = scoreDialect(text.rows(format, TRIAL_ROWS), known);
  const values = lines.map((line) => line.trim()).filter((line) => line !== '');
  const typed = values.filter((line) => isValue(line)).length;
  // A header may stand above them, of one name.
  const [heading = ''] = values;
  const cut = !isValue(heading) && UNSEEN.some((sign) => heading.includes(sign));
  const plain = !cut && typed > 0 && typed >= Math.floor((values.length - 1) * SINGLE_NATURAL);
  return { ...score, cells: 1, format, score: plain ? 0.85 : score.score };
}

/** What stands for the delimiter of a single column: a sign that it does not hold. */
const UNSEEN = ['\t', '|', ';', ','];

/** Whether a line as a whole is one value that other delimiters would cut: an amount, a day, an address of the web. */
function isValue(line: string): boolean {
  const { kind } = kindOf(line);
  if (kind === 'number') return /^[^,]*$|,\d\d$/.test(line);
  return kind === 'integer' || kind === 'date' || kind === 'time' || kind === 'name';
}

function rated(
  best: Trial,
  next: Trial | undefined,
  fixed: string | undefined,
): { readonly sureness: Sureness; readonly why: string } {
  if (fixed !== undefined) return { sureness: 'sure', why: 'the first line names it' };
  if (best.cells === 1)
    return { sureness: 'likely', why: 'no sign cuts the lines into cells that make sense' };
  const share = best.even === 1 ? 'all rows' : `${Math.floor(best.even * 100)} of 100 rows`;
  const why = `${share} have ${best.cells} cells, and their values come out whole`;
  const lead = best.score / Math.max(0.001, next?.score ?? 0);
  if (best.even > 0.95 && lead > 1.5) return { sureness: 'sure', why };
  return { sureness: lead > 1.15 ? 'likely' : 'a guess', why };
}
