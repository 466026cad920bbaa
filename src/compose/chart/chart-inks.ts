import type { Color } from '../../job/template.ts';
import type { ChartBlock } from '../../job/template-chart.ts';
import type { ShapesMark } from '../mark.ts';

type Stroke = NonNullable<ShapesMark['shapes'][number]['stroke']>;

const gray = (k: number): Color => ({ kind: 'gray', k });

const solid = (color: Color, thickness: number): Stroke => ({ color, thickness, round: false, dash: [] });

export const BLACK = gray(1);

/** Where the scale is zero. */
export const ZERO_LINE = solid(gray(1), 0.5);
export const REFERENCE_LINES: Readonly<Record<'target' | 'average', Stroke>> = {
  target: solid(gray(1), 0.8),
  average: { color: gray(1), thickness: 0.6, round: false, dash: [3, 2] },
};
/** At each step of a scale: light, but whole enough for a press. */
export const GRID_LINE = solid(gray(0.35), 0.25);
/** Between parts that touch. */
export const PAPER = gray(0);
/** What a meter has not reached. */
export const TRACK = gray(0.12);

/** Parts of a scale, behind the bar: the further, the darker. */
const BANDS: readonly (readonly number[])[] = [[0.12], [0.1, 0.3], [0.1, 0.24, 0.4], [0.08, 0.2, 0.32, 0.44]];

/** A bar on a scale with parts. */
const METER_BAR = 0.85;

export function bandInks(count: number): readonly Color[] {
  return (BANDS[count - 1] ?? []).map(gray);
}

/** Greys for as many series as there are, at least a fifth apart: they can be told from each other in black alone. */
const GREYS: readonly (readonly number[])[] = [
  [0.7],
  [0.75, 0.32],
  [0.8, 0.5, 0.22],
  [0.85, 0.62, 0.4, 0.18],
  [1, 0.8, 0.6, 0.4, 0.2],
];

/** Lines are told from each other by their dashes. */
const DASHES: readonly (readonly number[])[] = [[], [4, 2], [1, 1.5], [6, 1.5, 1.5, 1.5], [2, 1]];

/** A colour for each series: the one that the template names, or a grey; what stands beside others is darkest last. */
export function seriesColors({ series, look }: Pick<ChartBlock, 'series' | 'look'>): readonly Color[] {
  if (look === 'meter') return series.map(({ color }) => color ?? gray(METER_BAR));
  const greys = (GREYS[series.length - 1] ?? []).map(gray);
  if (look !== 'stacked') greys.reverse();
  return series.map(({ color }, s) => color ?? greys[s] ?? BLACK);
}

/** How the line of series `s` of so many is drawn: the last one whole and strongest. */
export function seriesStroke(color: Color, s: number, count: number): Stroke {
  const last = s === count - 1;
  return { color, thickness: last ? 1.4 : 1.1, round: true, dash: DASHES[count - 1 - s] ?? [] };
}

/** Less of the same ink. */
export function paler(color: Color): Color {
  const share = 0.42;
  if (color.kind === 'gray') return gray(color.k * share);
  if (color.kind === 'spot') return { ...color, share: color.share * share };
  const { c, m, y, k } = color;
  return { kind: 'cmyk', c: c * share, m: m * share, y: y * share, k: k * share };
}
