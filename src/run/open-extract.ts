import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openArchive } from '../extract/archive.ts';
import { stopRun } from '../fault/run-stop.ts';
import { processStartIso } from '../unit/clock.ts';
import type { Job } from '../job/job.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { WorkerSetup } from '../worker/protocol.ts';
import type { OpenedRun } from './open-run.ts';
import { openTables, type OpenTables } from './read-tables.ts';
import type { RunContext } from './run-context.ts';

/** An extract with its headers read, and the run's workers starting: they need nothing else of it. */
interface OpenedExtract {
  readonly context: RunContext;
  /** Absent when a resumed run has read the tables already. */
  readonly tables: OpenTables | undefined;
}

/** Opens the archive and the tables in it. Stops when the same extract was produced before. */
export async function openExtract(opened: OpenedRun): Promise<OpenedExtract> {
  const { job, facts, clock, options } = opened;
  const sha256 = await hashFile(job.extract.archive);
  const number = startInLedger(opened, sha256);
  let tables: OpenTables | undefined;
  if (!facts.isDone('extract')) {
    facts.set('archive.sha256', sha256);
    facts.set('run.date', opened.runDate);
    facts.set('run.number', String(number));
    facts.set('run.limit', String(options.limit));
    facts.set('job', JSON.stringify(job));
    facts.set('job.sum', sumOf(job, options.version));
    const archive = await openArchive(job.extract.archive);
    try {
      tables = await openTables(job, archive);
    } catch (error) {
      await archive.close();
      throw error;
    }
  }
  // Codes have five digits for it.
  const run = {
    id: opened.directory.id,
    number: number % 100_000,
    date: opened.runDate,
    specimen: options.limit !== undefined,
  };
  const headers = tables === undefined ? headersRead(opened) : headersOf(tables);
  const context = {
    job,
    resources: opened.resources,
    composer: opened.composer,
    directory: opened.directory,
    db: opened.db,
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
    pool: opened.startPool({ job, resources: opened.resources, headers, run }),
  };
  return { context, tables };
}

/** What a resumed run must find unchanged: the job as it is meant, wherever its files stand and however they are typed. */
function sumOf(job: Job, version: string): string {
  const meant = {
    ...job,
    file: '',
    inserterAt: undefined,
    template: { ...job.template, file: '' },
    extract: { ...job.extract, archive: '' },
    resources: job.resources.map(({ name, sha256 }) => ({ name, sha256 })),
  };
  const text = JSON.stringify([version, meant], (key, value: unknown) =>
    key === 'place' || key === 'at' ? undefined : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

/** Refuses an extract that was produced before, and a resumed run whose extract or date is another. */
function startInLedger(
  { job, ledger, directory, options, facts, runDate }: OpenedRun,
  sha256: string,
): number {
  const mismatch = (reason: string): never =>
    stopRun({ code: 'run.resume-mismatch', place: {}, values: { run: directory.id, reason } });
  if (facts.isDone('extract')) {
    if (facts.get('archive.sha256') !== sha256) mismatch('the extract is not the one that it began with');
    if (facts.get('run.date') !== runDate) mismatch('its run date is another');
    if (facts.get('job.sum') !== sumOf(job, options.version))
      mismatch('the job, its template or stapel itself was changed');
    if (facts.get('run.limit') !== String(options.limit)) mismatch('its --limit is another');
  }
  const before = ledger.producedBefore(job.name, sha256, directory.root)[0];
  // A run that is resumed has said why when it began.
  const reason = options.rerunReason ?? ledger.reasonOf(job.name, directory.id, directory.root);
  if (before !== undefined && reason === undefined && options.limit === undefined) {
    stopRun({
      code: before.state === 'releasing' ? 'run.input-releasing' : 'run.input-seen',
      place: {},
      values: { run: before.runId, sha256: sha256.slice(0, 12) },
    });
  }
  return ledger.start({
    runId: directory.id,
    job: job.name,
    runDate,
    inputSha256: sha256,
    directory: directory.root,
    startedAt: processStartIso(),
    reason: reason ?? null,
  });
}

function headersOf({ recipients, documents, details }: OpenTables): WorkerSetup['headers'] {
  return {
    recipients: recipients.framed.header,
    documents: documents.framed.header,
    details: details.framed.header,
  };
}

/** The headers as run.db keeps them. */
function headersRead({ db, job }: OpenedRun): WorkerSetup['headers'] {
  const header = (table: TablePlan): string[] => {
    const row = db
      .prepare<[string], { columns: string }>('SELECT columns FROM input WHERE name = ?')
      .get(table.name);
    const columns: unknown = JSON.parse(row?.columns ?? '[]');
    return Array.isArray(columns) ? columns.map(String) : [];
  };
  const { recipients, documents, details } = job.extract;
  return { recipients: header(recipients), documents: header(documents), details: header(details) };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      if (chunk instanceof Uint8Array) hash.update(chunk);
    }
  } catch (error) {
    // The archive's own room says precisely what is wrong with a file that cannot be read.
    const archive = await openArchive(path);
    await archive.close();
    throw error;
  }
  return hash.digest('hex');
}
