/** Which run it is. */
export interface RunIdentity {
  readonly id: string;
  /** Its number among the job's runs, as codes show it. */
  readonly number: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Every page says SPECIMEN, and nothing is released. */
  readonly specimen: boolean;
}
