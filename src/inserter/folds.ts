import type { FeedProfile } from '../job/inserter-profile.ts';
import type { EnvelopeProfile } from '../job/job.ts';

/** Where a sheet is folded, in mm from its upper edge: as its envelope says, else in equal parts. */
export function foldsOf(
  { fold }: FeedProfile,
  height: number,
  envelope: EnvelopeProfile | undefined,
): readonly number[] {
  switch (fold) {
    case 'none':
      return [];
    case 'v':
      return [height / 2];
    case 'c':
    case 'z':
      return envelope?.folds ?? [height / 3, (height * 2) / 3];
  }
}
