import { charsetOf, type Charset } from '../extract/charset/charset.ts';
import type { Input } from '../extract/container/input.ts';
import { frameFile } from '../extract/frame.ts';
import type { FramedFile, TableBlock } from '../extract/framed-file.ts';
import type { FileGuess, TableGuess } from '../extract/inspect/file-guess.ts';
import { holdsRows } from '../extract/inspect/inspected-file.ts';
import { guessedRowWriter } from '../extract/inspect/rows/guessed-row.ts';
import { JsonLines } from '../extract/inspect/rows/json-line.ts';
import type { RowBlock } from '../extract/row-block.ts';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { OpenInspection } from './inspect-input.ts';

/** Some rows as lines of JSON, and what was wrong with them or passed over. */
export interface InspectedRows {
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly notes: readonly string[];
}

/**
 * All rows of all files that were looked at, at most `limit`, in the order in which they stand. Stops where one of them
 * is damaged: its rows would be missing. A zip among them is told, and not read.
 */
export async function* guessedRows(
  { input, files }: OpenInspection,
  limit: number,
): AsyncGenerator<InspectedRows> {
  const several = files.filter(({ guess }) => holdsRows(guess)).length > 1;
  const unreadable = files.flatMap(({ guess }) => (holdsRows(guess) ? [] : (guess.faults ?? [])));
  const damage = unreadable.filter(({ code }) => code !== 'archive.nested');
  if (damage.length > 0) throw new RunStop(damage);
  if (unreadable.length > 0) yield { text: '', faults: unreadable, notes: [] };
  let left = limit;
  for (const { name, guess } of files) {
    if (left <= 0) return;
    if (!holdsRows(guess)) {
      yield { text: '', faults: [], notes: [`${name}: ${guess.what}, no table`] };
      continue;
    }
    yield { text: '', faults: [], notes: guess.passedOver.map((note) => `${name}: ${note}`) };
    const out = new JsonLines(several ? [['#file', name]] : []);
    for await (const rows of rowsOfFile(input, name, guess, out, left)) {
      left -= rows.count;
      yield rows;
    }
  }
}

const MIB = 1024 * 1024;
/** A cell may be a whole document: nobody said that it is none. */
const LIMITS = { maxLine: 16 * MIB, maxQuotedBytes: 4 * MIB, maxQuotedLines: MIB } as const;

interface CountedRows extends InspectedRows {
  readonly count: number;
}

async function* rowsOfFile(
  input: Input,
  name: string,
  guess: FileGuess,
  out: JsonLines,
  limit: number,
): AsyncGenerator<CountedRows> {
  // What stands within a row of JSON or XML goes out with it.
  const outer = guess.tables.filter(({ nestedIn }) => nestedIn === undefined);
  const plan = { file: name, tables: outer.map((table) => ({ ...table.plan, file: name })) };
  const framed = await frameFile(input.read(name), plan, { unknownColumns: 'ignore', ...LIMITS });
  const types = guess.kind === 'xml' && guess.tables.length > 1;
  const writers = outer.map((table, i) =>
    guessedRowWriter(table, framed.tables[i]?.header ?? [], innerOf(table, guess), types),
  );
  const blank = new BlankLines(guess);
  try {
    let left = limit;
    for await (const group of inOrder(framed)) {
      const faults: Fault[] = [];
      for (const { table, block, row } of rowsOf(group)) {
        const fault = block.faults.get(row);
        const raw = block.bytes.subarray(block.start[row] ?? 0, block.end[row] ?? 0);
        if (fault !== undefined && blank.take(fault, raw)) continue;
        if (fault !== undefined) faults.push(fault);
        if (block.record[row] !== 1) continue;
        if (out.count >= left) break;
        writers[table]?.write(raw, block.line[row] ?? 0, fault !== undefined, out);
      }
      const { count } = out;
      left -= count;
      yield { text: out.take(), faults, notes: [], count };
      if (left <= 0) break;
    }
    if (blank.count > 0) yield { text: '', faults: [], notes: [`${name}: ${blank.says()}`], count: 0 };
  } finally {
    await framed.close();
  }
}

/** Lines between rows that hold nothing: no records, and no damage to any. In a single column one may be an empty value. */
class BlankLines {
  count = 0;
  #first = 0;
  readonly #several: boolean;
  readonly #charset: Charset;

  constructor({ kind, tables }: FileGuess) {
    this.#several = kind === 'delimited' && tables.every(({ keys }) => keys.length > 1);
    this.#charset = charsetOf(tables[0]?.plan.encoding ?? 'utf-8');
  }

  /** Whether a row with a fault is such a line; it counts then. */
  take({ code, place }: Fault, raw: Buffer): boolean {
    if (!this.#several || (code !== 'extract.row-blank' && code !== 'extract.cells-few')) return false;
    if (raw.length > LONGEST_BLANK || this.#charset.decode(raw, 0, raw.length).trim() !== '') return false;
    if (this.count === 0) this.#first = place.line ?? 0;
    this.count += 1;
    return true;
  }

  says(): string {
    return this.count === 1
      ? `line ${this.#first} is empty`
      : `${this.count} lines are empty, the first is line ${this.#first}`;
  }
}

const LONGEST_BLANK = 1024;

/** Tables that stand within another, at any depth. */
function innerOf(table: TableGuess, { tables }: FileGuess): TableGuess[] {
  return tables
    .filter(({ nestedIn }) => nestedIn === table.plan.name)
    .flatMap((inner) => [inner, ...innerOf(inner, { kind: 'xml', findings: [], tables, passedOver: [] })]);
}

/** Blocks that may hold rows which stand among one another. */
async function* inOrder(framed: FramedFile): AsyncGenerator<readonly TableBlock[]> {
  let group: TableBlock[] = [];
  for await (const next of framed.blocks) {
    // A table's next block lies behind all that came with its last one.
    if (group.some(({ table }) => table === next.table)) {
      yield group;
      group = [];
    }
    group.push(next);
    if (framed.tables.length === 1) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

function* rowsOf(
  group: readonly TableBlock[],
): Generator<{ readonly table: number; readonly block: RowBlock; readonly row: number }> {
  const [only] = group;
  if (only !== undefined && group.length === 1) {
    for (let row = 0; row < only.block.count; row += 1) yield { table: only.table, block: only.block, row };
    return;
  }
  const next = group.map(() => 0);
  for (;;) {
    let first = -1;
    let line = Infinity;
    for (const [i, { block }] of group.entries()) {
      const row = next[i] ?? 0;
      if (row < block.count && (block.line[row] ?? 0) < line) [first, line] = [i, block.line[row] ?? 0];
    }
    const found = group[first];
    if (found === undefined) return;
    yield { table: found.table, block: found.block, row: next[first] ?? 0 };
    next[first] = (next[first] ?? 0) + 1;
  }
}
