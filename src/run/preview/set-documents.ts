import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Composer } from '../../compose/composer.ts';
import type { Fault } from '../../fault/fault.ts';
import type { Job } from '../../job/job.ts';
import { Ledger } from '../../store/ledger.ts';
import type { RunIdentity } from '../../model/run-identity.ts';
import type { FontPrograms } from '../../pdf/font-program.ts';
import type { Connection } from '../../store/run-database.ts';
import { RunFacts } from '../../store/run-facts.ts';
import { SegmentFiles } from '../../store/segment-files.ts';
import { OwnThread } from '../../worker/own-thread.ts';
import type { WorkerPool } from '../../worker/pool.ts';
import type { WorkerSetup } from '../../worker/protocol.ts';
import { assembleStreams } from '../assemble-streams.ts';
import { composeDocuments } from '../compose-documents.ts';
import { withholdMessages } from '../notices-stops.ts';
import { planPieces } from '../plan-pieces.ts';
import type { RunContext } from '../run-context.ts';
import { freshStaging, runDirectoryAt } from '../run-directory.ts';
import type { RunObserver } from '../run-options.ts';
import { readHeaders, readParts } from '../read-parts.ts';
import { StageClock } from '../stage-clock.ts';
import { parseFault } from '../write-rejects.ts';
import { chooseDocuments, type Choice, type Chosen } from './chosen-documents.ts';
import { documentData, type DocumentTables } from './document-tables.ts';

/** What setting documents takes. */
export interface SettingTerms {
  readonly job: Job;
  readonly resources: ReadonlyMap<string, Uint8Array>;
  readonly composer: Composer;
  /** An open, sealed extract; nothing was set from it yet. */
  readonly db: Connection;
  readonly runDate: string;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly observer: RunObserver;
  readonly fontPrograms: FontPrograms;
  /** Which run pages say that they are of; absent: a preview, marked SPECIMEN. */
  readonly run?: RunIdentity;
  /** Threads to set them on; absent: this one. */
  readonly startPool?: (setup: WorkerSetup) => WorkerPool;
}

/** Documents that were set and assembled; they go away when it is closed. */
interface SetPieces {
  readonly context: RunContext;
  readonly setup: WorkerSetup;
  readonly close: () => Promise<void>;
}

/** Documents as they would be printed, with SPECIMEN on every page. */
export interface SetDocuments {
  readonly chosen: Chosen;
  /** Print streams as PDF files: one as a rule, a further one for documents that go to hand work. */
  readonly streams: readonly Uint8Array[];
  /** Why documents are not in them. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** The records that they were set from. */
  readonly data: readonly DocumentTables[];
}

/** Sets the chosen documents by the stages of a run, on this thread; all that comes of it goes away again. */
export async function setDocuments(terms: SettingTerms, choice: Choice): Promise<SetDocuments> {
  const { db } = terms;
  const chosen = chooseDocuments(db, choice);
  const { context, setup, close } = await setPieces(terms, chosen.documents.length);
  try {
    const files = db.prepare<[], string>('SELECT file FROM print_stream ORDER BY stream').pluck().all();
    return {
      chosen,
      streams: files.map((file) => readFileSync(join(context.directory.staging, file))),
      faults: [...chosen.faults, ...faultsOf(db, REJECTED)],
      warnings: faultsOf(db, WARNINGS),
      data: documentData(setup, db, chosen.documents.length),
    };
  } finally {
    await close();
  }
}

/** Composes the documents that stand in the order of composition, packs them and assembles their streams. */
export async function setPieces(terms: SettingTerms, documents: number): Promise<SetPieces> {
  const { job, resources, composer, db, runDate, version, signal, observer, fontPrograms } = terms;
  const root = mkdtempSync(join(workplace(), 'stapel-preview-'));
  const segments = new SegmentFiles(root);
  const ledger = new Ledger(':memory:');
  const [headers, parts] = [readHeaders(db), readParts(db)];
  const run = terms.run ?? { id: 'preview', number: 0, date: runDate, specimen: true };
  const setup = { job, resources, headers, parts, run };
  const pool = terms.startPool?.(setup);
  const close = async (): Promise<void> => {
    await pool?.close();
    ledger.close();
    segments.close();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const directory = { ...runDirectoryAt(root, run.id, undefined), segments: root };
    freshStaging(directory);
    const context: RunContext = {
      ...{ job, resources, composer, parts, db, ledger, directory, segments, signal, observer, run, version },
      fontPrograms,
      pool: pool ?? new OwnThread(setup, composer, signal),
      facts: new RunFacts(db),
      clock: new StageClock(),
      warnings: [],
    };
    await composeDocuments(context, documents);
    withholdMessages(context);
    planPieces(context);
    await assembleStreams(context);
    return { context, setup, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** In memory where the system offers that: nothing of it is to last, and nobody need wait for a disk. */
function workplace(): string {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    return SHARED_MEMORY;
  } catch {
    return tmpdir();
  }
}

const SHARED_MEMORY = '/dev/shm';

const REJECTED = `
SELECT f.fault FROM compose_order o JOIN fate f ON f.document = o.document
WHERE f.fate = 'rejected' AND f.fault IS NOT NULL ORDER BY o.seq`;

const WARNINGS = `
SELECT fault FROM warning UNION ALL SELECT fault FROM fate WHERE fate = 'diverted' AND fault IS NOT NULL`;

function faultsOf(db: Connection, sql: string): Fault[] {
  return db.prepare<[], string>(sql).pluck().all().map(parseFault);
}
