import type { FurnitureBlock, PageKind } from '../job/template.ts';

/** The kinds of pages that a block at a fixed place stands on. */
export function kindsOf({ on }: FurnitureBlock): readonly PageKind[] {
  return typeof on === 'string' ? [on] : on;
}

/** Pages that geometry tells apart. `fronts`: any page but backs of sheets. */
export type PageReach = 'first' | 'following' | 'all' | 'fronts';

/** The narrowest of these that has all pages on which a block may stand. */
export function reachOf(block: FurnitureBlock): PageReach {
  const kinds = kindsOf(block);
  const within = (known: readonly PageKind[]): boolean => kinds.every((kind) => known.includes(kind));
  if (within(['first', 'only'])) return 'first';
  if (within(['following', 'left'])) return 'following';
  return within(['first', 'only', 'right']) ? 'fronts' : 'all';
}
