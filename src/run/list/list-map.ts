import { countryCoded } from '../../address/country-name/country-names.ts';
import type { Fault } from '../../fault/fault.ts';
import { RunStop } from '../../fault/run-stop.ts';
import { didYouMean } from '../../job/nearest-name.ts';

/** What `--map` may name: parts of an address, and what else tells a person. */
const MAP_KEYS = [
  'name',
  'title',
  'givenName',
  'familyName',
  'company',
  'department',
  'careOf',
  'line1',
  'line2',
  'line3',
  'line4',
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'district',
  'region',
  'country',
  'email',
  'phone',
  'birthDate',
  'customerId',
] as const;

const NAMES: readonly string[] = ['name', 'givenName', 'familyName', 'company', 'line1'];
const PLACES: readonly string[] = ['street', 'line1', 'line2', 'line3', 'line4', 'postalCode', 'city'];

/** What `--map` says: part of an address → column; and the country of all rows, where it is fixed (`country==DE`). */
interface ListMap {
  readonly columns: Readonly<Record<string, string>>;
  readonly country: string;
}

/**
 * Reads `street=COL,city=COL,country==DE`. A comma in a column's name is written `\,`. Stops with all that is wrong: unknown
 * keys, keys named twice, columns that the list does not have, nothing that says who or where.
 */
export function readListMap(typed: string, header: readonly string[]): ListMap {
  const faults: Fault[] = [];
  const columns: Record<string, string> = {};
  let country = '';
  for (const pair of typed.split(/(?<!\\),/)) {
    const [, key, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(pair.replaceAll('\\,', ',')) ?? [];
    if (key === undefined || value === undefined || value === '') {
      faults.push({ code: 'list.map-malformed', place: {}, found: pair });
    } else if (!MAP_KEYS.some((known) => known === key)) {
      const values = { nearest: didYouMean(key, MAP_KEYS), known: MAP_KEYS.join(', ') };
      faults.push({ code: 'list.map-key-unknown', place: {}, found: key, values });
    } else if (key in columns || (key === 'country' && country !== '')) {
      faults.push({ code: 'list.map-key-doubled', place: {}, found: key });
    } else if (value.startsWith('=')) {
      if (key === 'country' && countryCoded(value.slice(1)) === value.slice(1)) country = value.slice(1);
      else faults.push({ code: 'list.map-fixed', place: {}, found: `${key}=${value}` });
    } else if (header.includes(value)) {
      columns[key] = value;
    } else {
      const values = looksLikeRow(header)
        ? {
            nearest: '',
            known: `${header.length} columns, and its first line looks like a row, not like their names`,
          }
        : { nearest: didYouMean(value, header), known: header.join(', ') };
      faults.push({ code: 'list.column-unknown', place: {}, found: value, values });
    }
  }
  const mapped = Object.keys(columns);
  if (faults.length === 0 && !mapped.some((key) => PLACES.includes(key)))
    faults.push({ code: 'list.map-incomplete', place: {}, expected: PLACES.join(', ') });
  if (faults.length > 0) throw new RunStop(faults);
  return { columns, country };
}

/** A first line of cells with numbers or addresses in them holds somebody's data, which no message shows. */
function looksLikeRow(header: readonly string[]): boolean {
  return header.some((cell) => /\d{3}|@|\p{L}[.,]? \d|\d \p{L}/u.test(cell));
}

/** Whether rows say who they are: without it nobody can be matched. */
export function namesSomebody({ columns }: ListMap): boolean {
  return NAMES.some((key) => key in columns);
}
