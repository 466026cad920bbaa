import type { FaultRow } from './fault.ts';
import { addressFaults } from './table/address.ts';
import { archiveFaults } from './table/archive.ts';
import { compareFaults } from './table/compare.ts';
import { composeFaults } from './table/compose.ts';
import { paymentFaults } from './table/payment.ts';
import { deliveryFaults } from './table/delivery.ts';
import { duplicateFaults } from './table/duplicates.ts';
import { extractFaults } from './table/extract.ts';
import { fixedFaults } from './table/fixed.ts';
import { inspectFaults } from './table/inspect.ts';
import { jobFaults } from './table/job.ts';
import { joinFaults } from './table/joins.ts';
import { listFaults } from './table/list.ts';
import { matchFaults } from './table/match.ts';
import { nestedFaults } from './table/nested.ts';
import { noticeFaults } from './table/notices.ts';
import { pieceFaults } from './table/piece.ts';
import { previewFaults } from './table/preview.ts';
import { printFaults } from './table/print.ts';
import { referenceFaults } from './table/reference.ts';
import { runFaults } from './table/run.ts';
import { verifyFaults } from './table/verify.ts';

/** The one table of faults: stable code, effect, wording, hint; a file for each group of rooms. */
const rows = {
  ...jobFaults,
  ...archiveFaults,
  ...extractFaults,
  ...deliveryFaults,
  ...fixedFaults,
  ...nestedFaults,
  ...joinFaults,
  ...inspectFaults,
  ...addressFaults,
  ...matchFaults,
  ...listFaults,
  ...duplicateFaults,
  ...noticeFaults,
  ...composeFaults,
  ...paymentFaults,
  ...pieceFaults,
  ...referenceFaults,
  ...previewFaults,
  ...compareFaults,
  ...runFaults,
  ...verifyFaults,
  ...printFaults,
} as const satisfies Record<string, FaultRow>;

export type FaultCode = keyof typeof rows;

export const faultTable: Readonly<Record<FaultCode, FaultRow>> = rows;
