/** What the command line asks of a run; nothing in it is interpreted yet. */
export interface RunOptions {
  readonly jobFile: string;
  /** `--input archive=PATH`: `archive`, the only name there is → another file. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outDir: string;
  readonly stateDir?: string;
  readonly runId?: string;
  readonly runDate?: string;
  readonly workers?: number;
  readonly limit?: number;
  readonly resume: boolean;
  /** Every page is read back before the release, not some. */
  readonly verify?: boolean;
  readonly rerunReason?: string;
  readonly signal: AbortSignal;
  /** Version of Stapel, for the report. */
  readonly version: string;
}

/** Where a run tells what it is doing. Calls are cheap and never fail. */
export interface RunObserver {
  /** The run has its directory; log lines can be written from here on. */
  readonly started: (run: { readonly id: string; readonly directory: string; readonly job: string }) => void;
  /** The run waits for its delivery: what is missing, in words. */
  readonly waiting: (what: string) => void;
  /** Items done of a stage, out of `total` when that is known. */
  readonly progress: (stage: string, done: number, total: number | undefined) => void;
  /** One line for the log: no personal data. */
  readonly note: (event: string, facts: Readonly<Record<string, string | number | boolean>>) => void;
}
