import type { CodeProfile, MarkRules, OmrProfile } from '../../job/inserter-profile.ts';

/** What of an inserter profile says where a sheet's marks and its code stand and what they mean; as run.db keeps it. */
export interface StatedMarks {
  readonly dpi: number;
  readonly omr?: StatedOmr | undefined;
  readonly code?: StatedCode | undefined;
}

/** Marks; mm from the sheet's upper left corner. */
export type StatedOmr = Pick<
  OmrProfile,
  | 'x'
  | 'length'
  | 'thickness'
  | 'firstMark'
  | 'pitch'
  | 'clearFrom'
  | 'clearTo'
  | 'clearBefore'
  | 'clearAfter'
> &
  Pick<MarkRules, 'positions' | 'parity' | 'parityOver' | 'sequence' | 'match'>;

export type StatedCode = Pick<CodeProfile, 'symbology' | 'x' | 'y' | 'module' | 'check'>;

/** A rectangle in mm from the sheet's upper left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
