import type { Color, InlineText } from './template.ts';

/** Values as a picture. Lengths in mm; values and limits are CEL that gives whole units of the last digit. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly when?: string;
  readonly look: 'bars' | 'stacked' | 'line' | 'meter';
  /** Bars that lie one below the other, with their labels to the left; those of a meter always do. */
  readonly horizontal: boolean;
  readonly data: ChartRows | ChartList;
  /** At least one. */
  readonly series: readonly ChartSeries[];
  readonly unit: InlineText;
  /** Digits after the point that values have; `currency`: those of the document's currency. */
  readonly decimals: number | 'currency';
  /** How many of them are shown beside a bar; absent: all. */
  readonly shown?: number;
  /** Absent: the frame's or box's. */
  readonly width?: number;
  readonly height: number;
  readonly align: 'left' | 'right' | 'center';
  readonly style: string;
  /** Where the scale begins and ends at the latest. */
  readonly min?: string;
  readonly max?: string;
  readonly target?: ChartTarget;
  /** Name of the line at the mean of the last series. */
  readonly average?: InlineText;
  /** Parts of a meter's scale, from its beginning on. */
  readonly bands: readonly ChartBand[];
  /** The bar that is meant is in its colour, all others are paler: the first, the last, or those that a condition on a row names. */
  readonly highlight?: 'first' | 'last' | { readonly rows: string };
  /** Of labels that have no room beside each other, every second or third may stand alone. */
  readonly thin: boolean;
  /** What is printed of a chart without a value: nothing, this text, or the document is rejected. */
  readonly whenEmpty: 'hide' | 'fault' | InlineText;
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** A bar, or one of each series, for each row of a detail table. */
export interface ChartRows {
  readonly kind: 'rows';
  /** Name of the table. */
  readonly rows: string;
  /** Condition on a row; absent: all of them. */
  readonly where?: string;
  readonly label: InlineText;
  /** One for each series. */
  readonly values: readonly string[];
}

/** Bars that the template names. */
export interface ChartList {
  readonly kind: 'list';
  readonly items: readonly ChartItem[];
}

export interface ChartItem {
  readonly when?: string;
  readonly label: InlineText;
  /** One for each series. */
  readonly values: readonly string[];
}

interface ChartSeries {
  readonly name: InlineText;
  /** Absent: a grey of its own. */
  readonly color?: Color;
}

interface ChartTarget {
  readonly value: string;
  readonly name: InlineText;
}

export interface ChartBand {
  readonly upTo: string;
  readonly name: InlineText;
}
