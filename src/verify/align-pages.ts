import { BrokenPdf } from './broken-pdf.ts';
import type { ExpectedPage, ExpectedPages } from './expected-stream.ts';
import type { PageReading } from './read-stream.ts';

/** How far a lost run of pages is looked for: more than a leaf of the page tree holds. */
const LOOK_AHEAD = 160;
/** Pages that must agree before a shift is believed; backs carry no line, so that one page would prove nothing. */
const WITNESSES = 2;
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
  | {
      readonly kind: 'missing';
      readonly index: number;
      readonly count: number;
      readonly first: ExpectedPage;
    };

/** The readable line of a page, '' when it has none; undefined when the page could not be read. */
export function lineOn(page: PageReading): string | undefined {
  return page instanceof BrokenPdf ? undefined : page.lines.join(' | ');
}

/**
 * Lays the pages found beside those that must come, by their readable lines: one page lost or doubled is one finding,
 * not one for every page behind it.
 */
export function* alignPages(pages: Iterable<PageReading>, expected: ExpectedPages): Generator<Alignment> {
  const found = new PagesFound(pages);
  const recent = new RecentLines();
  let afterSurplus = false;
  for (let page = found.take(); page !== undefined; page = found.take()) {
    const position = found.position;
    const line = lineOn(page);
    let due = expected.peek(0);
    if (due === undefined || line !== due.line) {
      const shift = due === undefined ? -1 : shiftAt(line, found, expected, recent.has(line, afterSurplus));
      if (shift < 0) {
        afterSurplus = true;
        yield { kind: 'surplus', position, page };
        continue;
      }
      if (shift > 0 && due !== undefined) {
        yield { kind: 'missing', index: expected.index, count: shift, first: due };
        expected.advance(shift);
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
  while (expected.peek(0) !== undefined) expected.advance(1);
}

/**
 * What a page that is not the due one is, by the pages behind it: 0 when it merely differs, -1 when it is one too many,
 * else how many pages before it are missing. `seen`: it came already.
 */
function shiftAt(
  line: string | undefined,
  found: PagesFound,
  expected: ExpectedPages,
  seen: boolean,
): number {
  if (agree(found, expected, 1)) return 0;
  if (line === undefined) return 0;
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
    const page = expected.peek(ahead);
    if (page === undefined) break;
    if (page.line === line && agree(found, expected, ahead + 1)) return ahead;
  }
  return seen || agree(found, expected, 0) ? -1 : 0;
}

/** Whether the pages behind the present one are those that must come `ahead` places after the due one. */
function agree(found: PagesFound, expected: ExpectedPages, ahead: number): boolean {
  for (let i = 0; i < WITNESSES; i++) {
    const page = found.peek(i);
    const due = expected.peek(ahead + i);
    if (page === undefined || due === undefined) return page === due;
    if (lineOn(page) !== due.line) return false;
  }
  return true;
}

/** The pages of the file, with a few of those behind. */
class PagesFound {
  readonly #walk: Iterator<PageReading>;
  readonly #ahead: PageReading[] = [];
  /** Of the page taken last, from 0. */
  position = -1;

  constructor(pages: Iterable<PageReading>) {
    this.#walk = pages[Symbol.iterator]();
  }

  take(): PageReading | undefined {
    const page = this.peek(0);
    if (page === undefined) return undefined;
    this.#ahead.shift();
    this.position += 1;
    return page;
  }

  peek(ahead: number): PageReading | undefined {
    while (this.#ahead.length <= ahead) {
      const next = this.#walk.next();
      if (next.done === true) return undefined;
      this.#ahead.push(next.value);
    }
    return this.#ahead[ahead];
  }
}

/** The lines of the last pages that were right. */
class RecentLines {
  readonly #lines: string[] = [];
  #next = 0;

  add(line: string): void {
    if (line === '') return;
    this.#lines[this.#next] = line;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  /** Whether a page with this line came already; a back came with its front. */
  has(line: string | undefined, afterSurplus: boolean): boolean {
    if (line === undefined) return false;
    return line === '' ? afterSurplus : this.#lines.includes(line);
  }
}
