import { BrokenPdf } from './broken-pdf.ts';
import { checkSize } from './check-size.ts';
import { expectedOn, foundOn, sheetOf, type StreamCheck } from './check-stream.ts';
import type { ExpectedPage, ExpectedSheet, ExpectedStream } from './expected-stream.ts';
import { brokenFinding, FindingList } from './finding.ts';
import { FrontsCheck } from './marks/check-fronts.ts';
import { PrintStreamReading, type PageReading } from './read-stream.ts';
import { lineOf } from './readable-line.ts';

/**
 * A quick look into a print stream: size, structure, number of pages, and the readable line, marks and code of the sheets given; in
 * duplex also that their backs carry none. Its time does not depend on the stream's pages but for the cross-reference.
 */
export async function checkSample(path: string, expected: ExpectedStream): Promise<StreamCheck> {
  const { stream, file, pages, plex, sheets, marks } = expected;
  const name = { stream, file };
  const list = new FindingList();
  const differs = { code: 'verify.stream-differs', ...name } as const;
  let looked = 0;
  const look = (reading: PrintStreamReading, index: number, due: ExpectedPage): PageReading => {
    looked += 1;
    const page = reading.page(index);
    const at = { page: index + 1, ...sheetOf(due.sheet) };
    if (page instanceof BrokenPdf) list.add(brokenFinding({ ...name, ...at }, page));
    else if (page.lines.join() !== due.line) {
      list.add({ ...differs, ...at, what: 'readable line', found: foundOn(page), expected: expectedOn(due) });
    } else if (due.line !== '' && page.body === undefined) {
      list.add({ ...differs, ...at, what: 'page contents', found: 'none', expected: 'a composed page' });
    }
    return page;
  };
  const lookAtSheet = async (
    reading: PrintStreamReading,
    sheet: ExpectedSheet,
    fronts: FrontsCheck | undefined,
  ): Promise<void> => {
    const page = look(reading, sheet.page, { line: lineOf(sheet), sheet });
    if (fronts !== undefined && !(page instanceof BrokenPdf)) {
      const number = sheet.page + 1;
      for (const trouble of await fronts.page({ number, sheet, page }))
        list.add({ ...differs, page: number, ...sheetOf(sheet), ...trouble });
    }
    if (plex === 'duplex') look(reading, sheet.page + 1, { line: '', sheet });
  };

  const wrongSize = checkSize(path, expected);
  if (wrongSize !== undefined) list.add(wrongSize);
  if (wrongSize?.code === 'verify.file-missing') return { pages: 0, findings: list.findings, more: 0 };
  try {
    const reading = new PrintStreamReading(path);
    try {
      if (reading.count !== pages) {
        list.add({
          ...differs,
          what: '/Count of the page tree',
          found: String(reading.count),
          expected: String(pages),
        });
      }
      const fronts = marks === undefined ? undefined : new FrontsCheck(marks, reading, plex);
      for (const sheet of sheets) await lookAtSheet(reading, sheet, fronts);
    } finally {
      reading.close();
    }
  } catch (error) {
    if (!(error instanceof BrokenPdf)) throw error;
    list.add(brokenFinding(name, error));
  }
  return { pages: looked, findings: list.findings, more: list.more };
}
