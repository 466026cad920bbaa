import { createHash, type Hash } from 'node:crypto';
import type { Archive } from '../extract/archive.ts';
import { blankAmounts, compareControl, readControl, type TableTotals } from '../extract/control.ts';
import { frameFile } from '../extract/frame.ts';
import type { FramedFile } from '../extract/framed-file.ts';
import type { FramedTable } from '../extract/row-block.ts';
import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { indexesAfterRead, indexesAfterRecipients } from '../store/run-schema.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { noteInput, stageDetails, stageDocuments, stageRecipients, type StageBlock } from './stage-rows.ts';

/** Blocks of rows that are committed together: run.db's log stays small however long a table is. */
const BLOCKS_A_COMMIT = 64;

/** A table whose header was read and found right; its rows are still to come. */
interface OpenTable {
  readonly table: TablePlan;
  readonly framed: FramedTable;
  readonly cut: FramedFile;
  readonly hash: Hash;
}

/** The archive's tables, open at their first row, or nothing when a resumed run has read them already. */
export interface OpenTables {
  readonly archive: Archive;
  readonly recipients: OpenTable;
  readonly documents: OpenTable;
  readonly details: OpenTable;
}

/** Opens all tables: what is missing or has a wrong header stops the run before a row is read. */
export async function openTables(job: Job, archive: Archive): Promise<OpenTables> {
  const { recipients, documents, details, control } = job.extract;
  archive.require(
    [recipients, documents, details, ...(control === undefined ? [] : [control])].map(({ file }) => file),
  );
  const open = async (table: TablePlan, also: readonly string[]): Promise<OpenTable> => {
    const hash = createHash('sha256');
    const source = hashed(archive.read(table.file), hash);
    const cut = await frameFile(source, { file: table.file, tables: [table] }, { also });
    const [framed] = cut.tables;
    if (framed === undefined) throw new RangeError(`nothing was opened for ${table.name}`);
    return { table, hash, framed, cut };
  };
  return {
    archive,
    recipients: await open(recipients, []),
    documents: await open(documents, [job.document.currency]),
    details: await open(details, []),
  };
}

/** Recipients' rows into run.db: the first that is needed, since addresses are tidied while the rest is read. */
export async function readRecipients(context: RunContext, open: OpenTables | undefined): Promise<void> {
  if (open === undefined) return;
  const { db } = context;
  await readTable(context, open.recipients, stageRecipients(db, open.recipients.table));
  db.exec(indexesAfterRecipients);
}

/** Documents' and details' rows into run.db; then the control totals: record counts that disagree stop the run. */
export async function readDocuments(context: RunContext, open: OpenTables | undefined): Promise<void> {
  if (open === undefined) return;
  const { db, facts, job } = context;
  try {
    const { recipients, documents, details, archive } = open;
    const read = [
      totalsOf(recipients),
      await readTable(context, documents, stageDocuments(db, documents.table)),
      await readTable(context, details, stageDetails(db, details.table)),
    ];
    const { control } = job.extract;
    if (control !== undefined) {
      const tables = [recipients.table, documents.table, details.table];
      const totals = await readControl(archive.read(control.file), control, tables);
      const note = db.prepare('UPDATE input SET control_records = ?, control_amount = ? WHERE name = ?');
      for (const [table, total] of totals) note.run(total.records, total.amount ?? null, table);
      noteWarnings(db, blankAmounts(totals, control, tables));
      facts.set('control.differences', JSON.stringify(compareControl(totals, read)));
    }
    db.exec(indexesAfterRead);
    facts.markDone('extract');
  } finally {
    await open.archive.close();
  }
}

/** Keeps the warnings of this stage in run.db, where a resumed run finds them. */
function noteWarnings(db: RunContext['db'], faults: readonly Fault[]): void {
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('extract', ?, ?)");
  db.transaction(() => {
    db.prepare("DELETE FROM warning WHERE stage = 'extract'").run();
    for (const fault of faults) warn.run(fault.code, JSON.stringify(fault));
  })();
}

async function readTable(
  context: RunContext,
  { table, framed, cut, hash }: OpenTable,
  stage: StageBlock,
): Promise<TableTotals> {
  const { db, clock, observer } = context;
  let rows = 0;
  let blocks = 0;
  db.exec('BEGIN');
  try {
    for await (const { block } of cut.blocks) {
      checkSignal(context);
      stage(block);
      rows += block.count;
      blocks += 1;
      if (blocks % BLOCKS_A_COMMIT === 0) db.exec('COMMIT; BEGIN');
      clock.count('extract', block.count);
      observer.progress('extract', rows, undefined);
    }
    noteInput(db, table, framed, hash.digest('hex'));
    db.exec('COMMIT');
  } catch (error) {
    // SQLite rolls back by itself when the disk is full; a second time would hide that reason.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
  observer.note('table read', {
    table: table.name,
    records: framed.tally.records,
    faulted: framed.tally.faulted,
  });
  return totalsOf({ table, framed });
}

function totalsOf({ table, framed }: Pick<OpenTable, 'table' | 'framed'>): TableTotals {
  const { records, amount, unreadable } = framed.tally;
  return { table, records, unreadable, ...(table.amount === undefined ? {} : { amount }) };
}

async function* hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}
