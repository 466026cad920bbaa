/** Faults of a run as a whole: command line, directory, lock, balance, workers. */
export const runFaults = {
  'cli.input-malformed': {
    effect: 'stop',
    exit: 64,
    says: '--input takes NAME=PATH, not `{found}`',
    hint: 'write --input archive=PATH, with the name of an input of the job',
  },
  'cli.input-unknown': {
    effect: 'stop',
    exit: 64,
    says: 'the job has no input `{found}`',
    hint: 'inputs of this job: {expected}',
  },
  'cli.run-date-malformed': {
    effect: 'stop',
    exit: 64,
    says: 'not a day of the calendar: `{found}`',
    hint: 'write the run date as YYYY-MM-DD',
  },
  'cli.run-id-malformed': {
    effect: 'stop',
    exit: 64,
    says: 'not a run id: `{found}`',
    hint: 'use letters, digits, dots, hyphens and underscores, beginning with a letter or digit, at most 80',
  },
  'cli.reason-missing': {
    effect: 'stop',
    exit: 64,
    says: '--rerun needs a reason',
    hint: 'add --reason "why"; it is kept in the ledger',
  },
  'cli.not-a-run': {
    effect: 'stop',
    exit: 64,
    says: 'no run in `{found}`',
    hint: 'name a run directory: the one that holds run.db',
  },
  'cli.key-unknown': {
    effect: 'stop',
    exit: 64,
    says: 'nothing in this run has the key `{found}`',
    hint: 'give an account, a document key or a piece number such as P0000017',
  },
  'run.locked': {
    effect: 'stop',
    exit: 75,
    says: 'another run of job `{job}` is under way in this state directory',
    hint: 'wait for it to end, then start again; the lock goes with the process that holds it',
  },
  'run.stopped-by-signal': {
    effect: 'stop',
    exit: 75,
    says: 'stopped by {signal}; nothing was released',
    hint: 'start again with --resume and the same --run-id to go on where it stopped',
  },
  'run.exists': {
    effect: 'stop',
    exit: 64,
    says: 'run `{run}` already exists in the output directory',
    hint: 'choose another --run-id, or add --resume to go on with an unfinished run',
  },
  'run.resume-mismatch': {
    effect: 'stop',
    exit: 64,
    says: 'run `{run}` cannot be resumed: {reason}',
    hint: 'start a new run without --resume',
  },
  'run.output-not-writable': {
    effect: 'stop',
    says: 'cannot write to `{dir}`: {reason}',
    hint: 'create the directory or give it to the user who runs stapel, or choose another with --out or --state',
  },
  'run.input-seen': {
    effect: 'stop',
    exit: 65,
    says: 'this extract was already produced by run `{run}` (same content, SHA-256 {sha256})',
    hint: 'if it must be produced again, add --rerun --reason "why"',
  },
  'run.unbalanced': {
    effect: 'stop',
    says: 'the run does not balance: {what}: `{found}` where `{expected}` was expected; nothing was released',
    hint: 'keep the run directory and report this: it is an error in stapel, not in the data',
  },
  'run.log-not-written': {
    effect: 'warn',
    says: 'cannot write the log `{file}`: {reason}; the run goes on without it',
    hint: 'free space or mend the permissions there; print streams and report do not depend on the log',
  },
  'run.disk-full': {
    effect: 'stop',
    says: 'no space left on the device that holds `{dir}`',
    hint: 'free space, then start again with --resume',
  },
  'run.internal': {
    effect: 'stop',
    says: 'unexpected error in stage {stage}: {reason}',
    hint: 'keep the run directory and report this: it is an error in stapel, not in the data',
  },
  'transpromo.condition-failed': {
    effect: 'warn',
    says: 'the condition of campaign `{campaign}` cannot be evaluated for this document; it does not get the message',
    hint: 'make the condition safe for missing values, such as a division by a number that may be 0',
  },
  'store.segment-damaged': {
    effect: 'stop',
    says: 'page contents of this document in the page store are not what was composed (checksum)',
    hint: 'check the disk; then start again under another --run-id, without --resume',
  },
  'worker.lost': {
    effect: 'stop',
    says: 'a worker died {times} times on the same task, which is not about one document',
    hint: 'look into run.ndjson for the last messages; check free memory',
  },
  'worker.document-kills': {
    effect: 'reject',
    says: 'this record kills or stalls the worker that works on it',
    hint: 'look at its rows in the rejects; mend the data or the template, then run the rejects again',
  },
} as const;
