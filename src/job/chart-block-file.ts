import * as z from 'zod';
import { align, conditional, expression, identifier, positiveLength, shown, text } from './typed-value.ts';

/** A chart of a template as it is typed. */

/** CEL, or a whole number as it is. */
const number = z.union([z.int(), expression]);

const series = z.strictObject({
  value: expression.optional(),
  name: text.default(''),
  color: identifier.optional(),
});

const item = z.strictObject({
  label: text,
  value: z.union([number, z.array(number).min(1).max(5)]),
  ...conditional,
});

export const chartBlock = z.strictObject({
  chart: z.enum(['bars', 'stacked', 'line', 'meter']),
  horizontal: z.boolean().default(false),
  rows: identifier.optional(),
  where: expression.optional(),
  label: text.optional(),
  values: z.array(item).min(1).max(100).optional(),
  series: z.array(series).min(1).max(5).optional(),
  unit: text.default(''),
  decimals: z.union([z.int().min(0).max(9), z.literal('currency')]).default(0),
  shown: z.int().min(0).max(9).optional(),
  width: positiveLength.optional(),
  height: positiveLength,
  align: align.default('left'),
  style: identifier.default('body'),
  min: number.optional(),
  max: number.optional(),
  target: z.strictObject({ value: number, name: text }).optional(),
  average: text.optional(),
  bands: z
    .array(z.strictObject({ upTo: number, name: text.default('') }))
    .max(4)
    .default([]),
  highlight: z.union([z.enum(['first', 'last']), expression]).optional(),
  thin: z.boolean().optional(),
  whenEmpty: z.union([z.enum(['hide', 'fault']), z.strictObject({ text })]).default('hide'),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

export type ChartBlockFile = z.output<typeof chartBlock>;
