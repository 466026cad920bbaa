import type { Connection } from '../store/run-database.ts';
import { fileOf, lineInFile } from '../store/row-place.ts';
import type { ByteOrder } from '../extract/charset/utf16.ts';
import type { RejectFile } from './reject-files.ts';

/** A row for the rejects' file: rejected, or written because rejected rows follow it or stand in it (no fault then). */
export interface RejectRow {
  readonly table: string;
  readonly line: number;
  readonly key: string | null;
  readonly fault: string | null;
  readonly raw: Buffer;
}

/** What stands before and behind the rows of a file of rejects. */
interface RejectFrame {
  readonly header?: Buffer;
  readonly footer?: Buffer;
  /** Of UTF-16. */
  readonly byteOrder?: ByteOrder;
}

const AMONG = '(SELECT value FROM json_each(@tables))';

/** The rows that rejected rows of the same file belong to: their documents', and those documents' recipients'. */
const CONTEXT = `
CREATE TEMP TABLE reject_context AS
SELECT r.document AS document, d.account, d.key FROM reject r JOIN document d ON d.document = r.document
WHERE r.table_name IN ${AMONG}
UNION SELECT d.document, d.account, d.key FROM reject r JOIN document d ON d.key = r.key
WHERE r.document IS NULL AND r.table_name IN ${AMONG}`;

const ROWS = `
SELECT table_name AS "table", line, key, fault, raw, ${fileOf('line')} AS file, id FROM reject WHERE table_name IN ${AMONG}`;

const WITH_CONTEXT = `${ROWS}
UNION ALL
SELECT @documents, d.line, d.key, NULL, d.raw, ${fileOf('d.line')}, 0 FROM document d
WHERE @documents IN ${AMONG} AND d.document IN (SELECT document FROM temp.reject_context)
  AND NOT EXISTS (SELECT 1 FROM reject r WHERE r.line = d.line)
UNION ALL
SELECT @recipients, c.line, c.account, NULL, c.raw, ${fileOf('c.line')}, 0 FROM recipient c
WHERE @recipients IN ${AMONG} AND c.account IN (SELECT account FROM temp.reject_context)
  AND NOT EXISTS (SELECT 1 FROM reject r WHERE r.line = c.line)`;

/** Looks whether a file of rejects has any rows; undefined: none. */
export function prepareRejectFile(db: Connection, { tables }: RejectFile): RejectFrame | undefined {
  const names = JSON.stringify(tables.map(({ name }) => name));
  const some = db
    .prepare<{ tables: string }, { found: number }>(
      `SELECT 1 AS found FROM reject WHERE table_name IN ${AMONG} LIMIT 1`,
    )
    .get({ tables: names });
  if (some === undefined) return undefined;
  const frame = db
    .prepare<[string], { header: Buffer | null; footer: Buffer | null; byteOrder: ByteOrder | null }>(
      'SELECT header, footer, byte_order AS byteOrder FROM part WHERE table_name = ? ORDER BY part LIMIT 1',
    )
    .get(tables[0]?.name ?? '');
  return {
    ...(frame?.header == null ? {} : { header: frame.header }),
    ...(frame?.byteOrder == null ? {} : { byteOrder: frame.byteOrder }),
    ...(frame?.footer == null ? {} : { footer: frame.footer }),
  };
}

/** The rows of a file of rejects, file by file and in the order of their lines. Nothing else may use the connection meanwhile. */
export function rejectRows(db: Connection, { tables, form, roles }: RejectFile): IterableIterator<RejectRow> {
  const names = JSON.stringify(tables.map(({ name }) => name));
  const order = `ORDER BY file, ${lineInFile('line')}, id`;
  if (form === 'rows') {
    return db.prepare<{ tables: string }, RejectRow>(`${ROWS} ${order}`).iterate({ tables: names });
  }
  db.exec('DROP TABLE IF EXISTS temp.reject_context');
  db.prepare(CONTEXT).run({ tables: names });
  return db
    .prepare<{ tables: string; documents: string; recipients: string }, RejectRow>(
      `SELECT * FROM (${WITH_CONTEXT}) ${order}`,
    )
    .iterate({ tables: names, ...roles });
}
