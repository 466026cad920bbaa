import type { Fault } from '../fault/fault.ts';
import { lineInFile } from '../store/row-place.ts';
import type { RunContext } from './run-context.ts';

/** Says faults of an address that a move has led to in the row of the move: there it stands, and not in the extract. */
export function compileMovedPlace({ db, job }: Pick<RunContext, 'db' | 'job'>): (fault: Fault) => Fault {
  if (!job.notices.some(({ kind }) => kind === 'moves')) return (fault) => fault;
  const move = db.prepare<[string], { file: string; line: number }>(
    `SELECT l.file, ${lineInFile('n.line')} AS line FROM recipient r JOIN moved m ON m.recipient = r.recipient
     JOIN notice n ON n.notice = m.notice JOIN notice_list l ON l.list = n.list WHERE r.account = ? LIMIT 1`,
  );
  return (fault) => {
    const { account } = fault.place;
    if (account === undefined || !fault.code.startsWith('address.')) return fault;
    const place = move.get(account);
    return place === undefined ? fault : { ...fault, place: { ...place, account } };
  };
}
