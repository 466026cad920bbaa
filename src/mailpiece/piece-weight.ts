import type { Job } from '../job/job.ts';
import type { InsertRoom } from '../transpromo/choose-inserts.ts';

const SQUARE_MM_PER_SQUARE_METRE = 1_000_000;

/** What a piece weighs and how much more it takes. */
interface PieceScales {
  /** Grams of envelope and sheets; undefined where the job states no grammage. */
  readonly weightOf: (stream: number, sheets: number) => number | undefined;
  /** What is left for inserts. */
  readonly roomOf: (stream: number, sheets: number) => InsertRoom;
}

/** Scales and calipers of a job; streams are those of the job, not the ones by hand behind them. */
export function pieceScales({ template, mailpiece }: Pick<Job, 'template' | 'mailpiece'>): PieceScales {
  const { weight, thickness, streams } = mailpiece;
  const gramsASheet = streams.map(({ paper }) => {
    const size = template.papers[paper];
    if (weight === undefined || size === undefined) return undefined;
    return (size.width * size.height * weight.grammage) / SQUARE_MM_PER_SQUARE_METRE;
  });
  const weightOf: PieceScales['weightOf'] = (stream, sheets) => {
    const grams = gramsASheet[stream % streams.length];
    return weight === undefined || grams === undefined ? undefined : weight.envelope + sheets * grams;
  };
  return {
    weightOf,
    roomOf: (stream, sheets) => {
      const grams = weightOf(stream, sheets);
      return {
        ...(weight === undefined || grams === undefined ? {} : { weight: Math.max(0, weight.most - grams) }),
        ...(thickness === undefined
          ? {}
          : { thickness: Math.max(0, thickness.most - sheets * thickness.foldedSheet) }),
      };
    },
  };
}
