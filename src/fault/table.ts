import type { FaultRow } from './fault.ts';
import { addressFaults } from './table/address.ts';
import { composeFaults } from './table/compose.ts';
import { extractFaults } from './table/extract.ts';
import { jobFaults } from './table/job.ts';
import { pieceFaults } from './table/piece.ts';
import { runFaults } from './table/run.ts';
import { verifyFaults } from './table/verify.ts';

/** The one table of faults: stable code, effect, wording, hint; a file for each group of rooms. */
const rows = {
  ...jobFaults,
  ...extractFaults,
  ...addressFaults,
  ...composeFaults,
  ...pieceFaults,
  ...runFaults,
  ...verifyFaults,
} as const satisfies Record<string, FaultRow>;

export type FaultCode = keyof typeof rows;

export const faultTable: Readonly<Record<FaultCode, FaultRow>> = rows;
