import { createMatcher } from '../../match/create-matcher.ts';
import type { Matcher, MatchResult } from '../../match/match-plan.ts';
import { readMatchRecord } from '../../worker/match-record-of.ts';

/** Who counts as the same in a list. */
export type ListPolicy = 'same-person' | 'household' | 'company';

/** Takes the rows of a list as records and tells which of them are the same. */
export class ListMatches {
  readonly #matcher: Matcher;
  #result: MatchResult | undefined;
  #rows = 0;

  constructor(policy: ListPolicy) {
    this.#matcher = createMatcher({ policy });
  }

  /** `records`: JSON, for each row the values of `MATCH_FIELDS`. */
  add(records: string): void {
    const rows = JSON.parse(records) as readonly (readonly string[])[];
    for (const values of rows) {
      this.#matcher.add(readMatchRecord(values));
      this.#rows += 1;
    }
  }

  finish(): { readonly clusters: number; readonly duplicates: number; readonly asked: number } {
    const result = this.#matcher.finish();
    this.#result = result;
    let clusters = 0;
    for (let row = 0; row < this.#rows; row += 1) if (result.clusterOf(row) === row) clusters += 1;
    let asked = 0;
    for (const pair of result.asked()) if (pair.a !== pair.b) asked += 1;
    return { clusters, duplicates: this.#rows - clusters, asked };
  }

  /** Number of the row, from 1, that the row's cluster begins with. */
  clusterOf(row: number): number {
    return (this.#result?.clusterOf(row) ?? row) + 1;
  }

  scoreOf(row: number): string {
    return (this.#result?.scoreOf(row) ?? 1).toFixed(4);
  }
}
