/** Faults of cleaning a plain list. */
export const listFaults = {
  'list.not-one-file': {
    effect: 'stop',
    exit: 65,
    says: 'there is not exactly one file in it',
    hint: 'name the one file that holds the list',
  },
  'list.not-delimited': {
    effect: 'stop',
    exit: 65,
    says: 'it is no list of cells divided by a delimiter',
    hint: 'save it as CSV; `stapel inspect` says what is in it',
  },
  'list.out-is-in': {
    effect: 'stop',
    exit: 64,
    says: 'the cleaned list would be written over the list',
    hint: 'give `--out` another name',
  },
  'list.out-not-writable': {
    effect: 'stop',
    exit: 64,
    says: 'the list cannot be written to {file}: {reason}',
    hint: 'give `--out` a file in a directory that is there and that you may write to',
  },
  'list.posted-in-unknown': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` in --posted-in is no country’s ISO code',
    hint: 'write its two letters, as in `--posted-in DE`',
  },
  'list.reference-unreadable': {
    effect: 'stop',
    exit: 64,
    says: 'the file of postal codes {file} cannot be read: {reason}',
    hint: 'give `--reference` a file that `stapel reference` made, or `none`',
  },
  'list.map-malformed': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` in --map is not of the form part=COLUMN',
    hint: 'write it as in `name=Name,street=Street,postalCode=Zip,city=City,country==DE`; a comma in a name as `\\,`',
  },
  'list.map-key-unknown': {
    effect: 'stop',
    exit: 64,
    says: 'nothing of an address is called `{found}` in --map',
    hint: '{nearest}known are: {known}',
  },
  'list.map-key-doubled': {
    effect: 'stop',
    exit: 64,
    says: '--map names `{found}` twice',
    hint: 'name it once; free lines are line1 to line4',
  },
  'list.map-fixed': {
    effect: 'stop',
    exit: 64,
    says: '`{found}` in --map is no fixed value that is known',
    hint: 'only the country can be fixed, by its two capital letters, as in `country==DE`',
  },
  'list.column-unknown': {
    effect: 'stop',
    exit: 64,
    says: 'the list has no column `{found}`',
    hint: '{nearest}it has: {known}',
  },
  'list.map-incomplete': {
    effect: 'stop',
    exit: 64,
    says: '--map names none of {expected}',
    hint: 'name the columns that say who and where',
  },
} as const;
