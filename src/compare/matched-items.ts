import type { DrawnItem } from './drawn-item.ts';
import { commonOrder } from './common-order.ts';

/** Up to here, in pt, two places are the same: contents are written in hundredths, and rounded once or twice. */
const SAME_PLACE = 0.1;

/** In pt, up or down. */
const FAR = 45;

/** Shapes that are left over are held against each other one by one, up to so many on each side. */
const MOST_LEFT = 400;

/** Which item of one document is which of the other. */
export interface Matched {
  /** For each item of the first its number in the second, or -1; and the other way round. */
  readonly partnerOfA: Int32Array;
  readonly partnerOfB: Int32Array;
}

/** Finds for each item the one that it is in the other document: at its place, else in its order, else anywhere. */
export function matchItems(a: readonly DrawnItem[], b: readonly DrawnItem[]): Matched {
  const partnerOfA = new Int32Array(a.length).fill(-1);
  const partnerOfB = new Int32Array(b.length).fill(-1);
  const tie = (i: number, j: number): void => {
    partnerOfA[i] = j;
    partnerOfB[j] = i;
  };
  const tieLikely = (i: number, j: number): void => {
    if (isLikely(a[i], b[j])) tie(i, j);
  };
  const free = (partners: Int32Array): number[] => {
    const numbers: number[] = [];
    partners.forEach((partner, i) => {
      if (partner < 0) numbers.push(i);
    });
    return numbers;
  };
  const byKey = keyed(b, b.keys());
  a.forEach((item, i) => {
    const j = byKey
      .get(keyOf(item))
      ?.find((each) => (partnerOfB[each] ?? 0) < 0 && item.page === b[each]?.page && isNear(item, b[each]));
    if (j !== undefined) tie(i, j);
  });
  let restA = free(partnerOfA);
  let restB = free(partnerOfB);
  if (restA.length > 0 && restB.length > 0) {
    // Figures of one text stand in many places of a page: those that look alike as well are the likelier ones.
    for (const textOf of [keyAndLookOf, keyOf]) {
      const pairs = commonOrder(textsOf(a, restA, textOf), textsOf(b, restB, textOf));
      for (const [i, j] of pairs) tieLikely(restA[i] ?? 0, restB[j] ?? 0);
      restA = free(partnerOfA);
      restB = free(partnerOfB);
    }
    const left = keyed(b, restB);
    for (const i of restA) {
      const item = a[i];
      const found = item === undefined ? undefined : left.get(keyOf(item));
      const at = found?.findIndex((j) => isLikely(item, b[j])) ?? -1;
      if (at >= 0) tie(i, found?.splice(at, 1)[0] ?? 0);
    }
    restA = free(partnerOfA).filter((i) => a[i]?.kind === 'shape');
    restB = free(partnerOfB).filter((j) => b[j]?.kind === 'shape');
    tieAlike(a, restA.slice(0, MOST_LEFT), b, restB.slice(0, MOST_LEFT), tie);
  }
  return { partnerOfA, partnerOfB };
}

/** Shapes that cover the same rectangle are one that was drawn otherwise: rounding has made other keys of them, or an author. */
function tieAlike(
  a: readonly DrawnItem[],
  restA: readonly number[],
  b: readonly DrawnItem[],
  restB: readonly number[],
  tie: (i: number, j: number) => void,
): void {
  const left = [...restB];
  for (const i of restA) {
    const item = a[i];
    const found = left.findIndex((j) => {
      const other = b[j];
      return item !== undefined && other !== undefined && item.page === other.page && coversSame(item, other);
    });
    if (found >= 0) tie(i, left.splice(found, 1)[0] ?? 0);
  }
}

function coversSame(a: DrawnItem, b: DrawnItem): boolean {
  return (
    isNear(a, b) && Math.abs(a.width - b.width) <= SAME_PLACE && Math.abs(a.height - b.height) <= SAME_PLACE
  );
}

/** An item that looks otherwise and stands far away is another one that says the same, such as a figure of another row. */
function isLikely(a: DrawnItem | undefined, b: DrawnItem | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.look.identity === b.look.identity || (a.page === b.page && Math.abs(a.y - b.y) <= FAR);
}

/** Whether two items begin at the same place of their pages. */
export function isNear(a: DrawnItem, b: DrawnItem | undefined): boolean {
  return b !== undefined && Math.abs(a.x - b.x) <= SAME_PLACE && Math.abs(a.y - b.y) <= SAME_PLACE;
}

function keyOf({ kind, key }: DrawnItem): string {
  return kind === 'word' ? key : `\n${key}`;
}

function keyAndLookOf(item: DrawnItem): string {
  return `${keyOf(item)}\t${item.look.identity}`;
}

function textsOf(
  items: readonly DrawnItem[],
  numbers: readonly number[],
  textOf: (item: DrawnItem) => string,
): string[] {
  return numbers.map((i) => {
    const item = items[i];
    return item === undefined ? '' : textOf(item);
  });
}

function keyed(items: readonly DrawnItem[], numbers: Iterable<number>): Map<string, number[]> {
  const map = new Map<string, number[]>();
  for (const i of numbers) {
    const item = items[i];
    if (item === undefined) continue;
    const key = keyOf(item);
    const list = map.get(key);
    if (list === undefined) map.set(key, [i]);
    else list.push(i);
  }
  return map;
}
