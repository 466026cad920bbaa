import type { MatchExplanation } from '../model/match-explanation.ts';
import type { Connection } from '../store/run-database.ts';

/** What makes an account one recipient with others, and where its documents went because of it. */
export interface MatchTrace {
  /** Other accounts of the same recipient. */
  readonly sameAs: readonly string[];
  /** 0 to 1: how sure it is; and why, where the job has matched recipients. */
  readonly score?: number;
  readonly explanation?: MatchExplanation;
  /** The account whose address its documents were sent to; absent: its own. */
  readonly mailedTo?: string;
}

/** Asks run.db about one recipient's row. */
export function traceMatch(db: Connection, recipient: number, account: string): MatchTrace {
  const own = db
    .prepare<[number], { cluster: number; score: number; explanation: string | null }>(
      'SELECT cluster, score, explanation FROM recipient_cluster WHERE recipient = ?',
    )
    .get(recipient);
  if (own === undefined) return { sameAs: [] };
  const others = db
    .prepare<[number, string], { account: string }>(
      `SELECT r.account FROM recipient_cluster c JOIN recipient r ON r.recipient = c.recipient
       WHERE c.cluster = ? AND r.account <> ? ORDER BY r.account`,
    )
    .all(own.cluster, account);
  const explanation = own.explanation ?? explanationOfHead(db, own.cluster);
  const mailed = db
    .prepare<[string], { account: string }>(
      `SELECT m.account FROM address a JOIN compose_order o ON o.rank = a.rank JOIN address m ON m.rank = o.mail_rank
       WHERE a.account = ? AND o.mail_rank <> o.rank LIMIT 1`,
    )
    .get(account);
  return {
    sameAs: others.map((row) => row.account),
    score: own.score,
    ...(explanation === undefined ? {} : { explanation: JSON.parse(explanation) as MatchExplanation }),
    ...(mailed === undefined ? {} : { mailedTo: mailed.account }),
  };
}

/** The members of a cluster are explained against its first: that one by the surest of them. */
function explanationOfHead(db: Connection, cluster: number): string | undefined {
  const row = db
    .prepare<[number], { explanation: string }>(
      `SELECT json_set(c.explanation, '$.with', r.account) AS explanation
       FROM recipient_cluster c JOIN recipient r ON r.recipient = c.recipient
       WHERE c.cluster = ? AND c.explanation IS NOT NULL ORDER BY c.score DESC, r.account LIMIT 1`,
    )
    .get(cluster);
  return row?.explanation;
}
