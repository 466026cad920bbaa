import { placeArguments } from '../store/row-place.ts';
import { earlierRuns, noteKnown } from './known-documents.ts';
import type { RunContext } from './run-context.ts';

const ASKED = `
SELECT number_hash(d.key), d.document FROM document d
WHERE d.key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document) ORDER BY 1`;

const FAULT = `
json_object('code', @code, 'found', d.key, 'values', json_object('run', r.run_id, 'dir', r.directory),
  'place', json_object(${placeArguments('d.line')}, 'account', d.account, 'document', d.key))`;

const KNOWN = `
known_document k JOIN earlier_run r ON r.run = k.run JOIN document d ON d.document = k.document WHERE k.mark = 'number'`;

const HOLD = `
INSERT INTO fate (document, fate, code, fault) SELECT d.document, 'duplicate', @code, ${FAULT} FROM ${KNOWN}`;

const WARN = `INSERT INTO warning (stage, code, fault) SELECT 'order', @code, ${FAULT} FROM ${KNOWN}`;

/**
 * Holds back the documents whose numbers an earlier released run has produced, or tells them, as the job says. They are noted
 * in any case: who has the number of an earlier document is not also alike with it.
 */
export function holdReleased(context: RunContext): void {
  const { runs, number } = earlierRuns(context);
  if (runs.length === 0) return;
  noteKnown(context, runs, 'number', ASKED);
  if (number === 'hold') context.db.prepare(HOLD).run({ code: 'match.number-released' });
  if (number === 'warn') context.db.prepare(WARN).run({ code: 'match.number-again' });
}
