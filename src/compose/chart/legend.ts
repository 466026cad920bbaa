import type { Color } from '../../job/template.ts';
import type { Galley } from '../galley.ts';
import type { ShapesMark } from '../mark.ts';
import type { ChartDesk, ReferenceLine } from './chart-desk.ts';
import { BLACK, REFERENCE_LINES, seriesStroke } from './chart-inks.ts';
import { hundredth, type ShapeSheet } from './shape-sheet.ts';

/** A text above a chart: the unit, or what a colour or line means. */
export interface LegendItem {
  readonly text: string;
  readonly fill?: Color;
  readonly stroke?: ShapesMark['shapes'][number]['stroke'];
}

const LINE_SAMPLE = 16;
const AFTER_SAMPLE = 4;
const BETWEEN = 12;
const BELOW = 4;

/** The unit unless it stands elsewhere, the series where they need names, and reference lines that have no room for theirs. */
export function legendItems(
  desk: ChartDesk,
  references: readonly ReferenceLine[],
  names: boolean,
  unitAbove = true,
): readonly LegendItem[] {
  const { data, colors, block } = desk;
  const line = block.look === 'line';
  const items: LegendItem[] = [];
  const unit = desk.written(desk.unit);
  if (unitAbove && unit !== '') items.push({ text: unit });
  if (data.series > 1 && names) {
    desk.names.forEach((name, s) => {
      const color = colors[s] ?? BLACK;
      const sample = line ? { stroke: seriesStroke(color, s, data.series) } : { fill: color };
      items.push({ text: desk.written(name), ...sample });
    });
  }
  for (const { kind, text } of references) items.push({ text, stroke: REFERENCE_LINES[kind] });
  return items;
}

/** Sets the texts above a chart side by side, in as many lines as they need; gives their height, or undefined. */
export function setLegend(
  items: readonly LegendItem[],
  desk: ChartDesk,
  width: number,
  galley: Galley,
  sheet: ShapeSheet,
): number | undefined {
  const { text } = desk;
  const side = hundredth(text.cap);
  let x = 0;
  let top = 0;
  for (const item of items) {
    const sample = item.fill !== undefined ? side : item.stroke === undefined ? 0 : LINE_SAMPLE;
    const before = sample === 0 ? 0 : sample + AFTER_SAMPLE;
    const ink = text.width(item.text);
    if (before + ink > width) return desk.doesNotFit(before + ink, width);
    if (x > 0 && x + before + ink > width) {
      x = 0;
      top += text.leading;
    }
    const middle = top + text.leading / 2;
    if (item.fill !== undefined) sheet.rect(x, middle - side / 2, side, side, item.fill);
    if (item.stroke !== undefined) sheet.line(x, middle, x + sample, middle, item.stroke);
    text.put(galley, item.text, x + before, middle + text.cap / 2, ink);
    x += before + ink + BETWEEN;
  }
  return items.length === 0 ? 0 : top + text.leading + BELOW;
}
