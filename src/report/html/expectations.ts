import { showFigure, showJudgement, showMedian, showRange } from '../expectation.ts';
import type { RunReport } from '../report.ts';
import { html, type Html } from './markup.ts';
import { number, section, table, text } from './table.ts';

/** What the job expects of its tables; left out where it expects nothing. */
export function expectationSection({ expectations = [] }: RunReport): readonly Html[] {
  if (expectations.length === 0) return [];
  const rows = expectations.map((row) => [
    row.table,
    row.measure,
    showFigure(row, row.found),
    showRange(row),
    showMedian(row),
    row.ok ? html`${showJudgement(row)}` : html`<span class="odd">${showJudgement(row)}</span>`,
  ]);
  const heads = [text('Table'), text('Measure'), number('Found'), number('Expected'), number('Median')];
  return [section('Expected figures', 'medians are of earlier runs', [table([...heads, text('')], rows)])];
}
