import { noticeKeys } from '../address/moves/notice-keys.ts';
import type { Fault } from '../fault/fault.ts';
import { lineInFile } from '../store/row-place.ts';
import { pagesInOrder } from '../store/rows-in-order.ts';
import { inOrder } from '../worker/in-order.ts';
import type { Workers } from '../worker/pool.ts';
import type { NoticeResult, NoticeTask } from '../worker/protocol.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { tryWithHalves } from './try-twice.ts';

const CHUNK_ROWS = 2000;

interface AddressedNotice {
  readonly notice: number;
  readonly list: number;
  readonly file: string;
  readonly line: number;
  readonly address: string;
  readonly movedTo: string | null;
}

/** Notices that say where: whose account is none of tonight's are left out. */
const ADDRESSED = `
SELECT n.notice, n.list, l.file, ${lineInFile('n.line')} AS line, n.address, n.moved_to AS movedTo
FROM notice n JOIN notice_list l ON l.list = n.list
WHERE n.notice > ? AND n.address IS NOT NULL
  AND (n.account IS NULL OR EXISTS (SELECT 1 FROM recipient r WHERE r.account = n.account))
ORDER BY n.notice LIMIT ${CHUNK_ROWS}`;

/**
 * Gives notices that say where their keys, on the workers: by what they find a recipient (`who`: the place where an account is
 * named, else person or household), and of moves the new place.
 */
export async function keyNotices({ db, job, pool, signal }: RunContext): Promise<void> {
  const page = db.prepare<[number], AddressedNotice>(ADDRESSED);
  const note = db.prepare('UPDATE notice SET who = ?, to_key = ? WHERE notice = ?');
  const chunks = pagesInOrder(
    (last) => page.all(last),
    ({ notice }) => notice,
  );
  const work = async (rows: readonly AddressedNotice[]) => {
    const killing: AddressedNotice[] = [];
    const { matchKeys } = await keysOf(pool, rows, killing);
    return { rows, matchKeys, killing };
  };
  const warn = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('moves', ?, ?)");
  const store = db.transaction(({ rows, matchKeys, killing }: Awaited<ReturnType<typeof work>>) => {
    let at = 0;
    for (const { file, line } of killing) {
      const place = { file, line };
      const fault: Fault = {
        code: 'address.notice-unreadable',
        place,
        values: { code: 'worker.document-kills' },
      };
      warn.run(fault.code, JSON.stringify(fault));
    }
    for (const { notice, list, movedTo } of rows) {
      const keys = noticeKeys(matchKeys[at] ?? '');
      at += 1;
      const { account, scope } = job.notices[list] ?? {};
      const who = account === undefined ? keys[scope ?? 'person'] : keys.place;
      const to = movedTo === null ? '' : noticeKeys(matchKeys[at] ?? '').place;
      at += movedTo === null ? 0 : 1;
      // The same person, or all of that name, at the new place: there another move may begin.
      const name = who.slice(keys.place.length);
      note.run(who === '' ? null : who, to === '' ? null : `${to}${name}`, notice);
    }
  });
  for await (const keyed of inOrder(chunks, pool.window, work)) {
    checkSignal({ signal });
    store(keyed);
  }
}

/** Of a row that its worker cannot survive there are no keys: it finds nobody, and is noted in `killing`. */
function keysOf(
  pool: Workers,
  all: readonly AddressedNotice[],
  killing: AddressedNotice[],
): Promise<NoticeResult> {
  const none = ({ movedTo }: AddressedNotice): string[] => (movedTo === null ? [''] : ['', '']);
  return tryWithHalves<readonly AddressedNotice[], NoticeTask>(pool, all, {
    make: (rows) => {
      const addresses = rows.flatMap(({ address, movedTo }) =>
        movedTo === null ? [address] : [address, movedTo],
      );
      return { task: { kind: 'notice', addresses }, moved: [] };
    },
    halves: (rows) => {
      const middle = Math.ceil(rows.length / 2);
      return rows.length === 1 ? undefined : [rows.slice(0, middle), rows.slice(middle)];
    },
    join: (_, parts) => ({ kind: 'notice', matchKeys: parts.flatMap(({ matchKeys }) => matchKeys) }),
    reject: (rows) => {
      killing.push(...rows);
      return { kind: 'notice', matchKeys: rows.flatMap(none) };
    },
  });
}

const RECIPIENT_KEYS = `
CREATE TEMP TABLE IF NOT EXISTS recipient_key (
  recipient INTEGER NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL, final INTEGER NOT NULL)`;

/**
 * Keys of tidied recipients in `temp.recipient_key`, in the scopes that the job's files need: of all, or of those whose address
 * was tidied anew, whose earlier keys stay as such of their delivered address.
 */
export function keyRecipients({ db, job }: Pick<RunContext, 'db' | 'job'>, again?: readonly number[]): void {
  db.function('notice_key', { deterministic: true }, (scope: unknown, matchKey: unknown) => {
    const keys = noticeKeys(String(matchKey));
    const key = scope === 'place' ? keys.place : scope === 'person' ? keys.person : keys.household;
    return key === '' ? null : key;
  });
  const addressed = job.notices.filter(({ address }) => address !== undefined);
  const scopes = new Set(addressed.map(({ account, scope }) => (account === undefined ? scope : 'place')));
  const among = again === undefined ? '' : 'AND recipient IN (SELECT value FROM json_each(@again))';
  if (again === undefined) db.exec(`DROP TABLE IF EXISTS temp.recipient_key; ${RECIPIENT_KEYS}`);
  else
    db.prepare(`UPDATE temp.recipient_key SET final = 0 WHERE true ${among}`).run({
      again: JSON.stringify(again),
    });
  for (const scope of scopes) {
    db.prepare(
      `INSERT INTO temp.recipient_key (recipient, scope, key, final)
       SELECT recipient, @scope, notice_key(@scope, match_key), 1 FROM tidied
       WHERE notice_key(@scope, match_key) IS NOT NULL ${among}`,
    ).run({ scope, ...(again === undefined ? {} : { again: JSON.stringify(again) }) });
  }
  if (again !== undefined) return;
  const delivered = db.prepare(
    `INSERT INTO temp.recipient_key (recipient, scope, key, final)
     SELECT recipient, @scope, notice_key(@scope, delivered_key), 0 FROM moved
     WHERE delivered_key IS NOT NULL AND notice_key(@scope, delivered_key) IS NOT NULL`,
  );
  for (const scope of scopes) delivered.run({ scope });
  db.exec(`CREATE INDEX temp.recipient_key_key ON recipient_key (key);
           CREATE INDEX temp.recipient_key_recipient ON recipient_key (recipient)`);
}
