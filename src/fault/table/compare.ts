/** Faults of holding two runs against each other. */
export const compareFaults = {
  'compare.same-twice': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` is named twice',
    hint: 'name two runs, two job files, or one of each: a thing is always the same as itself',
  },
  'compare.option-unused': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` is for jobs, and both sides are runs, which have their extract and their day',
    hint: 'leave it out, or name a job file in the place of one of the runs',
  },
  'compare.not-whole': {
    effect: 'stop',
    exit: 64,
    says: 'the run in `{found}` has no pages that could be compared: {reason}',
    hint: '{next}',
  },
  'compare.nothing-shared': {
    effect: 'stop',
    exit: 65,
    says: 'no document is in both: {a} in `{found}`, {b} in `{expected}`',
    hint: 'compare runs of the same extract: documents are found by their account and their number',
  },
  'compare.store-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the page store of `{found}` cannot be read: {reason}',
    hint: 'the folder `segments` of a run must be there whole: copy it again from where the run was made, or produce the run again',
  },
  'compare.pages-damaged': {
    effect: 'stop',
    exit: 65,
    says: 'page contents of this document in `{found}` are not what was composed (checksum)',
    hint: 'check the disk and copy the run again from where it was made; `stapel verify` reads its streams back',
  },
  'compare.stream-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the print stream `{found}` cannot be read: {reason}',
    hint: 'fonts, pictures and what pages share stand in the print streams: copy `streams` again from where the run was released',
  },
  'compare.other-job': {
    effect: 'warn',
    says: 'they are of different jobs: `{found}` and `{expected}`',
    hint: 'documents that have the same account and number in both are compared all the same',
  },
  'compare.other-extract': {
    effect: 'warn',
    says: 'they were made of different extracts; tables that differ: {found}',
    hint: 'what differs may come of the data: to look at a template alone, produce both from the same extract',
  },
  'compare.specimen': {
    effect: 'warn',
    says: '`{found}` is a specimen, the other one is not',
    hint: 'the word SPECIMEN across its pages is left out of the comparison',
  },
  'compare.not-written': {
    effect: 'stop',
    says: '`{found}` cannot be written: {reason}',
    hint: 'name another file with --out',
  },
} as const;
