import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { charsetOf } from '../../src/extract/charset/charset.ts';
import { root } from '../faults/fixture.ts';

type Row = Readonly<Record<string, string>>;

/** The small night as rows. */
interface Night {
  readonly customers: readonly Row[];
  readonly invoices: readonly Row[];
  readonly lines: readonly Row[];
}

/** The same night in another form: its files, and the tables of a job that reads them. */
export interface NightForm {
  readonly files: Readonly<Record<string, Buffer>>;
  readonly tables: string;
}

export function smallNight(): Night {
  const read = (file: string, delimiter: string): Row[] =>
    parse(readFileSync(join(root, 'fixtures/small', file)), {
      bom: true,
      columns: true,
      delimiter,
      quote: delimiter === ',' ? '"' : false,
    });
  return {
    customers: read('customers.csv', ','),
    invoices: read('invoices.csv', ';'),
    lines: read('invoice_lines.csv', ';'),
  };
}

const ROLES = {
  customers: 'record: customer\n      key: account',
  invoices: 'record: invoice\n      key: invoice\n      parent: customers\n      amount: net_total',
  lines: 'record: line\n      parent: invoices\n      order: line\n      amount: amount',
};

interface Declared {
  readonly name: keyof typeof ROLES;
  /** Lines of YAML about file and format. */
  readonly about: readonly string[];
  /** Column → its YAML. */
  readonly columns: Readonly<Record<string, string>>;
}

function tablesYaml(tables: readonly Declared[]): string {
  const table = ({ name, about, columns }: Declared): string =>
    [
      `    ${name}:`,
      `      ${ROLES[name]}`,
      ...about.map((line) => `      ${line}`),
      '      columns:',
      ...Object.entries(columns).map(([column, type]) => `        ${column}: ${type}`),
    ].join('\n');
  return `${tables.map(table).join('\n')}\n`;
}

const optional = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, name === 'account' || name === 'currency' ? 'text' : 'text?']),
  );

const COLUMNS = {
  invoices: {
    invoice: 'text',
    invoice_date: 'date',
    due_date: 'date',
    currency: 'text',
    net_total: 'amount',
    line_count: 'integer',
  },
  lines: {
    line: 'integer',
    sku: 'text',
    description: 'text',
    quantity: 'integer',
    unit_price: 'amount',
    amount: 'amount',
  },
};

/** One file of three record types, nested by order: EBCDIC 273, fixed-width, packed amounts, no line ends. */
export function mainframeForm({ customers, invoices, lines }: Night): NightForm {
  const charset = charsetOf('ibm273');
  const names = Object.keys(customers[0] ?? {});
  const widths = names.map((name) => Math.max(...customers.map((row) => row[name]?.length ?? 0), 1));
  const length = 2 + widths.reduce((sum, width) => sum + width, 0);
  const text = (value: string, width: number): Buffer => {
    const bytes = charset.encode(value.padEnd(width));
    if (bytes?.length !== width) throw new Error(`${value} does not fit`);
    return bytes;
  };
  const record = (...parts: readonly Buffer[]): Buffer => {
    const bytes = Buffer.concat(parts);
    return Buffer.concat([bytes, text('', length - bytes.length)]);
  };
  const day = (value: string | undefined): string => (value ?? '').replaceAll('-', '');
  const records: Buffer[] = [record(text('00', 2), text('NIGHT', 10))];
  for (const customer of customers) {
    records.push(
      record(text('10', 2), ...names.map((name, i) => text(customer[name] ?? '', widths[i] ?? 0))),
    );
    for (const invoice of invoices.filter(({ account }) => account === customer['account'])) {
      const {
        invoice: key = '',
        invoice_date,
        due_date,
        currency = '',
        net_total = '',
        line_count = '',
      } = invoice;
      records.push(
        record(
          ...[text('20', 2), text(key, 10), text(day(invoice_date), 8), text(day(due_date), 8)],
          ...[text(currency, 3), packed(net_total, 6), text(line_count.padStart(3, '0'), 3)],
        ),
      );
      for (const line of lines.filter((row) => row['invoice'] === key)) {
        const {
          line: number = '',
          sku = '',
          description = '',
          quantity = '',
          unit_price = '',
          amount = '',
        } = line;
        records.push(
          record(
            ...[text('30', 2), text(number.padStart(3, '0'), 3), text(sku, 12), text(description, 40)],
            ...[text(quantity.padStart(5, '0'), 5), packed(unit_price, 6), packed(amount, 6)],
          ),
        );
      }
    }
  }
  const file = [
    'file: NIGHT.DAT',
    'format: fixed',
    'encoding: ibm273',
    'separator: none',
    `length: ${length}`,
  ];
  const money = `{ picture: 'S9(9)V99 COMP-3', type: amount }`;
  const tables = tablesYaml([
    {
      name: 'customers',
      about: [...file, `type: { at: 1, is: '10' }`],
      columns: Object.fromEntries(
        names.map((name, i) => [
          name,
          `{ type: ${optional([name])[name]}, ${i === 0 ? 'start: 3, ' : ''}width: ${widths[i]} }`,
        ]),
      ),
    },
    {
      name: 'invoices',
      about: [...file, `type: { at: 1, is: '20' }`, 'nested: true'],
      columns: {
        invoice: '{ type: text, start: 3, width: 10 }',
        invoice_date: '{ type: date, width: 8, format: YYYYMMDD }',
        due_date: '{ type: date, width: 8, format: YYYYMMDD }',
        currency: '{ type: text, width: 3 }',
        net_total: money,
        line_count: `{ picture: '9(3)' }`,
      },
    },
    {
      name: 'lines',
      about: [...file, `type: { at: 1, is: '30' }`, 'nested: true'],
      columns: {
        line: `{ start: 3, picture: '9(3)' }`,
        sku: '{ type: text, width: 12 }',
        description: '{ type: text, width: 40 }',
        quantity: `{ picture: '9(5)' }`,
        unit_price: money,
        amount: money,
      },
    },
  ]);
  return {
    files: { 'NIGHT.DAT': Buffer.concat(records) },
    tables: `${tables}  others:\n    - { file: NIGHT.DAT, type: { at: 1, is: '00' } }\n`,
  };
}

/** Packed decimal of a number with two decimals. */
function packed(value: string, bytes: number): Buffer {
  const digits = value
    .replace('.', '')
    .replace('-', '')
    .padStart(bytes * 2 - 1, '0');
  return Buffer.from(`${digits}${value.startsWith('-') ? 'd' : 'c'}`, 'hex');
}

const NESTED = ['customers', 'invoices', 'lines'] as const;

function columnsOf(name: (typeof NESTED)[number], { customers }: Night): Record<string, string> {
  return name === 'customers' ? optional(Object.keys(customers[0] ?? {})) : { ...COLUMNS[name] };
}

const NUMBERS = new Set(['net_total', 'line_count', 'line', 'quantity', 'unit_price', 'amount']);

function jsonObject(row: Row, more = ''): string {
  const cells = Object.entries(row).map(
    ([name, value]) => `${JSON.stringify(name)}: ${NUMBERS.has(name) ? value : JSON.stringify(value)}`,
  );
  return `{${cells.join(', ')}${more}}`;
}

/**
 * JSON in which rows lie in arrays of objects that are no rows: of one array, of a line each, below one another; the rows
 * name their parents.
 */
export function jsonListsForm(night: Night): NightForm {
  const { customers, invoices, lines } = night;
  const inTens = (rows: readonly Row[]): string[] =>
    Array.from({ length: Math.ceil(rows.length / 10) }, (_, i) =>
      rows
        .slice(i * 10, i * 10 + 10)
        .map((row) => jsonObject(row))
        .join(', '),
    );
  const tables = tablesYaml([
    {
      name: 'customers',
      about: ['file: customers.json', 'format: json', 'each: customers'],
      columns: columnsOf('customers', night),
    },
    {
      name: 'invoices',
      about: ['file: invoices.json', 'format: json', 'each: invoices', 'on: account'],
      columns: { ...COLUMNS.invoices, account: 'text' },
    },
    {
      name: 'lines',
      about: [
        ...['file: lines.jsonl', 'encoding: windows-1252', 'format: json'],
        ...['each: Belege.Stücke', 'on: invoice'],
      ],
      columns: { invoice: 'text', ...COLUMNS.lines },
    },
  ]);
  const rows = inTens(lines).map((ten) => `{"Belege": [{"Stücke": [${ten}]}]}\n`);
  return {
    files: {
      'customers.json': Buffer.from(`{"day": 1, "customers": [\n${inTens(customers).join(',\n')}\n]}`),
      'invoices.json': Buffer.from(
        `[\n${inTens(invoices)
          .map((ten) => `  {"invoices": [${ten}]}`)
          .join(',\n')}\n]\n`,
      ),
      'lines.jsonl': Buffer.from(rows.join(''), 'latin1'),
    },
    tables,
  };
}

/** One line of JSON a customer, with the invoices in it and their lines in those; amounts are numbers. */
export function jsonForm(night: Night): NightForm {
  const { customers, invoices, lines } = night;
  const text = customers.map((customer) => {
    const bills = invoices
      .filter(({ account }) => account === customer['account'])
      .map((bill) => {
        const rows = lines.filter(({ invoice }) => invoice === bill['invoice']).map((row) => jsonObject(row));
        return jsonObject(bill, `, "lines": [${rows.join(', ')}]`);
      });
    return jsonObject(customer, `, "invoices": [${bills.join(', ')}]`);
  });
  const each = { customers: [], invoices: ['each: invoices'], lines: ['each: invoices.lines'] };
  const tables = NESTED.map((name): Declared => ({
    name,
    about: [
      'file: night.jsonl',
      'format: json',
      ...each[name],
      ...(name === 'customers' ? [] : ['nested: true']),
    ],
    columns: columnsOf(name, night),
  }));
  return { files: { 'night.jsonl.gz': gzipSync(`${text.join('\n')}\n`) }, tables: tablesYaml(tables) };
}

/** XML with an element a customer, the invoices in it and their lines in those; keys are attributes. */
export function xmlForm(night: Night): NightForm {
  const { customers, invoices, lines } = night;
  const escaped = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const element = (name: string, row: Row, more = ''): string => {
    const [first, ...rest] = Object.entries(row);
    const [key, id] = first ?? ['', ''];
    const cells = rest.map(([cell, value]) => `<${cell}>${escaped(value)}</${cell}>`);
    return `<${name} ${key}="${escaped(id)}">${cells.join('')}${more}</${name}>`;
  };
  const text = customers.map((customer) => {
    const bills = invoices
      .filter(({ account }) => account === customer['account'])
      .map((bill) => {
        const rows = lines.filter(({ invoice }) => invoice === bill['invoice']);
        return element('invoice', bill, rows.map((row) => element('line', row)).join('\n'));
      });
    return element('customer', customer, bills.join(''));
  });
  const each = {
    customers: 'night/customer',
    invoices: 'night/customer/invoice',
    lines: 'night/customer/invoice/line',
  };
  const tables = NESTED.map((name): Declared => {
    const typed = Object.entries(columnsOf(name, night));
    const attribute = { customers: 'account', invoices: 'invoice', lines: '' }[name];
    const columns: Record<string, string> = {};
    for (const [column, type] of typed) {
      columns[column] = column === attribute ? `{ type: ${type}, from: '@${column}' }` : type;
    }
    const nested = name === 'customers' ? [] : ['nested: true'];
    return {
      name,
      about: ['file: night.xml', 'format: xml', `each: ${each[name]}`, ...nested],
      columns,
    };
  });
  return {
    files: { 'night.xml': Buffer.from(`<?xml version="1.0"?>\n<night>\n${text.join('\n')}\n</night>\n`) },
    tables: tablesYaml(tables),
  };
}

/** Delimited files in UTF-16 and Windows-1252, the lines in three files, one of them packed; decimal commas. */
export function delimitedForm(night: Night): NightForm {
  const { customers, invoices, lines } = night;
  const comma = (value: string, name: string): string =>
    ['net_total', 'unit_price', 'amount'].includes(name) ? value.replace('.', ',') : value;
  const text = (rows: readonly Row[], delimiter: string, { header = true } = {}): string => {
    const names = Object.keys(rows[0] ?? {});
    const body = rows.map((row) => names.map((name) => comma(row[name] ?? '', name)).join(delimiter));
    return `${[...(header ? [names.join(delimiter)] : []), ...body].join('\r\n')}\r\n`;
  };
  const third = Math.ceil(lines.length / 3);
  const values = `values: { decimal: ',' }`;
  const tables = tablesYaml([
    {
      name: 'customers',
      about: ['file: customers.txt', 'encoding: utf-16', `delimiter: '||'`],
      columns: columnsOf('customers', night),
    },
    {
      name: 'invoices',
      about: ['file: invoices.txt', 'encoding: windows-1252', `delimiter: "\\t"`, 'on: account', values],
      columns: { ...COLUMNS.invoices, account: 'text' },
    },
    {
      name: 'lines',
      about: [
        ...['file: lines-*.csv', `delimiter: ';'`, 'on: invoice', values],
        ...['skip: 1', 'header: false', 'footer: 1', `quote: ''`],
      ],
      columns: { invoice: 'text', ...COLUMNS.lines },
    },
  ]);
  const part = (from: number): Buffer => {
    const rows = text(lines.slice(from, from + third), ';', { header: false });
    return Buffer.from(`a title\r\n${rows}the end\r\n`);
  };
  return {
    files: {
      'customers.txt': Buffer.from(`\ufeff${text(customers, '||')}`, 'utf16le'),
      'invoices.txt': Buffer.from(text(invoices, '\t'), 'latin1'),
      'lines-1.csv': part(0),
      'lines-2.csv.gz': gzipSync(part(third)),
      'lines-3.csv': part(2 * third),
    },
    tables,
  };
}
