import type { Fault } from '../fault/fault.ts';
import { findAlikeDocuments, type FingerprintRow } from '../match/document-alike.ts';
import type { RunContext } from './run-context.ts';

interface AlikeRow extends FingerprintRow {
  readonly account: string;
}

const ALIKE = `
SELECT d.key AS document, d.account, c.fingerprint FROM composed c JOIN document d ON d.document = c.document
WHERE c.fingerprint IN (SELECT fingerprint FROM composed GROUP BY fingerprint HAVING count(*) > 1)
ORDER BY c.fingerprint, c.seq`;

/** Notes bills of one account that say the same under several numbers. Nothing is held back: a person may look. */
export function findAlike({ db, job, observer }: RunContext): void {
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)");
  const { file } = job.extract.documents;
  db.transaction(() => {
    db.prepare("DELETE FROM warning WHERE code = 'match.document-alike'").run();
    const rows = db.prepare<[], AlikeRow>(ALIKE).all();
    const accounts = new Map(rows.map(({ document, account }) => [document, account]));
    let groups = 0;
    for (const { documents } of findAlikeDocuments(rows)) {
      const account = accounts.get(documents[0] ?? '') ?? '';
      const fault: Fault = {
        code: 'match.document-alike',
        place: { file, account },
        values: { documents: documents.join(', ') },
      };
      warn.run(fault.code, JSON.stringify(fault));
      groups += 1;
    }
    observer.note('documents matched', { alike: groups });
  })();
}
