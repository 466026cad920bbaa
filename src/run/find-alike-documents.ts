import { shownKey, type Fault } from '../fault/fault.ts';
import { listed, neighbours } from '../match/neighbours.ts';
import { placeOf } from '../model/row-position.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import { findAlikeReleased } from './alike-released.ts';
import { HoldBack } from './hold-back.ts';
import type { RunContext } from './run-context.ts';

/** Rows read at a time: memory stays flat, whatever is alike. */
const PAGE = 2000;

interface AlikeRow {
  readonly id: number;
  readonly document: number;
  readonly key: string;
  readonly account: string;
  readonly line: number;
  readonly fingerprint: string;
}

/** Sorted once, since there is no index on fingerprints. */
const ALIKE = `
DROP TABLE IF EXISTS temp.alike;
CREATE TEMP TABLE alike (id INTEGER PRIMARY KEY, document INTEGER, fingerprint TEXT);
INSERT INTO alike (document, fingerprint) SELECT document, fingerprint FROM composed
WHERE fingerprint IN (SELECT fingerprint FROM composed GROUP BY fingerprint HAVING count(*) > 1)
ORDER BY fingerprint, seq`;

const ROWS = `
SELECT a.id, a.document, d.key, d.account, d.line, a.fingerprint
FROM temp.alike a JOIN document d ON d.document = a.document
WHERE a.id > ? ORDER BY a.id LIMIT ?`;

/**
 * Finds bills of one account that say the same under several numbers, in this run and in earlier ones of the ledger. As the job
 * says they are told, and a person may look, or all but the first are held back.
 */
export function findAlike(context: RunContext): void {
  const { db, job, observer } = context;
  const { content } = job.duplicates;
  db.transaction(() => {
    const before = findAlikeReleased(context);
    db.prepare("DELETE FROM warning WHERE code = 'match.document-alike'").run();
    if (content === 'off') return;
    db.exec(ALIKE);
    const groups = content === 'hold' ? holdAllButFirst(context) : warnOfGroups(context);
    db.exec('DROP TABLE temp.alike');
    observer.note('documents matched', { alike: groups, alikeReleased: before });
  })();
}

function alikeRows({ db }: RunContext): Iterable<AlikeRow> {
  const page = db.prepare<[number, number], AlikeRow>(ROWS);
  return rowsInOrder(
    (last) => page.all(last, PAGE),
    ({ id }) => id,
  );
}

function warnOfGroups(context: RunContext): number {
  const { db, job } = context;
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)");
  const { file } = job.extract.documents;
  let groups = 0;
  for (const { count, first } of neighbours(alikeRows(context), ({ fingerprint }) => fingerprint)) {
    const documents = first.map(({ key }) => shownKey(key));
    const fault: Fault = {
      code: 'match.document-alike',
      place: { file, account: first[0]?.account ?? '' },
      values: { documents: listed(documents, count) },
    };
    warn.run(fault.code, JSON.stringify(fault));
    groups += 1;
  }
  return groups;
}

/** The first in the order of composition is produced: neither the order of the extract's rows nor the workers show. */
function holdAllButFirst(context: RunContext): number {
  const { db, parts } = context;
  const holdBack = new HoldBack(db);
  let first: AlikeRow | undefined;
  let groups = 0;
  for (const row of alikeRows(context)) {
    if (row.fingerprint !== first?.fingerprint) {
      first = row;
      groups += 1;
      continue;
    }
    const place = { ...placeOf(parts, row.line), account: row.account, document: row.key };
    const values = { first: `document \`${shownKey(first.key)}\`` };
    holdBack.hold(row.document, { code: 'match.content-doubled', place, values });
  }
  return groups;
}
