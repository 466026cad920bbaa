import { ColumnCheck } from './column-check.ts';
import type { BuiltExtract } from './build-extract.ts';
import type { AddressColumnsFile } from './address-columns-file.ts';
import type { AddressColumn, AddressColumns, AddressPlan, GradeFate } from './job.ts';
import type { AddressFile } from './job-file.ts';
import type { ResourceShelf } from './resource-shelf.ts';
import type { TablePlan } from './table-plan.ts';
import type { TypedFile } from './typed-file.ts';
import type { YamlPath } from './yaml-source.ts';

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
  const doubtful = extract?.doubtful ?? new Set();
  checkAddressColumns(typed, extract?.plan.recipients, { names: true, doubtful }, ['address'], file);
  const { reference } = typed;
  const at = file.source.at(['address', 'reference', 'file']);
  return {
    ...namedColumns(typed),
    ...(reference === undefined
      ? {}
      : { reference: { ...reference, file: shelf.want(reference.file, 'table', dir, at), at } }),
    grades: typed.grades ?? DEFAULT_GRADES,
  };
}

/** Which column holds what, as an address has it. */
export function namedColumns(typed: AddressColumnsFile): AddressColumns {
  const { country, lines } = typed;
  const named = KEYS.flatMap((key) => {
    const column = typed[key];
    return column === undefined || column.startsWith('=') ? [] : [[COLUMNS[key], column] as const];
  });
  return {
    columns: Object.fromEntries(named),
    lines,
    ...(country.startsWith('=') ? { country: country.slice(1) } : {}),
  };
}

/** What is asked of an address's columns: whether there must be a name, and which columns (`table.column`) are at fault. */
interface AddressNeeds {
  readonly names: boolean;
  readonly doubtful?: ReadonlySet<string>;
}

/** Columns that are named must be there, and an address needs a place to bring it to, and a name where one is asked for. */
export function checkAddressColumns(
  typed: AddressColumnsFile,
  table: TablePlan | undefined,
  { names, doubtful = new Set() }: AddressNeeds,
  path: YamlPath,
  file: TypedFile,
): void {
  const columns = new ColumnCheck(file.source, file.faults, doubtful);
  for (const key of KEYS) {
    const column = typed[key];
    if (column?.startsWith('=') !== true) columns.want(table, column, TEXTS, [...path, key]);
  }
  typed.lines.forEach((line, index) => columns.want(table, line, TEXTS, [...path, 'lines', index]));
  const needs = (expected: string, oneOf: readonly (string | undefined)[], kind: string): void => {
    if (oneOf.some((column) => column !== undefined)) return;
    const place = file.source.at(path);
    file.faults.push({ code: 'job.missing-key', place, expected, values: { kind } });
  };
  const [line] = typed.lines;
  const known = [typed.lastName, typed.name, typed.company, line];
  if (names) needs('lastName', known, 'the column of the last name (or `name:`, `company:`, `lines:`)');
  needs('lines', [line, typed.street], 'the columns of the address lines (or `street:`)');
}
