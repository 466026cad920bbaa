import type { DocumentOrder } from '../job/job.ts';

const COLUMN = { account: 'd.account', date: 'd.day', document: 'd.key' } as const satisfies Record<
  DocumentOrder,
  string
>;

/** What the order depends on beside the addresses. */
interface OrderTerms {
  /** A document number stands more than once. */
  readonly doubled: boolean;
  /** Documents of some accounts go to another account's address: `temp.mailed_to`. */
  readonly together: boolean;
  /** Of the documents that go to one address. */
  readonly by: readonly DocumentOrder[];
}

/**
 * SQL that fills `compose_order`: the order of composition is the order of the post, by stream, country and postal code, account,
 * and within one recipient's documents as the job states it. So page contents stand in the page store as the streams will
 * read them, and neither the order of the extract's rows nor the workers show. Copies of one document number are one item,
 * taken at its first row.
 */
export function composeOrder({ doubled, together, by }: OrderTerms): string {
  const documents = doubled
    ? `(SELECT min(document) AS document, count(*) AS copies FROM document WHERE fault IS NULL GROUP BY key) c
CROSS JOIN document d ON d.document = c.document`
    : 'document d';
  const mailRank = together ? 'coalesce(m.mail_rank, a.rank)' : 'a.rank';
  // An address of its own is one account's.
  const sorted = by.filter((key) => together || key !== 'account').map((key) => COLUMN[key]);
  const order = new Set([mailRank, ...sorted, COLUMN.document]);
  return `
INSERT INTO compose_order (document, rank, mail_rank, copies, key, line, raw, refs)
SELECT d.document, a.rank, ${mailRank}, ${doubled ? 'c.copies' : '1'}, d.key, d.line, d.raw, d.refs
FROM ${documents}
CROSS JOIN address a ON a.account = d.account
${together ? 'LEFT JOIN temp.mailed_to m ON m.rank = a.rank' : ''}
WHERE NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document)
ORDER BY ${[...order].join(', ')}`;
}
