import { fixedCurrency } from '../job/fixed-currency.ts';
import type { RowBlock } from '../extract/row-block.ts';
import { compileDateReader } from '../extract/typing/date-reader.ts';
import type { Fault } from '../fault/fault.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { lineOf, rowPosition } from '../model/row-position.ts';
import type { Connection } from '../store/run-database.ts';
import { packCuts } from './detail-cuts.ts';

/**
 * Puts a block's rows into run.db; called inside a transaction. `part`: number of the file's part that they belong to;
 * `also`: names of the columns whose text the block has, for whichever table of the file wants them.
 */
export type StageBlock = (block: RowBlock, part: number, also: readonly string[]) => void;

/** Rows that are no records (empty lines, the rest of an endless line) are kept for the rejects. */
function strayStager(db: Connection, table: TablePlan): (block: RowBlock, row: number, part: number) => void {
  const insert = db.prepare('INSERT INTO stray_row (table_name, line, raw, fault) VALUES (?, ?, ?, ?)');
  return (block, row, part) => {
    const fault: Fault = block.faults.get(row) ?? {
      code: 'extract.row-blank',
      place: { file: table.file, line: lineOf(block.line[row] ?? 0) },
    };
    insert.run(table.name, positionOf(block, row, part), rowBytes(block, row), JSON.stringify(fault));
  };
}

/** Goes over a block row by row: records to `insert`, the others to the stray rows. */
function eachRecord(
  block: RowBlock,
  part: number,
  stray: ReturnType<typeof strayStager>,
  insert: (row: number) => void,
): void {
  for (let row = 0; row < block.count; row += 1) {
    if (block.record[row] === 0) stray(block, row, part);
    else insert(row);
  }
}

export function stageRecipients(db: Connection, table: TablePlan): StageBlock {
  const insert = db.prepare('INSERT INTO recipient (account, line, raw, fault) VALUES (?, ?, ?, ?)');
  const stray = strayStager(db, table);
  return (block, part) =>
    eachRecord(block, part, stray, (row) => {
      const line = positionOf(block, row, part);
      insert.run(orNull(block.key[row]), line, rowBytes(block, row), faultJson(block, row));
    });
}

/** Columns whose text is kept beside a document's row; they must be among the block's. `day`: where it is sorted by. */
interface KeptColumns {
  readonly currency: string;
  readonly day: string | undefined;
}

export function stageDocuments(db: Connection, table: TablePlan, kept: KeptColumns): StageBlock {
  const { currency, day } = kept;
  const fixed = fixedCurrency(currency);
  const insert = db.prepare(
    'INSERT INTO document (key, account, line, raw, amount, currency, refs, fault, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const format = table.columns.find(({ name }) => name === day)?.format;
  const dayOf = format === undefined ? () => undefined : compileDateReader(format);
  const stray = strayStager(db, table);
  const wanted = (table.lookups ?? []).map(({ by }) => by);
  return (block, part, also) => {
    const asked = wanted.map((name) => block.also[also.indexOf(name)] ?? []);
    const currencies = fixed === undefined ? block.also[also.indexOf(currency)] : undefined;
    const days = day === undefined ? undefined : block.also[also.indexOf(day)];
    eachRecord(block, part, stray, (row) => {
      insert.run(
        orNull(block.key[row]),
        orNull(block.parent[row]),
        positionOf(block, row, part),
        rowBytes(block, row),
        amountOrNull(block.amount[row]),
        currencies?.[row] ?? fixed ?? null,
        refsOf(asked, row, row + 1),
        faultJson(block, row),
        // One that cannot be read rejects the document when it is typed.
        days === undefined ? null : (dayOf((days[row] ?? '').trim()) ?? null),
      );
    });
  };
}

/**
 * Consecutive rows of one document are kept as one run: hosts write a document's rows together more often than not,
 * and a run costs as much as a row. A row with a fault stands alone. Where rows of other tables refer to this table's
 * by key (`keyed`), the document of each key is noted.
 */
export function stageDetails(
  db: Connection,
  table: TablePlan,
  { keyed }: { readonly keyed: boolean },
): StageBlock {
  const insert = db.prepare(
    'INSERT INTO detail_run (parent, line, rows, raw, cuts, refs, fault) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const note = db.prepare('INSERT INTO detail_key (table_name, key, parent) VALUES (?, ?, ?)');
  const noteKeys = (block: RowBlock, from: number, to: number): void => {
    for (let row = from; row < to; row += 1) {
      const key = block.key[row] ?? '';
      if (key !== '' && !block.faults.has(row)) note.run(table.name, key, orNull(block.parent[row]));
    }
  };
  const stray = strayStager(db, table);
  const wanted = (table.lookups ?? []).map(({ by }) => by);
  return (block, part, also) => {
    const asked = wanted.map((name) => block.also[also.indexOf(name)] ?? []);
    let row = 0;
    while (row < block.count) {
      if (block.record[row] === 0) {
        stray(block, row, part);
        row += 1;
        continue;
      }
      const end = runEnd(block, row);
      const raw = block.bytes.subarray(block.start[row] ?? 0, block.end[end - 1] ?? 0);
      const cuts = packCuts(block, row, end);
      const line = positionOf(block, row, part);
      const refs = refsOf(asked, row, end);
      insert.run(orNull(block.parent[row]), line, end - row, raw, cuts, refs, faultJson(block, row));
      if (keyed) noteKeys(block, row, end);
      row = end;
    }
  };
}

/** Rows that others refer to, each by its key. */
export function stageLookup(db: Connection, table: TablePlan): StageBlock {
  const insert = db.prepare(
    'INSERT INTO lookup_row (table_name, key, line, raw, fault) VALUES (?, ?, ?, ?, ?)',
  );
  const stray = strayStager(db, table);
  return (block, part) =>
    eachRecord(block, part, stray, (row) => {
      const line = positionOf(block, row, part);
      insert.run(table.name, orNull(block.key[row]), line, rowBytes(block, row), faultJson(block, row));
    });
}

function runEnd(block: RowBlock, from: number): number {
  const parent = block.parent[from];
  if (block.faults.size > 0 && block.faults.has(from)) return from + 1;
  let end = from + 1;
  while (
    end < block.count &&
    block.parent[end] === parent &&
    block.record[end] === 1 &&
    // In a file of several tables the rows of one do not all stand together.
    block.start[end] === block.end[end - 1] &&
    !(block.faults.size > 0 && block.faults.has(end))
  ) {
    end += 1;
  }
  return end;
}

/** What the rows of a run refer to in lookup tables: a list of keys a lookup, each once; null where there is none. */
function refsOf(asked: readonly (readonly string[])[], from: number, to: number): string | null {
  if (asked.length === 0) return null;
  return JSON.stringify(asked.map((keys) => [...new Set(keys.slice(from, to))].filter((key) => key !== '')));
}

function positionOf(block: RowBlock, row: number, part: number): number {
  return rowPosition(part, block.line[row] ?? 0);
}

function rowBytes(block: RowBlock, row: number): Buffer {
  return block.bytes.subarray(block.start[row] ?? 0, block.end[row] ?? 0);
}

function faultJson(block: RowBlock, row: number): string | null {
  if (block.faults.size === 0) return null;
  const fault = block.faults.get(row);
  return fault === undefined ? null : JSON.stringify(fault);
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function amountOrNull(amount: number | undefined): number | null {
  return amount === undefined || Number.isNaN(amount) ? null : amount;
}
