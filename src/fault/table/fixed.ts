/** Faults of encodings, of fixed-width records and of files whose records are of several types. */
export const fixedFaults = {
  'extract.byte-order-unknown': {
    effect: 'stop',
    exit: 65,
    says: 'no byte order mark at the beginning of a file declared as utf-16',
    hint: 'declare it as utf-16le or utf-16be in the job file; if it is neither, mend `encoding` of the table',
  },
  'extract.encoding-contradicted': {
    effect: 'stop',
    exit: 65,
    says: 'the file begins with the byte order mark of `{found}`, the job file says `{expected}`',
    hint: 'mend `encoding` of the table in the job file',
  },

  'extract.record-length': {
    effect: 'reject',
    says: 'record of `{found}` characters where {expected} are declared',
    hint: 'look for a line end or characters that were lost or added; if many rows have this fault, mend `length` or the columns in the job file',
  },
  'extract.record-type-unknown': {
    effect: 'reject',
    says: 'record of a type that no table declares; known are {expected}',
    hint: 'declare the type in the job file, with a table or as one to pass over; if it is damage, what follows it in the same document is rejected with it',
  },
  'extract.detail-before-header': {
    effect: 'reject',
    says: 'no row of table `{parent}` that this row could belong to stands before it',
    hint: 'look for a header record that was lost or damaged before it',
  },
  'extract.packed-malformed': {
    effect: 'reject',
    says: 'byte `{found}` in a packed number, where {expected} must stand in its {half} half',
    hint: 'have the field filled by its program; if many rows have this fault, mend `start` of the column in the job file',
  },
  'extract.overpunch-malformed': {
    effect: 'reject',
    says: 'byte `{found}` in a zoned number, where {expected} must stand',
    hint: 'have the field filled by its program; if many rows have this fault, mend encoding, `start` or picture of the column in the job file',
  },
  'extract.out-of-step': {
    effect: 'stop',
    exit: 65,
    says: 'from record {record} on the bytes are out of step: its columns fit again when read {shift}',
    hint: 'bytes were lost or added in this record or just before it: have the file delivered again; if it is the first record, mend `length`, `skip` or the columns in the job file',
  },
  'extract.size-uneven': {
    effect: 'stop',
    exit: 65,
    says: 'behind record {record} `{found}` bytes are left over, which is no record of {expected} bytes',
    hint: 'the file was cut off, or `length` or `separator` in the job file is wrong; have it delivered again',
  },
} as const;
