import type { PathStep } from '../svg/path.ts';
import type { ChartDesk } from './chart-desk.ts';
import { seriesStroke } from './chart-inks.ts';
import { hundredth, type ShapeSheet } from './shape-sheet.ts';
import type { Plot } from './upright-plot.ts';
import { place } from './value-scale.ts';

/** Points of a line closer than this cannot be told from each other on paper: in pt. */
export const NARROWEST_STEP = 0.5;

/** A dot where a line ends, and one for a value between two missing ones. */
const END_DOT = 2;
const LONE_DOT = 1.4;

/** A line for each series from value to value, broken where values are missing. */
export function drawLines(desk: ChartDesk, plot: Plot, sheet: ShapeSheet): void {
  const { data, colors } = desk;
  for (let s = 0; s < data.series; s++) {
    const color = colors[s];
    if (color === undefined) continue;
    const stroke = seriesStroke(color, s, data.series);
    let path: PathStep[] = [];
    let x = 0;
    let y = 0;
    let any = false;
    const close = (): void => {
      if (path.length > 1) sheet.stroke(path, stroke);
      else if (path.length === 1) sheet.dot(x, y, LONE_DOT, color);
      path = [];
    };
    for (let i = 0; i < data.count; i++) {
      const value = data.at(i, s);
      if (value === undefined) {
        close();
        continue;
      }
      x = hundredth(plot.left + (i + 0.5) * plot.slot);
      y = place(plot.scale, value);
      path.push({ op: path.length === 0 ? 'move' : 'line', x, y });
      any = true;
    }
    close();
    if (any) sheet.dot(x, y, END_DOT, color);
  }
}
