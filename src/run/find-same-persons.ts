import { shownKey, type Fault } from '../fault/fault.ts';
import { listed, neighbours } from '../match/neighbours.ts';
import type { Connection } from '../store/run-database.ts';
import type { RunContext } from './run-context.ts';
import { placeOf } from '../model/row-position.ts';

/** Rows read at a time: memory stays flat, whoever is the same as whom. */
const PAGE = 2000;

const CLUSTERS = `
INSERT INTO recipient_cluster (cluster, recipient, score)
SELECT dense_rank() OVER (ORDER BY match_key), recipient, 1 FROM address
WHERE match_key IN (SELECT match_key FROM address GROUP BY match_key HAVING count(*) > 1)`;

const MEMBERS = `
SELECT s.cluster, s.recipient, r.account, r.line FROM recipient_cluster s JOIN recipient r ON r.recipient = s.recipient
WHERE (s.cluster, s.recipient) > (?, ?) ORDER BY s.cluster, s.recipient LIMIT ?`;

interface Member {
  readonly cluster: number;
  readonly recipient: number;
  readonly account: string;
  readonly line: number;
}

/** Finds the same person at the same address under several accounts and notes it; bills stay apart all the same. */
export function findSamePersons({ db, parts, clock, facts, observer }: RunContext): void {
  if (facts.isDone('match')) return;
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('match', ?, ?)");
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM address').get()?.n ?? 0;
  let clusters = 0;
  db.transaction(() => {
    db.prepare(CLUSTERS).run();
    for (const { count, first } of neighbours(members(db), ({ cluster }) => cluster)) {
      clusters += 1;
      const accounts = first.map(({ account }) => shownKey(account));
      const [{ account, line } = { account: '', line: 0 }] = first;
      const fault: Fault = {
        code: 'match.same-person',
        place: { ...placeOf(parts, line), account },
        values: { count: String(count), accounts: listed(accounts, count) },
      };
      warn.run(fault.code, JSON.stringify(fault));
    }
    facts.markDone('match');
  })();
  clock.count('match', total);
  observer.note('recipients matched', { recipients: total, samePersons: clusters });
}

function* members(db: Connection): Generator<Member> {
  const page = db.prepare<[number, number, number], Member>(MEMBERS);
  for (let rows = page.all(0, 0, PAGE); rows.length > 0;) {
    yield* rows;
    const last = rows.at(-1);
    rows = last === undefined ? [] : page.all(last.cluster, last.recipient, PAGE);
  }
}
