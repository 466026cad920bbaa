import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../faults/fixture.ts';

const ROWS = { customers: 14, invoices: 17, lines: 44 };
const CENTS = 1_502_578n;

/** The tables of the small extract so many times over, each copy with keys of its own; control totals agree. */
export function grownExtract(times: number): { file: string; text: string }[] {
  const total = CENTS * BigInt(times);
  const amount = `${total / 100n}.${String(total % 100n).padStart(2, '0')}`;
  return [
    { file: 'customers.csv', text: grown('customers.csv', /^AW000/gm, times) },
    { file: 'invoices.csv', text: grown('invoices.csv', /^SO|(?<=^SO\d+;)AW000/gm, times) },
    { file: 'invoice_lines.csv', text: grown('invoice_lines.csv', /^SO/gm, times) },
    {
      file: 'control.csv',
      text: [
        'file;records;amount',
        `customers.csv;${ROWS.customers * times};`,
        `invoices.csv;${ROWS.invoices * times};${amount}`,
        `invoice_lines.csv;${ROWS.lines * times};${amount}\n`,
      ].join('\n'),
    },
  ];
}

/** Keys begin with the copy's number instead of the zeros behind `AW`, or behind `SO`. */
function grown(name: string, key: RegExp, times: number): string {
  const [head = '', ...rows] = readFileSync(join(root, 'fixtures/small', name), 'utf8').split(/(?<=\n)/);
  const body = rows.join('');
  const copies = Array.from({ length: times }, (_, copy) => {
    const digits = String(copy).padStart(3, '0');
    return body.replace(key, (found) => (found === 'SO' ? `SO${digits}` : `AW${digits}`));
  });
  return head + copies.join('');
}
