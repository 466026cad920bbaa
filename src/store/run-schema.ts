/**
 * The schema of `run.db`. Rows are inserted, hardly ever updated: what became of a document is a row of `fate`,
 * not a column, so that a chunk's results are one transaction that is there or is not.
 * `address`, `compose_order` and `compose_detail` are copies in postal order: sorted once by SQLite, they are read along
 * their keys from then on. Looked up row by row they would cost more than laying the documents out.
 * `compose_order.rank` is the address of the document's own account, `mail_rank` the one that it is sent to: another one
 * where documents of several accounts go into one envelope.
 * Money is whole minor units; `line` is a row's position: its part and its line in the part's file, with a fraction
 * where it is not the first row of the line (model/row-position.ts).
 */
export const SCHEMA_VERSION = 6;

export const runSchema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stage (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE input (
  name TEXT PRIMARY KEY, file TEXT NOT NULL, columns TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, records INTEGER NOT NULL, amount INTEGER, unreadable INTEGER NOT NULL,
  control_records INTEGER, control_amount INTEGER
) WITHOUT ROWID;

CREATE TABLE part (
  part INTEGER PRIMARY KEY, table_name TEXT NOT NULL, file TEXT NOT NULL, header BLOB, footer BLOB, byte_order TEXT
);

CREATE TABLE recipient (
  recipient INTEGER PRIMARY KEY, account TEXT, line INTEGER NOT NULL, raw BLOB NOT NULL, fault TEXT
);
CREATE TABLE tidied (
  recipient INTEGER PRIMARY KEY, stream INTEGER NOT NULL, sort_key TEXT NOT NULL, match_key TEXT NOT NULL,
  country TEXT NOT NULL, grade TEXT NOT NULL, hand INTEGER NOT NULL, address BLOB NOT NULL, parts BLOB NOT NULL,
  changes BLOB, doubts BLOB
);
CREATE TABLE address (
  rank INTEGER PRIMARY KEY, recipient INTEGER NOT NULL, stream INTEGER NOT NULL, match_key TEXT NOT NULL,
  country TEXT NOT NULL, grade TEXT NOT NULL, hand INTEGER NOT NULL, account TEXT NOT NULL, line INTEGER NOT NULL,
  raw BLOB NOT NULL, address BLOB NOT NULL, parts BLOB NOT NULL, changes BLOB, doubts BLOB
);
CREATE TABLE document (
  document INTEGER PRIMARY KEY, key TEXT, account TEXT, line INTEGER NOT NULL, raw BLOB NOT NULL,
  amount INTEGER, currency TEXT, refs TEXT, fault TEXT, day TEXT
);
CREATE TABLE detail_run (
  id INTEGER PRIMARY KEY, parent TEXT, line INTEGER NOT NULL, rows INTEGER NOT NULL, raw BLOB NOT NULL,
  cuts BLOB, refs TEXT, fault TEXT
);
CREATE TABLE detail_key (table_name TEXT NOT NULL, key TEXT NOT NULL, parent TEXT);
CREATE TABLE lookup_row (
  table_name TEXT NOT NULL, key TEXT, line INTEGER NOT NULL, raw BLOB NOT NULL, fault TEXT
);
CREATE TABLE stray_row (table_name TEXT NOT NULL, line INTEGER NOT NULL, raw BLOB NOT NULL, fault TEXT NOT NULL);
CREATE TABLE compose_order (
  seq INTEGER PRIMARY KEY, document INTEGER NOT NULL, rank INTEGER NOT NULL, mail_rank INTEGER NOT NULL,
  copies INTEGER NOT NULL, key TEXT NOT NULL, line INTEGER NOT NULL, raw BLOB NOT NULL, refs TEXT
);
CREATE TABLE compose_detail (
  seq INTEGER NOT NULL, line INTEGER NOT NULL, rows INTEGER NOT NULL, raw BLOB NOT NULL, cuts BLOB, refs TEXT,
  PRIMARY KEY (seq, line)
) WITHOUT ROWID;
CREATE TABLE fate (
  document INTEGER PRIMARY KEY, fate TEXT NOT NULL, code TEXT, fault TEXT
);
CREATE TABLE held_row (line NUMERIC PRIMARY KEY, document INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE aside (line NUMERIC PRIMARY KEY, document INTEGER, fault TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reject (
  id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, line INTEGER NOT NULL, key TEXT, document INTEGER,
  code TEXT NOT NULL, fault TEXT NOT NULL, raw BLOB NOT NULL
);
CREATE TABLE correction (table_name TEXT NOT NULL, document INTEGER NOT NULL, amount INTEGER NOT NULL);
CREATE TABLE compose_chunk (
  chunk INTEGER PRIMARY KEY, segment INTEGER NOT NULL, offset INTEGER NOT NULL, bytes INTEGER NOT NULL
);
CREATE TABLE composed (
  seq INTEGER PRIMARY KEY, document INTEGER NOT NULL, segment INTEGER NOT NULL, offset INTEGER NOT NULL,
  bytes INTEGER NOT NULL, crc INTEGER NOT NULL, variant INTEGER NOT NULL, pages INTEGER NOT NULL,
  amount INTEGER NOT NULL, details INTEGER NOT NULL, page_bytes TEXT NOT NULL, free TEXT, eligible INTEGER NOT NULL, inserts INTEGER NOT NULL, glyphs TEXT,
  fingerprint TEXT NOT NULL
);
CREATE TABLE warning (id INTEGER PRIMARY KEY, stage TEXT NOT NULL, code TEXT NOT NULL, fault TEXT NOT NULL);

CREATE TABLE piece (
  piece INTEGER PRIMARY KEY, stream INTEGER NOT NULL, sequence INTEGER NOT NULL, recipient INTEGER NOT NULL,
  first_document INTEGER NOT NULL, documents INTEGER NOT NULL, sheets INTEGER NOT NULL, pages INTEGER NOT NULL,
  first_sheet INTEGER NOT NULL, first_page INTEGER NOT NULL, stations INTEGER NOT NULL DEFAULT 0, weight INTEGER
);
CREATE TABLE piece_document (
  seq INTEGER PRIMARY KEY, document INTEGER NOT NULL, piece INTEGER NOT NULL, position INTEGER NOT NULL, campaign TEXT
);
CREATE TABLE sheet (
  stream INTEGER NOT NULL, sheet INTEGER NOT NULL, piece INTEGER NOT NULL, sheet_in_piece INTEGER NOT NULL,
  page INTEGER NOT NULL, omr INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (stream, sheet)
) WITHOUT ROWID;
CREATE TABLE print_stream (
  stream INTEGER PRIMARY KEY, name TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT, bytes INTEGER,
  pieces INTEGER NOT NULL, sheets INTEGER NOT NULL, pages INTEGER NOT NULL, blank_pages INTEGER NOT NULL,
  first_sequence INTEGER NOT NULL, last_sequence INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL
);
CREATE TABLE notice_list (
  list INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, records INTEGER NOT NULL, unreadable INTEGER NOT NULL, dated TEXT
);
CREATE TABLE notice (
  notice INTEGER PRIMARY KEY, list INTEGER NOT NULL, line INTEGER NOT NULL, account TEXT, day TEXT NOT NULL,
  address TEXT, moved_to TEXT, who TEXT, to_key TEXT
);
CREATE TABLE notice_hit (
  hit INTEGER PRIMARY KEY, notice INTEGER NOT NULL, recipient INTEGER NOT NULL, effect TEXT NOT NULL
);
CREATE TABLE moved (recipient INTEGER PRIMARY KEY, notice INTEGER NOT NULL, delivered_key TEXT);
CREATE TABLE stop (
  recipient INTEGER NOT NULL, action TEXT NOT NULL, notice INTEGER NOT NULL, PRIMARY KEY (recipient, action)
) WITHOUT ROWID;
CREATE TABLE earlier_run (run INTEGER PRIMARY KEY, run_id TEXT NOT NULL, directory TEXT NOT NULL);
CREATE TABLE known_document (
  document INTEGER NOT NULL, mark TEXT NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (document, mark)
) WITHOUT ROWID;
CREATE TABLE match_record (recipient INTEGER PRIMARY KEY, record TEXT NOT NULL, changed TEXT);
CREATE TABLE recipient_cluster (
  cluster INTEGER NOT NULL, recipient INTEGER NOT NULL, score REAL NOT NULL, explanation TEXT,
  PRIMARY KEY (cluster, recipient)
) WITHOUT ROWID;
CREATE TABLE match_question (
  pair TEXT PRIMARY KEY, recipient_a INTEGER NOT NULL, recipient_b INTEGER NOT NULL, explanation TEXT NOT NULL
) WITHOUT ROWID;
`;

/**
 * Indexes are made after the load: a sorted build costs less than keeping them up row by row. Only what the run itself
 * needs is indexed; whoever asks a finished run about one key can wait for a scan.
 */
export const indexesAfterRecipients = `
CREATE INDEX recipient_account ON recipient (account);
`;

export const indexesAfterRead = `
CREATE INDEX IF NOT EXISTS document_key ON document (key);
`;

/** Of an extract that is kept to look at single accounts. */
export const indexesForPreview = `
CREATE INDEX IF NOT EXISTS compose_order_rank ON compose_order (rank);
CREATE INDEX IF NOT EXISTS document_account ON document (account);
`;

/** Only a run with rejects looks details up by their document. */
export const indexForRejects = 'CREATE INDEX IF NOT EXISTS detail_parent ON detail_run (parent)';
