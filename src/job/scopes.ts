import {
  createExpressionScope,
  extendScope,
  FORMAT_NAMES,
  type AmountDecimals,
  type ExpressionScope,
  type ValueType,
} from './expression-scope.ts';
import type { ExtractPlan } from './job.ts';
import type { TablePlan } from './table-plan.ts';

/** What expressions may name, by where they stand. */
export interface JobScopes {
  /** Conditions of campaigns: the records, no formatting. */
  readonly campaign: ExpressionScope;
  /** Blocks of the flow, their conditions, and a table's totals. */
  readonly flow: ExpressionScope;
  /** Blocks at fixed places: `page` and `pages` too. */
  readonly furniture: ExpressionScope;
  /** Cells of the detail table: the detail record too. */
  readonly row: ExpressionScope;
  /** Rows at page breaks: `carried` (minor units) too. */
  readonly carry: ExpressionScope;
}

/** Names that records may not have. */
export const RESERVED_RECORDS: readonly string[] = ['address', 'run', 'document', 'page', 'pages', 'carried'];

const FACTS = {
  address: {
    name: 'string',
    title: 'string',
    firstName: 'string',
    lastName: 'string',
    city: 'string',
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

type Tables = Pick<ExtractPlan, 'recipients' | 'documents' | 'details'>;

/**
 * The scopes of a job's tables: recipient and document record everywhere, the detail record in table cells. Of `doubtful`
 * columns (`table.column`) the type is not known: they fit everywhere. `worth` is the column of the documents' table that
 * says what a document is worth; without it decimals are not known.
 */
export function scopesOf(
  extract: Tables,
  doubtful: ReadonlySet<string> = new Set(),
  worth?: string,
): JobScopes {
  const { recipients, documents, details } = extract;
  const shapeOfTable = (table: TablePlan): Record<string, ValueType> =>
    Object.fromEntries(
      table.columns.map((column) => [
        column.name,
        doubtful.has(`${table.name}.${column.name}`) ? 'int?' : valueType(column),
      ]),
    );
  const amounts = decimalsOf(extract, doubtful, worth);
  const campaign = createExpressionScope({
    ...(amounts === undefined ? {} : { amounts }),
    records: {
      [recipients.record]: shapeOfTable(recipients),
      [documents.record]: shapeOfTable(documents),
      ...FACTS,
    },
  });
  const flow = extendScope(campaign, { functions: FORMAT_NAMES });
  return {
    campaign,
    flow,
    furniture: extendScope(flow, { variables: { page: 'int', pages: 'int' } }),
    row: extendScope(flow, { records: { [details.record]: shapeOfTable(details) } }),
    carry: extendScope(flow, { variables: { carried: 'int' } }),
  };
}

function decimalsOf(
  { recipients, documents, details }: Tables,
  doubtful: ReadonlySet<string>,
  worth: string | undefined,
): AmountDecimals | undefined {
  const of = new Map<string, number>();
  for (const { name, record, columns } of [recipients, documents, details]) {
    for (const column of columns) {
      if (column.type !== 'amount' || doubtful.has(`${name}.${column.name}`)) continue;
      of.set(`${record}.${column.name}`, column.scale);
    }
  }
  const shown = of.get(`${documents.record}.${worth}`);
  return shown === undefined ? undefined : { shown, of };
}

function valueType(column: TablePlan['columns'][number]): ValueType {
  if (column.type === 'text' || column.type === 'date') return 'string';
  return column.required ? 'int' : 'int?';
}
