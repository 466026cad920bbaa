import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';

/** A customer beside those of the small extract, with bills of one line each: a day and whole dollars. */
export interface Added {
  readonly account: string;
  /** From the title on, as the table has it. */
  readonly row: string;
  readonly bills: readonly { readonly key: string; readonly day: string }[];
}

const DOLLARS = 5;

/** The demo job on the small extract with further customers, and sections before its `mailpiece`. */
export function matchedNight(added: readonly Added[], sections: string, mailpiece = ''): Workbench {
  const bills = added.flatMap(({ account, bills: each }) => each.map((bill) => ({ account, ...bill })));
  const total = `${15025 + DOLLARS * bills.length}.78`;
  return new Workbench(
    changed({
      append: [
        { file: 'customers.csv', text: added.map(({ account, row }) => `${account},${row}\n`).join('') },
        {
          file: 'invoices.csv',
          text: bills
            .map(({ key, account, day }) => `${key};${account};${day};2019-07-30;USD;${DOLLARS}.00;1\n`)
            .join(''),
        },
        {
          file: 'invoice_lines.csv',
          text: bills.map(({ key }) => `${key};1;X;Bottle;1;${DOLLARS}.00;${DOLLARS}.00\n`).join(''),
        },
      ],
      edit: [
        {
          file: 'job.yaml',
          find: 'state: own',
          put: 'duplicates: { number: off, content: off }\nstate: own',
        },
        { file: 'job.yaml', find: 'mailpiece:\n', put: `${sections}\nmailpiece:\n${mailpiece}` },
        { file: 'control.csv', find: 'customers.csv;14', put: `customers.csv;${14 + added.length}` },
        {
          file: 'control.csv',
          find: 'invoices.csv;17;15025.78',
          put: `invoices.csv;${17 + bills.length};${total}`,
        },
        {
          file: 'control.csv',
          find: 'invoice_lines.csv;44;15025.78',
          put: `invoice_lines.csv;${44 + bills.length};${total}`,
        },
      ],
    }),
  );
}

/** The rows of a CSV file in a run's directory, by its header. */
export function csvRows(run: string, file: string): Record<string, string>[] {
  return parseCsv<Record<string, string>>(readFileSync(join(run, file), 'utf8'), { columns: true });
}

/** Accounts of each piece of a stream, in order. */
export function accountsOfPieces(run: string, stream: string): string[] {
  return csvRows(run, `streams/${stream}.control.csv`).map(({ accounts = '' }) => accounts);
}
