import type { Fault } from '../fault/fault.ts';
import { findSamePerson } from '../match/same-person.ts';
import type { RunContext } from './run-context.ts';

const NEIGHBOURS = `
SELECT recipient, match_key AS matchKey FROM address
WHERE match_key IN (SELECT match_key FROM address GROUP BY match_key HAVING count(*) > 1)
ORDER BY match_key, recipient`;

/** Finds the same person at the same address under several accounts and notes it; bills stay apart all the same. */
export function findSamePersons({ db, job, clock, facts, observer }: RunContext): void {
  if (facts.isDone('match')) return;
  clock.enter('match');
  const insert = db.prepare('INSERT INTO same_person (cluster, recipient) VALUES (?, ?)');
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)");
  const place = db.prepare<[number], { account: string; line: number }>(
    'SELECT account, line FROM recipient WHERE recipient = ?',
  );
  const { file } = job.extract.recipients;
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM address').get()?.n ?? 0;
  let clusters = 0;
  db.transaction(() => {
    const rows = db.prepare<[], { recipient: number; matchKey: string }>(NEIGHBOURS).all();
    for (const { recipients } of findSamePerson(rows)) {
      clusters += 1;
      for (const recipient of recipients) insert.run(clusters, recipient);
      const places = recipients.flatMap((recipient) => place.get(recipient) ?? []);
      const accounts = places.map(({ account }) => account);
      const fault: Fault = {
        code: 'match.same-person',
        place: { file, ...places[0] },
        values: { count: String(accounts.length), accounts: accounts.join(', ') },
      };
      warn.run(fault.code, JSON.stringify(fault));
    }
    facts.markDone('match');
  })();
  clock.leave('match', total);
  observer.note('recipients matched', { recipients: total, samePersons: clusters });
}
