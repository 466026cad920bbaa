import { createHash } from 'node:crypto';
import type { Fault } from '../fault/fault.ts';
import { hintOf, showPlace, wordingOf } from '../fault/fault.ts';
import { faultTable, type FaultCode } from '../fault/table.ts';
import { decimalsOf } from '../job/amount-decimals.ts';
import { detailTablesOf } from '../job/tables-of.ts';
import type { PrintStreamRow } from '../model/print-stream.ts';
import type { FaultCount, InputRow, MatchTotals, RejectRow, Totals } from '../report/report.ts';
import type { Connection } from '../store/run-database.ts';
import type { RunContext } from './run-context.ts';
import { parseFault } from './write-rejects.ts';

type Store = Pick<RunContext, 'db' | 'job'>;

/** The inputs with what the control file says of them; `explained`: files whose difference the rejects explain. */
export function inputRows({ db, job }: Store, explained: ReadonlySet<string>): InputRow[] {
  const rejected = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM reject WHERE table_name = ?',
  );
  const input = db.prepare<
    [string],
    {
      sha256: string;
      bytes: number;
      records: number;
      amount: number | null;
      control_records: number | null;
      control_amount: number | null;
    }
  >('SELECT * FROM input WHERE name = ?');
  const { recipients, documents, lookups } = job.extract;
  const tables = [recipients, documents, ...detailTablesOf(job.extract), ...lookups];
  return tables.flatMap((table) => {
    const row = input.get(table.name);
    if (row === undefined) return [];
    const agrees = row.control_amount === null || row.control_amount === row.amount;
    return [
      {
        name: table.name,
        file: table.file,
        sha256: row.sha256,
        bytes: row.bytes,
        records: row.records,
        rejected: rejected.get(table.name)?.n ?? 0,
        ...(row.control_records === null
          ? {}
          : {
              controlTotal: {
                records: { stated: row.control_records, read: row.records },
                ...(row.control_amount === null || row.amount === null
                  ? {}
                  : {
                      amount: { stated: row.control_amount, read: row.amount, decimals: decimalsOf(table) },
                    }),
                agrees:
                  agrees && row.control_records === row.records
                    ? ('yes' as const)
                    : explained.has(table.file)
                      ? ('explained' as const)
                      : ('no' as const),
              },
            }),
      },
    ];
  });
}

export function matchTotals({ db, job }: Store): MatchTotals {
  const one = (sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  const clusters = one('SELECT count(DISTINCT cluster) AS n FROM recipient_cluster');
  const isHouseholds = job.match?.policy === 'household';
  return {
    records: one('SELECT count(*) AS n FROM address'),
    recipients: one('SELECT count(DISTINCT recipient) AS n FROM piece'),
    duplicates: isHouseholds ? 0 : clusters,
    households: isHouseholds ? clusters : 0,
    asked: one('SELECT count(*) AS n FROM match_question'),
  };
}

export function streamRows({ db }: Store): PrintStreamRow[] {
  return db
    .prepare<[], PrintStreamRow>(
      `SELECT name, file, coalesce(sha256, '') AS sha256, coalesce(bytes, 0) AS bytes, pieces, sheets, pages,
              first_sequence AS firstSequence, last_sequence AS lastSequence
       FROM print_stream ORDER BY stream`,
    )
    .all();
}

export function totalsOf({ db }: Store): Totals {
  const row = db
    .prepare<[], Totals>(
      `SELECT (SELECT count(*) FROM piece_document) AS documents, coalesce(sum(pieces), 0) AS pieces,
              coalesce(sum(sheets), 0) AS sheets, coalesce(sum(pages), 0) AS pages, coalesce(sum(bytes), 0) AS bytes
       FROM print_stream`,
    )
    .get();
  return row ?? { documents: 0, pieces: 0, sheets: 0, pages: 0, bytes: 0 };
}

/** Every fault by code: causes of rejects as `rejectRows` counts them, diversions, warnings, and the run's own. */
export function faultCounts({ db }: Store, more: readonly Fault[]): FaultCount[] {
  const counts = new Map<FaultCode, number>();
  const add = (code: FaultCode, n: number): void => void counts.set(code, (counts.get(code) ?? 0) + n);
  const rows = db
    .prepare<[], { code: FaultCode; n: number }>(
      `SELECT code, count AS n FROM (${CAUSES})
       UNION ALL SELECT code, count(*) AS n FROM fate WHERE fate = 'diverted' GROUP BY code
       UNION ALL SELECT code, count(*) AS n FROM warning GROUP BY code`,
    )
    .all();
  for (const row of rows) add(row.code, row.n);
  for (const fault of more) add(fault.code, 1);
  return [...counts]
    .map(([code, count]) => ({ code, count, ...examplesOf(db, code, more) }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The first ten of a warning or a diversion: they stand in no rejects, so the report is where a person meets them. */
function examplesOf(
  db: Connection,
  code: FaultCode,
  more: readonly Fault[],
): Pick<FaultCount, 'examples' | 'hint'> {
  const { effect } = faultTable[code];
  if (effect !== 'warn' && effect !== 'divert') return {};
  const source =
    effect === 'warn' ? 'warning WHERE code = ? ORDER BY id' : 'fate WHERE code = ? ORDER BY document';
  const kept = db.prepare<[string], { fault: string }>(`SELECT fault FROM ${source} LIMIT 10`).all(code);
  const faults = [
    ...kept.map(({ fault }) => parseFault(fault)),
    ...more.filter((fault) => fault.code === code),
  ].slice(0, 10);
  const first = faults[0];
  if (first === undefined) return {};
  const examples = faults.map((fault) =>
    [showPlace(fault.place), wordingOf(fault)].filter((part) => part !== '').join(': '),
  );
  return { examples, hint: hintOf(first) };
}

/**
 * Causes of rejects by code. A document counts for the one that its fate names; a row counts for itself where no document
 * is rejected with it or for it, such as a recipient's, and a second damaged row of a document. Rows whose document was
 * not delivered count once for its number, parts of a line that is too long once for the line.
 */
const CAUSES = `
SELECT r.code, count(*) AS rows, count(DISTINCT f.document) AS documents, min(r.id) AS first,
       count(DISTINCT f.document)
       + count(DISTINCT CASE WHEN f.document IS NULL AND r.code = 'extract.detail-orphan' THEN r.key END)
       + count(DISTINCT CASE WHEN f.document IS NULL AND r.code <> 'extract.detail-orphan'
                             THEN r.table_name || ' ' || r.line END) AS count
FROM reject r LEFT JOIN fate f ON f.document = r.document AND f.code = r.code GROUP BY r.code`;

/** Rejects by the code of their root cause, the most frequent first. */
export function rejectRows({ db }: Store): RejectRow[] {
  const rows = db
    .prepare<[], { code: FaultCode; rows: number; documents: number; count: number; first: number }>(
      `SELECT * FROM (${CAUSES}) ORDER BY rows DESC, code`,
    )
    .all();
  const example = db.prepare<[number], { fault: string }>('SELECT fault FROM reject WHERE id = ?');
  return rows.map((row) => {
    const fault = parseFault(example.get(row.first)?.fault ?? '{}');
    return {
      code: row.code,
      count: row.count,
      documents: row.documents,
      rows: row.rows,
      says: wordingOf(fault),
      place: showPlace(fault.place),
      hint: hintOf(fault),
    };
  });
}

/** SHA-256 of text or bytes, hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
