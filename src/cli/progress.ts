import { createLogUpdate } from 'log-update';
import { elapsedMs } from '../unit/clock.ts';

/** Live lines come at most so often, plain ones a good deal more seldom. */
const LIVE_MS = 100;
const PLAIN_MS = 5_000;

interface StageState {
  readonly since: number;
  done: number;
  total: number | undefined;
}

/**
 * Progress while a run is under way: on a terminal a block that renews itself (stage, items, items a second,
 * time left), elsewhere a plain line every few seconds, so that cron mails stay readable.
 */
export class Progress {
  readonly #quiet: boolean;
  readonly #stream: NodeJS.WriteStream;
  readonly #live: ReturnType<typeof createLogUpdate> | undefined;
  readonly #stages = new Map<string, StageState>();
  #shownAt = 0;
  #title = '';

  constructor(options: { readonly quiet: boolean; readonly stream: NodeJS.WriteStream }) {
    this.#quiet = options.quiet;
    this.#stream = options.stream;
    this.#live = !options.quiet && options.stream.isTTY ? createLogUpdate(options.stream) : undefined;
  }

  begin(run: { readonly id: string; readonly directory: string }): void {
    this.#title = `run ${run.id}`;
    if (!this.#quiet && this.#live === undefined) this.#stream.write(`${this.#title} in ${run.directory}\n`);
  }

  /** A line of its own, which stays. */
  tell(line: string): void {
    if (!this.#quiet) this.#stream.write(`${line}\n`);
  }

  show(stage: string, done: number, total: number | undefined): void {
    if (this.#quiet) return;
    const now = elapsedMs();
    const state = this.#stages.get(stage) ?? { since: now, done: 0, total };
    state.done = done;
    state.total = total;
    this.#stages.set(stage, state);
    if (now - this.#shownAt < (this.#live === undefined ? PLAIN_MS : LIVE_MS)) return;
    this.#shownAt = now;
    if (this.#live !== undefined) this.#live([this.#title, ...this.#lines(now)].join('\n'));
    else this.#stream.write(`${this.#line(stage, state, now)}\n`);
  }

  /** Leaves the last state of a live block on the screen's history and stops. */
  end(): void {
    this.#live?.clear();
    this.#stages.clear();
  }

  #lines(now: number): string[] {
    return [...this.#stages].map(([stage, state]) => `  ${this.#line(stage, state, now)}`);
  }

  #line(stage: string, state: StageState, now: number): string {
    const seconds = Math.max((now - state.since) / 1000, 0.001);
    const rate = state.done / seconds;
    const share = state.total === undefined ? '' : ` of ${state.total}`;
    const left =
      state.total === undefined || rate === 0 || state.done >= state.total
        ? ''
        : `, ${Math.ceil((state.total - state.done) / rate)} s left`;
    return `${stage.padEnd(10)}${state.done}${share}, ${Math.round(rate)}/s${left}`;
  }
}
