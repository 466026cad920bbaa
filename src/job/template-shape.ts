import type { AreaLook, LineLook } from './template-box.ts';
import type { Conditional } from './template.ts';

/** A line between two points, in mm from the block's upper left corner; they are the middle of its ends. */
export interface LineBlock extends Conditional {
  readonly kind: 'line';
  readonly from: Point;
  readonly to: Point;
  readonly look: LineLook;
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle or an ellipse below the text, in mm. */
export interface ShapeBlock extends Conditional {
  readonly kind: 'shape';
  readonly shape: 'rectangle' | 'ellipse';
  /** Absent: as wide as what it stands in. */
  readonly width?: number;
  readonly height: number;
  readonly look: AreaLook;
  readonly align: 'left' | 'right' | 'center';
  readonly keepWithNext: boolean;
  /** Where it was typed, for messages. */
  readonly at: string;
}
