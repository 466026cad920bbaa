import {
  createExpressionScope,
  extendScope,
  FORMAT_NAMES,
  type ExpressionScope,
  type ValueType,
} from './expression-scope.ts';
import type { ExtractPlan, TablePlan } from './job.ts';

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

/**
 * The scopes of a job's tables: recipient and document record everywhere, the detail record in table cells. Of `doubtful`
 * columns (`table.column`) the type is not known: they fit everywhere.
 */
export function scopesOf(
  extract: Pick<ExtractPlan, 'recipients' | 'documents' | 'details'>,
  doubtful: ReadonlySet<string> = new Set(),
): JobScopes {
  const { recipients, documents, details } = extract;
  const shapeOfTable = (table: TablePlan): Record<string, ValueType> =>
    Object.fromEntries(
      table.columns.map((column) => [
        column.name,
        doubtful.has(`${table.name}.${column.name}`) ? 'int?' : valueType(column),
      ]),
    );
  const campaign = createExpressionScope({
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

function valueType(column: TablePlan['columns'][number]): ValueType {
  if (column.type === 'text' || column.type === 'date') return 'string';
  return column.required ? 'int' : 'int?';
}
