/** A move as a list states it. */
export interface Move {
  /** Number of the row: the lower one comes first. */
  readonly row: number;
  /** Key of the old place; '' where the list does not say it. */
  readonly from: string;
  /** Key of the new place. */
  readonly to: string;
  /** First day on which it holds, `YYYY-MM-DD`; '' where the list does not say it. */
  readonly day: string;
}

/**
 * What moves come to. `moved`: the last of `rows` says where to; the others lead there. `none`: no move begins here and
 * holds. `looped`, `contradicted`: the rows that are at odds, and nothing may be applied.
 */
interface ResolvedMoves {
  readonly kind: 'moved' | 'none' | 'looped' | 'contradicted';
  readonly rows: readonly number[];
}

const NONE: ResolvedMoves = { kind: 'none', rows: [] };

/**
 * Follows the moves of one person or household from the place `at` to the last one that holds on the run date. A move
 * is followed only when it is no older than the one that led to its old place: an earlier stay there is past. Where several
 * begin at one place the latest counts. Moves that do not say where from are taken by their day alone. The order of the rows does
 * not matter but for naming them.
 */
export function resolveMoves(moves: readonly Move[], at: string, runDate: string): ResolvedMoves {
  const held = moves.filter(({ day, from, to }) => day <= runDate && from !== to);
  const chain: number[] = [];
  const seen = new Set([at]);
  let place = at;
  let since = '';
  for (;;) {
    const next = latestOf(held.filter(({ from, day }) => (from === place || from === '') && day >= since));
    const [first] = next;
    if (first === undefined) break;
    if (next.some(({ to }) => to !== first.to))
      return { kind: 'contradicted', rows: next.map(({ row }) => row) };
    if (first.from === '') return { kind: 'moved', rows: [...chain, first.row] };
    chain.push(first.row);
    if (seen.has(first.to)) return { kind: 'looped', rows: chain };
    seen.add(first.to);
    place = first.to;
    since = first.day;
  }
  return chain.length === 0 ? NONE : { kind: 'moved', rows: chain };
}

/** Those of the latest day, in the order of their rows. */
function latestOf(moves: readonly Move[]): Move[] {
  const latest = moves.reduce((day, move) => (move.day > day ? move.day : day), '');
  return moves.filter(({ day }) => day === latest).toSorted((a, b) => a.row - b.row);
}
