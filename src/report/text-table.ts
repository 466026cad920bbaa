/**
 * Lines of a table: the first column to the left, all others to the right, two blanks between them.
 * `paint` colours the head line; cells are aligned before, so colours never shift them.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: (line: string) => string,
): string[] {
  const widths = head.map((cell, column) =>
    rows.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), cell.length),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => align(cell, widths[column] ?? 0, column === 0))
      .join('  ')
      .trimEnd();
  return [paint(line(head)), ...rows.map(line)];
}

function align(cell: string, width: number, left: boolean): string {
  return left ? cell.padEnd(width) : cell.padStart(width);
}
