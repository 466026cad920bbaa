import { stopRun } from '../../fault/run-stop.ts';
import type { Day } from '../../unit/calendar.ts';
import { listedCode, placesOfRow } from './places-of-row.ts';
import { readList, type ListMap } from './read-list.ts';
import type { ReferenceHeader } from './reference-format.ts';
import { writeReference } from './write-reference.ts';
import type { ListedName } from './write-section.ts';

export interface List {
  /** As it is called in messages. */
  readonly file: string;
  /** Unpacked. */
  readonly bytes: Uint8Array;
}

interface ImportedLists {
  readonly bytes: Buffer;
  readonly header: ReferenceHeader;
  readonly rows: number;
  /** Rows without a country of two letters, a code or a place. */
  readonly leftOut: number;
}

/** Makes one reference file of lists that follow upon each other; the same lists give the same bytes. */
export function importLists(
  lists: readonly List[],
  map: ListMap,
  { date, source }: { readonly date: Day; readonly source: string },
): ImportedLists {
  const countries = new Map<string, Map<string, ListedName[]>>();
  let rows = 0;
  let leftOut = 0;
  for (const { file, bytes } of lists) {
    let used = 0;
    let read = 0;
    for (const row of readList(bytes, map, file)) {
      read++;
      const code = listedCode(row.code);
      const places = placesOfRow(row);
      if (!/^[A-Z]{2}$/.test(row.country) || !/^[A-Z0-9]{1,12}$/.test(code) || places.length === 0) continue;
      used++;
      placesUnder(countries, row.country, code).push(...places);
    }
    if (used === 0) stopRun({ code: 'reference.list-empty', place: { file }, found: String(read) });
    rows += read;
    leftOut += read - used;
  }
  return { ...writeReference(countries, { date, source }), rows, leftOut };
}

function placesUnder(
  countries: Map<string, Map<string, ListedName[]>>,
  country: string,
  code: string,
): ListedName[] {
  let codes = countries.get(country);
  if (codes === undefined) countries.set(country, (codes = new Map<string, ListedName[]>()));
  let places = codes.get(code);
  if (places === undefined) codes.set(code, (places = []));
  return places;
}
