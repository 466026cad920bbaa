import * as z from 'zod';
import { expression, identifier, length, shown, text } from './typed-value.ts';

/** What a parameter of a part stands for, as it is typed where the part is used. */
const PARAMETER_VALUES = {
  text,
  style: identifier,
  color: identifier,
  length,
  file: z.string().min(1),
  value: expression,
  number: z.union([z.int(), expression]),
  amount: z.union([z.int(), expression]),
  condition: z.union([z.boolean(), expression]),
} as const;

export type ParameterType = keyof typeof PARAMETER_VALUES;

const PARAMETER_TYPES = [
  ...(['text', 'style', 'color', 'length', 'file', 'value', 'number', 'amount', 'condition'] as const),
];

/** The schema of what a parameter is given. */
export function parameterValue(type: ParameterType): z.ZodType {
  return PARAMETER_VALUES[type];
}

const parameterType = z.enum(PARAMETER_TYPES);

export const parameterFile = z.union([
  parameterType,
  z.strictObject({ type: parameterType, default: z.unknown() }),
]);

/** A file of blocks that templates take in, as it is typed. */
export const partFile = z.strictObject({
  $schema: z.string().optional(),
  part: z.string().min(1),
  parameters: z.record(identifier, parameterFile).default({}),
  blocks: z.array(z.unknown()).min(1),
});

const partOf = z.strictObject({
  from: z.string().min(1),
  with: z.record(identifier, z.unknown()).default({}),
});

export type PartOfFile = z.output<typeof partOf>;

/** Blocks of another file at a fixed place. */
export const placedPart = z.strictObject({ part: partOf });

/** Blocks of another file in the flow. */
export const partBlock = z.strictObject({
  part: partOf,
  keepWithNext: z.boolean().default(false),
  ...shown,
});
