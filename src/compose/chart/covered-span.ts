import type { BarEnds } from './bars.ts';
import type { ChartDesk, ReferenceLine } from './chart-desk.ts';
import type { Span } from './value-scale.ts';

/** What a scale must cover: values, limits and zero; not zero where a line's scale is said to begin elsewhere. */
export function coveredSpan(
  desk: ChartDesk,
  { bars, ends, below }: BarEnds,
  references: readonly ReferenceLine[],
): Span {
  const { data, numbers, block, stated } = desk;
  let least = Infinity;
  let most = -Infinity;
  const cover = (value: number | undefined): void => {
    if (value === undefined) return;
    if (value < least) least = value;
    if (value > most) most = value;
  };
  if (block.look !== 'line' || stated.least === undefined) cover(0);
  cover(stated.least);
  cover(stated.most);
  for (let v = 0; v < data.count * bars; v++) {
    cover(ends[v]);
    cover(below[v]);
  }
  for (const { value } of references) cover(value);
  // All alike, as where all is zero: a scale has a length all the same.
  return least < most ? { least, most } : { least, most: least + numbers.whole };
}
