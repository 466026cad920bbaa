import type { ExtractPlan } from '../../src/job/job.ts';
import type { TablePlan } from '../../src/job/table-plan.ts';
import { rowPosition, type TablePart } from '../../src/model/row-position.ts';
import type { RecordValues } from '../../src/model/record.ts';
import type { TypedRow } from '../../src/extract/row-reader.ts';
import { column, customers, invoices, lines, tableOf } from './tables.ts';

/** Options below lines by number within the invoice, notes below options by a key of their own, payments below invoices. */
export const keyedLines: TablePlan = { ...lines, key: 'line', lookups: [{ table: 'articles', by: 'sku' }] };

export const options: TablePlan = tableOf(
  [column('invoice'), column('line', 'integer'), column('option'), column('rank', 'integer')],
  {
    ...{ name: 'options', record: 'option', file: 'options.csv', parent: 'lines' },
    ...{ on: 'invoice', within: 'line', key: 'option', order: 'rank' },
  },
);

export const notes: TablePlan = tableOf([column('option'), column('text')], {
  ...{ name: 'notes', record: 'note', file: 'notes.csv', parent: 'options', on: 'option' },
});

export const payments: TablePlan = tableOf([column('invoice'), column('day'), column('paid', 'amount')], {
  ...{ name: 'payments', record: 'payment', file: 'payments.csv', parent: 'invoices', on: 'invoice' },
});

export const articles: TablePlan = tableOf([column('sku'), column('name')], {
  ...{ name: 'articles', record: 'article', file: 'articles.csv', key: 'sku' },
});

export const PARTS: readonly TablePart[] = [
  keyedLines,
  customers,
  invoices,
  options,
  notes,
  payments,
  articles,
].map(({ name, file }) => ({ table: name, file }));

export const joined: ExtractPlan = {
  archive: '/extract.zip',
  recipients: customers,
  documents: invoices,
  details: keyedLines,
  below: [options, notes, payments],
  lookups: [articles],
  check: { withoutDetails: 'reject' },
};

/** The plan with some of its tables changed. */
export function withTables(...tables: readonly TablePlan[]): ExtractPlan {
  const changed = (table: TablePlan): TablePlan => tables.find(({ name }) => name === table.name) ?? table;
  return {
    ...joined,
    details: changed(keyedLines),
    below: joined.below.map(changed),
    lookups: joined.lookups.map(changed),
  };
}

/** A row of a table in a line of its file. */
export function rowAt(table: string, line: number, values: RecordValues): TypedRow {
  const part = PARTS.findIndex((each) => each.table === table);
  return { line: rowPosition(part, line), values };
}

export function lineRow(number: number, sku = 'BK-1'): RecordValues {
  return { invoice: 'SO1', line: number, sku, description: '', quantity: 1, unit_price: 100, amount: 100 };
}

export function optionRow(of: number, name: string, rank = 1): RecordValues {
  return { invoice: 'SO1', line: of, option: name, rank };
}
