import type { Color, Conditional, FlowBlock } from './template.ts';

export type Side = 'top' | 'right' | 'bottom' | 'left';

/** How a line looks. In mm. */
export interface LineLook {
  readonly color: Color;
  readonly thickness: number;
  /** Lengths of dashes and gaps; empty: a whole line. */
  readonly dash: readonly number[];
  /** Round ends and corners. */
  readonly round: boolean;
}

/** Ground and frame of an area; neither: nothing is drawn. */
export interface AreaLook {
  readonly fill?: Color;
  readonly stroke?: LineLook & { readonly sides: readonly Side[] };
  /** Of the corners, in mm. */
  readonly radius: number;
}

/** Blocks on a ground, in a frame. Where it goes over pages, it is open at the break. Lengths in mm. */
export interface BoxBlock extends Conditional {
  readonly kind: 'box';
  readonly blocks: readonly FlowBlock[];
  readonly look: AreaLook;
  readonly padding: Readonly<Record<Side, number>>;
  /** Absent: as wide as what it stands in. */
  readonly width?: number;
  /** At least; with `fit` at most as well. */
  readonly height: number;
  /** Its texts become smaller until it is no higher, down to this size in pt. */
  readonly fit?: { readonly min: number };
  readonly align: 'left' | 'right' | 'center';
  readonly keepTogether: boolean;
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** Blocks side by side. */
export interface ColumnsBlock extends Conditional {
  readonly kind: 'columns';
  readonly columns: readonly ColumnOfBlocks[];
  /** Between columns, in mm. */
  readonly gap: number;
  readonly keepTogether: boolean;
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

/** Blocks that flow through columns side by side, down one and on at the top of the next, over pages. */
export interface InColumnsBlock extends Conditional {
  readonly kind: 'in-columns';
  readonly blocks: readonly FlowBlock[];
  readonly count: number;
  /** Between columns, in mm. */
  readonly gap: number;
  /** Whether the columns on the last page are as high as one another. */
  readonly balance: boolean;
  /** Between columns; thickness in mm. */
  readonly rule?: { readonly thickness: number; readonly color: Color };
  /** Where it was typed, for messages. */
  readonly at: string;
}

interface ColumnOfBlocks {
  readonly width: { readonly mm: number } | { readonly share: number };
  /** Where its blocks stand beside taller ones. */
  readonly stand: 'top' | 'middle' | 'bottom';
  readonly blocks: readonly FlowBlock[];
}
