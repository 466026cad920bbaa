import * as z from 'zod';
import { ENCODINGS } from './table-plan.ts';
import { columnName, formed, identifier } from './typed-value.ts';

/** What `job.yaml` may say of a table. Keys of all formats stand together; `misplaced-key.ts` says which belong where. */

/** A member of the extract, or a pattern of names. */
export const member = z.string().min(1);

export const TYPE_WORDS =
  'a type such as `text`, `integer`, `date`, `boolean`, `amount`, `amount(3)` or `decimal(3)`, with `?` where a row may leave it empty';

export const columnType = formed(
  /^(text|integer|(amount|decimal)(\([0-9]\))?|date|boolean|code)\??$/,
  TYPE_WORDS,
);

// Letters and digits stand in cells, and line ends between rows; some hosts delimit by control characters.
// oxlint-disable-next-line no-control-regex -- these are meant
const DELIMITER = /^[\u0001-\u0008\t\u000e-\u001f !#-/:-@[-`{-~\u00a1-\u00bf]{1,3}$/;
export const delimiter = formed(
  DELIMITER,
  'one to three characters that no cell begins or ends with, such as `;` or `||`',
);
// Where cells may hold anything, quotes are letters that they hardly do: litigation exports have `þ`.
// oxlint-disable-next-line no-control-regex -- these are meant
const QUOTE = /^(?:[\u0001-\u0009\u000e-\u001f !-/:-@[-`{-~]|(?!\s)[\u00a1-\ud7ff\ue000-\ufffc])?$/;
const quote = formed(QUOTE, 'one character, no ASCII letter or digit, or nothing');
const someLines = z.int().min(0).max(10_000);
const someTexts = z.array(z.string());

export const decimalMark = formed(/^[.,]$/, '`.` or `,`');
export const groupMark = formed(
  /^[.,'’ \u00a0\u2009\u202f]?$/,
  "one of `.`, `,`, `'` and a blank, or nothing",
);
const trimming = z.enum(['both', 'left', 'right', 'none']);

/** Where a record says what it is, and what stands there. */
export const recordType = z.strictObject({
  at: z.union([z.int().min(1), z.string().min(1)], {
    error: 'the number of a cell or a character, or a path',
  }),
  is: z.string().min(1),
});

/** How values are written in all columns that do not say otherwise. */
const valuesFile = z.strictObject({
  decimal: decimalMark.optional(),
  group: groupMark.optional(),
  dates: z.string().min(1).optional(),
  trim: trimming.optional(),
  empty: someTexts.optional(),
});

/** A column in its long form. */
export const columnFile = z.strictObject({
  type: columnType.optional(),
  from: z.string().min(1).max(500).optional(),
  required: z.boolean().optional(),
  scale: z.int().min(0).max(9).optional(),
  decimal: decimalMark.optional(),
  group: groupMark.optional(),
  format: z.string().min(1).optional(),
  true: someTexts.min(1).optional(),
  false: someTexts.min(1).optional(),
  codes: z
    .union([someTexts.min(1), z.record(z.string(), z.string())], {
      error: 'a list of codes, or codes with what they mean',
    })
    .optional(),
  trim: trimming.optional(),
  empty: someTexts.optional(),
  at: z.int().min(1).max(4096).optional(),
  start: z.int().min(1).max(1_000_000).optional(),
  length: z.int().min(1).max(32_767).optional(),
  width: z.int().min(1).max(32_767).optional(),
  pad: formed(/^[^\r\n]$/u, 'one character').optional(),
  picture: z.string().min(1).max(200).optional(),
  sign: z
    .enum([
      'none',
      'leading',
      'trailing',
      'overpunch',
      'overpunch-trailing',
      'overpunch-leading',
      'parentheses',
    ])
    .optional(),
  storage: z.enum(['text', 'zoned', 'packed', 'binary']).optional(),
});

export const rowCheckFile = z.strictObject({
  that: z.string().min(1).max(2000),
  else: formed(/^\S.{0,199}$/, 'a line of text: what is wrong when the check fails'),
});

export const tableFile = z.strictObject({
  record: identifier,
  file: member,
  format: z.enum(['delimited', 'fixed', 'json', 'xml', 'parquet']).default('delimited'),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  delimiter: delimiter.default(','),
  quote: quote.default('"'),
  escape: quote.default(''),
  quotes: z.enum(['strict', 'lenient']).default('strict'),
  header: z.boolean().default(true),
  skip: someLines.default(0),
  comment: formed(/^[^\s"][^\r\n]{0,9}$/, 'up to ten characters, such as `#`').optional(),
  footer: someLines.default(0),
  separator: z.enum(['line', 'none']).default('line'),
  length: z.int().min(1).max(1_000_000).optional(),
  each: z.string().min(1).optional(),
  type: recordType.optional(),
  nested: z.boolean().default(false),
  main: z.boolean().default(false),
  key: columnName.optional(),
  parent: identifier.optional(),
  on: z
    .union([columnName, z.tuple([columnName, columnName])], {
      error: 'a column, or two: the one that names the document and the one that names the row within it',
    })
    .optional(),
  with: z.record(identifier, columnName).optional(),
  order: columnName.optional(),
  amount: columnName.optional(),
  orphans: z.enum(['reject', 'warn', 'ignore']).default('reject'),
  values: valuesFile.default({}),
  columns: z.record(columnName, z.union([columnType, columnFile])),
  checks: z.array(rowCheckFile).default([]),
});

export type ValuesFile = z.output<typeof valuesFile>;
