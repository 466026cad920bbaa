import { fixedCurrency } from '../job/fixed-currency.ts';
import { createHash, type Hash } from 'node:crypto';
import { blankAmounts, compareControl, readControl, type TableTotals } from '../extract/control.ts';
import { frameFile } from '../extract/frame.ts';
import type { FramedFile } from '../extract/framed-file.ts';
import type { Fault } from '../fault/fault.ts';
import type { Job } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import { namesParentByKey, tablesOf } from '../job/tables-of.ts';
import type { TablePart } from '../model/row-position.ts';
import { indexesAfterRead, indexesAfterRecipients } from '../store/run-schema.ts';
import { checkHeaders, type Headers } from './check-headers.ts';
import { planFiles, type ExtractFile } from './extract-files.ts';
import { linkSubDetails } from './link-sub-details.ts';
import { settleLookups } from './settle-lookups.ts';
import { noteParts, TableTallies } from './note-input.ts';
import type { ExtractInputs } from './open-inputs.ts';
import { openControl } from './control-source.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { knownOf, takeRecipients } from './take-recipients.ts';
import { TrailerChecks } from './trailer-checks.ts';
import { stageDetails, stageDocuments, stageLookup, stageRecipients, type StageBlock } from './stage-rows.ts';

/** Blocks of rows that are committed together: run.db's log stays small however long a table is. */
const BLOCKS_A_COMMIT = 64;

/** The extract's files, whose headers were read and found right; their rows are still to come. */
export interface OpenTables {
  readonly inputs: ExtractInputs;
  readonly files: readonly ExtractFile[];
  readonly parts: readonly TablePart[];
  readonly headers: Headers;
  /** What was read of each table so far. */
  readonly tallies: TableTallies;
  /** What the files say of themselves. */
  readonly trailers: TrailerChecks;
}

/** Looks at the beginning of every file: what is missing or has a wrong header stops the run before a row is read. */
export async function openTables(
  { job, supplements }: Pick<RunContext, 'job' | 'supplements'>,
  inputs: ExtractInputs,
): Promise<OpenTables> {
  inputs.require();
  const { files, parts } = planFiles(job.extract, (table) => inputs.of(table));
  const headers = await checkHeaders(files);
  const tallies = new TableTallies(tablesOf(job.extract));
  const trailers = new TrailerChecks(job.extract.delivery?.trailers ?? []);
  const open = { inputs, files, parts, headers, tallies, trailers };
  if (supplements === undefined) return open;
  const known = knownOf(supplements, job.extract.recipients.name);
  return { ...open, parts: [...parts, ...known.parts], headers: { ...known.headers, ...headers } };
}

/** Recipients' rows into run.db: the first that are needed, since addresses are tidied while the rest is read. */
export async function readRecipients(context: RunContext, open: OpenTables | undefined): Promise<void> {
  if (open === undefined) return;
  const { recipients } = context.job.extract;
  noteParts(context.db, open);
  if (context.supplements === undefined) await readFiles(context, open, (file) => holds(file, recipients));
  else {
    await readFiles(context, open, () => true);
    open.tallies.take(recipients.name, takeRecipients(context, open.parts), open.headers);
  }
  open.tallies.note(context.db);
  context.db.exec(indexesAfterRecipients);
}

/** All other rows into run.db; then the control totals: record counts that disagree stop the run. */
export async function readDocuments(context: RunContext, open: OpenTables | undefined): Promise<void> {
  if (open === undefined) return;
  const { db, facts, job } = context;
  try {
    const { recipients, control } = job.extract;
    if (context.supplements === undefined) {
      await readFiles(context, open, (file) => !holds(file, recipients));
    }
    open.tallies.note(db);
    linkSubDetails(context);
    settleLookups(context);
    open.trailers.conclude(facts);
    if (control !== undefined) {
      await compareWithControl(context, open.inputs, open.tallies.totals());
    }
    db.exec(indexesAfterRead);
    facts.markDone('extract');
  } finally {
    await open.inputs.close();
  }
}

function holds({ plan }: ExtractFile, table: TablePlan): boolean {
  return plan.tables.some(({ name }) => name === table.name);
}

async function compareWithControl(
  { db, facts, job }: RunContext,
  inputs: ExtractInputs,
  read: readonly TableTotals[],
): Promise<void> {
  const { control } = job.extract;
  if (control === undefined) return;
  const tables = read.map(({ table }) => table);
  const source = openControl(control, job, () => inputs.archive());
  const totals = await readControl(source, control, tables);
  const note = db.prepare('UPDATE input SET control_records = ?, control_amount = ? WHERE name = ?');
  for (const [table, total] of totals) note.run(total.records, total.amount ?? null, table);
  noteWarnings(db, blankAmounts(totals, control, tables));
  facts.set('control.differences', JSON.stringify(compareControl(totals, read)));
}

/** Keeps the warnings of this stage in run.db, where a resumed run finds them. */
function noteWarnings(db: RunContext['db'], faults: readonly Fault[]): void {
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('extract', ?, ?)");
  db.transaction(() => {
    db.prepare("DELETE FROM warning WHERE stage = 'extract'").run();
    for (const fault of faults) warn.run(fault.code, JSON.stringify(fault));
  })();
}

async function readFiles(
  context: RunContext,
  open: OpenTables,
  wanted: (file: ExtractFile) => boolean,
): Promise<void> {
  const stages = new Map(
    tablesOf(context.job.extract).map((table) => [table.name, stagerOf(context, table)]),
  );
  for (const file of open.files) if (wanted(file)) await readFile(context, open, file, stages);
}

function stagerOf({ db, job }: RunContext, table: TablePlan): StageBlock {
  const { recipients, documents, lookups } = job.extract;
  if (table.name === recipients.name) return stageRecipients(db, table);
  if (table.name === documents.name)
    return stageDocuments(db, table, { currency: job.document.currency, day: sortedDay(job) });
  if (lookups.some(({ name }) => name === table.name)) return stageLookup(db, table);
  return stageDetails(db, table, {
    keyed: job.extract.below.some(
      (child) => child.parent === table.name && namesParentByKey(child, job.extract),
    ),
  });
}

/** The column of a document's day, where envelopes are sorted by it. */
function sortedDay({ document, mailpiece }: Job): string | undefined {
  return mailpiece.order.includes('date') ? document.date : undefined;
}

/** The columns whose text run.db wants of a table: a document's currency, its day, what a row refers to. */
function alsoOf(job: Job, tables: readonly TablePlan[]): readonly string[] {
  const { documents } = job.extract;
  const wanted = tables.flatMap((table) => [
    ...(table.name === documents.name ? keptOf(job) : []),
    ...(table.lookups ?? []).map(({ by }) => by),
  ]);
  return [...new Set(wanted)];
}

function keptOf(job: Job): readonly string[] {
  const { currency } = job.document;
  const own = fixedCurrency(currency) === undefined ? [currency] : [];
  return [...own, sortedDay(job) ?? []].flat();
}

async function readFile(
  context: RunContext,
  { tallies, trailers }: OpenTables,
  file: ExtractFile,
  stages: ReadonlyMap<string, StageBlock>,
): Promise<void> {
  const { db, clock, observer, job } = context;
  const { plan, parts, input } = file;
  const hash = createHash('sha256');
  const also = alsoOf(job, plan.tables);
  const framed = await frameFile(hashed(input.read(plan.file), hash), plan, { also });
  const place = plan.tables.map(({ name }) => stages.get(name));
  let blocks = 0;
  let rows = 0;
  db.exec('BEGIN');
  try {
    for await (const { table, block } of framed.blocks) {
      checkSignal(context);
      place[table]?.(block, parts[table] ?? 0, also);
      rows += block.count;
      blocks += 1;
      if (blocks % BLOCKS_A_COMMIT === 0) db.exec('COMMIT; BEGIN');
      clock.count('extract', block.count);
      observer.progress('extract', rows, undefined);
    }
    noteFramed(db, file, framed);
    db.exec('COMMIT');
  } catch (error) {
    // SQLite rolls back by itself when the disk is full; a second time would hide that reason.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
  trailers.add(plan, framed);
  const sha256 = hash.digest('hex');
  plan.tables.forEach(({ name }, table) => {
    const cut = framed.tables[table];
    if (cut === undefined) return;
    tallies.add(name, cut, sha256);
    observer.note('table read', {
      table: name,
      records: cut.tally.records,
      faulted: cut.tally.faulted,
    });
  });
}

/** What a rejects' file begins and ends with, to be read again by the same declaration. */
function noteFramed(db: RunContext['db'], { parts }: ExtractFile, framed: FramedFile): void {
  const note = db.prepare('UPDATE part SET header = ?, footer = ?, byte_order = ? WHERE part = ?');
  framed.tables.forEach((table, i) =>
    note.run(table.headerBytes, table.footerBytes ?? null, framed.byteOrder ?? null, parts[i]),
  );
}

async function* hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}
