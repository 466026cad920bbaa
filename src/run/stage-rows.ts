import type { Fault } from '../fault/fault.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { FramedTable, RowBlock } from '../extract/row-block.ts';
import type { Connection } from '../store/run-database.ts';

/** Puts a block's rows into run.db; called inside a transaction. */
export type StageBlock = (block: RowBlock) => void;

/** Rows that are no records (empty lines, the rest of an endless line) are kept for the rejects. */
function strayStager(db: Connection, table: TablePlan): (block: RowBlock, row: number) => void {
  const insert = db.prepare('INSERT INTO stray_row (table_name, line, raw, fault) VALUES (?, ?, ?, ?)');
  return (block, row) => {
    const fault: Fault = block.faults.get(row) ?? {
      code: 'extract.row-blank',
      place: { file: table.file, line: block.line[row] ?? 0 },
    };
    insert.run(table.name, block.line[row], rowBytes(block, row), JSON.stringify(fault));
  };
}

export function stageRecipients(db: Connection, table: TablePlan): StageBlock {
  const insert = db.prepare('INSERT INTO recipient (account, line, raw, fault) VALUES (?, ?, ?, ?)');
  const stray = strayStager(db, table);
  return (block) => {
    for (let row = 0; row < block.count; row += 1) {
      if (block.record[row] === 0) stray(block, row);
      else insert.run(orNull(block.key[row]), block.line[row], rowBytes(block, row), faultJson(block, row));
    }
  };
}

/** `also` of the blocks must be the currency column. */
export function stageDocuments(db: Connection, table: TablePlan): StageBlock {
  const insert = db.prepare(
    'INSERT INTO document (key, account, line, raw, amount, currency, fault) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const stray = strayStager(db, table);
  return (block) => {
    const currency = block.also[0];
    for (let row = 0; row < block.count; row += 1) {
      if (block.record[row] === 0) stray(block, row);
      else {
        insert.run(
          orNull(block.key[row]),
          orNull(block.parent[row]),
          block.line[row],
          rowBytes(block, row),
          amountOrNull(block.amount[row]),
          currency?.[row] ?? null,
          faultJson(block, row),
        );
      }
    }
  };
}

/**
 * Consecutive rows of one document are kept as one run: hosts write a document's rows together more often than not,
 * and a run costs as much as a row. A row with a fault stands alone.
 */
export function stageDetails(db: Connection, table: TablePlan): StageBlock {
  const insert = db.prepare(
    'INSERT INTO detail_run (parent, line, rows, raw, cuts, fault) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const stray = strayStager(db, table);
  return (block) => {
    let row = 0;
    while (row < block.count) {
      if (block.record[row] === 0) {
        stray(block, row);
        row += 1;
        continue;
      }
      const end = runEnd(block, row);
      const raw = block.bytes.subarray(block.start[row] ?? 0, block.end[end - 1] ?? 0);
      const cuts = end - row > 1 ? cutsOf(block, row, end) : null;
      insert.run(orNull(block.parent[row]), block.line[row], end - row, raw, cuts, faultJson(block, row));
      row = end;
    }
  };
}

function runEnd(block: RowBlock, from: number): number {
  const parent = block.parent[from];
  if (block.faults.size > 0 && block.faults.has(from)) return from + 1;
  let end = from + 1;
  while (
    end < block.count &&
    block.parent[end] === parent &&
    block.record[end] === 1 &&
    !(block.faults.size > 0 && block.faults.has(end))
  ) {
    end += 1;
  }
  return end;
}

/** Line and length of each row of the run, as little-endian 32-bit numbers. */
function cutsOf(block: RowBlock, from: number, to: number): Buffer {
  const cuts = Buffer.allocUnsafe((to - from) * 8);
  for (let row = from; row < to; row += 1) {
    cuts.writeUInt32LE(block.line[row] ?? 0, (row - from) * 8);
    cuts.writeUInt32LE((block.end[row] ?? 0) - (block.start[row] ?? 0), (row - from) * 8 + 4);
  }
  return cuts;
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

/** What run.db keeps of a table as a whole. */
export function noteInput(db: Connection, table: TablePlan, framed: FramedTable, sha256: string): void {
  const { tally } = framed;
  db.prepare(
    `INSERT INTO input (name, file, header, columns, sha256, bytes, records, amount, unreadable)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    table.name,
    table.file,
    framed.headerBytes,
    JSON.stringify(framed.header),
    sha256,
    tally.bytes,
    tally.records,
    table.amount === undefined ? null : tally.amount,
    tally.unreadable,
  );
}
