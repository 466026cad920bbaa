import { showCount } from '../figures.ts';
import { effectsSaid } from '../notices.ts';
import type { RunReport } from '../report.ts';
import type { Html } from './markup.ts';
import { number, section, table, text } from './table.ts';

/** The job's files of moves and stops and what they came to; left out where there are none. */
export function noticeSection({ notices = [] }: RunReport): readonly Html[] {
  if (notices.length === 0) return [];
  const rows = notices.map((row) => [
    row.name,
    row.kind,
    row.file,
    row.dated ?? '',
    showCount(row.records),
    showCount(row.unreadable),
    effectsSaid(row),
  ]);
  const heads = [text('List'), text('Kind'), text('File'), text('Newest day'), number('Rows')];
  const columns = [...heads, number('Unreadable'), text('Recipients')];
  return [section('Moves and stops', 'recipients of this run that stand in them', [table(columns, rows)])];
}
