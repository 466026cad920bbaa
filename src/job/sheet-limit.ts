import type { Job } from './job.ts';

/** What of a job says how much one envelope holds. */
type Limits = Pick<Job, 'template'> & {
  readonly mailpiece: Pick<Job['mailpiece'], 'maxSheets' | 'weight' | 'streams'>;
};

const SQUARE_MM_PER_SQUARE_METRE = 1_000_000;
/** Below what any scale sees: a limit that is met exactly is met. */
const ROUNDING_GRAMS = 1e-6;

/**
 * Most sheets in one envelope, for each of the job's streams: the job's number, and as many as its paper may weigh with the
 * envelope. 0 where not even one sheet may.
 */
export function sheetLimits({ template, mailpiece }: Limits): readonly number[] {
  const { maxSheets, weight, streams } = mailpiece;
  return streams.map(({ paper }) => {
    const size = template.papers[paper];
    if (weight === undefined || size === undefined) return maxSheets;
    const grams = (size.width * size.height * weight.grammage) / SQUARE_MM_PER_SQUARE_METRE;
    const byWeight = Math.floor((weight.most - weight.envelope + ROUNDING_GRAMS) / grams);
    return Math.max(Math.min(maxSheets, byWeight), 0);
  });
}
