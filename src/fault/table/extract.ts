/** Faults of the archive, its tables, their rows, and what bills and control totals say of themselves. */
export const extractFaults = {
  'archive.missing': {
    effect: 'stop',
    exit: 65,
    says: 'the extract is not there',
    hint: 'check the path in the job file, or give another with --input',
  },
  'archive.not-readable': {
    effect: 'stop',
    exit: 65,
    says: 'the extract cannot be read: {reason}',
    hint: 'check that it is a file and that the user who runs stapel may read it',
  },
  'archive.not-a-zip': {
    effect: 'stop',
    exit: 65,
    says: 'no zip archive, or cut off: {reason}',
    hint: 'compare its size with the sender, then deliver it again; it was perhaps still being written',
  },
  'archive.damaged': {
    effect: 'stop',
    exit: 65,
    says: 'the archive is damaged: {reason}',
    hint: 'have the extract delivered again',
  },
  'archive.name-unsafe': {
    effect: 'stop',
    exit: 65,
    says: 'the archive holds a member named `{member}`, which leads out of it',
    hint: 'find out who made this archive before you use it; members are plain relative names',
  },
  'archive.member-doubled': {
    effect: 'stop',
    exit: 65,
    says: 'the archive holds two members named `{member}`',
    hint: 'have the extract made again with each table once',
  },
  'archive.encrypted': {
    effect: 'stop',
    exit: 65,
    says: 'member `{member}` is encrypted',
    hint: 'have the extract delivered without a password',
  },
  'archive.method-unsupported': {
    effect: 'stop',
    exit: 65,
    says: 'member `{member}` is packed by method `{found}`, not by {expected}',
    hint: 'have the archive made with deflate, the usual method of zip',
  },
  'archive.too-many-members': {
    effect: 'stop',
    exit: 65,
    says: 'the archive says it holds `{found}` members, more than {expected}',
    hint: 'deliver the tables alone in one archive',
  },
  'archive.too-large': {
    effect: 'stop',
    exit: 65,
    says: 'member `{member}` holds `{found}` bytes, more than {expected}',
    hint: 'split the extract into several runs',
  },
  'archive.bomb': {
    effect: 'stop',
    exit: 65,
    says: 'member `{member}` inflates to `{found}` times its packed size, more than {expected}',
    hint: 'do not unpack it; find out who made this archive',
  },
  'archive.size-differs': {
    effect: 'stop',
    exit: 65,
    says: 'member `{member}` has `{found}` bytes, but the archive states `{expected}`',
    hint: 'have the extract delivered again',
  },
  'archive.crc-differs': {
    effect: 'stop',
    exit: 65,
    says: 'member `{member}` has CRC-32 `{found}`, but the archive states `{expected}`',
    hint: 'the file was damaged on its way: have the extract delivered again',
  },

  'extract.table-missing': {
    effect: 'stop',
    exit: 65,
    says: '`{member}` is not in the archive, which holds {found}',
    hint: 'have the table delivered, or mend `file` of the table in the job file',
  },
  'extract.header-missing': {
    effect: 'stop',
    exit: 65,
    says: 'the first line does not name the columns: none of {expected} is in it',
    hint: 'check the delimiter and the encoding in the job file, and that the table has a header line',
  },
  'extract.header-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the header line cannot be read: {reason}',
    hint: 'look at the first line of the table; check quote and encoding in the job file',
  },
  'extract.column-missing': {
    effect: 'stop',
    exit: 65,
    says: 'column `{expected}` is missing; the header has {found}',
    hint: 'have the column delivered, or mend its name in the job file',
  },
  'extract.column-doubled': {
    effect: 'stop',
    exit: 65,
    says: 'column `{found}` stands {times} times in the header',
    hint: 'have the table delivered with each column once: it cannot be told which one is meant',
  },
  'extract.column-unnamed': {
    effect: 'stop',
    exit: 65,
    says: '{where}',
    hint: 'have the table delivered with a delimiter between columns alone, or a name for each column: no column can be declared without one',
  },
  'extract.column-unknown': {
    effect: 'stop',
    exit: 65,
    says: 'column `{found}` is not declared; the job knows {expected}',
    hint: 'declare it in the job file, so that a change of the extract never goes unseen',
  },

  'extract.row-blank': {
    effect: 'reject',
    says: 'empty line amid the rows',
    hint: 'no record is lost by it; have the line removed from the extract',
  },
  'extract.row-too-long': {
    effect: 'reject',
    says: 'line longer than {expected} bytes (part {part} of it)',
    hint: 'look for a missing line end; the whole line is in the rejects, in parts',
  },
  'extract.cells-few': {
    effect: 'reject',
    says: 'row with `{found}` cells where the header has {expected}',
    hint: 'look for a line end or a delimiter that was lost',
  },
  'extract.cells-many': {
    effect: 'reject',
    says: 'row with `{found}` cells where the header has {expected}',
    hint: 'look for a delimiter within a cell that is not quoted',
  },
  'extract.quote-unclosed': {
    effect: 'reject',
    says: 'a quote opens here and is not closed as it should be',
    hint: 'have the quote closed or doubled; the following lines were read on their own',
  },
  'extract.quote-stray': {
    effect: 'reject',
    says: 'a quote stands within a cell',
    hint: 'a cell with quotes must be quoted as a whole, with the quotes in it doubled',
  },
  'extract.control-character': {
    effect: 'reject',
    says: 'control character `{found}` in the row',
    hint: 'have the field cleaned where it is typed; no printer shows this character',
  },
  'extract.encoding-invalid': {
    effect: 'reject',
    says: 'bytes `{found}` are no {expected}',
    hint: 'if many rows have this fault, the encoding in the job file is wrong',
  },

  'extract.field-empty': {
    effect: 'reject',
    says: 'nothing stands in a field that must be filled',
    hint: 'have the field filled, or make the column optional in the job file',
  },
  'extract.integer-malformed': {
    effect: 'reject',
    says: '`{found}` is no whole number',
    hint: 'have the field corrected; digits with an optional sign are expected',
  },
  'extract.amount-malformed': {
    effect: 'reject',
    says: '`{found}` is no amount with up to {expected} decimals',
    hint: 'have the field corrected; digits, a point and decimals are expected, without group marks',
  },
  'extract.date-malformed': {
    effect: 'reject',
    says: '`{found}` is no day of the calendar',
    hint: 'have the field corrected; YYYY-MM-DD is expected',
  },

  'extract.key-missing': {
    effect: 'reject',
    says: 'the field that names the row or its parent is empty',
    hint: 'have the key filled: without it nobody knows what the row belongs to',
  },
  'extract.recipient-doubled': {
    effect: 'reject',
    says: 'this account already stands in line {first}, with the same content',
    hint: 'nothing is lost; have the table delivered with each account once',
  },
  'extract.recipient-differs': {
    effect: 'reject',
    says: 'rows of this account differ, the first is in line {first}: none of its documents is produced',
    hint: 'find out which of the rows is right; a guess could write to a stranger',
  },
  'extract.parent-unknown': {
    effect: 'reject',
    says: 'no row of table `{parent}` has key `{account}`',
    hint: 'have the account delivered with the extract',
  },
  'extract.detail-orphan': {
    effect: 'reject',
    says: 'no document has key `{document}`',
    hint: 'have the document delivered with the extract, or the row removed',
  },
  'extract.document-doubled': {
    effect: 'reject',
    says: 'this document already stands in line {first}, with the same content',
    hint: 'nothing is lost: it is produced once; have the extract delivered without the copy',
  },
  'extract.document-key-conflict': {
    effect: 'reject',
    says: '{times} rows have this document key and differ, the first in line {first}',
    hint: 'find out which one is true; none of them was produced',
  },

  'extract.details-missing': {
    effect: 'reject',
    says: 'a document without a single detail row',
    hint: 'have its rows delivered',
  },
  'extract.total-differs': {
    effect: 'reject',
    says: 'the document states `{expected}`, its rows make `{found}`',
    hint: 'look for a row that was lost, doubled or changed',
  },
  'extract.count-differs': {
    effect: 'reject',
    says: 'the document states `{expected}` rows, `{found}` are there',
    hint: 'look for a row that was lost or doubled',
  },
  'extract.product-differs': {
    effect: 'reject',
    says: 'amount `{found}` is not quantity times price, `{expected}`',
    hint: 'have quantity, price or amount corrected',
  },
  'extract.order-doubled': {
    effect: 'reject',
    says: 'two rows of the document have number `{found}`, the first in line {first}',
    hint: 'look for a row that was delivered twice',
  },

  'extract.control-unreadable': {
    effect: 'stop',
    exit: 65,
    says: 'the control table cannot be read: {reason}',
    hint: 'have the control table delivered again',
  },
  'extract.control-row-missing': {
    effect: 'stop',
    exit: 65,
    says: 'the control table says nothing about `{member}`',
    hint: 'have the control table delivered with a row for each table',
  },
  'extract.control-row-doubled': {
    effect: 'stop',
    exit: 65,
    says: 'the control table has two rows for `{member}`',
    hint: 'have the control table delivered with one row for each table',
  },
  'extract.control-records': {
    effect: 'stop',
    exit: 65,
    says: '`{found}` records were read where the control table states `{expected}`',
    hint: 'records were lost or added on the way: have the extract delivered again',
  },
  'extract.control-amount': {
    effect: 'stop',
    exit: 65,
    says: 'the amounts make `{found}` where the control table states `{expected}`, and no rejected row explains it',
    hint: 'amounts were changed on the way: have the extract delivered again',
  },
  'extract.control-amount-explained': {
    effect: 'warn',
    says: 'the amounts make `{found}` where the control table states `{expected}`; rejected rows explain it: {reason}',
    hint: 'look at the rejects, mend them, and produce them in a further run',
  },
  'extract.control-amount-blank': {
    effect: 'warn',
    says: 'the amounts of table `{table}` are compared with nothing: its row in the control table states no amount',
    hint: 'have the amount stated there; if the host has none for this table, take `amount:` out of the table in the job file',
  },
  'extract.total-too-large': {
    effect: 'stop',
    exit: 65,
    says: 'the amounts of the table add up to more than can be counted exactly',
    hint: 'check `scale` of the amount column in the job file, or split the extract',
  },
} as const;
