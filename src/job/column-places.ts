import type { BuiltColumn } from './build-column.ts';
import type { tableFile } from './table-file.ts';
import type { ColumnPlan } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';

type TableParts = TypedParts<typeof tableFile.shape>;

/** The columns of a table without header in the order of their cells: as declared, or as their numbers say. */
export function arrangeCells(built: readonly BuiltColumn[], parts: TableParts): readonly ColumnPlan[] {
  const columns = built.map(({ plan }) => plan);
  const numbered = built.filter(({ cell }) => cell !== undefined);
  if (numbered.length === 0) return columns;
  const first = built.find(({ cell }) => cell === undefined);
  if (first !== undefined) {
    misnumbered(parts, first.plan.name, `\`${first.plan.name}\` has no cell, others have`);
    return columns;
  }
  const byCell = built.toSorted((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
  for (const [index, { plan, cell = 0 }] of byCell.entries()) {
    if (cell === index + 1) continue;
    const before = byCell[index - 1];
    const reason =
      before?.cell === cell
        ? `\`${plan.name}\` has cell ${cell}, as \`${before.plan.name}\` has`
        : `no column has cell ${index + 1}`;
    misnumbered(parts, plan.name, reason);
    return columns;
  }
  return byCell.map(({ plan }) => plan);
}

/**
 * Checks that no two columns of a fixed-width record overlap and that all are within `length` (0: as far as they reach).
 * Gives the record's length.
 */
export function arrangeSpans(columns: readonly ColumnPlan[], length: number, parts: TableParts): number {
  const placed = columns
    .flatMap(({ name, span }) =>
      span === undefined ? [] : [{ name, start: span.start, end: span.start + span.length }],
    )
    .toSorted((a, b) => a.start - b.start);
  let reach = { name: '', start: 0, end: 0 };
  for (const column of placed) {
    if (column.start < reach.end) {
      const range = `characters ${reach.start + 1} to ${reach.end}`;
      const reason = `\`${column.name}\` starts at ${column.start + 1}, but \`${reach.name}\` has ${range}`;
      parts.fault('columns', { code: 'job.column-span', values: { reason } }, [column.name, 'start']);
    }
    if (column.end > reach.end) reach = column;
  }
  if (length > 0 && reach.end > length) {
    const reason = `\`${reach.name}\` ends at ${reach.end}, the record at ${length}`;
    parts.fault('length', { code: 'job.column-span', values: { reason } });
  }
  return Math.max(length, reach.end);
}

function misnumbered(parts: TableParts, column: string, reason: string): void {
  parts.fault('columns', { code: 'job.column-cells', values: { reason } }, [column, 'at']);
}
