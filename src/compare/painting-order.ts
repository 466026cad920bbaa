import type { DrawnItem } from './drawn-item.ts';

/** Of more items on a page the order is taken as it is written: to hold each against each would take too long. */
const MOST_ITEMS = 4000;

/**
 * Whether items that lie upon one another are painted in another order: then another one is on top. Items apart may be painted
 * in any order.
 */
export function isRearranged(
  a: readonly DrawnItem[],
  b: readonly DrawnItem[],
  partnerOfA: Int32Array,
): boolean {
  if (isAscending(partnerOfA)) return false;
  if (a.length > MOST_ITEMS || b.length > MOST_ITEMS) return true;
  for (let i = 0; i < a.length; i += 1) {
    const first = a[i];
    const firstPartner = partnerOfA[i] ?? -1;
    if (first === undefined || firstPartner < 0) continue;
    for (let j = i + 1; j < a.length; j += 1) {
      const second = a[j];
      const secondPartner = partnerOfA[j] ?? -1;
      if (second === undefined || secondPartner < 0 || secondPartner > firstPartner) continue;
      if (overlap(first, second) && !isOneColour(first, second)) return true;
    }
  }
  return false;
}

function isOneColour(a: DrawnItem, b: DrawnItem): boolean {
  const { colour } = a.look.parts;
  return colour !== undefined && colour === b.look.parts['colour'];
}

function isAscending(partners: Int32Array): boolean {
  let last = -1;
  for (const partner of partners) {
    if (partner < 0) continue;
    if (partner < last) return false;
    last = partner;
  }
  return true;
}

function overlap(a: DrawnItem, b: DrawnItem): boolean {
  const topA = a.kind === 'word' ? a.y - a.height : a.y;
  const topB = b.kind === 'word' ? b.y - b.height : b.y;
  return (
    a.page === b.page &&
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    topA < topB + b.height &&
    topB < topA + a.height
  );
}
