import * as z from 'zod';
import {
  textAlign,
  columnName,
  conditional,
  shown,
  expression,
  identifier,
  length,
  positiveLength,
  text,
  type TextFile,
} from './typed-value.ts';

/** A line: thickness in mm and the name of a colour. */
const ruleLook = z.strictObject({ thickness: z.number().gt(0).max(20), color: identifier.default('black') });

/** Rules between columns: after these, whose numbers count from 1, or after all but the last. */
const columnRule = ruleLook.extend({ after: z.array(z.int().min(1).max(30)).min(1).max(30).optional() });

const rowRule = ruleLook.extend({ every: z.int().min(1).max(100).default(1) });

const tableColumn = z.strictObject({
  head: text,
  cell: text,
  width: z.union([positiveLength, z.literal('content')]).optional(),
  minWidth: positiveLength.optional(),
  maxWidth: positiveLength.optional(),
  share: z.number().gt(0).max(100).optional(),
  align: textAlign.default('start'),
  gap: length.default(3),
});

/** A row above the column heads: texts over several columns, whose numbers count from 1. */
const spanningHeads = z.strictObject({
  cells: z
    .array(
      z.strictObject({
        head: text,
        from: z.int().min(1).max(30),
        to: z.int().min(1).max(30),
        align: textAlign.default('center'),
      }),
    )
    .min(1)
    .max(30),
  style: identifier.optional(),
  rule: ruleLook.optional(),
});

/** One of several sums that are carried, in the column of this number, from 1. */
const carriedValue = z.strictObject({
  column: z.int().min(1).max(30),
  of: columnName.optional(),
  value: text,
});

const carry = z.strictObject({
  of: columnName.optional(),
  forward: text,
  brought: text,
  value: text.optional(),
  values: z.array(carriedValue).min(1).max(30).optional(),
  style: identifier.default('body'),
});

/** A label and a value in the last column, or a text for each column. */
const totalRow = z.strictObject({
  label: text.optional(),
  value: text.optional(),
  cells: z.array(text).min(1).max(30).optional(),
  style: identifier.default('body'),
  ...conditional,
});

const group = z.strictObject({
  by: expression,
  head: text.optional(),
  headCells: z.array(text).min(1).max(30).optional(),
  again: text.optional(),
  againCells: z.array(text).min(1).max(30).optional(),
  headStyle: identifier.optional(),
  headRule: ruleLook.optional(),
  foot: z.array(totalRow).max(10).default([]),
  footRule: ruleLook.optional(),
  gap: length.default(2),
});

const balance = z.strictObject({ of: columnName, start: expression.optional() });

interface UnderFile {
  readonly rows: string;
  readonly cells?: readonly TextFile[] | undefined;
  readonly cell?: TextFile | undefined;
  readonly from: number;
  readonly style?: string | undefined;
  readonly under: readonly UnderFile[];
  readonly when?: string | undefined;
}

/** Rows below a row: a text for each column, or one text from a column on. */
const under: z.ZodType<UnderFile> = z.strictObject({
  rows: identifier,
  cells: z.array(text).min(1).max(30).optional(),
  cell: text.optional(),
  from: z.int().min(1).max(30).default(1),
  style: identifier.optional(),
  under: z.array(z.lazy(() => under)).default([]),
  ...conditional,
});

const table = z.strictObject({
  rows: identifier.optional(),
  columns: z.array(tableColumn).min(1).max(30),
  heads: z.array(spanningHeads).max(5).default([]),
  headStyle: identifier.default('body'),
  rowStyle: identifier.default('body'),
  rowPadding: length.default(0.6),
  inset: length.default(0),
  breakRows: z.boolean().default(false),
  headRule: ruleLook.optional(),
  rowRule: rowRule.optional(),
  columnRule: columnRule.optional(),
  frame: ruleLook.optional(),
  carry: carry.optional(),
  groups: z.array(group).max(5).default([]),
  balance: balance.optional(),
  opening: z.array(totalRow).max(10).default([]),
  stripe: identifier.optional(),
  totals: z.array(totalRow).default([]),
  totalRule: ruleLook.optional(),
  keepRows: z.int().min(0).max(20).default(2),
  under: z.array(under).default([]),
  keepUnder: z.int().min(0).max(100).default(8),
  whenEmpty: z.enum(['hide', 'head']).default('hide'),
});

export const tableBlock = z.strictObject({ table, keepWithNext: z.boolean().default(false), ...shown });

export type TableBlockFile = z.output<typeof tableBlock>;
export type TotalRowFile = TableBlockFile['table']['totals'][number];
export type UnderRowsFile = TableBlockFile['table']['under'][number];
