import * as z from 'zod';
import {
  columnFile,
  columnType,
  decimalMark,
  delimiter,
  groupMark,
  member,
  recordType,
} from './table-file.ts';
import { ENCODINGS } from './table-plan.ts';
import { columnName, formed, identifier } from './typed-value.ts';

/** What `job.yaml` may say of a delivery as a whole. */

/** A file beside the extract, as typed. */
export const besidePath = formed(
  /^(?=.*\S)([^{}]|\{archive\}|\{stem\})+$/,
  'a path, in which `{archive}` stands for the path of the archive and `{stem}` for that without its ending',
);

/** Seconds; a night is not longer than a day. */
const seconds = z.number().min(0).max(86_400);

export const readyFile = z
  .strictObject({
    marker: besidePath.optional(),
    stable: seconds.default(0),
    within: seconds.default(0),
  })
  .refine(({ marker, stable }) => marker !== undefined || stable !== 0, {
    error: '`marker`, or `stable` with seconds,',
  });

const share = formed(/^\d{1,4}(\.\d+)?\s?%$/, 'a share such as `30%`');
const WHOLE = 'a whole number';
const FIGURE = 'a number, or one in quotes such as `1000.50`';
const figure = z.union([z.number(), formed(/^-?\d{1,15}(\.\d{1,9})?$/, FIGURE)], { error: FIGURE });

const BOUNDS =
  'either `below` and `above` with shares, or `from` and `to` with figures, at least one of them,';

interface Bounds {
  readonly below?: string | undefined;
  readonly above?: string | undefined;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Whether bounds are of one kind. */
function areOneKind({ below, above, from, to }: Bounds): boolean {
  const shares = below !== undefined || above !== undefined;
  return shares !== (from !== undefined || to !== undefined);
}

const shares = { below: share.optional(), above: share.optional() };
const count = z.int({ error: WHOLE }).min(0);

export const expectFile = z
  .strictObject({
    table: identifier,
    records: z
      .strictObject({ ...shares, from: count.optional(), to: count.optional() })
      .refine(areOneKind, { error: BOUNDS })
      .optional(),
    amount: z
      .strictObject({ ...shares, from: figure.optional(), to: figure.optional() })
      .refine(areOneKind, { error: BOUNDS })
      .optional(),
    runs: z.int().min(1).max(1000).default(10),
    atLeast: z.int().min(1).max(1000).default(3),
    // oxlint-disable-next-line unicorn/no-thenable -- a word, which nothing can call
    then: z.enum(['warn', 'hold']).default('warn'),
  })
  .refine(({ records, amount }) => records !== undefined || amount !== undefined, {
    error: '`records` or `amount`, or both,',
  });

export type ExpectFile = z.output<typeof expectFile>;
export type BoundsFile = NonNullable<ExpectFile['records'] | ExpectFile['amount']>;

const trailerPlace = z.strictObject({ footer: z.int().min(1).max(10_000) });

export const trailerFile = z
  .strictObject({
    file: member,
    type: recordType.optional(),
    at: z
      .union([z.literal('footer'), trailerPlace], { error: '`footer`, or `footer:` with a line of it' })
      .optional(),
    columns: z.record(columnName, z.union([columnType, columnFile])),
    counts: z.record(columnName, identifier).default({}),
    sums: z.record(columnName, identifier).default({}),
    count: z.enum(['tables', 'all']).default('tables'),
  })
  .refine(({ type, at }) => (type === undefined) !== (at === undefined), {
    error: 'either `type` or `at`',
  });

export type TrailerFile = z.output<typeof trailerFile>;

export const controlFile = z
  .strictObject({
    file: member.optional(),
    path: besidePath.optional(),
    delimiter: delimiter.default(','),
    encoding: z.enum(ENCODINGS).default('utf-8'),
    decimal: decimalMark.default('.'),
    group: groupMark.default(''),
    columns: z
      .strictObject({
        file: columnName.optional(),
        table: columnName.optional(),
        records: columnName,
        amount: columnName.optional(),
      })
      .refine(({ file, table }) => (file === undefined) !== (table === undefined), {
        error: 'either `file` or `table`, the column that says what a row is about,',
      }),
  })
  .refine(({ file, path }) => (file === undefined) !== (path === undefined), {
    error: 'either `file`, a file in the extract, or `path`, one beside it,',
  });
