import type { ChartText } from './chart-text.ts';

/** A label in one line, or in two; widths in pt. */
export interface TwoLines {
  first: string;
  second: string;
  firstWidth: number;
  secondWidth: number;
}

/** A label broken at the blank that leaves the narrowest lines; in one line where it has no blank. */
export function inTwoLines(label: string, text: ChartText): TwoLines {
  let widest = text.width(label);
  const lines = { first: label, second: '', firstWidth: widest, secondWidth: 0 };
  for (let at = label.indexOf(' '); at >= 0; at = label.indexOf(' ', at + 1)) {
    const above = text.width(label.slice(0, at));
    const below = text.width(label.slice(at + 1));
    if (Math.max(above, below) >= widest) continue;
    widest = Math.max(above, below);
    lines.first = label.slice(0, at);
    lines.second = label.slice(at + 1);
    lines.firstWidth = above;
    lines.secondWidth = below;
  }
  return lines;
}
