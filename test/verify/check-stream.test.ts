import { describe, expect, it } from 'vitest';
import type { PageContent } from '../../src/pdf/page-chunk.ts';
import { checkSample } from '../../src/verify/check-sample.ts';
import { checkStream } from '../../src/verify/check-stream.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { lineText, modes, night, overlay, scratch, written } from './night.ts';

/** Pages in another order than run.db has them. */
function moved(pages: readonly PageContent[], change: (pages: PageContent[]) => void): PageContent[] {
  const copy = [...pages];
  change(copy);
  return copy;
}

describe.each(modes)('objectStreams $objectStreams, $plex', (mode) => {
  const sound = night(mode, 150);
  const { pages, sheets } = sound;
  const at = sheets.findIndex((sheet) => sheet.piece === 71);
  const front = sheets[at]?.page ?? 0;
  const next = sheets[at + 1]?.page ?? 0;
  const findingsWith = async (changed: readonly PageContent[]): Promise<readonly Finding[]> => {
    const { path, expected } = written(sound, { pages: changed });
    const { findings } = await checkStream(path, expected);
    return findings.filter(({ what }) => what !== 'size in bytes');
  };

  it('finds nothing wrong with a sound stream', async () => {
    const { path, expected } = written(sound);
    expect(await checkStream(path, expected)).toEqual({ pages: pages.length, findings: [], more: 0 });
    expect((await checkSample(path, expected)).findings).toEqual([]);
  });

  it('finds two pages swapped, on both of them', async () => {
    const changed = moved(pages, (list) => {
      [list[front], list[next]] = [pages[next] ?? {}, pages[front] ?? {}];
    });
    expect(await findingsWith(changed)).toMatchObject([
      { page: front + 1, piece: 71, found: lineText(71, 2, 3), expected: lineText(71, 1, 3) },
      { page: next + 1, piece: 71, found: lineText(71, 1, 3), expected: lineText(71, 2, 3) },
    ]);
  });

  it('finds two pages swapped under their marks', async () => {
    const changed = moved(pages, (list) => {
      list[front] = { ...pages[front], body: pages[next]?.body };
      list[next] = { ...pages[next], body: pages[front]?.body };
    });
    const last = sheets.findLast((sheet) => sheet.piece === 71)?.page ?? 0;
    const found = await findingsWith(changed);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'verify.stream-differs', piece: 71 });
    expect(found[0]?.what).toContain('contents of document INV71');
    expect(found[0]?.page).toBeGreaterThan(last);
  });

  it('finds one page dropped, and only that', async () => {
    const found = await findingsWith(moved(pages, (list) => void list.splice(front, 1)));
    expect(found).toMatchObject([
      { what: '/Count of the page tree', found: String(pages.length - 1), expected: String(pages.length) },
      { what: 'page', page: front + 1, piece: 71, found: 'missing', expected: lineText(71, 1, 3) },
    ]);
  });

  it('finds one page doubled, and only that', async () => {
    const found = await findingsWith(moved(pages, (list) => void list.splice(front, 0, pages[front] ?? {})));
    expect(found).toMatchObject([
      { what: '/Count of the page tree', found: String(pages.length + 1) },
      { what: 'page', page: front + 2, found: lineText(71, 1, 3), expected: 'no such page here' },
    ]);
  });

  it('finds pages lost at the end and pages behind the end', async () => {
    const short = await findingsWith(pages.slice(0, -3));
    expect(short.at(-1)).toMatchObject({
      what: '3 pages from here on',
      found: 'missing',
      page: pages.length - 2,
    });
    const long = await findingsWith([...pages, { body: pages[0]?.body }]);
    expect(long.at(-1)).toMatchObject({ page: pages.length + 1, expected: 'no such page here' });
  });

  it('finds a digit changed in a readable line', async () => {
    const changed = moved(pages, (list) => {
      list[front] = { ...pages[front], overlay: overlay(lineText(71, 1, 4)) };
    });
    expect(await findingsWith(changed)).toMatchObject([
      {
        code: 'verify.stream-differs',
        stream: 'a4',
        page: front + 1,
        piece: 71,
        sheetCode: '101000007113',
        what: 'readable line',
        found: lineText(71, 1, 4),
        expected: lineText(71, 1, 3),
      },
    ]);
  });

  it('finds marks on a back, a front without any, a page without contents', async () => {
    const bare = moved(pages, (list) => {
      list[front] = { document: 70, body: pages[front]?.body };
      list[next] = { document: 70, overlay: pages[next]?.overlay };
    });
    expect(await findingsWith(bare)).toMatchObject([
      { page: front + 1, found: 'no readable line' },
      { page: next + 1, what: 'page contents', found: 'a blank page', expected: 'a page of document INV71' },
    ]);
    if (mode.plex === 'simplex') return;
    const marked = moved(pages, (list) => {
      list[front + 1] = { ...pages[front + 1], overlay: pages[front]?.overlay };
    });
    expect(await findingsWith(marked)).toMatchObject([
      {
        page: front + 2,
        piece: 71,
        found: lineText(71, 1, 3),
        expected: 'no readable line on the back of sheet 1/3',
      },
    ]);
  });

  it('finds a sheet that run.db has beyond the last page, and one that it lacks', async () => {
    const { path, expected } = written(sound);
    const beyond = { ...sheets[0], page: pages.length, piece: 999, code: '1' } as const;
    const more = await checkStream(path, {
      ...expected,
      sheets: [...sheets, { ...(sheets[0] ?? never()), ...beyond }],
    });
    expect(more.findings).toMatchObject([
      { piece: 999, found: String(pages.length), expected: 'a further sheet' },
    ]);
    const fewer = await checkStream(path, { ...expected, sheets: sheets.toSpliced(at, 1) });
    expect(fewer.findings[0]).toMatchObject({
      page: front + 1,
      found: lineText(71, 1, 3),
      expected: 'no sheet',
    });
  });

  it('keeps the first findings and counts the rest', async () => {
    const other = pages.map((page) =>
      page.overlay === undefined ? page : { ...page, overlay: overlay('nothing') },
    );
    const { path, expected } = written(sound, { pages: other });
    const check = await checkStream(path, expected);
    expect(check.findings).toHaveLength(100);
    const size = check.findings.filter(({ what }) => what === 'size in bytes').length;
    expect(check.findings.length + check.more - size).toBe(sheets.length);
    expect((await checkSample(path, expected)).findings.length).toBeGreaterThan(50);
  });
});

it('says that a stream is not there', async () => {
  const { expected } = written(night(modes[0] ?? never(), 1));
  for (const check of [checkStream, checkSample]) {
    const path = `${scratch()}/none.pdf`;
    expect((await check(path, expected)).findings).toMatchObject([
      { code: 'verify.file-missing', stream: 'a4' },
    ]);
  }
});

function never(): never {
  throw new Error('not there');
}
