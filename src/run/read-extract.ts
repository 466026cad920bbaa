import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openArchive, type Archive } from '../extract/archive.ts';
import { compareControl, readControl, type TableTotals } from '../extract/control.ts';
import { frameTable } from '../extract/frame.ts';
import { stopRun } from '../fault/run-stop.ts';
import { processStartIso } from '../unit/clock.ts';
import type { TablePlan } from '../job/job.ts';
import { indexesAfterRead } from '../store/run-schema.ts';
import type { OpenedRun } from './open-run.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { noteInput, stageDetails, stageDocuments, stageRecipients, type StageBlock } from './stage-rows.ts';

/**
 * Reads the archive's tables into run.db without holding any of them: framed rows with their keys, byte for byte.
 * Stops when the same extract was produced before, or when record counts disagree with the control file.
 * Then the workers start, since they need the delivered headers.
 */
export async function readExtract(opened: OpenedRun): Promise<RunContext> {
  const { job, facts, db, clock, options } = opened;
  clock.enter('extract');
  const sha256 = await hashFile(job.extract.archive);
  const number = startInLedger(opened, sha256);
  if (!facts.isDone('extract')) {
    facts.set('archive.sha256', sha256);
    facts.set('run.date', opened.runDate);
    facts.set('run.number', String(number));
    facts.set('run.limit', String(options.limit));
    facts.set('job', JSON.stringify(job));
    const archive = await openArchive(job.extract.archive);
    try {
      await readTables(opened, archive);
    } finally {
      await archive.close();
    }
    db.exec(indexesAfterRead);
    facts.markDone('extract');
  }
  // Codes have five digits for it.
  const run = { id: opened.directory.id, number: number % 100_000, date: opened.runDate, specimen: options.limit !== undefined };
  return {
    job,
    resources: opened.resources,
    composer: opened.composer,
    directory: opened.directory,
    db,
    facts,
    segments: opened.segments,
    clock,
    observer: opened.observer,
    signal: options.signal,
    ledger: opened.ledger,
    version: options.version,
    warnings: opened.warnings,
    run,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    pool: opened.startPool({ job, resources: opened.resources, headers: headersOf(opened), run }),
  };
}

/** Refuses an extract that was produced before, and a resumed run whose extract or date is another. */
function startInLedger({ job, ledger, directory, options, facts, runDate }: OpenedRun, sha256: string): number {
  const mismatch = (reason: string): never =>
    stopRun({ code: 'run.resume-mismatch', place: {}, values: { run: directory.id, reason } });
  if (facts.isDone('extract')) {
    if (facts.get('archive.sha256') !== sha256) mismatch('the extract is not the one that it began with');
    if (facts.get('run.date') !== runDate) mismatch('its run date is another');
    if (facts.get('job') !== JSON.stringify(job)) mismatch('the job or its template was changed');
    if (facts.get('run.limit') !== String(options.limit)) mismatch('its --limit is another');
  }
  const before = ledger.producedBefore(job.name, sha256)[0];
  if (before !== undefined && options.rerunReason === undefined && options.limit === undefined) {
    stopRun({ code: 'run.input-seen', place: {}, values: { run: before.runId, sha256: sha256.slice(0, 12) } });
  }
  return ledger.start({
    runId: directory.id,
    job: job.name,
    runDate,
    inputSha256: sha256,
    directory: directory.root,
    startedAt: processStartIso(),
    reason: options.rerunReason ?? null,
  });
}

/** Blocks of rows that are committed together: run.db's log stays small however long a table is. */
const BLOCKS_A_COMMIT = 64;

async function readTables(opened: OpenedRun, archive: Archive): Promise<void> {
  const { db, job } = opened;
  const { recipients, documents, details, control } = job.extract;
  archive.require([recipients, documents, details, ...(control === undefined ? [] : [control])].map(({ file }) => file));
  const read = [
    await readTable(opened, archive, recipients, stageRecipients(db, recipients), []),
    await readTable(opened, archive, documents, stageDocuments(db, documents), [job.document.currency]),
    await readTable(opened, archive, details, stageDetails(db, details), []),
  ];
  if (control === undefined) return;
  const totals = await readControl(archive.read(control.file), control, [recipients, documents, details]);
  const note = db.prepare('UPDATE input SET control_records = ?, control_amount = ? WHERE name = ?');
  for (const [table, total] of totals) note.run(total.records, total.amount ?? null, table);
  opened.facts.set('control.differences', JSON.stringify(compareControl(totals, read)));
}

async function readTable(
  opened: OpenedRun,
  archive: Archive,
  table: TablePlan,
  stage: StageBlock,
  also: readonly string[],
): Promise<TableTotals> {
  const { db, clock, observer } = opened;
  const hash = createHash('sha256');
  const framed = await frameTable(hashed(archive.read(table.file), hash), table, { also });
  let rows = 0;
  let blocks = 0;
  db.exec('BEGIN');
  try {
    for await (const block of framed.blocks) {
      checkSignal({ signal: opened.options.signal });
      stage(block);
      rows += block.count;
      blocks += 1;
      if (blocks % BLOCKS_A_COMMIT === 0) db.exec('COMMIT; BEGIN');
      clock.leave('extract', block.count);
      observer.progress('extract', rows, undefined);
    }
    noteInput(db, table, framed, hash.digest('hex'));
    db.exec('COMMIT');
  } catch (error) {
    // SQLite rolls back by itself when the disk is full; a second time would hide that reason.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
  observer.note('table read', { table: table.name, records: framed.tally.records, faulted: framed.tally.faulted });
  const { records, amount, unreadable } = framed.tally;
  return { table, records, unreadable, ...(table.amount === undefined ? {} : { amount }) };
}

function headersOf({ db, job }: OpenedRun): { recipients: string[]; documents: string[]; details: string[] } {
  const header = (table: TablePlan): string[] => {
    const row = db.prepare<[string], { columns: string }>('SELECT columns FROM input WHERE name = ?').get(table.name);
    const columns: unknown = JSON.parse(row?.columns ?? '[]');
    return Array.isArray(columns) ? columns.map(String) : [];
  };
  const { recipients, documents, details } = job.extract;
  return { recipients: header(recipients), documents: header(documents), details: header(details) };
}

async function* hashed(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      if (chunk instanceof Uint8Array) hash.update(chunk);
    }
  } catch {
    // The archive's own room says precisely what is wrong with a file that cannot be read.
    const archive = await openArchive(path);
    await archive.close();
  }
  return hash.digest('hex');
}
