import { POINTS_PER_MM } from '../unit/length.ts';
import type { DrawnItem } from './drawn-item.ts';
import { isNear, matchItems } from './matched-items.ts';
import { isRearranged } from './painting-order.ts';
import { textChanges, type TextChange } from './text-changes.ts';

/** A document as it is drawn. */
export interface DrawnDocument {
  readonly items: readonly DrawnItem[];
  readonly pages: number;
  /** Size of its pages in pt. */
  readonly width: number;
  readonly height: number;
}

/** Items that stand elsewhere, all by the same way. */
interface Move {
  /** Tenths of a mm to the right and down. */
  readonly right: number;
  readonly down: number;
  readonly words: number;
  readonly shapes: number;
}

/** A filled rectangle that is no thicker, in pt, is a line. */
const THICK = 2;

/** Everything in which two documents of one key differ. */
export interface DocumentChanges {
  readonly pages?: { readonly before: number; readonly after: number };
  readonly paper?: { readonly before: string; readonly after: string };
  readonly texts: readonly TextChange[];
  readonly moves: readonly Move[];
  /** Words and shapes that stand on another page. */
  readonly otherPage: number;
  /** What is drawn otherwise, each with how often: `colour of words: grey 0 → cmyk 0 1 1 0`. */
  readonly looks: ReadonlyMap<string, number>;
  /** Pages, from 0, of either document on which something is another. */
  readonly changedPages: readonly number[];
}

/** Whether nothing is another. */
export function isSame({ pages, paper, texts, moves, otherPage, looks }: DocumentChanges): boolean {
  const counted = texts.length + moves.length + otherPage + looks.size;
  return pages === undefined && paper === undefined && counted === 0;
}

/** Compares two documents word by word and shape by shape. */
export function compareDocuments(a: DrawnDocument, b: DrawnDocument): DocumentChanges {
  const matched = matchItems(a.items, b.items);
  const changedPages = new Set<number>();
  const looks = new Map<string, number>();
  const count = (what: string): void => void looks.set(what, (looks.get(what) ?? 0) + 1);
  const texts = textChanges(a.items, b.items, matched);
  for (const { page } of texts) changedPages.add(page);
  const moves = new Map<string, { right: number; down: number; words: number; shapes: number }>();
  const changedLines = linesOf(a.items, matched.partnerOfA);
  const newLines = linesOf(b.items, matched.partnerOfB);
  let otherPage = 0;
  a.items.forEach((item, i) => {
    const other = b.items[matched.partnerOfA[i] ?? -1];
    if (other === undefined) {
      changedPages.add(item.page);
      if (item.kind === 'shape') count(`gone: ${nameOf(item)}`);
      return;
    }
    if (item.look !== other.look && item.look.identity !== other.look.identity) {
      changedPages.add(item.page);
      count(lookChange(item, other));
    }
    if (item.page !== other.page) otherPage += 1;
    else if (isNear(item, other)) return;
    else {
      // Words behind another one in its line are where they are because of it.
      const follows = changedLines.has(lineOf(item)) || newLines.has(lineOf(other));
      if (item.kind === 'word' && Math.abs(item.y - other.y) < 1 && follows) return;
      const right = tenths(other.x - item.x);
      const down = tenths(other.y - item.y);
      const move = moves.get(`${right} ${down}`) ?? { right, down, words: 0, shapes: 0 };
      if (item.kind === 'word') move.words += 1;
      else move.shapes += 1;
      moves.set(`${right} ${down}`, move);
    }
    changedPages.add(item.page).add(other.page);
  });
  b.items.forEach((item, j) => {
    if ((matched.partnerOfB[j] ?? -1) >= 0) return;
    changedPages.add(item.page);
    if (item.kind === 'shape') count(`new: ${nameOf(item)}`);
  });
  if (looks.size + texts.length === 0 && isRearranged(a.items, b.items, matched.partnerOfA)) {
    count('drawn in another order');
    for (let page = 0; page < a.pages; page += 1) changedPages.add(page);
  }
  for (let page = Math.min(a.pages, b.pages); page < Math.max(a.pages, b.pages); page += 1)
    changedPages.add(page);
  const papers = { before: paperOf(a), after: paperOf(b) };
  if (papers.before !== papers.after) changedPages.add(0);
  return {
    ...(a.pages === b.pages ? {} : { pages: { before: a.pages, after: b.pages } }),
    ...(papers.before === papers.after ? {} : { paper: papers }),
    texts,
    moves: [...moves.values()].sort((x, y) => y.words + y.shapes - x.words - x.shapes),
    otherPage,
    looks,
    changedPages: [...changedPages].sort((x, y) => x - y),
  };
}

function linesOf(items: readonly DrawnItem[], partners: Int32Array): ReadonlySet<string> {
  const lines = new Set<string>();
  items.forEach((item, i) => {
    if (item.kind === 'word' && (partners[i] ?? -1) < 0) lines.add(lineOf(item));
  });
  return lines;
}

function lineOf({ page, y }: DrawnItem): string {
  return `${page} ${Math.round(y)}`;
}

function tenths(points: number): number {
  return Math.round((points / POINTS_PER_MM) * 10) + 0;
}

function paperOf({ width, height }: DrawnDocument): string {
  return `${Math.round(width / POINTS_PER_MM)} × ${Math.round(height / POINTS_PER_MM)} mm`;
}

function nameOf({ key, look, width, height }: DrawnItem): string {
  if (key.startsWith('picture')) return 'picture';
  return look.parts['line'] === undefined && Math.min(width, height) > THICK ? 'area' : 'line';
}

function lookChange(a: DrawnItem, b: DrawnItem): string {
  const of = a.kind === 'word' ? 'words' : `${nameOf(a)}s`;
  const names = new Set([...Object.keys(a.look.parts), ...Object.keys(b.look.parts)]);
  const parts = [...names].flatMap((name) => {
    const [before, after] = [a.look.parts[name] ?? 'none', b.look.parts[name] ?? 'none'];
    if (before === after) return [];
    return [name === 'picture' ? 'picture: another one' : `${name} of ${of}: ${before} → ${after}`];
  });
  if (parts.length > 0) return parts.join(', ');
  return a.kind === 'word' ? 'font file of words: another one' : `way of drawing ${of}`;
}
