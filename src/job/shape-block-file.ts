import * as z from 'zod';
import { align, identifier, length, positiveLength, shown } from './typed-value.ts';

/** Lines and shapes of a template as they are typed. */

const lineThickness = z.number().gt(0).max(20);

const side = z.enum(['top', 'right', 'bottom', 'left']);

/** Dashes and gaps by turns, in mm. */
const dash = z.array(positiveLength).max(6).default([]);

const stroke = z.strictObject({
  thickness: lineThickness,
  color: identifier.default('black'),
  dash,
  round: z.boolean().default(false),
  sides: z.array(side).min(1).max(4).default(['top', 'right', 'bottom', 'left']),
});

/** Ground and frame. */
export const areaKeys = {
  fill: identifier.optional(),
  stroke: stroke.optional(),
  radius: length.default(0),
};

const point = z.strictObject({ x: length.default(0), y: length.default(0) });

export const lineBlock = z.strictObject({
  line: lineThickness,
  from: point.default({ x: 0, y: 0 }),
  to: point,
  color: identifier.default('black'),
  dash,
  round: z.boolean().default(false),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

export const shapeBlock = z.strictObject({
  shape: z.enum(['rectangle', 'ellipse']),
  width: positiveLength.optional(),
  height: positiveLength,
  align: align.default('left'),
  keepWithNext: z.boolean().default(false),
  ...areaKeys,
  ...shown,
});

const area = z.strictObject(areaKeys);

export type AreaFile = z.output<typeof area>;
export type LineBlockFile = z.output<typeof lineBlock>;
export type ShapeBlockFile = z.output<typeof shapeBlock>;
