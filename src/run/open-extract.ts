import { createHash } from 'node:crypto';
import { hashInput } from '../extract/container/content-hash.ts';
import { stopRun } from '../fault/run-stop.ts';
import { processStartIso } from '../unit/clock.ts';
import type { ExtractPlan, Job } from '../job/job.ts';
import { tablesOf } from '../job/tables-of.ts';
import { awaitDelivery } from './await-delivery.ts';
import { checkChecksum } from './check-checksum.ts';
import { openInputs } from './open-inputs.ts';
import type { OpenedRun } from './open-run.ts';
import { readHeaders, readParts } from './read-parts.ts';
import { openTables, type OpenTables } from './read-tables.ts';
import { stopSeen } from './refuse-seen.ts';
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
  await checkDelivery(opened);
  const sha256 = await identityOf(job.extract);
  const number = startInLedger(opened, sha256);
  let tables: OpenTables | undefined;
  if (!facts.isDone('extract')) {
    facts.set('archive.sha256', sha256);
    facts.set('run.date', opened.runDate);
    facts.set('run.number', String(number));
    facts.set('run.limit', String(options.limit));
    facts.set('job', JSON.stringify(job));
    facts.set('job.sum', sumOf(job, options.version));
    const inputs = await openInputs(job.extract);
    try {
      tables = await openTables(opened, inputs);
    } catch (error) {
      await inputs.close();
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
  const { headers, parts } = tables ?? { headers: readHeaders(opened.db), parts: readParts(opened.db) };
  const context = {
    job,
    ...(opened.supplements === undefined ? {} : { supplements: opened.supplements }),
    parts,
    resources: opened.resources,
    composer: opened.composer,
    directory: opened.directory,
    db: opened.db,
    facts,
    segments: opened.segments,
    clock,
    observer: opened.observer,
    signal: options.signal,
    verifyAll: options.verify ?? false,
    ledger: opened.ledger,
    version: options.version,
    warnings: opened.warnings,
    run,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    pool: opened.startPool({ job, resources: opened.resources, headers, parts, run }),
  };
  return { context, tables };
}

/** Whether the delivery is there and is what was sent; a resumed run that has read it to its end asks no more. */
async function checkDelivery({ job, facts, options, observer }: OpenedRun): Promise<void> {
  if (facts.isDone('extract')) return;
  if (options.resume) await awaitDelivery(job, { ...options, observer });
  await checkChecksum(job);
}

/** What a resumed run must find unchanged: the job as it is meant, wherever its files stand and however they are typed. */
function sumOf(job: Job, version: string): string {
  const meant = {
    ...job,
    file: '',
    inserterAt: undefined,
    template: { ...job.template, file: '' },
    extract: withoutPaths(job.extract),
    notices: job.notices.map(({ table, ...plan }) => ({ ...plan, table: { ...table, source: '' } })),
    resources: job.resources.map(({ name, sha256 }) => ({ name, sha256 })),
  };
  const text = JSON.stringify([version, meant], (key, value: unknown) =>
    key === 'place' || key === 'at' ? undefined : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

/** An extract's plan without what only says where its files stand. */
function withoutPaths(extract: ExtractPlan): unknown {
  return { ...extract, archive: '', sources: tablesOf(extract).map(({ source }) => source !== undefined) };
}

/** Refuses an extract that was produced before, and a resumed run whose extract or date is another. */
function startInLedger(
  { job, ledger, directory, options, facts, runDate, supplements }: OpenedRun,
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
    stopSeen(before, `same content, SHA-256 ${sha256.slice(0, 12)}`);
  }
  const runNumber = ledger.start({
    runId: directory.id,
    job: job.name,
    runDate,
    inputSha256: sha256,
    directory: directory.root,
    startedAt: processStartIso(),
    reason: reason ?? null,
  });
  if (supplements !== undefined) {
    ledger.tie(directory.root, supplements.directory);
    facts.set('run.supplements', supplements.directory);
  }
  return runNumber;
}

/** SHA-256 of what is delivered: of the archive, and of the files that tables are read from instead of it. */
async function identityOf(extract: ExtractPlan): Promise<string> {
  const tables = tablesOf(extract);
  const own = tables.filter(({ source }) => source !== undefined);
  const rest = tables.filter(({ source, absent }) => source === undefined && absent !== true);
  const control = extract.control?.file;
  const files = [...rest.map(({ file }) => file), ...(control === undefined ? [] : [control])];
  if (own.length === 0) return hashInput(extract.archive, files);
  const hash = createHash('sha256');
  if (rest.length > 0 || extract.control !== undefined) hash.update(await hashInput(extract.archive, files));
  for (const { name, source } of own) hash.update(`\0${name}\0${await hashInput(source ?? '')}`);
  return hash.digest('hex');
}
