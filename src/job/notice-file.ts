import * as z from 'zod';
import { addressColumns } from './address-columns-file.ts';
import { tableFile } from './table-file.ts';
import { columnName } from './typed-value.ts';

/** What `job.yaml` may say under `moves` and `stops` of a file of what became of recipients. */

const { shape } = tableFile;

/** How the file is written, as a table of the extract says it; a file of notices has no place among other tables. */
export const noticeTable = {
  file: shape.file,
  format: shape.format,
  encoding: shape.encoding,
  delimiter: shape.delimiter,
  quote: shape.quote,
  escape: shape.escape,
  quotes: shape.quotes,
  header: shape.header,
  skip: shape.skip,
  comment: shape.comment,
  footer: shape.footer,
  separator: shape.separator,
  length: shape.length,
  each: shape.each,
  values: shape.values,
  columns: shape.columns,
  checks: shape.checks,
} as const;

const days = z.int().min(1).max(9999);

const address = z.strictObject(addressColumns);

const common = {
  ...noticeTable,
  account: columnName.optional(),
  address: address.optional(),
  scope: z.enum(['person', 'household']).optional(),
  dated: z
    .union([z.strictObject({ column: columnName }), z.strictObject({ name: z.string().min(1) })], {
      error: '`column` with a column of days, or `name` with a pattern such as `YYYYMMDD`',
    })
    .optional(),
  warnAfter: days.optional(),
  refuseAfter: days.optional(),
};

export const moveFile = z.strictObject({ ...common, to: address, validFrom: columnName.optional() });

export const stopFile = z.strictObject({
  ...common,
  kind: z.enum(['deceased', 'objectors', 'returned']),
  // oxlint-disable-next-line unicorn/no-thenable -- a word, which nothing can call
  then: z.enum(['suppress', 'hand', 'warn', 'no-messages']).optional(),
});

export type MoveFile = z.output<typeof moveFile>;
export type StopFile = z.output<typeof stopFile>;
