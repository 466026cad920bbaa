import { ColumnCheck } from './column-check.ts';
import type { BuiltExtract } from './build-extract.ts';
import type { AddressColumn, AddressPlan, GradeFate } from './job.ts';
import type { AddressFile } from './job-file.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import type { TypedFile } from './typed-file.ts';

/** As the job file names what a column holds → as an address does. */
const COLUMNS = {
  title: 'title',
  name: 'name',
  firstName: 'givenName',
  lastName: 'familyName',
  company: 'company',
  department: 'department',
  careOf: 'careOf',
  street: 'street',
  houseNumber: 'houseNumber',
  city: 'city',
  district: 'district',
  region: 'region',
  postalCode: 'postalCode',
  country: 'country',
} as const satisfies Record<string, AddressColumn>;

const KEYS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const TEXTS = ['text', 'code'] as const;

const DEFAULT_GRADES = {
  valid: 'print',
  corrected: 'print',
  doubtful: 'print',
  undeliverable: 'reject',
} as const satisfies Record<string, GradeFate>;

/** What the job says of addresses; what is wrong with it is added to the file's faults. The reference file is asked for. */
export function buildAddress(
  typed: AddressFile,
  extract: BuiltExtract | undefined,
  dir: string,
  shelf: ResourceShelf,
  file: TypedFile,
): AddressPlan {
  checkColumns(typed, extract, file);
  const { country, lines, reference } = typed;
  const named = KEYS.flatMap((key) => {
    const column = typed[key];
    return column === undefined || column.startsWith('=') ? [] : [[COLUMNS[key], column] as const];
  });
  const at = file.source.at(['address', 'reference', 'file']);
  return {
    columns: Object.fromEntries(named),
    lines,
    ...(country.startsWith('=') ? { country: country.slice(1) } : {}),
    ...(reference === undefined
      ? {}
      : { reference: { ...reference, file: shelf.want(reference.file, 'table', dir, at), at } }),
    grades: typed.grades ?? DEFAULT_GRADES,
  };
}

/** Columns that are named must be there, and an address needs a name and a place to bring it to. */
function checkColumns(typed: AddressFile, extract: BuiltExtract | undefined, file: TypedFile): void {
  const columns = new ColumnCheck(file.source, file.faults, extract?.doubtful ?? new Set());
  const recipients = extract?.plan.recipients;
  for (const key of KEYS) {
    const column = typed[key];
    if (column?.startsWith('=') !== true) columns.want(recipients, column, TEXTS, ['address', key]);
  }
  typed.lines.forEach((line, index) => columns.want(recipients, line, TEXTS, ['address', 'lines', index]));
  const needs = (expected: string, oneOf: readonly (string | undefined)[], kind: string): void => {
    if (oneOf.some((column) => column !== undefined)) return;
    const place = file.source.at(['address']);
    file.faults.push({ code: 'job.missing-key', place, expected, values: { kind } });
  };
  const [line] = typed.lines;
  const names = [typed.lastName, typed.name, typed.company, line];
  needs('lastName', names, 'the column of the last name (or `name:`, `company:`, `lines:`)');
  needs('lines', [line, typed.street], 'the columns of the address lines (or `street:`)');
}
