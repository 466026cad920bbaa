import type { ExtractPlan } from '../job/job.ts';
import type { FieldValue, RecordValues } from '../model/record.ts';

interface TypedRow {
  readonly values: RecordValues;
}

/**
 * Whose detail rows are they, when a document key stands in several header rows? One share: all rows are the
 * first header's, the further headers came without rows of their own. As many shares as headers: each came
 * with its own. Undefined: it cannot be told.
 */
export function shareDetails(
  headers: readonly TypedRow[],
  details: readonly TypedRow[],
  plan: ExtractPlan,
): readonly (readonly number[])[] | undefined {
  const all = Array.from(details.keys());
  const counts = countsOf(headers, plan);
  if (counts === undefined) {
    const shares = byOccurrence(details, plan);
    if (shares === undefined || shares.length <= 1) return [all];
    const even =
      shares.length === headers.length && shares.every((share) => share.length === shares[0]?.length);
    return even ? shares : undefined;
  }
  if (details.length === counts[0]) return [all];
  if (details.length !== counts.reduce((sum, count) => sum + count, 0)) return undefined;
  const shares = byOccurrence(details, plan) ?? bySize(all, counts);
  const fits = shares.length === headers.length && shares.every((share, i) => share.length === counts[i]);
  return fits ? shares : undefined;
}

/** The row counts that the headers state. */
function countsOf(headers: readonly TypedRow[], plan: ExtractPlan): number[] | undefined {
  const column = plan.check.count?.document;
  if (column === undefined) return undefined;
  return headers.map((header) => Number(header.values[column] ?? 0));
}

/** The k-th row with an order number is the k-th header's. */
function byOccurrence(details: readonly TypedRow[], plan: ExtractPlan): number[][] | undefined {
  const column = plan.details.order;
  if (column === undefined) return undefined;
  const seen = new Map<FieldValue, number>();
  const shares: number[][] = [];
  for (const [index, row] of details.entries()) {
    const number = row.values[column] ?? null;
    const k = seen.get(number) ?? 0;
    seen.set(number, k + 1);
    const share = shares[k];
    if (share === undefined) shares.push([index]);
    else share.push(index);
  }
  return shares;
}

function bySize(all: readonly number[], counts: readonly number[]): number[][] {
  let from = 0;
  return counts.map((count) => {
    const share = all.slice(from, from + count);
    from += count;
    return share;
  });
}
