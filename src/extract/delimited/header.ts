import type { Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';

/**
 * Checks a header against the tables whose rows stand under it; stops the run with everything that is wrong at once.
 * `line`: the one it stands in. `all`: columns that no table declares are wrong as well.
 */
export function checkNames(
  names: readonly string[],
  tables: readonly DelimitedTable[],
  file: string,
  line: number,
  all: boolean,
): void {
  const place = { file, line };
  const declared = [...new Set(tables.flatMap(({ columns }) => columns.map(({ from }) => from)))];
  const known = new Set(declared);
  if (!names.some((name) => known.has(name))) {
    // Without a header the first line is somebody's data: do not show it.
    stopRun({ code: 'extract.header-missing', place, expected: list(declared) });
  }
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const faults: Fault[] = [];
  for (const name of declared) {
    if (times.has(name)) continue;
    faults.push({ code: 'extract.column-missing', place, expected: name, found: list(names) });
  }
  if (all && times.has('')) {
    const where = unnamed(names, tables[0]?.format.delimiter ?? '');
    faults.push({ code: 'extract.column-unnamed', place, values: { where } });
  }
  for (const [name, count] of times) {
    if (name === '') continue;
    if (count > 1)
      faults.push({ code: 'extract.column-doubled', place, found: name, values: { times: String(count) } });
    if (all && !known.has(name))
      faults.push({ code: 'extract.column-unknown', place, found: name, expected: list(declared) });
  }
  if (faults.length > 0) throw new RunStop(faults);
}

/** Place of each declared column among a row's cells: by its name in the header, or as declared. */
export function cellPlaces(table: DelimitedTable, header: readonly string[]): number[] {
  return table.columns.map(({ from }, i) => (table.format.header ? header.indexOf(from) : i));
}

/** Which columns of the header have no name; most often the last, behind a delimiter that ends the line. */
function unnamed(names: readonly string[], delimiter: string): string {
  const shown = delimiter === '\t' ? 'tab' : `\`${delimiter}\``;
  const empty = names.flatMap((name, index) => (name === '' ? [index + 1] : []));
  if (empty.length === 1 && empty[0] === names.length)
    return `the header line ends with a delimiter (${shown}), which makes one more column, without a name`;
  const numbers = empty.slice(0, LISTED).join(', ');
  return `the header line has columns without a name between its delimiters (${shown}), or behind the last: column ${numbers}`;
}

const LISTED = 40;

function list(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `\`${name.slice(0, 60)}\``);
  return names.length > LISTED ? `${shown.join(', ')} and ${names.length - LISTED} more` : shown.join(', ');
}
