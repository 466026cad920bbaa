/** Faults of rows that belong to, or refer to, rows of other tables of the extract. */
export const joinFaults = {
  'extract.subdetail-orphan': {
    effect: 'reject',
    says: 'the row belongs to a row of table {parent} that the document does not have: {reason}',
    hint: 'have the row of table {parent} delivered; where the host leaves such rows out as a rule, say `orphans: warn` or `orphans: ignore` of table {table} in the job file',
  },
  'extract.subdetail-aside': {
    effect: 'warn',
    says: 'the row belongs to a row of table {parent} that the document does not have: {reason}; it is not shown',
    hint: 'nothing, if the host delivers such rows as a rule; else have the row of table {parent} delivered',
  },
  'extract.subdetail-follows': {
    effect: 'warn',
    says: 'the row belongs to the row of table {parent} in line {first}, which is not shown, and so it is not either',
    hint: 'see to the row in line {first}; this one will be shown with it',
  },
  'extract.parent-row-doubled': {
    effect: 'reject',
    says: 'the row may belong to either of two rows of table {parent} in this document: {reason}',
    hint: 'look for a row of table {parent} that was delivered twice, or a `key` that names none alone',
  },
  'extract.lookup-missing': {
    effect: 'reject',
    says: 'table {table} has no row with key `{found}`',
    hint: 'have the row delivered; where documents can do without it, say `orphans: warn` or `orphans: ignore` of table {table} in the job file',
  },
  'extract.lookup-none': {
    effect: 'warn',
    says: 'table {table} has no row with key `{found}`; the document is produced without it',
    hint: 'nothing, if the host leaves such rows out as a rule; else have the row delivered',
  },
  'extract.details-none': {
    effect: 'warn',
    says: 'a document without a single detail row; it was produced all the same',
    hint: 'nothing, if the host delivers such documents as a rule; else have its rows delivered',
  },
} as const;
