import type { RunReport } from '../report/report.ts';
import type { Fault } from '../fault/fault.ts';
import { assembleStreams } from './assemble-streams.ts';
import { composeDocuments } from './compose-documents.ts';
import { concludeRun, failRun } from './conclude.ts';
import { collectRejects } from './collect-rejects.ts';
import { findAlike } from './find-alike-documents.ts';
import { findSamePersons } from './find-same-persons.ts';
import { openRun } from './open-run.ts';
import { orderDocuments } from './order-documents.ts';
import { planPieces } from './plan-pieces.ts';
import { openExtract } from './open-extract.ts';
import { readDocuments, readRecipients } from './read-tables.ts';
import type { RunObserver, RunOptions } from './run-options.ts';
import { tidyAddresses } from './tidy-addresses.ts';
import { verifyStreams } from './verify-streams.ts';

/** How a run ended. `stops` are the faults that stopped it; a run that stopped released nothing. */
export interface RunOutcome {
  readonly report: RunReport;
  readonly directory: string;
  readonly stops: readonly Fault[];
}

/**
 * One night: extract → address → match → compose → mailpiece → stream → verify → report.
 * Faults before the run has a directory are thrown (`RunStop`); later ones are in the outcome.
 */
export async function runJob(options: RunOptions & { readonly observer: RunObserver }): Promise<RunOutcome> {
  const opened = await openRun(options); //                job, directory, lock, run.db, ledger
  try {
    const { context, tables } = await openExtract(opened); // archive → headers; workers start
    await readRecipients(context, tables); //              recipients' table → rows in run.db
    await together(
      readDocuments(context, tables), //                   documents' and details' tables → rows in run.db,
      tidyAddresses(context), //                           while recipients' rows → postal addresses
    );
    findSamePersons(context); //                           addresses → the same person twice
    const documents = orderDocuments(context); //          rows → documents in postal order
    await composeDocuments(context, documents); //         documents → pages in the page store
    findAlike(context); //                                 pages' contents → bills that came twice
    const pieces = planPieces(context); //                 documents → envelopes, messages, sheets
    await assembleStreams(context); //                     pieces → print streams with marks
    verifyStreams(context); //                             streams read back
    collectRejects(context); //                            what was not produced, and why
    return concludeRun(context, pieces); //                balance, report, release
  } catch (error) {
    return failRun(opened, error); //                      report and rejects; nothing released
  } finally {
    await opened.close();
  }
}

/** Waits for all; when one has failed, the others are let come to their end first: they work on the same store. */
async function together(...works: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}
