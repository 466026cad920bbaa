import { keyNotices, keyRecipients } from './notices-keys.ts';
import { takeMovesByPlace } from './notices-moves.ts';
import { takeStops } from './notices-stops.ts';
import type { RunContext } from './run-context.ts';
import type { RecipientRow } from './tidy-retry.ts';

/** Recipients in one task. */
const CHUNK_ROWS = 2000;

/** Tidies rows and puts their addresses in the place of what was there. */
type TidyRows = (rows: Iterable<readonly RecipientRow[]>) => Promise<void>;

const ROWS = `
SELECT r.recipient, r.account, r.line, r.raw, n.moved_to AS moved
FROM recipient r JOIN moved m ON m.recipient = r.recipient JOIN notice n ON n.notice = m.notice
WHERE r.recipient IN (SELECT value FROM json_each(?)) ORDER BY r.recipient`;

/** What was found odd in the delivered address of one who has moved is of no matter any more. */
const FORGET = `
DELETE FROM warning WHERE stage = 'address' AND json_extract(fault, '$.place.account') IN (
  SELECT r.account FROM recipient r WHERE r.recipient IN (SELECT value FROM json_each(?)))`;

/**
 * Applies what the files of moves and stops say of tidied recipients: who has moved from where he was delivered is tidied anew, at
 * the new place; then those who get no mail are noted.
 */
export async function applyNotices(context: RunContext, tidy: TidyRows): Promise<void> {
  const { db, job } = context;
  if (job.notices.length === 0) return;
  if (job.notices.some(({ address }) => address !== undefined)) {
    await keyNotices(context);
    keyRecipients(context);
    const moved = db.transaction(() => takeMovesByPlace(context))();
    db.prepare(FORGET).run(JSON.stringify(moved));
    await tidy(rowsOf(context, moved));
    keyRecipients(context, moved);
  }
  db.transaction(() => takeStops(context))();
  db.exec('DROP TABLE IF EXISTS temp.recipient_key');
}

function* rowsOf({ db }: RunContext, recipients: readonly number[]): Generator<readonly RecipientRow[]> {
  const rows = db.prepare<[string], RecipientRow>(ROWS);
  for (let from = 0; from < recipients.length; from += CHUNK_ROWS)
    yield rows.all(JSON.stringify(recipients.slice(from, from + CHUNK_ROWS)));
}
