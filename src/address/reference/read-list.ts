import { stopRun } from '../../fault/run-stop.ts';

/** What an importer takes of a list's row; '' for what the list does not have. */
export interface ListedPlace {
  readonly country: string;
  readonly code: string;
  readonly place: string;
  readonly region: string;
  readonly regionCode: string;
  readonly province: string;
  readonly community: string;
}

export type ListField = keyof ListedPlace;
/** Field → name or number (from 1) of its column, or `=` and the value that holds for all rows. */
export type ListMap = Readonly<Partial<Record<ListField, string>>>;

/** Columns of GeoNames' postal code files, which have no header; the last three are coordinates and their accuracy. */
const GEONAMES: readonly (ListField | undefined)[] = [
  'country',
  'code',
  'place',
  'region',
  'regionCode',
  'province',
  undefined,
  'community',
];
const GEONAMES_COLUMNS = 12;

/** What columns are called in headed lists, folded to small letters and digits. */
const HEADINGS: Readonly<Record<ListField, readonly string[]>> = {
  country: ['country', 'countrycode', 'land', 'pays', 'iso'],
  code: [
    'postcode',
    'postalcode',
    'zip',
    'zipcode',
    'code',
    'plz',
    'postleitzahl',
    'cp',
    'codepostal',
    'cap',
    'outcode',
  ],
  place: [
    'place',
    'placename',
    'city',
    'town',
    'locality',
    'ort',
    'ortbez18',
    'ortsname',
    'commune',
    'suburb',
  ],
  region: ['state', 'adminname1', 'region', 'bundesland'],
  regionCode: ['statecode', 'admincode1', 'kanton', 'canton'],
  province: ['province', 'adminname2', 'county'],
  community: ['community', 'adminname3', 'gemeinde'],
};
export const LIST_FIELDS = Object.keys(HEADINGS) as readonly ListField[];

/**
 * Reads the rows of a list: UTF-8 text with tabs, semicolons or commas; cells may stand in double quotes where tabs do not
 * divide. Without a map twelve columns without a header are GeoNames' own, and others are known by their header.
 * Stops with `reference.list-unreadable` or `reference.columns-missing`.
 */
export function* readList(bytes: Uint8Array, map: ListMap, file: string): Generator<ListedPlace> {
  const text = textOf(bytes, file);
  const lines = linesOf(text);
  const [first] = lines;
  if (first === undefined) return;
  const separator = separatorOf(first);
  const head = cellsOf(first, separator);
  const isHeaded = !(head.length === GEONAMES_COLUMNS && /^[A-Z]{2}$/.test(head[0] ?? ''));
  const columns = columnsOf(isHeaded ? head : undefined, map, file);
  for (let at = isHeaded ? 1 : 0; at < lines.length; at++) {
    const cells = cellsOf(lines[at] ?? '', separator);
    const cell = (field: ListField): string => {
      const column = columns[field];
      return typeof column === 'string' ? column : (cells[column ?? -1] ?? '').trim();
    };
    yield {
      country: cell('country').toUpperCase(),
      code: cell('code'),
      place: cell('place'),
      region: cell('region'),
      regionCode: cell('regionCode'),
      province: cell('province'),
      community: cell('community'),
    };
  }
}

type Columns = Partial<Record<ListField, number | string>>;

function columnsOf(head: readonly string[] | undefined, map: ListMap, file: string): Columns {
  const columns: Columns = {};
  const names = (head ?? []).map(foldedHeading);
  for (const field of LIST_FIELDS) {
    const given = map[field];
    if (given?.startsWith('=') === true) columns[field] = given.slice(1);
    else {
      const at =
        given !== undefined
          ? columnOf(given, head ?? [])
          : head === undefined
            ? GEONAMES.indexOf(field)
            : firstOf(HEADINGS[field], names);
      if (at >= 0) columns[field] = at;
    }
  }
  const missing = LIST_FIELDS.filter(
    (field) => columns[field] === undefined && (REQUIRED.has(field) || map[field] !== undefined),
  );
  if (missing.length > 0) {
    const expected = missing.map((field) => `\`${map[field] ?? field}\``).join(', ');
    stopRun({
      code: 'reference.columns-missing',
      place: { file, line: 1 },
      expected,
      found: head === undefined ? '12 columns without names' : head.map((name) => `\`${name}\``).join(', '),
    });
  }
  return columns;
}

const REQUIRED: ReadonlySet<ListField> = new Set(['country', 'code', 'place']);

function columnOf(given: string, head: readonly string[]): number {
  const named = head.findIndex((name) => foldedHeading(name) === foldedHeading(given));
  return named < 0 && /^[1-9]\d?$/.test(given) ? Number(given) - 1 : named;
}

function firstOf(wanted: readonly string[], names: readonly string[]): number {
  for (const name of wanted) {
    const at = names.indexOf(name);
    if (at >= 0) return at;
  }
  return -1;
}

function foldedHeading(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return stopRun({ code: 'reference.list-unreadable', place: { file }, found: 'it is no UTF-8 text' });
  }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function separatorOf(line: string): string {
  const counts = ['\t', ';', ','].map((sign) => line.split(sign).length);
  return counts[0] !== 1 ? '\t' : (counts[1] ?? 0) >= (counts[2] ?? 0) ? ';' : ',';
}

function cellsOf(line: string, separator: string): string[] {
  if (separator === '\t' || !line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] === '"') {
      let cell = '';
      for (at++; at < line.length; at++) {
        if (line[at] !== '"') cell += line[at];
        else if (line[at + 1] === '"') cell += line[at++];
        else break;
      }
      const end = line.indexOf(separator, at);
      cells.push(cell);
      at = end < 0 ? line.length + 1 : end + 1;
    } else {
      const end = line.indexOf(separator, at);
      cells.push(line.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? line.length + 1 : end + 1;
    }
  }
  return cells;
}
