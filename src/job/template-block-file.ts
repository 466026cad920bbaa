import * as z from 'zod';
import {
  boxBlock,
  columnsBlock,
  inColumnsBlock,
  groupBlock,
  placedBox,
  sectionBlock,
  type BoxBlockFile,
  type ColumnsBlockFile,
  type GroupBlockFile,
  type InColumnsBlockFile,
  type SectionBlockFile,
} from './box-block-file.ts';
import { chartBlock } from './chart-block-file.ts';
import { partBlock, placedPart } from './part-file.ts';
import { lineBlock, shapeBlock } from './shape-block-file.ts';
import { tableBlock } from './table-block-file.ts';
import { versionsBlock, type VersionsBlockFile } from './versions-block-file.ts';
import {
  align,
  conditional,
  expression,
  identifier,
  length,
  positiveLength,
  rect,
  shown,
  text,
  type PeriodFile,
} from './typed-value.ts';

/** Blocks of a template as they are typed. The first key says what a block is: `text:`, `table:`, `slot:` … */

const lineKeeping = {
  orphans: z.int().min(1).max(20).default(2),
  widows: z.int().min(1).max(20).default(2),
};

const textBlock = z.strictObject({
  text,
  style: identifier.default('body'),
  keepWithNext: z.boolean().default(false),
  ...lineKeeping,
  ...shown,
});

const listItem = z.union([text, z.strictObject({ text, ...conditional })]);

const listBlock = z.strictObject({
  list: z.array(listItem).min(1).max(200),
  marker: z.union([z.literal('number'), z.string().min(1).max(3)]).default('•'),
  indent: positiveLength.default(5),
  gap: length.default(0),
  style: identifier.default('body'),
  keepWithNext: z.boolean().default(false),
  ...lineKeeping,
  ...shown,
});

const spaceBlock = z.strictObject({ space: positiveLength, ...shown });

const pageBreakBlock = z.strictObject({
  pageBreak: z.union([z.literal(true), z.literal('front')]),
  ...shown,
});

const ruleBlock = z.strictObject({
  rule: z.number().gt(0).max(20),
  color: identifier.default('black'),
  indent: length.default(0),
  length: positiveLength.optional(),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

const imageBlock = z.strictObject({
  image: z.string().min(1),
  page: z.int().min(1).max(9999).optional(),
  width: positiveLength,
  height: positiveLength.optional(),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

const codeBlock = z.strictObject({
  code: text,
  as: z.enum(['qr', 'data-matrix']),
  size: positiveLength,
  correction: z.enum(['L', 'M', 'Q', 'H']).default('M'),
  align: align.default('left'),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

const barcodeBlock = z.strictObject({
  barcode: text,
  as: z.enum(['code-128', 'code-39', 'interleaved-2-of-5']),
  bar: z.number().min(0.19).max(2).default(0.33),
  height: z.number().min(5).max(100),
  check: z.boolean().default(false),
  readable: identifier.optional(),
  align: align.default('left'),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

const giroCodeBlock = z.strictObject({
  giroCode: z.strictObject({
    name: text,
    iban: text,
    bic: text.default(''),
    amount: expression.optional(),
    purpose: text.default(''),
    reference: text.default(''),
    text: text.default(''),
    information: text.default(''),
  }),
  size: positiveLength,
  align: align.default('left'),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

const factRow = z.strictObject({ label: text, value: text, ...conditional });

const factsBlock = z.strictObject({
  facts: z.array(factRow).min(1),
  labelWidth: positiveLength,
  labelStyle: identifier.default('body'),
  valueStyle: identifier.default('body'),
  keepWithNext: z.boolean().default(false),
  ...shown,
});

const slotBlock = z.strictObject({
  slot: identifier,
  gap: length.default(6),
  width: positiveLength.optional(),
  valid: shown.valid,
});

const plainBlock = z.union([
  textBlock,
  listBlock,
  spaceBlock,
  pageBreakBlock,
  ruleBlock,
  imageBlock,
  codeBlock,
  barcodeBlock,
  giroCodeBlock,
  factsBlock,
  tableBlock,
  chartBlock,
  lineBlock,
  shapeBlock,
  slotBlock,
  partBlock,
]);

type PlainBlockFile = z.output<typeof plainBlock>;

interface EachBlockFile {
  readonly each: string;
  readonly blocks: readonly FlowBlockFile[];
  readonly when?: string | undefined;
  readonly valid?: PeriodFile | undefined;
}

/** One block of the flow. Groups, boxes, columns and `each` hold blocks. */
export type FlowBlockFile =
  | PlainBlockFile
  | GroupBlockFile
  | EachBlockFile
  | BoxBlockFile
  | ColumnsBlockFile
  | InColumnsBlockFile
  | SectionBlockFile
  | VersionsBlockFile;

const held = z.lazy(() => flowBlock);

export const flowBlock: z.ZodType<FlowBlockFile> = z.union([
  ...plainBlock.options,
  groupBlock(held),
  z.strictObject({ each: identifier, blocks: z.array(held).min(1), ...shown }),
  boxBlock(held),
  columnsBlock(held),
  inColumnsBlock(held),
  sectionBlock(held),
  versionsBlock(held),
]);

const pageKind = z.enum(['first', 'following', 'all', 'left', 'right', 'last', 'only']);

const placed = {
  name: identifier.optional(),
  on: z.union([pageKind, z.array(pageKind).min(1).max(7)]).default('all'),
  paper: identifier.optional(),
  at: rect,
};

/** One block at a fixed place: a block's own keys and `on`, `paper`, `at`. */
export const furnitureBlock = z.union([
  textBlock.omit({ keepWithNext: true, orphans: true, widows: true }).extend(placed),
  ruleBlock.omit({ keepWithNext: true }).extend(placed),
  imageBlock.omit({ keepWithNext: true }).extend(placed),
  codeBlock.omit({ keepWithNext: true }).extend(placed),
  barcodeBlock.omit({ keepWithNext: true }).extend(placed),
  giroCodeBlock.omit({ keepWithNext: true }).extend(placed),
  factsBlock.omit({ keepWithNext: true }).extend(placed),
  chartBlock.omit({ keepWithNext: true }).extend(placed),
  lineBlock.omit({ keepWithNext: true }).extend(placed),
  shapeBlock.omit({ keepWithNext: true }).extend({ ...placed, height: positiveLength.optional() }),
  placedBox(held).extend(placed),
  placedPart,
]);

export type FurnitureFile = z.output<typeof furnitureBlock>;
export type PlacedFile = Exclude<FurnitureFile, { part: unknown }>;
export type ListBlockFile = z.output<typeof listBlock>;
export type CodeBlockFile = z.output<typeof codeBlock>;
export type BarcodeFile = z.output<typeof barcodeBlock>;
export type GiroCodeFile = z.output<typeof giroCodeBlock>;
export type FactsBlockFile = z.output<typeof factsBlock>;
