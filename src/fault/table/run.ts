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
    says: 'no run in `{found}`: {reason}',
    hint: 'name a run directory, such as runs/<run id>: the one that holds run.db',
  },
  'cli.no-report': {
    effect: 'stop',
    exit: 64,
    says: 'no {expected} in `{found}`: {reason}',
    hint: '{next}',
  },
  'cli.nothing-released': {
    effect: 'warn',
    says: 'nothing of the run in `{found}` is released: {reason}',
    hint: '{next}',
  },
  'cli.database-unreadable': {
    effect: 'stop',
    says: '`{found}` cannot be read: {reason}',
    hint: 'check who may read the file and whether it was copied whole, with the files beside it; stapel of the version that wrote it reads it',
  },
  'cli.no-ledger': {
    effect: 'stop',
    exit: 64,
    says: 'no ledger in `{found}`',
    hint: 'name the state directory of the runs with --state; it is .stapel beside the job file unless $STAPEL_STATE or --state said otherwise, and <run>/state for a job with `state: own`',
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
  'release.group-unknown': {
    effect: 'stop',
    exit: 65,
    says: 'no group is named `{found}` in {expected}',
    hint: 'mend `release.group`, make the group, or give its number, as for one of a directory service (`getent group`)',
  },
  'release.group-refused': {
    effect: 'stop',
    exit: 65,
    says: 'released files cannot be given to group `{found}`: {reason}',
    hint: 'add the user who runs stapel to the group and let him log in anew, or take `release.group` out of the job',
  },
  // It stops the run itself, which is to be tried again; commands that only read say it and go on.
  'run.release-cut-short': {
    effect: 'stop',
    exit: 75,
    says: 'the release of run `{run}` was cut short, or is under way: its print streams are out and whole; not yet in place: {found}',
    hint: 'what is shown here is whole all the same; if it stays so, start `stapel run` again with the same job, --out, --state and --run-id {run}: it puts the rest in place and produces nothing again',
  },
  'run.release-completed': {
    effect: 'stop',
    exit: 64,
    says: 'the release of run `{run}` had been cut short and is complete now; nothing was produced again',
    hint: 'go on with its print streams and its report; do not produce the extract under another --run-id',
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
    says: 'this record cannot be worked on: `{how}`',
    hint: 'look at its rows in the rejects; mend the data or the template, then run the rejects again',
  },
} as const;
