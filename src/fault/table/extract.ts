/** Faults of the tables, their rows, and what bills and control totals say of themselves. */
export const extractFaults = {
  'extract.table-missing': {
    effect: 'stop',
    exit: 65,
    says: '`{member}` is not in the archive, which holds {found}',
    hint: 'have the table delivered, or mend `file` of the table in the job file',
  },
  'extract.file-ambiguous': {
    effect: 'stop',
    exit: 65,
    says: '`{member}` stands for one file and matches {times}: {names}',
    hint: 'remove those that are not meant, or make the pattern in the job file match one alone',
  },
  'extract.header-missing': {
    effect: 'stop',
    exit: 65,
    says: 'the first line does not name the columns: none of {expected} is in it',
    hint: 'check the delimiter and the encoding in the job file, and that the table has a header line',
  },
  'extract.headers-differ': {
    effect: 'stop',
    exit: 65,
    says: 'it names other columns than `{first}`, or in another order, and both are files of one table',
    hint: 'have all files of the table made alike, or declare them as tables of their own',
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

  'extract.dialect-foreign': {
    effect: 'stop',
    says: '`{found}`, the {what} of the table, is no character of {expected}',
    hint: 'mend the {what} or `encoding` of the table in the job file',
  },
  'extract.lines-missing': {
    effect: 'stop',
    exit: 65,
    says: '`{found}` lines where {expected} must stand {where}',
    hint: 'the file was cut off, or `skip` or `footer` of the table in the job file is wrong',
  },
  'extract.header-repeated': {
    effect: 'reject',
    says: 'the header stands once more amid the rows',
    hint: 'no record is lost by it; look whether files were joined that should come one by one',
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
    says: 'row with `{found}` cells, not {expected}',
    hint: 'look for a line end or a delimiter that was lost',
  },
  'extract.cells-many': {
    effect: 'reject',
    says: 'row with `{found}` cells, not {expected}',
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
  'extract.escape-unfinished': {
    effect: 'reject',
    says: 'the line ends with an escape, and what follows does not make it a row',
    hint: 'have the character doubled where it stands for itself; the following lines were read on their own',
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
    hint: 'have the field corrected; {form}',
  },
  'extract.amount-malformed': {
    effect: 'reject',
    says: '`{found}` is no number with up to {expected} decimals',
    hint: 'have the field corrected; {form}; if many rows have this fault, mend `decimal` and `group` in the job file',
  },
  'extract.date-malformed': {
    effect: 'reject',
    says: '`{found}` is no day of the calendar',
    hint: 'have the field corrected; {expected} is expected; if many rows have this fault, mend `format` in the job file',
  },
  'extract.boolean-malformed': {
    effect: 'reject',
    says: '`{found}` is neither true nor false; known are {expected}',
    hint: 'have the field corrected, or add the text to `true` or `false` of the column in the job file',
  },
  'extract.code-unknown': {
    effect: 'reject',
    says: 'the code `{found}` is not declared; known are {expected}',
    hint: 'have the field corrected, or add the code to `codes` of the column in the job file',
  },
  'extract.check-failed': {
    effect: 'reject',
    says: 'a check of the row fails: {reason}',
    hint: 'have the row corrected; if it is right, mend the check in {check}',
  },
  'extract.check-unanswered': {
    effect: 'reject',
    says: 'a check of the row cannot be answered: {reason}',
    hint: 'mend the check in {check}: guard it against fields that may be empty and against zeros',
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
  'extract.document-produced': {
    effect: 'reject',
    says: 'document `{document}` was produced by run {run} or by another supplement to it',
    hint: 'take its rows out of the file; if it must be printed again, make a reprint',
  },
  'extract.lookup-doubled': {
    effect: 'reject',
    says: 'key `{found}` stands in several rows of table {table}',
    hint: 'have each key delivered once; where the rows differ, none of them counts',
  },
  'extract.orphan-aside': {
    effect: 'warn',
    says: 'no document has key `{document}`; the row was set aside',
    hint: 'nothing, if the host delivers such rows as a rule; else have the document delivered with the extract',
  },
  'extract.parent-aside': {
    effect: 'warn',
    says: 'table {parent} has no row with key `{found}`; the document was set aside',
    hint: 'nothing, if the host delivers such documents as a rule; else have the account delivered with the extract',
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
