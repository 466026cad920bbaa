import { showAmount } from '../unit/money.ts';
import { showCount } from './figures.ts';
import type { ExpectationRow } from './report.ts';

/** What is not as expected, in words: `3,214 invoices, 36 % fewer than the median 5,020 of the last 10 runs`. */
export function saysUnexpected(row: ExpectationRow): string {
  const { table, measure, found, median, runs } = row;
  const figure = showFigure(row, found);
  const what = measure === 'records' ? `${figure} ${table}` : `${table} of ${figure} in all`;
  if (median === undefined) return `${what}, ${beyond(row)}`;
  const last = `of the last ${several(runs)}`;
  if (median === 0) return `${what}, where the median ${last} is 0`;
  const share = showPercent(Math.abs(found - median) / Math.abs(median));
  return `${what}, ${share} ${found < median ? fewer(measure) : 'more'} than the median ${showFigure(row, median)} ${last}`;
}

/** A figure of the row: records, or an amount with its decimals. */
export function showFigure({ measure, decimals }: ExpectationRow, figure: number): string {
  return measure === 'records' ? showCount(figure) : showAmount(figure, decimals);
}

/** `3,514 to 7,530`, `3,514 or more`. */
export function showRange(row: ExpectationRow): string {
  const { low, high } = row;
  if (low !== undefined && high !== undefined) return `${showFigure(row, low)} to ${showFigure(row, high)}`;
  if (low !== undefined) return `${showFigure(row, low)} or more`;
  return high === undefined ? '-' : `${showFigure(row, high)} or less`;
}

/** `5,020 of 10 runs`. */
export function showMedian(row: ExpectationRow): string {
  const { median, runs } = row;
  return median === undefined ? '-' : `${showFigure(row, median)} of ${several(runs)}`;
}

/** What follows from it, in a word or two. */
export function showJudgement({ ok, tooFew, runs, otherwise }: ExpectationRow): string {
  if (tooFew) return `not judged: ${several(runs)} known`;
  if (ok) return 'as expected';
  return otherwise === 'hold' ? 'not as expected: held' : 'not as expected';
}

function beyond(row: ExpectationRow): string {
  const { found, low, high, measure } = row;
  if (low !== undefined && found < low)
    return `${fewer(measure)} than the ${showFigure(row, low)} that are expected at least`;
  return `more than the ${showFigure(row, high ?? found)} that are expected at most`;
}

function fewer(measure: ExpectationRow['measure']): string {
  return measure === 'records' ? 'fewer' : 'less';
}

function several(runs: number): string {
  return `${showCount(runs)} run${runs === 1 ? '' : 's'}`;
}

/** `36 %`, `30.4 %`. */
function showPercent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
