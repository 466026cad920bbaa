import type { AddressParts } from '../../model/address-parts.ts';
import type { Layout, LayoutContext, Row, Shortening } from './layout.ts';
import { joinRows } from './join-rows.ts';
import { divideWideRows, narrowStreet } from './narrow-rows.ts';
import type { PostRules } from './post-rules.ts';

const NONE: readonly never[] = [];

/**
 * Rows → lines of the field. What is too wide is first written shorter, then what is too many joined, then what is
 * still too wide divided where lines are left: each only as far as it must.
 */
export function fitRows(
  rows: Row[],
  parts: AddressParts,
  post: PostRules | undefined,
  context: LayoutContext,
): Layout {
  const { fits, maxLines } = context;
  const isNarrow = fits === undefined || rows.every(({ text }) => fits(text));
  if (isNarrow && rows.length <= maxLines) return laidOut(rows, NONE, 0, NONE);

  const shortened = new Set<Shortening>();
  if (fits !== undefined && !isNarrow) narrowStreet(rows, parts, post, context, shortened);
  if (rows.length > maxLines) joinRows(rows, maxLines, fits, shortened, parts.postalCode !== '');
  if (fits !== undefined && !isNarrow) divideWideRows(rows, parts, maxLines, fits, shortened);
  const wide: number[] = [];
  if (fits !== undefined) {
    for (const [at, { text }] of rows.entries()) if (!fits(text)) wide.push(at);
  }
  return laidOut(rows, [...shortened], Math.max(0, rows.length - maxLines), wide);
}

function laidOut(
  rows: readonly Row[],
  shortened: readonly Shortening[],
  surplusLines: number,
  wideLines: readonly number[],
): Layout {
  return { lines: rows.map(({ text }) => text), shortened, surplusLines, wideLines };
}
