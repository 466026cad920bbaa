/** Faults of sending a released print stream to a printer. */
export const printFaults = {
  'print.printer-malformed': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` is no printer',
    hint: 'write ipp://host/path or ipps://host:port/path, as the printer shows it; no user name in it',
  },
  'print.no-stream': {
    effect: 'stop',
    exit: 64,
    says: 'the run has no stream `{found}`',
    hint: 'name one of its streams: {known}',
  },
  'print.not-released': {
    effect: 'stop',
    exit: 64,
    says: 'the run in `{found}` has released nothing that could be printed: {reason}',
    hint: '{next}',
  },
  'print.stream-changed': {
    effect: 'stop',
    says: '{file} is not the file that was released: SHA-256 `{found}` where manifest.json says `{expected}`',
    hint: 'nothing was sent: copy it again from where it was released',
  },
  'print.unreachable': {
    effect: 'stop',
    exit: 75,
    says: 'the printer `{found}` does not answer: {reason}',
    hint: 'nothing was sent: see whether it is on and its address is right, then try again',
  },
  'print.not-supported': {
    effect: 'stop',
    exit: 65,
    says: 'the printer does not take the {what} `{found}`',
    hint: 'nothing was sent; it takes: {known}',
  },
  'print.refused': {
    effect: 'stop',
    says: 'the printer refused {what}: {reason}',
    hint: 'nothing is printed: see what the printer shows',
  },
  'print.stalled': {
    effect: 'stop',
    says: 'the printer fell silent while {job}: {reason}',
    hint: 'look into its list of jobs before you send the stream again: it may have it, and would print it twice',
  },
  'print.lost': {
    effect: 'stop',
    says: 'the printer was lost while {job}: {reason}',
    hint: 'look into its list of jobs and into its output before you send the stream again: it may have been printed in part',
  },
  'print.job-ended': {
    effect: 'stop',
    says: 'job {job} was {state} by the printer: {reason}',
    hint: 'see how much of it lies in the output; pieces that are missing have to be printed again',
  },
  'print.stopped': {
    effect: 'stop',
    exit: 75,
    says: 'stopped by a signal: {job}',
    hint: 'see at the printer what of it lies in the output before you send the stream again',
  },
} as const;
