import { resolveMoves, type Move } from '../address/moves/resolve-moves.ts';
import type { Fault, Place } from '../fault/fault.ts';
import type { Connection } from '../store/run-database.ts';
import type { RunContext } from './run-context.ts';

/** A move that may be a recipient's. */
interface MoveRow {
  readonly recipient: number;
  readonly account: string;
  readonly notice: number;
  readonly file: string;
  readonly line: number;
  readonly day: string;
  /** Keys of the recipient, of whom the move is about at the old place, and of the same at the new one. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
}

const COLUMNS = 'r.recipient, r.account, n.notice, l.file, n.line, n.day';
const MOVES = "notice n JOIN notice_list l ON l.list = n.list AND l.kind = 'moves'";

/** Moves that say no more of the old place than the account; the new places are compared as they were typed. */
const BY_ACCOUNT = `
SELECT ${COLUMNS}, '' AS at, '' AS "from", lower(n.moved_to) AS "to"
FROM ${MOVES} JOIN recipient r ON r.account = n.account
WHERE n.address IS NULL AND r.fault IS NULL ORDER BY r.recipient, n.notice`;

const BY_ACCOUNT_AND_PLACE = `
SELECT ${COLUMNS}, k.key AS at, n.who AS "from", n.to_key AS "to"
FROM ${MOVES} JOIN recipient r ON r.account = n.account
JOIN temp.recipient_key k ON k.recipient = r.recipient AND k.scope = 'place' AND k.final = 1
WHERE n.who IS NOT NULL AND n.to_key IS NOT NULL ORDER BY r.recipient, n.notice`;

/** Moves of a name at a place, with all that could follow: those that begin where another of the same name has ended. */
const BY_NAME = `
WITH RECURSIVE step (recipient, notice) AS (
  SELECT k.recipient, m.notice FROM temp.named_move m CROSS JOIN temp.recipient_key k ON k.key = m.who AND k.scope = m.scope
  WHERE m.scope = @scope AND k.recipient NOT IN (SELECT recipient FROM moved)
  UNION
  SELECT s.recipient, m.notice FROM step s JOIN notice p ON p.notice = s.notice
  JOIN temp.named_move m ON m.scope = @scope AND m.who = p.to_key
)
SELECT ${COLUMNS}, k.key AS at, n.who AS "from", n.to_key AS "to"
FROM step s JOIN notice n ON n.notice = s.notice JOIN notice_list l ON l.list = n.list
JOIN recipient r ON r.recipient = s.recipient
JOIN temp.recipient_key k ON k.recipient = s.recipient AND k.scope = @scope AND k.final = 1
ORDER BY r.recipient, n.notice`;

const NAMED_MOVES = `
DROP TABLE IF EXISTS temp.named_move;
CREATE TEMP TABLE named_move (notice INTEGER PRIMARY KEY, scope TEXT NOT NULL, who TEXT NOT NULL)`;

type Store = Pick<RunContext, 'db' | 'run' | 'job'>;

/** Moves of recipients by account alone, before addresses are tidied: the new place travels with the row. */
export function takeMovesByAccount(context: Store): void {
  const { db, job } = context;
  for (const table of ['moved', 'notice_hit', 'stop']) db.prepare(`DELETE FROM ${table}`).run();
  if (!job.notices.some(({ kind }) => kind === 'moves')) return;
  settle(context, db.prepare<[], MoveRow>(BY_ACCOUNT).all());
}

/** Moves that say where from, by account or by name; gives the recipients whose address is to be tidied anew. */
export function takeMovesByPlace(context: Store): readonly number[] {
  const { db, job } = context;
  const moved = settle(context, db.prepare<[], MoveRow>(BY_ACCOUNT_AND_PLACE).all());
  db.exec(NAMED_MOVES);
  const name = db.prepare(
    `INSERT INTO temp.named_move (notice, scope, who)
     SELECT notice, ?, who FROM notice WHERE list = ? AND who IS NOT NULL AND to_key IS NOT NULL`,
  );
  for (const [list, { kind, account, scope }] of job.notices.entries())
    if (kind === 'moves' && account === undefined) name.run(scope, list);
  db.exec('CREATE INDEX temp.named_move_who ON named_move (scope, who)');
  const named = db.prepare<[{ scope: string }], MoveRow>(BY_NAME);
  for (const scope of ['person', 'household']) moved.push(...settle(context, named.all({ scope })));
  db.exec('DROP TABLE temp.named_move');
  return moved;
}

/** Applies what the moves of each recipient come to; gives the recipients who have moved. */
function settle({ db, run }: Store, rows: readonly MoveRow[]): number[] {
  const writer = new MoveWriter(db);
  const moved: number[] = [];
  for (const own of byRecipient(rows)) if (writer.settle(own, run.date)) moved.push(own[0]?.recipient ?? 0);
  return moved;
}

class MoveWriter {
  readonly #move;
  readonly #hit;
  readonly #warn;

  constructor(db: Connection) {
    this.#move = db.prepare('INSERT OR REPLACE INTO moved (recipient, notice) VALUES (?, ?)');
    this.#hit = db.prepare('INSERT INTO notice_hit (notice, recipient, effect) VALUES (?, ?, ?)');
    this.#warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('moves', ?, ?)");
  }

  /** `rows`: of one recipient. Whether it has moved. */
  settle(rows: readonly MoveRow[], runDate: string): boolean {
    const [first] = rows;
    if (first === undefined) return false;
    const moves = rows.map(({ from, to, day }, row): Move => ({ row, from, to, day }));
    const { kind, rows: used } = resolveMoves(moves, first.at, runDate);
    const applied = kind === 'moved' ? used.at(-1) : undefined;
    const odd = kind === 'looped' || kind === 'contradicted';
    rows.forEach(({ notice, recipient, day }, row) => {
      const effect =
        row === applied
          ? 'moved'
          : odd && used.includes(row)
            ? kind
            : day > runDate
              ? 'not-yet'
              : used.includes(row)
                ? 'followed'
                : 'not-here';
      this.#hit.run(notice, recipient, effect);
    });
    if (odd) {
      const places = used.flatMap((row) => rows[row] ?? []);
      const code = kind === 'looped' ? 'address.move-loops' : 'address.moves-contradict';
      const [head] = places;
      const place: Place = {
        ...(head === undefined ? {} : { file: head.file, line: head.line }),
        account: first.account,
      };
      const fault: Fault = { code, place, values: { rows: rowsSaid(places) } };
      this.#warn.run(fault.code, JSON.stringify(fault));
    }
    const last = applied === undefined ? undefined : rows[applied];
    if (last !== undefined) this.#move.run(last.recipient, last.notice);
    return last !== undefined;
  }
}

/** `moves.csv lines 3, 8`, of several files one behind another. */
function rowsSaid(rows: readonly MoveRow[]): string {
  const byFile = new Map<string, number[]>();
  for (const { file, line } of rows) byFile.set(file, [...(byFile.get(file) ?? []), line]);
  return [...byFile].map(([file, lines]) => `${file} lines ${lines.join(', ')}`).join(', ');
}

function* byRecipient(rows: readonly MoveRow[]): Generator<readonly MoveRow[]> {
  let own: MoveRow[] = [];
  for (const row of rows) {
    if (own[0] !== undefined && own[0].recipient !== row.recipient) {
      yield own;
      own = [];
    }
    own.push(row);
  }
  if (own.length > 0) yield own;
}
