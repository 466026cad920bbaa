import { Buffer } from 'node:buffer';
import type { Fault } from '../../fault/fault.ts';
import { shownKey } from '../../fault/fault.ts';
import { stopRun } from '../../fault/run-stop.ts';
import { day } from '../../unit/calendar.ts';
import { withFormula } from '../../unit/formula-guard.ts';
import { looseCells } from '../../worker/loose-cells.ts';
import { openList } from '../list/open-list.ts';

/** The columns of a review list that are read back; a spreadsheet may have moved them, or added others. */
const READ = ['pair', 'account_a', 'account_b', 'decision', 'by', 'on'] as const;

/** One row of a review list with a decision. */
interface DecisionRow {
  readonly line: number;
  readonly pair: string;
  readonly accountA: string;
  readonly accountB: string;
  readonly decision: 'same' | 'different';
  readonly by: string;
  /** `YYYY-MM-DD`, or as the caller has it where the row names no such day. */
  readonly on: string;
}

/** What rows and the file do not say themselves. */
interface Unnamed {
  /** The file as messages name it. */
  readonly shown: string;
  /** Who and when, for rows that name nobody and no day. */
  readonly by: string | undefined;
  readonly on: string;
}

/**
 * Reads a review list back, in whatever dialect a spreadsheet has saved it: its rows with a decision, and a fault for each that
 * cannot be taken. Rows without a decision are still open. Stops where it is no such list.
 */
export async function readDecisions(
  file: string,
  unnamed: Unnamed,
): Promise<{ readonly rows: DecisionRow[]; readonly faults: Fault[] }> {
  const list = await openList(file);
  try {
    const places = READ.map((name) => {
      const place = list.header.findIndex((head) => head.trim().toLowerCase() === name);
      if (place < 0) stopRun({ code: 'match.review-columns', place: { file: unnamed.shown }, found: name });
      return place;
    });
    const rows: DecisionRow[] = [];
    const faults: Fault[] = [];
    for await (const chunk of list.rows) {
      let at = 0;
      for (let i = 0; i < chunk.rows.length; i += 2) {
        const line = chunk.rows[i] ?? 0;
        const length = chunk.rows[i + 1] ?? 0;
        const cells = looseCells(Buffer.from(chunk.bytes.subarray(at, at + length)), list.table);
        at += length;
        const [pair = '', accountA = '', accountB = '', typed = '', by = '', on = ''] = places.map((place) =>
          withFormula(cells[place]?.trim() ?? ''),
        );
        if (typed === '') continue;
        const decision = typed.toLowerCase();
        const who = by === '' ? unnamed.by : by;
        const refuse = (reason: string, advice: string): void =>
          void faults.push({
            code: 'match.decision-unreadable',
            place: { file: unnamed.shown, line },
            found: shownKey(typed),
            values: { reason, advice },
          });
        if (decision !== 'same' && decision !== 'different')
          refuse(`\`${shownKey(typed)}\` is neither \`same\` nor \`different\``, 'write one of the two');
        else if (who === undefined) refuse('the column `by` is empty', 'write there who has decided');
        else rows.push({ line, pair, accountA, accountB, decision, by: who, on: day(on) ?? unnamed.on });
      }
    }
    return withoutContradictions(rows, faults, unnamed.shown);
  } finally {
    await list.close();
  }
}

/** A pair that the list decides in two ways is not decided; one that it decides twice alike is taken once. */
function withoutContradictions(
  rows: readonly DecisionRow[],
  faults: readonly Fault[],
  file: string,
): { readonly rows: DecisionRow[]; readonly faults: Fault[] } {
  const first = new Map<string, DecisionRow>();
  const torn = new Map<string, number>();
  for (const row of rows) {
    const before = first.get(row.pair);
    if (before === undefined) first.set(row.pair, row);
    else if (before.decision !== row.decision && !torn.has(row.pair)) torn.set(row.pair, row.line);
  }
  const told = [...torn].map(([pair, line]): Fault => {
    const found = /^p[0-9a-f]{1,20}$/.test(pair) ? pair : '';
    return { code: 'match.decision-twice', place: { file, line }, found };
  });
  return {
    rows: [...first.values()].filter(({ pair }) => !torn.has(pair)),
    faults: [...faults, ...told],
  };
}
