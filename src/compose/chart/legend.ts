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
export class Legend {
  readonly #desk: ChartDesk;
  /** Names and unit, where they are the same in every document: made once. */
  readonly #names: readonly LegendItem[] | undefined;
  readonly #unit: readonly LegendItem[] | undefined;

  constructor(desk: ChartDesk) {
    this.#desk = desk;
    if (desk.names.every(({ fixed }) => fixed !== undefined)) this.#names = this.#nameItems();
    if (desk.unit.fixed !== undefined) this.#unit = this.#unitItems();
  }

  items(references: readonly ReferenceLine[], names: boolean, unitAbove = true): readonly LegendItem[] {
    const items: LegendItem[] = [];
    if (unitAbove) items.push(...(this.#unit ?? this.#unitItems()));
    if (names) items.push(...(this.#names ?? this.#nameItems()));
    for (const { kind, text } of references) items.push({ text, stroke: REFERENCE_LINES[kind] });
    return items;
  }

  #unitItems(): readonly LegendItem[] {
    const text = this.#desk.written(this.#desk.unit);
    return text === '' ? [] : [{ text }];
  }

  #nameItems(): readonly LegendItem[] {
    const desk = this.#desk;
    const { data, colors, block } = desk;
    if (data.series < 2) return [];
    return desk.names.map((name, s) => {
      const color = colors[s] ?? BLACK;
      const text = desk.written(name);
      return block.look === 'line'
        ? { text, stroke: seriesStroke(color, s, data.series) }
        : { text, fill: color };
    });
  }
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
