import { elapsedMs } from '../unit/clock.ts';

/** Stages in the order of the flow; their names are the rooms'. */
export const STAGES = [
  'extract',
  'address',
  'match',
  'compose',
  'mailpiece',
  'stream',
  'verify',
  'report',
] as const;

export type StageName = (typeof STAGES)[number];

/** Seconds from a stage's first item in to its last item out; stages may overlap. */
export class StageClock {
  readonly #stages = new Map<StageName, { first: number; last: number; items: number }>();

  enter(stage: StageName): void {
    const now = elapsedMs();
    if (!this.#stages.has(stage)) this.#stages.set(stage, { first: now, last: now, items: 0 });
  }

  leave(stage: StageName, items: number): void {
    const row = this.#stages.get(stage);
    if (row === undefined) return;
    row.last = elapsedMs();
    row.items += items;
  }

  rows(): { name: string; seconds: number; items: number }[] {
    return STAGES.flatMap((name) => {
      const row = this.#stages.get(name);
      return row === undefined
        ? []
        : [{ name, seconds: Math.round(row.last - row.first) / 1000, items: row.items }];
    });
  }
}
