import type { ChartDesk } from './chart-desk.ts';
import type { BarBed } from './bar-bed.ts';
import { NARROWEST_STEP } from './line.ts';
import type { ValueLabels } from './value-labels.ts';
import { stepsFor, type Scale, type Span, type Steps } from './value-scale.ts';

/** Where upright bars and lines are drawn, in pt from the chart's upper left corner. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  /** Below the lowest value and what is written there. */
  readonly bottom: number;
  /** What one label has of the width. */
  readonly slot: number;
  /** From low values up. */
  readonly scale: Scale;
  /** Absent where the values themselves stand beside the bars. */
  readonly steps?: Steps;
}

/** The room for a plot between the texts around it. */
export interface PlotRoom {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Least height. */
  readonly least: number;
}

/** Share of its slot that a bar, or a group of them, takes. */
const SHARE = 0.66;

/** Wider ones look like blocks: in pt. */
const WIDEST = 36;

/** The narrowest bar, and the least blank between groups, that print cleanly. */
const NARROWEST = 1.8;
const LEAST_GAP = 0.9;

/** Between a scale and the plot. */
export const BESIDE_SCALE = 4;

/** Fewest points between two steps of a scale, in lines of its text, and most steps. */
const STEP_LINES = 1.7;
const MOST_STEPS = 6;

/**
 * Lays a plot out. Where each value has room beside its bar, the values stand there and there is no scale. Undefined where
 * there is no room: the trouble is reported.
 */
export function layPlot(desk: ChartDesk, span: Span, room: PlotRoom, values: ValueLabels): Plot | undefined {
  const { data, block } = desk;
  const bars = block.look === 'bars' ? data.series : 1;
  const direct = block.look !== 'line' && values.fit(room.right / data.count, bars);
  const plot = direct ? directPlot(desk, span, room, values) : steppedPlot(desk, span, room, values);
  const height = plot.scale.from - plot.scale.to;
  if (height < room.least) return desk.doesNotFit(room.least - height, 0);
  const narrowest = narrowestSlot(desk);
  if (plot.slot < narrowest) return desk.crowded(Math.floor((room.right - plot.left) / narrowest));
  return plot;
}

/** What a label must have of the width at least. */
export function narrowestSlot({ block, data }: ChartDesk): number {
  if (block.look === 'line') return NARROWEST_STEP;
  return (block.look === 'bars' ? data.series : 1) * NARROWEST + LEAST_GAP;
}

/** Where the bars of a plot stand. */
export function uprightBed({ scale, left, slot }: Plot, bars: number): BarBed {
  const thickness = barWidth(slot, bars);
  const start = (slot - thickness * bars) / 2;
  return { scale, lying: false, first: left, slot, thickness, start };
}

export function barWidth(slot: number, bars: number): number {
  return Math.min((slot * SHARE) / bars, WIDEST);
}

function directPlot({ data }: ChartDesk, { least, most }: Span, room: PlotRoom, values: ValueLabels): Plot {
  const { right, bottom } = room;
  return {
    left: 0,
    right,
    bottom,
    slot: right / data.count,
    scale: {
      least,
      most,
      from: bottom - (least < 0 ? values.height : 0),
      to: room.top + values.height,
    },
  };
}

function steppedPlot(desk: ChartDesk, { least, most }: Span, room: PlotRoom, values: ValueLabels): Plot {
  const { data, text, numbers } = desk;
  const { right, bottom } = room;
  const beyond = data.isHighlighted ? values.height : 0;
  const from = bottom - (least < 0 ? beyond : 0);
  const to = room.top + Math.max(text.cap / 2, beyond);
  const count = Math.floor((from - to) / (text.leading * STEP_LINES));
  const steps = stepsFor(least, most, Math.min(count, MOST_STEPS));
  let widest = 0;
  for (let value = steps.first; value <= steps.last; value += steps.step) {
    widest = Math.max(widest, text.width(numbers.step(value, steps.step)));
  }
  const left = widest + BESIDE_SCALE;
  const scale = { least: steps.first, most: steps.last, from, to };
  return { left, right, bottom, slot: (right - left) / data.count, scale, steps };
}
