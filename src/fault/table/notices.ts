/** Faults of files of moves and stops, and of what they say. */
export const noticeFaults = {
  'address.move-loops': {
    effect: 'warn',
    says: 'the moves in {rows} come back to where they began; none of them is applied',
    hint: 'ask the source of the file which address holds; mail goes to the one that was delivered',
  },
  'address.moves-contradict': {
    effect: 'warn',
    says: 'the moves in {rows} hold from the same day and lead to different addresses; none of them is applied',
    hint: 'ask the source of the file which address holds; mail goes to the one that was delivered',
  },
  'address.notice-unreadable': {
    effect: 'warn',
    says: 'the row cannot be read ({code}) and is passed over',
    hint: 'look at the row: whoever it is about gets mail as if it were not there',
  },
  'address.notices-old': {
    effect: 'warn',
    says: 'the newest day of the file is `{found}`, {days} days before the run date',
    hint: 'get a newer file; after {refuseAfter} days it is used no more',
  },
  'address.notices-too-old': {
    effect: 'stop',
    exit: 65,
    says: 'the newest day of the file is `{found}`, {days} days before the run date, and the job uses none of more than `{expected}` days',
    hint: 'get a newer file, or change `refuseAfter` in the job file',
  },
  'address.notices-undated': {
    effect: 'stop',
    exit: 65,
    says: 'it cannot be told how old the file is: {reason}',
    hint: 'check `dated` in the job file, and the file',
  },
  'address.stopped': {
    effect: 'warn',
    says: 'the recipient is {why} by list {list}; the document is not produced',
    hint: 'nothing, if the list is right; its `then` in the job file says what is done',
  },
  'address.stop-told': {
    effect: 'warn',
    says: 'the recipient is {why} by list {list}; the document is produced all the same',
    hint: 'look whether it should go out; the `then` of the list in the job file says what is done',
  },
  'address.stop-by-hand': {
    effect: 'divert',
    says: 'the recipient is {why} by list {list}; the document goes to hand work',
    hint: 'take the piece out of the stream by hand and decide whom it should go to',
  },
} as const;
