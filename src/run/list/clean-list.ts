import { availableParallelism } from 'node:os';
import { stopRun } from '../../fault/run-stop.ts';
import type { DeliveryGrade } from '../../model/address-parts.ts';
import { csvCell } from '../../worker/csv-cell.ts';
import { inOrder } from '../../worker/in-order.ts';
import { ADDED_COLUMNS } from '../../worker/list-columns.ts';
import { WorkerPool } from '../../worker/pool.ts';
import type { ListResult, ListSetup } from '../../worker/protocol.ts';
import { cleanWithRetry } from './clean-retry.ts';
import { namesSomebody, readListMap } from './list-map.ts';
import { ListMatches, type ListPolicy } from './list-matches.ts';
import { ListOutput } from './list-output.ts';
import { refuseSameFile } from './refuse-same-file.ts';
import { openList, type OpenList } from './open-list.ts';

/** What `stapel clean` is asked to do. */
export interface CleanOptions {
  readonly file: string;
  readonly map: string;
  readonly out: string;
  readonly match?: ListPolicy;
  /** ISO code of the country that the mail is posted in: its own addresses get no country line. */
  readonly postedIn?: string;
  readonly reference?: Uint8Array;
  readonly workers?: number;
  readonly signal: AbortSignal;
  /** Told now and then how many rows are done. */
  readonly progress: (rows: number) => void;
}

/** What became of a list. */
export interface CleanedList {
  readonly rows: number;
  /** Rows with more or fewer cells than the header, or quotes that do not close; kept all the same. */
  readonly uneven: number;
  readonly grades: Readonly<Record<DeliveryGrade, number>>;
  /** How often each rule changed something, and each doubt was had; by name. */
  readonly rules: ReadonlyMap<string, number>;
  readonly doubts: ReadonlyMap<string, number>;
  readonly matched?: { readonly clusters: number; readonly duplicates: number; readonly asked: number };
}

/**
 * Tidies, checks and lays out the addresses of a plain list on workers, and finds who is in it twice. Every row comes out in
 * its order with its own cells as they were.
 */
export async function cleanList(options: CleanOptions): Promise<CleanedList> {
  refuseSameFile(options.file, options.out);
  const list = await openList(options.file);
  const map = readListMap(options.map, list.header);
  if (options.match !== undefined && !namesSomebody(map))
    stopRun({ code: 'list.map-incomplete', place: {}, expected: 'name, givenName, familyName, company' });
  const { table } = list;
  const setup: ListSetup = {
    list: true,
    table,
    delimiter: list.delimiter,
    map: map.columns,
    country: map.country,
    postedIn: options.postedIn ?? map.country,
    reference: options.reference,
    matches: options.match !== undefined,
  };
  const pool = new WorkerPool(options.workers ?? availableParallelism(), setup, { signal: options.signal });
  const output = new ListOutput(options.out);
  const matches = options.match === undefined ? undefined : new ListMatches(options.match);
  const total = new Totals();
  try {
    const results = inOrder(list.rows, pool.window, ({ bytes, rows }) =>
      cleanWithRetry(pool, { bytes, rows }, setup),
    );
    for await (const result of results) {
      output.rows(result.bytes, result.lengths);
      matches?.add(result.records);
      total.add(result);
      options.progress(total.rows);
    }
    await pool.close();
    const matched = matches?.finish();
    const cells =
      matches === undefined ? (): string => setup.delimiter.repeat(2) : cellsOf(matches, setup.delimiter);
    await output.finish(headerLine(list, setup.delimiter), cells);
    const { rows, uneven, grades, rules, doubts } = total;
    return { rows, uneven, grades, rules, doubts, ...(matched === undefined ? {} : { matched }) };
  } finally {
    output.drop();
    await pool.close();
    await list.close();
  }
}

function cellsOf(matches: ListMatches, delimiter: string): (row: number) => string {
  return (row) => `${delimiter}${matches.clusterOf(row)}${delimiter}${matches.scoreOf(row)}`;
}

/** Names that the list has already are ours with `clean_` before them: its own columns stay as they are. */
function headerLine({ header }: OpenList, delimiter: string): string {
  const ours = [...ADDED_COLUMNS, 'cluster', 'score'].map((name) =>
    header.includes(name) ? `clean_${name}` : name,
  );
  return [...header, ...ours].map((name) => csvCell(name, delimiter)).join(delimiter);
}

class Totals {
  rows = 0;
  uneven = 0;
  readonly grades = { valid: 0, corrected: 0, doubtful: 0, undeliverable: 0 };
  readonly rules = new Map<string, number>();
  readonly doubts = new Map<string, number>();

  add(result: ListResult): void {
    this.rows += result.lengths.length;
    this.uneven += result.uneven;
    for (const grade of ['valid', 'corrected', 'doubtful', 'undeliverable'] as const)
      this.grades[grade] += result.grades[grade];
    for (const [name, n] of Object.entries(result.rules))
      this.rules.set(name, (this.rules.get(name) ?? 0) + n);
    for (const [name, n] of Object.entries(result.doubts))
      this.doubts.set(name, (this.doubts.get(name) ?? 0) + n);
  }
}
