import { ADDRESS_LINES } from '../job/built-in/control-layouts.ts';
import { addressLines } from '../job/address-field.ts';
import { byDestination } from '../job/by-destination.ts';
import type { Job } from '../job/job.ts';

/** What a stream asks of the addresses in it. */
interface AddressLimits {
  /** ISO country where the stream is handed to the carrier. */
  readonly postedIn: string;
  /** Most lines of a block: those of the paper's address field, and no more than a row of the control file takes. */
  readonly maxLines: number;
  readonly paper: string;
}

/** Index of the stream for mail to a country: the first on the paper that the job chooses for it, else the first. */
export function streamFor(job: Job, country: string | undefined): number {
  const paper = byDestination(job.document.paper, country);
  return Math.max(
    job.mailpiece.streams.findIndex((stream) => stream.paper === paper),
    0,
  );
}

/** What each of the job's streams asks, in their order. */
export function addressLimits(job: Job): readonly AddressLimits[] {
  return job.mailpiece.streams.map(({ postedIn, paper }) => ({
    postedIn,
    // The name stands in a column of its own.
    maxLines: Math.min(addressLines(job.template, paper), 1 + ADDRESS_LINES),
    paper,
  }));
}
