/** How far a guess can be relied on. */
export type Sureness = 'sure' | 'likely' | 'a guess';

/** Something that was seen in a file, how sure it is, and why in a few words. Holds no value of the file. */
export interface Finding {
  /** `encoding`, `delimiter`. */
  readonly topic: string;
  readonly says: string;
  readonly sureness: Sureness;
  readonly why: string;
}
