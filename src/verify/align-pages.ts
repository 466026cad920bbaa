import { BrokenPdf } from './broken-pdf.ts';
import type { ExpectedPage, ExpectedPages } from './expected-stream.ts';
import type { PageReading } from './read-stream.ts';

/** How far a lost run of pages is looked for: more than a leaf of the page tree holds. */
const LOOK_AHEAD = 160;
/** How long a page's line is remembered, to tell one that comes again. */
const REMEMBERED = 256;

/** A page of the file against what must come; `position` is its place in the file, from 0. */
export type Alignment =
  | {
      readonly kind: 'match' | 'differs';
      readonly position: number;
      /** The page that it must be, from 0. */
      readonly index: number;
      readonly expected: ExpectedPage;
      readonly page: PageReading;
    }
  | { readonly kind: 'surplus'; readonly position: number; readonly page: PageReading }
  | { readonly kind: 'missing'; readonly index: number; readonly count: number; readonly first: ExpectedPage };

/** The readable line of a page, '' when it has none; undefined when the page could not be read. */
export function lineOn(page: PageReading): string | undefined {
  return page instanceof BrokenPdf ? undefined : page.lines.join(' | ');
}

/**
 * Lays the pages found beside those that must come, by their readable lines: one page lost or doubled is one finding,
 * not one for every page behind it. A shift is only believed when the page after agrees too.
 */
export function* alignPages(pages: Iterable<PageReading>, expected: ExpectedPages): Generator<Alignment> {
  const recent = new RecentLines();
  const walk = pages[Symbol.iterator]();
  let afterSurplus = false;
  let current = walk.next();
  for (let position = 0; current.done !== true; position++) {
    const page = current.value;
    const next = walk.next();
    current = next;
    const line = lineOn(page);
    let due = expected.peek(0);
    if (due === undefined || line !== due.line) {
      const nextLine = next.done === true ? undefined : lineOn(next.value);
      const isMore = due === undefined || isSurplus(line, nextLine, due.line, { afterSurplus, recent });
      if (isMore) {
        afterSurplus = true;
        yield { kind: 'surplus', position, page };
        continue;
      }
      const count = line === undefined ? 0 : lostBefore(line, nextLine, next.done === true, expected);
      if (count > 0 && due !== undefined) {
        yield { kind: 'missing', index: expected.index, count, first: due };
        expected.advance(count);
        due = expected.peek(0);
      }
    }
    if (due === undefined) continue;
    const kind = line === due.line ? 'match' : 'differs';
    yield { kind, position, index: expected.index, expected: due, page };
    if (kind === 'match') recent.add(due.line);
    afterSurplus = false;
    expected.advance(1);
  }
  const first = expected.peek(0);
  if (first !== undefined) yield { kind: 'missing', index: expected.index, count: expected.left, first };
}

/** A page that came already, or a back (it has no line) that follows such a page or another back. */
function isSurplus(
  line: string | undefined,
  nextLine: string | undefined,
  due: string,
  { afterSurplus, recent }: { readonly afterSurplus: boolean; readonly recent: RecentLines },
): boolean {
  if (line === undefined) return false;
  if (line !== '') return recent.has(line);
  return afterSurplus || (recent.last === '' && nextLine === due);
}

/** How many pages are missing if this page is the next but so many; 0 when it is none of them. */
function lostBefore(line: string, nextLine: string | undefined, isLast: boolean, expected: ExpectedPages): number {
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
    const page = expected.peek(ahead);
    if (page === undefined) return 0;
    if (page.line !== line) continue;
    const after = expected.peek(ahead + 1);
    if (isLast ? after === undefined : after !== undefined && after.line === nextLine) return ahead;
  }
  return 0;
}

/** The lines of the last pages that were right. */
class RecentLines {
  readonly #lines: string[] = [];
  #next = 0;
  last: string | undefined;

  add(line: string): void {
    this.last = line;
    if (line === '') return;
    this.#lines[this.#next] = line;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  has(line: string): boolean {
    return this.#lines.includes(line);
  }
}
