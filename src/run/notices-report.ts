import type { NoticeEffect, NoticeRow } from '../report/report.ts';
import { lineInFile } from '../store/row-place.ts';
import type { Connection } from '../store/run-database.ts';

/** The files of moves and stops that were read, and how many recipients their rows came to what. */
export function noticeRows(db: Connection): NoticeRow[] {
  const hits = db
    .prepare<[], { list: number; effect: NoticeEffect; n: number }>(
      `SELECT n.list, h.effect, count(DISTINCT h.recipient) AS n FROM notice_hit h JOIN notice n ON n.notice = h.notice
       GROUP BY n.list, h.effect`,
    )
    .all();
  return db
    .prepare<
      [],
      Omit<NoticeRow, 'effects' | 'dated'> & { readonly list: number; readonly dated: string | null }
    >(
      'SELECT list, name, kind, file, sha256, bytes, records, unreadable, dated FROM notice_list ORDER BY list',
    )
    .all()
    .map(({ list, dated, ...row }) => ({
      ...row,
      ...(dated === null ? {} : { dated }),
      effects: Object.fromEntries(
        hits.filter((hit) => hit.list === list).map(({ effect, n }) => [effect, n]),
      ),
    }));
}

/** A row of a file of moves or stops that is about a recipient. */
export interface NoticeTrace {
  readonly list: string;
  readonly kind: NoticeRow['kind'];
  readonly file: string;
  readonly line: number;
  /** First day of a move; '' where the file says none. */
  readonly day: string;
  readonly effect: NoticeEffect;
}

/** What was applied to a recipient, in the order in which it was. */
export function traceNotices(db: Connection, recipient: number): NoticeTrace[] {
  return db
    .prepare<[number], NoticeTrace>(
      `SELECT l.name AS list, l.kind, l.file, ${lineInFile('n.line')} AS line, n.day, h.effect
       FROM notice_hit h JOIN notice n ON n.notice = h.notice JOIN notice_list l ON l.list = n.list
       WHERE h.recipient = ? ORDER BY h.hit`,
    )
    .all(recipient);
}
