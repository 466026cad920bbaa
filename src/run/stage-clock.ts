import { elapsedMs } from '../unit/clock.ts';

/** Stages in the order of the flow; their names are the rooms'. */
const STAGES = ['extract', 'address', 'match', 'compose', 'mailpiece', 'stream', 'verify', 'report'] as const;

type StageName = (typeof STAGES)[number];

/** What a stage's work has thrown (`cause`), and the stage that it was done for: stages overlap. */
export class StageFailure extends Error {
  readonly stage: StageName;

  constructor(stage: StageName, cause: unknown) {
    super(`stage ${stage} failed`, { cause });
    this.name = 'StageFailure';
    this.stage = stage;
  }
}

interface StageTime {
  /** Works of the stage that are under way. */
  open: number;
  /** When the first of them began. */
  since: number;
  /** Milliseconds of those that are over. */
  spent: number;
  items: number;
}

/**
 * Does the stages' works and keeps their time: a stage counts while at least one work of it is under way, so a stage
 * that is come back to does not count what lies between, and stages that overlap count both.
 */
export class StageClock {
  readonly #stages = new Map<StageName, StageTime>();

  /** Does a work for a stage; what it throws comes out as a `StageFailure`. */
  stage<T>(stage: StageName, work: () => Promise<T>): Promise<T>;
  stage<T>(stage: StageName, work: () => T): T;
  stage<T>(stage: StageName, work: () => T | Promise<T>): T | Promise<T> {
    const time = this.#timeOf(stage);
    if (time.open === 0) time.since = elapsedMs();
    time.open += 1;
    const over = (): void => {
      time.open -= 1;
      if (time.open === 0) time.spent += elapsedMs() - time.since;
    };
    try {
      const result = work();
      if (result instanceof Promise) return ended(stage, result, over);
      over();
      return result;
    } catch (error) {
      over();
      throw new StageFailure(stage, error);
    }
  }

  /** So many items of the stage are done. */
  count(stage: StageName, items: number): void {
    this.#timeOf(stage).items += items;
  }

  rows(): { name: string; seconds: number; items: number }[] {
    const now = elapsedMs();
    return STAGES.flatMap((name) => {
      const time = this.#stages.get(name);
      if (time === undefined) return [];
      const spent = time.spent + (time.open > 0 ? now - time.since : 0);
      return [{ name, seconds: Math.round(spent) / 1000, items: time.items }];
    });
  }

  #timeOf(stage: StageName): StageTime {
    const known = this.#stages.get(stage);
    if (known !== undefined) return known;
    const time = { open: 0, since: 0, spent: 0, items: 0 };
    this.#stages.set(stage, time);
    return time;
  }
}

async function ended<T>(stage: StageName, work: Promise<T>, over: () => void): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new StageFailure(stage, error);
  } finally {
    over();
  }
}
