import type Database from 'better-sqlite3';

const schema = `
CREATE TABLE IF NOT EXISTS run (
  id INTEGER PRIMARY KEY, runId TEXT NOT NULL, job TEXT NOT NULL, runNumber INTEGER NOT NULL, runDate TEXT NOT NULL,
  inputSha256 TEXT NOT NULL, state TEXT NOT NULL, directory TEXT NOT NULL, startedAt TEXT NOT NULL,
  documents INTEGER NOT NULL DEFAULT 0, exitCode INTEGER, reason TEXT,
  UNIQUE (job, runId, directory)
);
CREATE TABLE IF NOT EXISTS supplement (directory TEXT PRIMARY KEY, supplements TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run_table (
  run INTEGER NOT NULL, name TEXT NOT NULL, records INTEGER NOT NULL, amount INTEGER, decimals INTEGER NOT NULL,
  sha256 TEXT NOT NULL, PRIMARY KEY (run, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS released_document (
  run INTEGER NOT NULL, mark TEXT NOT NULL, chunk INTEGER NOT NULL, last BLOB NOT NULL, hashes BLOB NOT NULL,
  UNIQUE (run, mark, chunk)
);
CREATE TABLE IF NOT EXISTS review_decision (
  job TEXT NOT NULL, pair TEXT NOT NULL, accountA TEXT NOT NULL, accountB TEXT NOT NULL, decision TEXT NOT NULL,
  decidedBy TEXT NOT NULL, decidedOn TEXT NOT NULL, PRIMARY KEY (job, pair)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS run_input ON run (job, inputSha256);
`;

/** Columns that came to `run` after its first version: a ledger lives longer than a version of Stapel. */
const LATER = ['releasedBy TEXT', 'releaseReason TEXT', 'releasedAt TEXT', 'documentsKept INTEGER'] as const;

/** Makes the tables of a new ledger, and adds to an older one what it lacks; nothing in it is changed. */
export function prepareLedger(db: Database.Database): void {
  db.exec(schema);
  if (missing(db).length === 0) return;
  db.transaction(() => {
    // Asked again under the lock: another job's run may have added them in between.
    for (const column of missing(db)) db.exec(`ALTER TABLE run ADD COLUMN ${column}`);
  }).immediate();
}

function missing(db: Database.Database): readonly string[] {
  const there = db.prepare<[], { name: string }>("SELECT name FROM pragma_table_info('run')").all();
  return LATER.filter((column) => !there.some(({ name }) => column.startsWith(`${name} `)));
}
