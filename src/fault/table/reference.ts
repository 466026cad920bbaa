/** Faults of the reference file that addresses are held against, and of the lists it is made from. */
export const referenceFaults = {
  'reference.damaged': {
    effect: 'stop',
    exit: 65,
    says: 'it is no reference file that can be read: {found}',
    hint: 'make it again with `stapel reference`, or copy it again from where it came from',
  },
  'reference.out-of-date': {
    effect: 'stop',
    exit: 65,
    says: 'the reference is of `{found}` and too old: the job allows {expected} days, the run is {days} days behind it',
    hint: 'make a new one from a new list with `stapel reference`, or raise `refuseAfter` under `address.reference`',
  },
  'reference.ageing': {
    effect: 'warn',
    says: 'the reference is of `{found}`, {days} days before the run; from {expected} days on no run is made with it',
    hint: 'make a new one from a new list with `stapel reference`',
  },
  'reference.date-missing': {
    effect: 'stop',
    exit: 64,
    says: 'the day of the list is not stated: --date is `{found}`',
    hint: 'give the day on which the list was published, as `--date YYYY-MM-DD`: its age is counted from there',
  },
  'reference.columns-missing': {
    effect: 'stop',
    exit: 65,
    says: 'the list has no column for {expected}; found: {found}',
    hint: 'name the columns: `--map country=COL,code=COL,place=COL,region=COL`; a fixed country is `country==DE`',
  },
  'reference.map-malformed': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` maps no column of a list',
    hint: 'write `--map country=COL,code=COL,place=COL,region=COL` with names or numbers of columns',
  },
  'reference.list-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the list cannot be read: {found}',
    hint: 'give a file of UTF-8 text with tabs, commas or semicolons, packed with gzip or not packed',
  },
  'reference.list-empty': {
    effect: 'stop',
    exit: 65,
    says: 'none of its `{found}` rows has a country of two letters, a postal code and a place',
    hint: 'look whether `--map` names the right columns',
  },
} as const;
