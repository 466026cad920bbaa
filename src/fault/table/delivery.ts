/** Faults of a delivery as a whole: whether it is there, whether it is what was sent, and whether it is what a night is like. */
export const deliveryFaults = {
  'extract.not-ready': {
    effect: 'stop',
    exit: 75,
    says: 'the delivery is not ready: {missing}',
    hint: 'start again when it is, or let the run wait longer with `ready.within` in the job file; if it should be there by now, ask the sender for {wanted}',
  },
  'extract.checksum-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the checksum of the extract cannot be read: {reason}',
    hint: 'have it delivered as sha256sum or md5sum write it, or mend `checksum` in the job file',
  },
  'extract.checksum-differs': {
    effect: 'stop',
    exit: 65,
    says: 'the file has {kind} `{found}`, but `{stated}` states `{expected}`',
    hint: 'it was damaged or cut off on its way, or one of the two is of another night: have both delivered again',
  },
  'extract.volume-unexpected': {
    effect: 'warn',
    says: '{what}',
    hint: 'ask the sender whether all of the night is in the extract, and nothing twice; if it is right, mend `expect` in the job file',
  },

  'extract.trailer-missing': {
    effect: 'stop',
    exit: 65,
    says: 'the file has no trailer: {wanted}',
    hint: 'it was cut off as a rule: compare its size with the sender and have it delivered again, or mend `trailers` in the job file',
  },
  'extract.trailer-doubled': {
    effect: 'stop',
    exit: 65,
    says: 'a second trailer stands here, the first in line {first}',
    hint: 'look whether two files were put into one; have them delivered one by one',
  },
  'extract.trailer-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the trailer cannot be read: {reason}',
    hint: 'have the file delivered again, or mend the columns of its trailer in the job file',
  },
  'extract.trailer-records': {
    effect: 'stop',
    exit: 65,
    says: '`{found}` records of {what} were read where the trailer states `{expected}`',
    hint: 'records were lost or added on the way: have the file delivered again',
  },
  'extract.trailer-amount': {
    effect: 'stop',
    exit: 65,
    says: 'the amounts of {what} make `{found}` where the trailer states `{expected}`, and no rejected row explains it',
    hint: 'amounts were changed on the way: have the file delivered again',
  },
  'extract.trailer-amount-explained': {
    effect: 'warn',
    says: 'the amounts of {what} make `{found}` where the trailer states `{expected}`; rejected rows explain it: {reason}',
    hint: 'look at the rejects, mend them, and produce them in a further run',
  },

  'run.held': {
    effect: 'stop',
    exit: 64,
    says: 'run `{run}` is held: it is produced whole, and nothing of it is released',
    hint: 'look at its report; then release it with `stapel release {dir} --by NAME`, or have the extract delivered as it should be and start a new run',
  },
  'run.input-held': {
    effect: 'stop',
    exit: 65,
    says: 'this extract was already produced by run `{run}`, which is held and released by nobody yet ({how})',
    hint: 'look at the report of that run and release it with `stapel release {dir} --by NAME`; if the extract must be produced anew instead, add --rerun --reason "why"',
  },
  'run.not-held': {
    effect: 'stop',
    exit: 64,
    says: 'run `{run}` is not held, so nobody can release it: {reason}',
    hint: '{next}',
  },
  'run.held-changed': {
    effect: 'stop',
    says: 'run `{run}` is not what was held: {what}: `{found}` where `{expected}` was expected; nothing was released',
    hint: 'find out who changed the run’s directory; then produce the extract anew with --rerun --reason "why"',
  },
  'run.held-overtaken': {
    effect: 'stop',
    exit: 65,
    says: 'the extract of run `{run}` was released by run `{other}` since; nothing was released',
    hint: 'leave it: everything would be printed twice; if that is wanted, start a new run with --rerun --reason "why"',
  },
  'cli.name-missing': {
    effect: 'stop',
    exit: 64,
    says: 'a held run is released in a name, and --by is empty',
    hint: 'write --by and your name; it is kept in the ledger and shown in the report',
  },
  'cli.run-not-in-ledger': {
    effect: 'stop',
    exit: 64,
    says: 'the ledger in `{found}` does not know run `{run}` in this directory',
    hint: 'name the state directory of the run with --state; a run that was moved or copied must be released where it was made',
  },
} as const;
