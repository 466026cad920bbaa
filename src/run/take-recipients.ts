import { join } from 'node:path';
import type { TablePart } from '../model/row-position.ts';
import { partOf, rowPosition, placeInPart } from '../model/row-position.ts';
import type { Headers } from './check-headers.ts';
import { readHeaders, readParts } from './read-parts.ts';
import type { RunContext } from './run-context.ts';
import { openRunDatabaseReadOnly } from '../store/run-database.ts';
import { openSupplemented } from './supplement.ts';

/** How many recipients were taken over, and the SHA-256 of the table that they came in. */
interface Taken {
  readonly records: number;
  readonly sha256: string;
}

interface KnownRecipient {
  readonly account: string;
  readonly line: number;
  readonly raw: Buffer;
}

/**
 * Takes the recipients over that the first run has found right and that documents of this supplement name: only mended
 * ones are delivered again. `parts`: of this run, with those of the first run's recipients behind its own.
 */
export function takeRecipients({ db, supplements, job }: RunContext, parts: readonly TablePart[]): Taken {
  if (supplements === undefined) return { records: 0, sha256: '' };
  const table = job.extract.recipients.name;
  const own = new Map(parts.map(({ file, table: name }, part) => [`${name} ${file}`, part]));
  const wanted = db
    .prepare<[], { account: string }>(
      `SELECT DISTINCT account FROM document
       WHERE account IS NOT NULL AND account NOT IN (SELECT account FROM recipient WHERE account IS NOT NULL)`,
    )
    .all();
  const insert = db.prepare('INSERT INTO recipient (account, line, raw) VALUES (?, ?, ?)');
  let taken = 0;
  let sha256 = '';
  const missing = new Set(wanted.map(({ account }) => account));
  for (const before of openSupplemented(supplements)) {
    const theirs = readParts(before);
    const known = before.prepare<[string], KnownRecipient>(
      'SELECT account, line, raw FROM recipient WHERE account = ? AND fault IS NULL ORDER BY recipient LIMIT 1',
    );
    db.transaction(() => {
      for (const account of missing) {
        const row = known.get(account);
        if (row === undefined) continue;
        const part = own.get(`${table} ${theirs[partOf(row.line)]?.file ?? ''}`) ?? 0;
        insert.run(row.account, rowPosition(part, placeInPart(row.line)), row.raw);
        missing.delete(account);
        taken += 1;
      }
    })();
    const input = before
      .prepare<[string], { sha256: string }>('SELECT sha256 FROM input WHERE name = ?')
      .get(table);
    sha256 ||= input?.sha256 ?? '';
    before.close();
  }
  return { records: taken, sha256 };
}

/** The parts of the first run's recipients, and what is known of its tables' columns. */
export function knownOf(
  supplements: NonNullable<RunContext['supplements']>,
  recipients: string,
): { readonly parts: readonly TablePart[]; readonly headers: Headers } {
  const before = openRunDatabaseReadOnly(join(supplements.directory, 'run.db'));
  try {
    const parts = readParts(before).filter(({ table }) => table === recipients);
    return { parts, headers: readHeaders(before) };
  } finally {
    before.close();
  }
}
