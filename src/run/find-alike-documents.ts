import { shownKey, type Fault } from '../fault/fault.ts';
import { listed, neighbours } from '../match/neighbours.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import type { RunContext } from './run-context.ts';

/** Rows read at a time: memory stays flat, whatever is alike. */
const PAGE = 2000;

interface AlikeRow {
  readonly id: number;
  readonly key: string;
  readonly account: string;
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
SELECT a.id, d.key, d.account, a.fingerprint FROM temp.alike a JOIN document d ON d.document = a.document
WHERE a.id > ? ORDER BY a.id LIMIT ?`;

/** Notes bills of one account that say the same under several numbers. Nothing is held back: a person may look. */
export function findAlike({ db, job, observer }: RunContext): void {
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)");
  const { file } = job.extract.documents;
  db.transaction(() => {
    db.prepare("DELETE FROM warning WHERE code = 'match.document-alike'").run();
    db.exec(ALIKE);
    const page = db.prepare<[number, number], AlikeRow>(ROWS);
    const rows = rowsInOrder(
      (last) => page.all(last, PAGE),
      ({ id }) => id,
    );
    let groups = 0;
    for (const { count, first } of neighbours(rows, ({ fingerprint }) => fingerprint)) {
      const documents = first.map(({ key }) => shownKey(key));
      const fault: Fault = {
        code: 'match.document-alike',
        place: { file, account: first[0]?.account ?? '' },
        values: { documents: listed(documents, count) },
      };
      warn.run(fault.code, JSON.stringify(fault));
      groups += 1;
    }
    db.exec('DROP TABLE temp.alike');
    observer.note('documents matched', { alike: groups });
  })();
}
