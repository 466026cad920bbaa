import type { ControlColumn, ControlLayout } from '../control-layout.ts';

/** Lines below the name that control files have room for. */
export const ADDRESS_LINES = 6;

const lines = Array.from({ length: ADDRESS_LINES }, (_, i) => `address_${i + 1}`);

function column(name: string, value: string, more: Partial<ControlColumn> = {}): ControlColumn {
  return { name, value, align: 'left', pad: ' ', cut: false, ...more };
}

const plain: Omit<ControlLayout, 'format' | 'extension' | 'columns'> = {
  row: 'piece',
  encoding: 'utf-8',
  lineEnd: 'crlf',
  delimiter: ',',
  header: true,
  guard: true,
  root: 'mailrun',
  element: 'mailpiece',
};

const names = [
  ...['job', 'run', 'piece', 'stream', 'sequence', 'sheets', 'pages', 'first_sheet', 'stations', 'name'],
  ...lines,
  ...['postal_code', 'country', 'accounts', 'payload'],
];

/** Comma-separated by RFC 4180, a row a piece: the columns that most inserters' software maps by name. */
export const csvControl: ControlLayout = {
  ...plain,
  format: 'delimited',
  extension: 'csv',
  columns: names.map((name) => column(name, name === 'piece' ? 'P{piece:7}' : `{${name}}`)),
};

const digits = (name: string, value: string, width: number): ControlColumn =>
  column(name, value, { width, align: 'right', pad: '0' });
const words = (name: string, value: string, width: number): ControlColumn =>
  column(name, value, { width, cut: true });

/** Fixed columns as mail-run data files have them: numbers first, a flag for each feeder, then who it is for. */
const mailRunData: ControlLayout = {
  ...plain,
  format: 'fixed',
  extension: 'mrd',
  encoding: 'windows-1252',
  header: false,
  columns: [
    digits('job', '{job}', 6),
    digits('run', '{run}', 6),
    digits('piece', '{piece}', 9),
    digits('sequence', '{sequence}', 9),
    digits('sheets', '{sheets}', 3),
    digits('pages', '{pages}', 4),
    ...Array.from({ length: 12 }, (_, i) => digits(`feeder_${i + 1}`, `{station_${i + 1}}`, 1)),
    digits('divert', '{divert}', 1),
    digits('seal', '{seal}', 1),
    words('name', '{name}', 40),
    ...lines.map((name) => words(name, `{${name}}`, 40)),
    words('postal_code', '{postal_code}', 10),
    words('country', '{country}', 2),
    column('account', '{account}', { width: 30 }),
    column('file', '{file}', { width: 40 }),
    column('payload', '{payload}', { width: 40 }),
  ],
};

/** The same facts as elements. */
const xml: ControlLayout = { ...csvControl, format: 'xml', extension: 'xml', lineEnd: 'lf' };

/** A row for each sheet, for machines that check every one that they feed. */
const sheets: ControlLayout = {
  ...csvControl,
  row: 'sheet',
  columns: [
    column('job', '{job}'),
    column('run', '{run}'),
    column('piece', 'P{piece:7}'),
    column('sheet_in_stream', '{sheet_in_stream}'),
    column('sheet', '{sheet}'),
    column('sheets', '{sheets}'),
    column('payload', '{payload}'),
  ],
};

export const controlLayouts: Readonly<Record<string, ControlLayout>> = {
  csv: csvControl,
  'csv-sheets': sheets,
  'mail-run-data': mailRunData,
  xml,
};
