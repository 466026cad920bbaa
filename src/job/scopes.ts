import {
  createExpressionScope,
  extendScope,
  FORMAT_NAMES,
  type AmountDecimals,
  type ExpressionScope,
} from './expression-scope.ts';
import type { ExtractPlan } from './job.ts';
import { decimalsOfTable, recordShape, type RecordShape } from './record-shape.ts';
import type { TablePlan } from './table-plan.ts';
import { detailTablesOf, tablesOf } from './tables-of.ts';

/** What expressions may name, by where they stand. */
export interface JobScopes {
  /** Conditions of campaigns: the records, no formatting. */
  readonly campaign: ExpressionScope;
  /** Blocks of the flow, their conditions, and a table's totals. */
  readonly flow: ExpressionScope;
  /** Blocks at fixed places: `page` and `pages` too. */
  readonly furniture: ExpressionScope;
  /** Cells of a table's rows, by its name: the row's record, those above it up to the document, and what they refer to. */
  readonly rows: Readonly<Record<string, ExpressionScope>>;
  /** Rows at page breaks: `carried` (minor units) too. */
  readonly carry: ExpressionScope;
}

/** Names that records may not have. */
export const RESERVED_RECORDS: readonly string[] = [
  'address',
  'run',
  'document',
  'rows',
  'page',
  'pages',
  'carried',
  'balance',
  'sum',
  'count',
];

/** Words that CEL keeps for itself (CEL language definition, Syntax), and its types. */
export const CEL_WORDS: readonly string[] = [
  ...[
    'as',
    'break',
    'const',
    'continue',
    'else',
    'false',
    'for',
    'function',
    'if',
    'import',
    'in',
    'let',
    'loop',
  ],
  ...['namespace', 'null', 'package', 'return', 'true', 'var', 'void', 'while', '__proto__', 'prototype'],
  ...['bool', 'bytes', 'cel', 'double', 'google', 'int', 'list', 'map', 'null_type', 'optional', 'string'],
  ...['type', 'uint'],
];

const FACTS = {
  address: {
    name: 'string',
    title: 'string',
    firstName: 'string',
    lastName: 'string',
    company: 'string',
    street: 'string',
    houseNumber: 'string',
    postBox: 'string',
    city: 'string',
    region: 'string',
    postalCode: 'string',
    country: 'string',
  },
  run: { id: 'string', date: 'string' },
  document: {
    key: 'string',
    account: 'string',
    currency: 'string',
    locale: 'string',
    paper: 'string',
    lines: 'int',
  },
} as const;

type Tables = Pick<ExtractPlan, 'recipients' | 'documents' | 'details' | 'below' | 'lookups'>;

/**
 * The scopes of a job's tables: the records of recipient and document and of what they refer to everywhere, the records of
 * rows in table cells; what the row itself refers to goes before what rows above it refer to by the same name. `rows` has
 * the number of a document's rows by table. Of `doubtful` columns (`table.column`) the type is not known: they fit
 * everywhere. `worth` is the column of the documents' table that says what a document is worth; without it decimals are
 * not known.
 */
export function scopesOf(
  extract: Tables,
  doubtful: ReadonlySet<string> = new Set(),
  worth?: string,
): JobScopes {
  const { recipients, documents } = extract;
  const details = detailTablesOf(extract);
  const amounts = decimalsOf(extract, doubtful, worth);
  const recordsOf = (table: TablePlan): Readonly<Record<string, RecordShape>> => ({
    [table.record]: recordShape(table, doubtful),
    ...lookedShapes(table, extract, doubtful),
  });
  const counts = Object.fromEntries(details.map(({ name }) => [name, 'int' as const]));
  const campaign = createExpressionScope({
    ...(amounts === undefined ? {} : { amounts }),
    records: { ...recordsOf(recipients), ...recordsOf(documents), ...FACTS, rows: counts },
  });
  const flow = extendScope(campaign, { functions: FORMAT_NAMES });
  return {
    campaign,
    flow,
    furniture: extendScope(flow, { variables: { page: 'int', pages: 'int' } }),
    rows: Object.fromEntries(
      details.map((table) => {
        const records = [...rowsAbove(table, details), table].flatMap((each) =>
          Object.entries(recordsOf(each)),
        );
        return [table.name, extendScope(flow, { records: Object.fromEntries(records) })];
      }),
    ),
    carry: extendScope(flow, { variables: { carried: 'int' } }),
  };
}

/** The scopes of blocks that are set for each row of a table: its record too. */
export function scopesInEach(scopes: JobScopes, table: string): JobScopes {
  return { ...scopes, flow: scopes.rows[table] ?? scopes.flow };
}

/** The detail tables that a table's rows are below, the topmost first. */
function rowsAbove(table: TablePlan, details: readonly TablePlan[]): readonly TablePlan[] {
  const parent = details.find(({ name }) => name === table.parent);
  return parent === undefined ? [] : [...rowsAbove(parent, details), parent];
}

/** The records that a table's rows refer to. Where such a row may be missing, its numbers may. */
function lookedShapes(
  table: TablePlan,
  { lookups }: Tables,
  doubtful: ReadonlySet<string>,
): Readonly<Record<string, RecordShape>> {
  const shapes: Record<string, RecordShape> = {};
  for (const { table: name, by } of table.lookups ?? []) {
    const lookup = lookups.find((each) => each.name === name);
    if (lookup === undefined) continue;
    const shape = recordShape(lookup, doubtful);
    const always =
      lookup.orphans === 'reject' && table.columns.some((each) => each.name === by && each.required);
    shapes[lookup.record] = always ? shape : optional(shape);
  }
  return shapes;
}

function optional(shape: RecordShape): RecordShape {
  const perhaps = { string: 'string', int: 'int?', 'int?': 'int?', bool: 'bool?', 'bool?': 'bool?' } as const;
  return Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, perhaps[type]]));
}

function decimalsOf(
  extract: Tables,
  doubtful: ReadonlySet<string>,
  worth: string | undefined,
): AmountDecimals | undefined {
  const of = new Map<string, number>();
  for (const table of tablesOf(extract)) {
    for (const [name, scale] of decimalsOfTable(table, doubtful)) of.set(name, scale);
  }
  const shown = of.get(`${extract.documents.record}.${worth}`);
  return shown === undefined ? undefined : { shown, of };
}
