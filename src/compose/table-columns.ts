import type { TableBlock } from '../job/template-table.ts';
import { points } from './points.ts';
import type { SetStyle } from './set-style.ts';
import type { Column } from './text-setter.ts';

/** Where the columns of a table stand: fixed widths first, the rest by shares. */
export function tableColumns(block: TableBlock, style: SetStyle, width: number): readonly Column[] {
  const inset = points(block.inset ?? 0);
  let fixed = 2 * inset;
  let shares = 0;
  block.columns.forEach((column, c) => {
    if ('mm' in column.width) fixed += points(column.width.mm);
    else shares += column.width.share;
    if (c < block.columns.length - 1) fixed += points(column.gap);
  });
  const rest = Math.max(0, width - fixed);
  let x = inset;
  return block.columns.map((column) => {
    const own = 'mm' in column.width ? points(column.width.mm) : (rest * column.width.share) / shares;
    const placed = { style, align: column.align, x, width: own, lineStep: style.leading };
    x += own + points(column.gap);
    return placed;
  });
}

/** Where text of a column ends on the right, in pt; 0 without a column. */
export function columnEnd(column: Column | undefined): number {
  return column === undefined ? 0 : column.x + column.width;
}
