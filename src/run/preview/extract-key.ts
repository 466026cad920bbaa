import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '../../job/job.ts';
import { tablesOf } from '../../job/tables-of.ts';
import type { ReviewDecision } from '../../store/review-decisions.ts';
import { SCHEMA_VERSION } from '../../store/run-schema.ts';
import { addressLimits } from '../../stream/routing.ts';
import { deliveryPath } from '../delivery-path.ts';
import { readsArchive } from '../open-inputs.ts';

/** What beside the job decides how an extract is read. */
interface ExtractTerms {
  readonly version: string;
  readonly runDate: string;
  readonly decisions: readonly ReviewDecision[];
}

/**
 * By what a read extract is known again: the files as the operating system has them (place, size, time of change), and all of
 * the job and its template that reading, addresses and order follow from. A change of anything else in the template leaves it.
 */
export function extractKey(job: Job, { version, runDate, decisions }: ExtractTerms): string {
  const { template, extract, address, document, mailpiece, match, notices } = job;
  const meant = {
    versions: [version, SCHEMA_VERSION],
    files: filesOf(job).map(stateOf),
    job: { name: job.name, extract, address, document, mailpiece, match, notices },
    // Lists of moves and stops grow old.
    ...(notices.length === 0 ? {} : { runDate }),
    ...(match === undefined ? {} : { decisions }),
    fields: addressLimits(job).map(({ paper, maxLines }) => {
      const { addressStyle = '', address: field } = template.papers[paper] ?? {};
      return [maxLines, field?.width, template.styles[addressStyle]];
    }),
    resources: job.resources
      .filter(({ kind }) => kind === 'font' || kind === 'table')
      .map(({ sha256 }) => sha256),
  };
  const text = JSON.stringify(meant, (key, value: unknown) =>
    key === 'at' || key === 'place' ? undefined : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

function filesOf(job: Job): string[] {
  const { extract, notices, match } = job;
  const own = tablesOf(extract).flatMap(({ source }) => source ?? []);
  const lists = notices.flatMap(({ table }) => table.source ?? []);
  const review = match?.review === undefined ? [] : [deliveryPath(match.review, job)];
  return [...(readsArchive(extract) ? [extract.archive] : []), ...own, ...lists, ...review];
}

/** A file's, or those of all files in a folder; what is not there is told when it is read. */
function stateOf(path: string): unknown {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [path];
  if (!found.isDirectory()) return [path, found.size, found.mtimeMs, found.ino];
  return [
    path,
    readdirSync(path)
      .toSorted()
      .map((name) => stateOf(join(path, name))),
  ];
}
