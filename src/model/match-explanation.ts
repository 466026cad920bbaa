/** Why two recipients are thought to be one, as run.db keeps it. */
export interface MatchExplanation {
  /** The account of the other one. */
  readonly with: string;
  /** 0 to 1. */
  readonly probability: number;
  /** Bits, the sum over the fields. */
  readonly weight: number;
  readonly fields: readonly { readonly field: string; readonly level: string; readonly weight: number }[];
  /** What speaks against it however high the weight; '' for nothing. */
  readonly conflict: string;
  /** Whoever has decided that they are the same, and when. */
  readonly decidedBy?: string;
  readonly decidedOn?: string;
}
