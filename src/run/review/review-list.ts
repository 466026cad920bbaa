import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchExplanation } from '../../model/match-explanation.ts';
import type { PostalAddress } from '../../model/postal-address.ts';
import { safeCsvRow } from '../../report/safe-csv.ts';
import { collate } from '../../unit/collate.ts';
import type { RunContext } from '../run-context.ts';

/** The file's name in the run's directory. */
const REVIEW_LIST = 'review.csv';

const COLUMNS = [
  'pair',
  'probability',
  'account_a',
  'address_a',
  'account_b',
  'address_b',
  'fields',
  'decision',
  'by',
  'on',
];

const QUESTIONS = `
SELECT q.pair, q.explanation, a.account AS accountA, b.account AS accountB,
       CAST(a.address AS TEXT) AS addressA, CAST(b.address AS TEXT) AS addressB
FROM match_question q
JOIN recipient r ON r.recipient = q.recipient_a JOIN address a ON a.account = r.account
JOIN recipient s ON s.recipient = q.recipient_b JOIN address b ON b.account = s.account
ORDER BY json_extract(q.explanation, '$.probability') DESC, q.pair`;

interface QuestionRow {
  readonly pair: string;
  readonly explanation: string;
  readonly accountA: string;
  readonly accountB: string;
  readonly addressA: string;
  readonly addressB: string;
}

/** A pair that the run asks about, by its accounts in ascending order. */
interface Question {
  readonly pair: string;
  readonly accountA: string;
  readonly accountB: string;
}

/**
 * Stages the list of pairs that a person is to decide, the surest first: safe to open in a spreadsheet, mode 0600, for it holds
 * names and addresses. Returns its name; none when nothing is asked.
 */
export function writeReviewList({ db, directory }: Pick<RunContext, 'db' | 'directory'>): string[] {
  const isAsked = db.prepare('SELECT 1 FROM match_question LIMIT 1').get() !== undefined;
  if (!isAsked) return [];
  const file = openSync(join(directory.staging, REVIEW_LIST), 'w', 0o600);
  try {
    // On a descriptor it goes on until all is written; `writeSync` may stop short.
    writeFileSync(file, safeCsvRow(COLUMNS));
    for (const row of db.prepare<[], QuestionRow>(QUESTIONS).iterate()) writeFileSync(file, lineOf(row));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return [REVIEW_LIST];
}

/** What a run asks about a pair; undefined when it does not. */
export function compileQuestion({ db }: Pick<RunContext, 'db'>): (pair: string) => Question | undefined {
  const question = db.prepare<[string], Question>(
    `SELECT q.pair, min(r.account, s.account) AS accountA, max(r.account, s.account) AS accountB FROM match_question q
     JOIN recipient r ON r.recipient = q.recipient_a JOIN recipient s ON s.recipient = q.recipient_b WHERE q.pair = ?`,
  );
  return (pair) => question.get(pair);
}

function lineOf({ pair, explanation, ...row }: QuestionRow): string {
  const { probability, fields, conflict } = JSON.parse(explanation) as MatchExplanation;
  const sides = [
    { account: row.accountA, address: row.addressA },
    { account: row.accountB, address: row.addressB },
  ].toSorted((a, b) => collate(a.account, b.account));
  const weights = fields.map(({ field, level, weight }) => `${field} ${level} ${signed(weight)}`);
  if (conflict !== '') weights.push(`against it: ${conflict}`);
  return safeCsvRow([
    pair,
    probability.toFixed(4),
    ...sides.flatMap(({ account, address }) => [account, blockOf(address)]),
    weights.join('; '),
    '',
    '',
    '',
  ]);
}

function blockOf(address: string): string {
  return (JSON.parse(address) as PostalAddress).lines.join(', ');
}

/** Bits with one decimal: `+4.2`. */
function signed(weight: number): string {
  return `${weight < 0 ? '' : '+'}${weight.toFixed(1)}`;
}
