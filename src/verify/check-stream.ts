import { alignPages, lineOn, type Alignment } from './align-pages.ts';
import { BrokenPdf } from './broken-pdf.ts';
import { checkSize } from './check-size.ts';
import { ContentsCheck } from './contents-check.ts';
import { ExpectedPages, type ExpectedPage, type ExpectedStream } from './expected-stream.ts';
import { brokenFinding, FindingList, type Finding } from './finding.ts';
import { HeldOnce } from './pages/held-once.ts';
import { PagesCheck } from './pages/check-pages.ts';
import { FrontsCheck, type Front } from './marks/check-fronts.ts';
import { RecordsCheck } from './records-check.ts';
import { PrintStreamReading } from './read-stream.ts';

/** What reading a stream back has shown; `more` findings are counted but not kept. */
export interface StreamCheck {
  /** Pages found. */
  readonly pages: number;
  readonly findings: readonly Finding[];
  readonly more: number;
}

/**
 * Reads a whole print stream back and compares it with run.db: size, structure, every cross-reference, the number of
 * pages as stated and as walked, the records of all pages, on every front the readable line of its piece and sheet, its marks and its code, on backs none, and
 * the contents of every document by their checksum. Memory does not grow with the file.
 */
export async function checkStream(path: string, expected: ExpectedStream): Promise<StreamCheck> {
  const check = new StreamChecker(expected);
  const size = checkSize(path, expected);
  if (size !== undefined) check.tell(size);
  if (size?.code === 'verify.file-missing') return check.result();
  try {
    const reading = new PrintStreamReading(path);
    try {
      check.structure(reading);
      await check.pages(reading, path);
    } finally {
      reading.close();
    }
  } catch (error) {
    if (!(error instanceof BrokenPdf)) throw error;
    check.broken(error);
  }
  return check.result();
}

type Said = Omit<Finding, 'stream' | 'file' | 'code'> & Partial<Pick<Finding, 'code'>>;

/** What looks at each page. */
interface PageChecks {
  readonly expected: ExpectedPages;
  readonly tree: RecordsCheck | undefined;
  readonly once: HeldOnce;
  readonly fronts: FrontsCheck | undefined;
  readonly contents: ContentsCheck | undefined;
  readonly texts: PagesCheck | undefined;
}

class StreamChecker {
  readonly #expected: ExpectedStream;
  readonly #list = new FindingList();
  readonly #name: Pick<Finding, 'stream' | 'file'>;
  #pages = 0;

  constructor(expected: ExpectedStream) {
    this.#expected = expected;
    this.#name = { stream: expected.stream, file: expected.file };
  }

  result(): StreamCheck {
    return { pages: this.#pages, findings: this.#list.findings, more: this.#list.more };
  }

  tell(said: Said): void {
    this.#list.add({ code: 'verify.stream-differs', ...this.#name, ...said });
  }

  broken(error: BrokenPdf, at: Pick<Finding, 'page' | 'piece' | 'sheetCode'> = {}): void {
    this.#list.add(brokenFinding({ ...this.#name, ...at }, error));
  }

  structure({ reader, count }: PrintStreamReading): void {
    const { pages } = this.#expected;
    if (count !== pages)
      this.tell({ what: '/Count of the page tree', found: String(count), expected: String(pages) });
    for (let number = 1; number < reader.size; number++) {
      try {
        reader.checkReference(number);
      } catch (error) {
        if (!(error instanceof BrokenPdf)) throw error;
        this.broken(error);
      }
    }
  }

  async pages(reading: PrintStreamReading, path: string): Promise<void> {
    const expected = new ExpectedPages(this.#expected);
    const { documents, marks, plex, records, stated } = this.#expected;
    const tree = records === true ? new RecordsCheck(reading.reader) : undefined;
    const once = new HeldOnce(reading.reader);
    const fronts = marks === undefined ? undefined : new FrontsCheck(marks, reading, plex);
    const contents = documents === undefined ? undefined : new ContentsCheck(documents);
    // Documents say what must stand on a page: without them there is nothing to hold it against.
    const texts =
      stated === undefined || contents === undefined || reading.count === 0
        ? undefined
        : new PagesCheck(path, stated);
    try {
      await this.#rows(reading, { expected, tree, once, fronts, contents, texts });
    } finally {
      texts?.close();
    }
  }

  async #rows(reading: PrintStreamReading, checks: PageChecks): Promise<void> {
    const { expected, tree, once, fronts, contents, texts } = checks;
    const walked = reading.pages((broken) => this.broken(broken));
    for (const row of alignPages(walked, expected)) {
      if (tree !== undefined) this.#record(row, tree);
      this.#once(row, once);
      const page = this.#row(row, contents, texts);
      if (page === undefined || fronts === undefined) continue;
      const { sheet } = page;
      for (const trouble of await fronts.page(page))
        this.tell({ page: page.number, ...sheetOf(sheet), ...trouble });
    }
    for (const each of once.troubles()) this.tell(each);
    const trouble = tree?.end();
    if (trouble !== undefined) this.tell({ code: 'verify.stream-broken', ...trouble });
    if (this.#pages !== reading.count) {
      this.tell({
        code: 'verify.stream-broken',
        what: 'pages found in the page tree',
        found: String(this.#pages),
        expected: `${reading.count}, as its root counts`,
      });
    }
    const left = expected.leftOver;
    if (left !== undefined) {
      this.tell({
        ...sheetOf(left),
        what: 'pages',
        found: String(this.#expected.pages),
        expected: 'a further sheet',
      });
    }
  }

  #record(row: Alignment, tree: RecordsCheck): void {
    if (row.kind === 'missing' || row.page instanceof BrokenPdf) return;
    const sheet = row.kind === 'surplus' ? undefined : row.expected.sheet;
    const trouble = tree.page(row.page.node, sheet?.piece);
    if (trouble !== undefined) this.tell({ page: row.position + 1, ...sheetOf(sheet), ...trouble });
  }

  #once(row: Alignment, once: HeldOnce): void {
    if (row.kind === 'missing' || row.page instanceof BrokenPdf) return;
    const trouble = once.page(row.page.node);
    if (trouble !== undefined) this.tell({ page: row.position + 1, ...trouble });
  }

  /** The page, when it is the front of the sheet that is due there. */
  #row(
    row: Alignment,
    contents: ContentsCheck | undefined,
    texts: PagesCheck | undefined,
  ): Front | undefined {
    if (row.kind === 'missing') {
      const what = row.count === 1 ? 'page' : `${row.count} pages from here on`;
      this.tell({
        page: row.index + 1,
        ...sheetOf(row.first.sheet),
        what,
        found: 'missing',
        expected: expectedOn(row.first),
      });
      return undefined;
    }
    this.#pages += 1;
    const page = row.position + 1;
    if (row.kind === 'surplus') {
      this.tell({ page, what: 'page', found: foundOn(row.page), expected: 'no such page here' });
      return undefined;
    }
    const at = { page, ...sheetOf(row.expected.sheet) };
    if (row.page instanceof BrokenPdf) this.broken(row.page, at);
    else if (row.kind === 'differs') {
      this.tell({
        ...at,
        what: 'readable line',
        found: foundOn(row.page),
        expected: expectedOn(row.expected),
      });
    } else {
      const { body } = row.page;
      const trouble = contents?.page(row.index, body) ?? frontWithoutBody(row.expected, body);
      if (trouble !== undefined) this.tell({ ...at, ...trouble });
      const { sheet, line } = row.expected;
      const document = contents?.documentAt(row.index);
      if (texts !== undefined && document !== undefined && body !== undefined) {
        const first = line !== '' && sheet?.sheetInPiece === 1;
        const due = { document, page: row.index - document.firstPage, front: line !== '', first };
        for (const each of texts.page(body, due)) this.tell({ ...at, ...each });
      }
      if (sheet !== undefined && line !== '') return { number: page, sheet, page: row.page };
    }
    return undefined;
  }
}

/** What a finding says of the sheet that it is on. */
export function sheetOf(sheet: ExpectedPage['sheet']): Pick<Finding, 'piece' | 'sheetCode'> {
  return sheet === undefined ? {} : { piece: sheet.piece, sheetCode: sheet.code };
}

/** The readable line of a page for a message. Other texts of a page are never shown: they may be personal. */
export function foundOn(page: Parameters<typeof lineOn>[0]): string {
  const line = lineOn(page);
  if (line === undefined) return 'an unreadable page';
  return line === '' ? 'no readable line' : line;
}

/** What a page must carry, for a message. */
export function expectedOn({ line, sheet }: ExpectedPage): string {
  if (line !== '') return line;
  return sheet === undefined
    ? 'a back'
    : `no readable line on the back of sheet ${sheet.sheetInPiece}/${sheet.sheetsInPiece}`;
}

function frontWithoutBody({ line }: ExpectedPage, body: Uint8Array | undefined): Said | undefined {
  return line === '' || body !== undefined
    ? undefined
    : { what: 'page contents', found: 'none', expected: 'a composed page' };
}
