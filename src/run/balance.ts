import { join } from 'node:path';
import { controlFileOf } from '../inserter/control-file.ts';
import { decimalsOf } from '../job/amount-decimals.ts';
import type { Fault } from '../fault/fault.ts';
import type { Balance, Fates } from '../report/report.ts';
import { countControlRows } from './count-control-rows.ts';
import { detailsMissing } from './count-details.ts';
import { misplacedRejects } from './misplaced-rejects.ts';
import type { RunContext } from './run-context.ts';

type FateName = Exclude<keyof Fates, 'read'>;

/** What of a run is balanced: its database, and the files that are about to be released. */
interface BalancedRun extends Pick<RunContext, 'db' | 'job'> {
  readonly directory: { readonly staging: string };
}

/** Two counts that must be the same, and where they come from. */
interface Claim {
  readonly what: string;
  readonly found: number;
  readonly expected: number;
}

/**
 * The balance: every document read ended in exactly one place, every composed document is in one piece, every piece
 * in one stream and its control file, every page and sheet is counted once, every document is printed with the amount
 * that was read, every row is printed or rejected, and what is rejected is what the fates say.
 * Returns the figures for the report, and a fault for each claim that does not hold.
 */
export function balanceRun(context: BalancedRun): { balance: Balance; faults: Fault[] } {
  const faults = claims(context)
    .filter((claim) => claim.found !== claim.expected)
    .map((claim): Fault => ({
      code: 'run.unbalanced',
      place: {},
      found: String(claim.found),
      expected: String(claim.expected),
      values: { what: claim.what },
    }));
  return { balance: { ok: faults.length === 0, ...balanceFigures(context) }, faults };
}

function claims(context: BalancedRun): Claim[] {
  const { db, job } = context;
  const one = (sql: string, ...values: (string | number)[]): number =>
    db.prepare<(string | number)[], { n: number | null }>(sql).get(...values)?.n ?? 0;
  const records = (table: string): number => one('SELECT records AS n FROM input WHERE name = ?', table);
  const composed = one('SELECT count(*) AS n FROM composed');
  const recipients = job.extract.recipients.name;
  const printed = "fate IN ('composed', 'diverted')";
  const misplaced = misplacedRejects(context);
  const faultyRecipients = one('SELECT count(*) AS n FROM recipient WHERE fault IS NOT NULL');
  const rows: Claim[] = [
    {
      what: 'documents read and rows of the document table',
      found: one('SELECT count(*) AS n FROM document'),
      expected: records(job.extract.documents.name),
    },
    {
      what: 'documents with a fate',
      found: one('SELECT count(*) AS n FROM fate'),
      expected: one('SELECT count(*) AS n FROM document'),
    },
    {
      what: 'documents composed and sent on',
      found: one(`SELECT count(*) AS n FROM fate WHERE ${printed}`),
      expected: composed,
    },
    {
      what: 'documents in pieces',
      found: one('SELECT count(*) AS n FROM piece_document'),
      expected: composed,
    },
    {
      what: 'documents that pieces state',
      found: one('SELECT sum(documents) AS n FROM piece'),
      expected: composed,
    },
    {
      what: 'pages composed and pages in pieces',
      found: one('SELECT sum(pages) AS n FROM piece'),
      expected: one('SELECT sum(pages) AS n FROM composed'),
    },
    {
      what: 'pages in streams without blank backs',
      found: one('SELECT sum(pages - blank_pages) AS n FROM print_stream'),
      expected: one('SELECT sum(pages) AS n FROM composed'),
    },
    {
      what: 'pieces in streams',
      found: one('SELECT sum(pieces) AS n FROM print_stream'),
      expected: one('SELECT count(*) AS n FROM piece'),
    },
    {
      what: 'sheets with marks',
      found: one('SELECT count(*) AS n FROM sheet'),
      expected: one('SELECT sum(sheets) AS n FROM piece'),
    },
    {
      what: 'sheets in streams',
      found: one('SELECT sum(sheets) AS n FROM print_stream'),
      expected: one('SELECT sum(sheets) AS n FROM piece'),
    },
    {
      what: 'piece sequences without a gap',
      found: one('SELECT sum(last) AS n FROM (SELECT max(sequence) AS last FROM piece GROUP BY stream)'),
      expected: one('SELECT count(DISTINCT stream * 100000000 + sequence) AS n FROM piece'),
    },
    {
      what: 'amounts printed and amounts read',
      found: one('SELECT sum(amount) AS n FROM composed'),
      expected: one(
        `SELECT sum(d.amount) AS n FROM fate f JOIN document d ON d.document = f.document WHERE ${printed}`,
      ),
    },
    {
      what: 'documents printed with another amount than was read',
      // As sets: looked up one by one, they would be read all over the table.
      found: one(
        `SELECT count(*) AS n FROM
           (SELECT document, amount FROM composed EXCEPT SELECT document, amount FROM document)`,
      ),
      expected: 0,
    },
    ...controlFiles(context),
    { what: 'documents whose row is not where their fate says', found: misplaced.headers, expected: 0 },
    { what: 'documents whose details are not where their fate says', found: misplaced.details, expected: 0 },
    { what: 'detail rows neither printed nor rejected', found: detailsMissing(context), expected: 0 },
    {
      what: 'recipients addressed or rejected',
      found: one('SELECT count(*) AS n FROM address') + faultyRecipients,
      expected: records(recipients),
    },
    {
      what: 'rows of the recipients in the rejects and rows at fault',
      found: one('SELECT count(*) AS n FROM reject WHERE table_name = ?', recipients),
      expected:
        faultyRecipients + one('SELECT count(*) AS n FROM stray_row WHERE table_name = ?', recipients),
    },
  ];
  return rows;
}

/** A row of the control file for each piece, or for each of its sheets: the inserter takes an envelope for a row. */
function controlFiles({ db, job, directory }: BalancedRun): Claim[] {
  const { control } = job.inserter;
  const streams = db
    .prepare<[], { name: string; file: string; pieces: number; sheets: number }>(
      `SELECT name, file, (SELECT count(*) FROM piece p WHERE p.stream = s.stream) AS pieces,
              (SELECT sum(sheets) FROM piece p WHERE p.stream = s.stream) AS sheets FROM print_stream s
       ORDER BY stream`,
    )
    .all();
  return streams.map(({ name, file, pieces, sheets }) => ({
    what: `rows of the control file of stream ${name} and its ${control.row}s`,
    found: countControlRows(join(directory.staging, controlFileOf(file, control)), control),
    expected: control.row === 'sheet' ? sheets : pieces,
  }));
}

/** Documents and amounts by what became of them so far; those without a fate count as read only. */
export function balanceFigures({ db, job }: Pick<RunContext, 'db' | 'job'>): Omit<Balance, 'ok'> {
  const documents = noFates();
  const byCurrency = new Map<string, typeof documents>();
  let hash = 0;
  const rows = db
    .prepare<[], { fate: FateName | null; currency: string | null; n: number; amount: number | null }>(
      `SELECT f.fate, CASE WHEN d.currency GLOB '[A-Z][A-Z][A-Z]' THEN d.currency END AS currency, count(*) AS n,
              sum(d.amount) AS amount
       FROM document d LEFT JOIN fate f ON f.document = d.document GROUP BY 1, 2 ORDER BY 2, 1`,
    )
    .all();
  for (const row of rows) {
    // Whatever a damaged row has there is no name for a figure of the report.
    const currency = row.currency ?? '?';
    let amounts = byCurrency.get(currency);
    if (amounts === undefined) {
      amounts = noFates();
      byCurrency.set(currency, amounts);
    }
    const amount = row.amount ?? 0;
    documents.read += row.n;
    amounts.read += amount;
    hash += amount;
    if (row.fate === null) continue;
    documents[row.fate] += row.n;
    amounts[row.fate] += amount;
  }
  const unused = db
    .prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM recipient r
       WHERE r.fault IS NULL AND r.account NOT IN (SELECT account FROM document WHERE account IS NOT NULL)`,
    )
    .get();
  return {
    documents,
    unused: { [job.extract.recipients.name]: unused?.n ?? 0 },
    amounts: {
      decimals: decimalsOf(job.extract.documents),
      hash,
      byCurrency: Object.fromEntries(byCurrency),
    },
  };
}

/** Nothing has ended anywhere. */
export function noFates(): { -readonly [K in keyof Fates]: number } {
  return { read: 0, composed: 0, rejected: 0, suppressed: 0, duplicate: 0, diverted: 0 };
}
