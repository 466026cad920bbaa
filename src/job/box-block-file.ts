import * as z from 'zod';
import { areaKeys, type AreaFile } from './shape-block-file.ts';
import type { FlowBlockFile } from './template-block-file.ts';
import { align, identifier, length, positiveLength, shown, type PeriodFile } from './typed-value.ts';

/** Blocks of a template that hold blocks, as they are typed. */

interface Holding {
  readonly keepTogether: boolean;
  readonly keepWithNext: boolean;
  readonly when?: string | undefined;
  readonly valid?: PeriodFile | undefined;
}

export interface GroupBlockFile extends Holding {
  readonly group: readonly FlowBlockFile[];
}

export interface BoxBlockFile extends Holding, AreaFile {
  readonly box: readonly FlowBlockFile[];
  readonly padding: number | z.output<typeof paddings>;
  readonly width?: number | undefined;
  readonly height: number;
  readonly fit?: { readonly min: number } | undefined;
  readonly align: z.output<typeof align>;
}

export interface ColumnsBlockFile extends Holding {
  readonly columns: readonly {
    readonly blocks: readonly FlowBlockFile[];
    readonly width?: number | undefined;
    readonly share?: number | undefined;
    readonly stand: 'top' | 'middle' | 'bottom';
  }[];
  readonly gap: number;
}

export interface SectionBlockFile {
  readonly section: readonly FlowBlockFile[];
  readonly orientation: 'landscape';
  readonly when?: string | undefined;
  readonly valid?: PeriodFile | undefined;
}

const paddings = z.strictObject({
  top: length.default(0),
  right: length.default(0),
  bottom: length.default(0),
  left: length.default(0),
});

const holding = {
  keepTogether: z.boolean().default(true),
  keepWithNext: z.boolean().default(false),
  ...shown,
};

export function groupBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<GroupBlockFile> {
  return z.strictObject({ group: z.array(blocks).min(1), ...holding });
}

/** The smallest size of a box's texts, in pt. */
const boxFit = z.strictObject({ min: z.number().min(3).max(200) });

const boxKeys = {
  padding: z.union([length, paddings]).default(3),
  height: length.default(0),
  fit: boxFit.optional(),
  ...areaKeys,
};

export function boxBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<BoxBlockFile> {
  return z.strictObject({
    box: z.array(blocks).min(1),
    width: positiveLength.optional(),
    align: align.default('left'),
    ...boxKeys,
    ...holding,
  });
}

export function columnsBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<ColumnsBlockFile> {
  const column = z.strictObject({
    width: positiveLength.optional(),
    share: z.number().gt(0).max(100).optional(),
    stand: z.enum(['top', 'middle', 'bottom']).default('top'),
    blocks: z.array(blocks).min(1),
  });
  return z.strictObject({ columns: z.array(column).min(2).max(12), gap: length.default(6), ...holding });
}

export interface InColumnsBlockFile {
  readonly inColumns: readonly FlowBlockFile[];
  readonly count: number;
  readonly gap: number;
  readonly balance: boolean;
  readonly rule?: { readonly thickness: number; readonly color: string } | undefined;
  readonly when?: string | undefined;
  readonly valid?: PeriodFile | undefined;
}

export function inColumnsBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<InColumnsBlockFile> {
  return z.strictObject({
    inColumns: z.array(blocks).min(1),
    count: z.int().min(2).max(6).default(2),
    gap: length.default(6),
    balance: z.boolean().default(true),
    rule: z
      .strictObject({ thickness: z.number().gt(0).max(5), color: identifier.default('black') })
      .optional(),
    ...shown,
  });
}

export function sectionBlock(blocks: z.ZodType<FlowBlockFile>): z.ZodType<SectionBlockFile> {
  return z.strictObject({
    section: z.array(blocks).min(1),
    orientation: z.literal('landscape'),
    ...shown,
  });
}

/** A box at a fixed place is as large as its place. */
export function placedBox(blocks: z.ZodType<FlowBlockFile>) {
  const { padding, fit } = boxKeys;
  return z.strictObject({ box: z.array(blocks).min(1), padding, fit, ...areaKeys, ...shown });
}
