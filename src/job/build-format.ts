import { readJsonPath, readRowsPath } from './json-path.ts';
import { refuseMisplaced } from './misplaced-key.ts';
import type { tableFile } from './table-file.ts';
import type { DelimitedFormat, FixedFormat, FormatPlan, RecordType } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';
import { readElementPath } from './xml-path.ts';

type TableParts = TypedParts<typeof tableFile.shape>;
type TableKey = keyof typeof tableFile.shape;

/** Keys of each format that not all others have. */
const FORMAT_KEYS = {
  delimited: [
    ...['encoding', 'delimiter', 'quote', 'escape', 'quotes', 'header', 'skip', 'comment', 'footer'],
    ...['type', 'nested'],
  ],
  fixed: ['encoding', 'separator', 'length', 'skip', 'footer', 'type', 'nested'],
  json: ['encoding', 'each', 'type', 'nested'],
  xml: ['encoding', 'each', 'nested'],
  parquet: [],
} as const satisfies Readonly<Record<FormatPlan['kind'], readonly TableKey[]>>;

/**
 * How a table's file is cut into records; undefined when it cannot be told. The length of fixed-width records is 0 where
 * the columns say it.
 */
export function buildFormat(parts: TableParts): FormatPlan | undefined {
  const kind = parts.part('format');
  if (kind === undefined) return undefined;
  const keys: readonly TableKey[] = FORMAT_KEYS[kind];
  refuseMisplaced(parts, Object.values(FORMAT_KEYS).flat(), { kind: `a table of format ${kind}`, keys });
  switch (kind) {
    case 'delimited':
      return buildDelimited(parts);
    case 'fixed':
      return buildFixed(parts);
    case 'json':
      refuseEbcdic(parts, kind);
      return { kind, each: buildEach(parts, readRowsPath, 'a path such as `order.lines`') ?? '' };
    case 'xml':
      refuseEbcdic(parts, kind);
      return { kind, each: buildElements(parts) };
    case 'parquet':
      return { kind };
  }
}

function buildDelimited(parts: TableParts): DelimitedFormat {
  const delimiter = parts.part('delimiter') ?? ',';
  const quote = parts.part('quote') ?? '';
  const escape = parts.part('escape') ?? '';
  const comment = parts.part('comment') ?? '';
  // The key whose value was typed is the one to mend.
  const elsewhere = (key: 'quote' | 'escape' | 'comment', other: TableKey): void => {
    const at = parts.has(key) || !parts.has(other) ? key : other;
    const expected = `another character than \`${at === key ? other : key}\``;
    const raw = parts.raw(at);
    parts.fault(at, { code: 'job.invalid-value', found: typeof raw === 'string' ? raw : '', expected });
  };
  if (quote !== '' && delimiter.includes(quote)) elsewhere('quote', 'delimiter');
  if (escape !== '' && delimiter.includes(escape)) elsewhere('escape', 'delimiter');
  if (comment !== '' && comment.startsWith(delimiter)) elsewhere('comment', 'delimiter');
  if (comment !== '' && quote !== '' && comment.startsWith(quote)) elsewhere('comment', 'quote');
  return {
    kind: 'delimited',
    delimiter,
    quote,
    escape: escape === quote ? '' : escape,
    strictQuotes: parts.part('quotes') !== 'lenient',
    header: parts.part('header') ?? true,
    skip: parts.part('skip') ?? 0,
    comment,
    footer: parts.part('footer') ?? 0,
  };
}

function buildFixed(parts: TableParts): FixedFormat {
  const separator = parts.part('separator') ?? 'line';
  const [skip = 0, footer = 0] = [parts.part('skip'), parts.part('footer')];
  return { kind: 'fixed', separator, length: parts.part('length') ?? 0, skip, footer };
}

/** The marks of these formats are looked for as ASCII has them. */
function refuseEbcdic(parts: TableParts, kind: string): void {
  const encoding = parts.part('encoding');
  if (encoding?.startsWith('ibm') !== true) return;
  const expected = `the encoding that the file of format ${kind} has once it is off the host, such as \`utf-8\``;
  parts.fault('encoding', { code: 'job.invalid-value', found: encoding, expected });
}

function buildElements(parts: TableParts): string {
  const expected = 'the path of the rows from the root, such as `bills/bill/line`';
  if (!parts.has('each'))
    parts.faultAtKey('each', { code: 'job.missing-key', expected: 'each', values: { kind: expected } });
  return buildEach(parts, readElementPath, expected) ?? '';
}

function buildEach(
  parts: TableParts,
  read: (text: string) => readonly unknown[] | undefined,
  expected: string,
): string | undefined {
  const each = parts.part('each');
  if (each !== undefined && read(each) === undefined)
    parts.fault('each', { code: 'job.invalid-value', found: each, expected });
  return each;
}

/** Where records of the table say what they are, in the way of the format. */
export function buildRecordType(parts: TableParts, kind: FormatPlan['kind']): RecordType | undefined {
  const type = parts.part('type');
  if (type === undefined) return undefined;
  const problem = recordTypeProblem(type, kind);
  if (problem !== undefined)
    parts.fault('type', { code: 'job.invalid-value', found: String(type.at), expected: problem }, ['at']);
  return type;
}

/** What a record type's place should be instead; undefined when it is right. */
export function recordTypeProblem({ at }: RecordType, kind: FormatPlan['kind']): string | undefined {
  if (kind !== 'json') return typeof at === 'number' ? undefined : 'a number, counted from 1';
  const isPath = typeof at === 'string' && (readJsonPath(at)?.length ?? 0) > 0;
  return isPath ? undefined : 'a path such as `rt`';
}
