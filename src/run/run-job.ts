import type { RunReport } from '../report/report.ts';
import type { Fault } from '../fault/fault.ts';
import { assembleStreams } from './assemble-streams.ts';
import { composeDocuments } from './compose-documents.ts';
import { concludeRun } from './conclude.ts';
import { collectRejects } from './collect-rejects.ts';
import { failRun } from './fail-run.ts';
import { findAlike } from './find-alike-documents.ts';
import { matchRecipients } from './match-recipients.ts';
import { readNotices } from './notices-read.ts';
import { withholdMessages } from './notices-stops.ts';
import { openRun } from './open-run.ts';
import { orderDocuments } from './order-documents.ts';
import { planPieces } from './plan-pieces.ts';
import { openExtract } from './open-extract.ts';
import { readDocuments, readRecipients } from './read-tables.ts';
import { refuseSeenTables } from './refuse-seen.ts';
import type { RunObserver, RunOptions } from './run-options.ts';
import { gravestOf } from './stop-causes.ts';
import { tidyAddresses } from './tidy-addresses.ts';
import { verifyStreams } from './verify-streams.ts';

/** How a run ended. `stops` are the faults that stopped it; a run that stopped released nothing. */
export interface RunOutcome {
  readonly report: RunReport;
  readonly directory: string;
  readonly stops: readonly Fault[];
}

/**
 * One night: extract → address → match → compose → mailpiece → stream → verify → report. Each work is done for a stage,
 * which its time goes to and its error names.
 * Faults before the run has a directory are thrown (`RunStop`); later ones are in the outcome.
 */
export async function runJob(options: RunOptions & { readonly observer: RunObserver }): Promise<RunOutcome> {
  const opened = await openRun(options); //                                     job, directory, lock, run.db, ledger
  const { clock } = opened;
  try {
    const { context, tables } = await clock.stage('extract', () => openExtract(opened)); // archive → headers
    await clock.stage('extract', () => readRecipients(context, tables)); //       recipients' table → rows in run.db
    await clock.stage('extract', () => readNotices(context)); //                  files of moves and stops
    await together(
      clock.stage('extract', () => readDocuments(context, tables)), //            documents, details → rows in run.db,
      clock.stage('address', () => tidyAddresses(context)), //                    while rows → postal addresses
    );
    clock.stage('extract', () => refuseSeenTables(context)); //                   the same tables, packed anew
    await clock.stage('match', () => matchRecipients(context)); //                addresses → who is one recipient
    const documents = clock.stage('compose', () => orderDocuments(context)); //   rows → documents in postal order
    await clock.stage('compose', () => composeDocuments(context, documents)); //  documents → pages in the page store
    clock.stage('match', () => findAlike(context)); //                            pages → bills that came twice
    clock.stage('mailpiece', () => withholdMessages(context)); //                 no messages to who objects to them
    const pieces = clock.stage('mailpiece', () => planPieces(context)); //        documents → envelopes, messages
    await clock.stage('stream', () => assembleStreams(context)); //               pieces → print streams with marks
    await clock.stage('verify', () => verifyStreams(context)); //                 streams read back
    clock.stage('report', () => collectRejects(context)); //                      what was not produced, and why
    return clock.stage('report', () => concludeRun(context, pieces)); //          balance, report, release
  } catch (error) {
    return failRun(opened, error); //                                             report, rejects; nothing released
  } finally {
    await opened.close();
  }
}

/** Waits for all; when one has failed, the others are let come to their end first: they work on the same store. */
async function together(...works: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  const errors = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (errors.length > 0) throw gravestOf(errors);
}
