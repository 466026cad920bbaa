import type { Rect } from '../job/job.ts';
import { mm, toPt } from '../unit/length.ts';

/**
 * A template's millimetres as the points that setting works in, in the hundredths that contents are written in: rows
 * of one height are then written as the same moves, which deflates better.
 */
export function points(millimetres: number): number {
  return Math.round(toPt(mm(millimetres)) * 100) / 100;
}

/** A rectangle in pt, from the page's top left corner. */
export interface PointRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function pointRect(rect: Rect): PointRect {
  return { x: points(rect.x), y: points(rect.y), width: points(rect.width), height: points(rect.height) };
}
