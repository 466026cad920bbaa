/** Faults of JSON, XML and Parquet files. */
export const nestedFaults = {
  'extract.cell-not-plain': {
    effect: 'reject',
    says: '{what} stands where one value is declared',
    hint: 'point the path of the column at a value within it, or declare a nested table for its rows',
  },
  'extract.cell-doubled': {
    effect: 'reject',
    says: '`{found}` stands more than once where one value is declared',
    hint: 'have it delivered once, or declare a nested table for its rows; which value counts cannot be told',
  },
  'extract.each-no-array': {
    effect: 'reject',
    says: '{what} stands at `{expected}`, where rows must stand in an array',
    hint: 'have an array delivered there even for one row, or mend `each` of the table in the job file',
  },
  'extract.each-missing': {
    effect: 'stop',
    exit: 65,
    says: 'nothing stands at `{expected}`, where table `{table}` should have its rows; the file has {found}',
    hint: 'mend `each` of the table in the job file, or have the file delivered as agreed',
  },

  'extract.json-malformed': {
    effect: 'reject',
    says: 'this is no JSON: {reason}',
    hint: 'have the line made by a program that writes JSON; if every line has this fault, the file is no JSON lines',
  },
  'extract.json-no-object': {
    effect: 'reject',
    says: '{what} stands where the object of a row must stand',
    hint: 'have each row delivered as an object with its keys; look for a line that slipped in',
  },
  'extract.json-key-doubled': {
    effect: 'reject',
    says: 'key `{found}` stands twice in the same object',
    hint: 'have it delivered once: which value counts cannot be told',
  },
  'extract.json-deep': {
    effect: 'reject',
    says: 'objects and arrays lie in one another more than {expected} deep',
    hint: 'find out what made this row; no bill is nested so deep',
  },
  'extract.json-array-broken': {
    effect: 'stop',
    exit: 65,
    says: 'the array of rows breaks here: {reason}',
    hint: 'have the file delivered again, best with one object a line: then a damaged row costs only itself',
  },

  'extract.xml-malformed': {
    effect: 'stop',
    exit: 65,
    says: 'this is no XML: {reason}',
    hint: 'have the file made again by a program that writes XML; nothing behind this place can be trusted',
  },
  'extract.xml-encoding': {
    effect: 'stop',
    exit: 65,
    says: 'the file says that its encoding is `{found}`, the job file says `{expected}`',
    hint: 'mend `encoding` of the table in the job file, or have the file made with a true declaration',
  },
  'extract.xml-entities': {
    effect: 'stop',
    exit: 65,
    says: 'the file has a document type declaration with {reason}',
    hint: 'have it delivered without: entities are not expanded here, since they can make a small file endless',
  },
  'extract.xml-deep': {
    effect: 'stop',
    exit: 65,
    says: 'elements lie in one another more than {expected} deep',
    hint: 'find out what made this file; no bill is nested so deep',
  },
  'extract.xml-reference': {
    effect: 'reject',
    says: 'an ampersand begins no reference that can be resolved: {reason}',
    hint: 'have ampersands in text written as `&amp;`; only the five entities of XML and numbers are known',
  },

  'extract.parquet-malformed': {
    effect: 'stop',
    exit: 65,
    says: 'the Parquet file cannot be read: {reason}',
    hint: 'compare its size with the sender, then have it delivered again',
  },
  'extract.parquet-encrypted': {
    effect: 'stop',
    exit: 65,
    says: 'the Parquet file is encrypted',
    hint: 'have it delivered without encryption of its own',
  },
  'extract.parquet-codec': {
    effect: 'stop',
    exit: 65,
    says: 'column `{expected}` is packed by `{found}`, which cannot be unpacked here',
    hint: 'have the file written with snappy, gzip or zstd',
  },
  'extract.parquet-column': {
    effect: 'stop',
    exit: 65,
    says: 'column `{expected}` holds {found}, which no cell can be',
    hint: 'have the column delivered as a plain value, one a row',
  },
} as const;
