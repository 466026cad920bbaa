import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentWriter } from '../../src/pdf/content.ts';
import { writePageChunk, type PageContent } from '../../src/pdf/page-chunk.ts';
import { planPdf } from '../../src/pdf/plan.ts';
import { PrintStreamFile } from '../../src/pdf/print-stream-file.ts';
import { openPdf, textOf } from './open-pdf.ts';
import { faces, linesAsPages, sampleStream } from './sample-stream.ts';

/** Every third page is blank but for its overlay, every seventh wholly. */
function mixedPages(count: number): { readonly pages: PageContent[]; readonly glyphs: number[] } {
  const { pages, glyphs } = linesAsPages(Array.from({ length: count }, (_, i) => `page ${i} für €`));
  const overlay = Buffer.from('0 0 10 10 re\nf\n');
  return {
    pages: pages.map((page, i) => (i % 7 === 6 ? {} : i % 3 === 2 ? { overlay } : { ...page, overlay })),
    glyphs,
  };
}

describe.each([{ objectStreams: false }, { objectStreams: true }])('objectStreams $objectStreams', (mode) => {
  const { pages, glyphs } = mixedPages(200);
  const whole = sampleStream(pages, { ...mode, glyphs, chunks: [200] });

  it('has the same bytes however it is cut into chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 9 }), (chunks) => {
        const cut = sampleStream(pages, { ...mode, glyphs, chunks });
        expect(cut.bytes.equals(whole.bytes)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('states its own size and SHA-256', () => {
    expect(whole.stated).toBe(whole.bytes.length);
    expect(whole.sha256).toBe(createHash('sha256').update(whole.bytes).digest('hex'));
  });

  it('is read by another program: pages, boxes, text, blank pages, information', async () => {
    const document = await openPdf(whole.bytes);
    expect(document.numPages).toBe(200);
    expect(await textOf(document, 1)).toBe('page 0 für €');
    expect(await textOf(document, 200)).toBe('page 199 für €');
    expect(await textOf(document, 7)).toBe('');
    expect((await document.getPage(131)).view).toEqual([0, 0, 595.2, 841.92]);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Bills (März)', CreationDate: 'D:20190701000000Z' });
    expect(document.fingerprints[0]).toMatch(/^[0-9a-f]{32}$/);
    await document.destroy();
  });

  it('holds a balanced tree of 10,000 pages and their labels', async () => {
    const many = linesAsPages(Array.from({ length: 100 }, (_, i) => `line ${i}`)).pages;
    const labels = Array.from({ length: 5000 }, (_, i) => ({ page: 2 * i, prefix: `P${i}-`, start: 1 }));
    const stream = sampleStream(
      Array.from({ length: 10_000 }, (_, i) => many[i % 100] ?? {}),
      { ...mode, chunks: [200], labels },
    );
    const document = await openPdf(stream.bytes);
    expect(document.numPages).toBe(10_000);
    for (const page of [1, 64, 65, 4096, 4097, 9999, 10_000]) {
      expect(await textOf(document, page)).toBe(`line ${(page - 1) % 100}`);
    }
    const read = await document.getPageLabels();
    expect(read?.length).toBe(10_000);
    read?.forEach((label, i) => expect(label).toBe(`P${Math.floor(i / 2)}-${(i % 2) + 1}`));
    await document.destroy();
    const overhead = stream.bytes.length - many.reduce((sum, { body }) => sum + (body?.length ?? 0), 0) * 100;
    expect(overhead / 10_000).toBeLessThan(mode.objectStreams ? 150 : 300);
  });
});

it('holds each font file and each form once, whatever calls them', () => {
  const writer = new ContentWriter();
  const [regular, dejavu] = faces;
  if (regular === undefined || dejavu === undefined) throw new Error('no faces');
  const page = (n: number): PageContent => {
    writer.form('S0');
    writer.text(50, 500, 0, regular, 10, `Łódź ${n} €`);
    writer.text(50, 480, 1, dejavu, 10, `Ж → ${n}`);
    return { body: writer.takeDeflated() };
  };
  const pages = Array.from({ length: 70 }, (_, n) => page(n));
  writer.text(50, 700, 0, regular, 12, 'Company');
  const form = writer.take();
  const { bytes } = sampleStream(pages, { objectStreams: false, glyphs: writer.glyphs.take(), form });
  const count = (text: string): number => bytes.toString('latin1').split(text).length - 1;
  expect(count('/Length1 ')).toBe(2);
  expect(count('/Subtype/Form')).toBe(1);
  expect(count('/Type/FontDescriptor')).toBe(2);
  // Code pages: Ł and ź stand beyond page 0 of Source Sans, Ж and → each in one of DejaVu's.
  expect(count('/Subtype/Type0')).toBeGreaterThan(2);
});

it('refuses pages out of order, missing ones, an existing file and too many objects', () => {
  const directory = mkdtempSync(join(tmpdir(), 'print-stream-'));
  const path = join(directory, 'stream.pdf');
  try {
    const plan = planPdf({ pages: 2, objectStreams: false, width: 595.2, height: 841.92 });
    const file = new PrintStreamFile(path, plan);
    expect(() => file.append(writePageChunk(plan, 1, [{}]))).toThrow('page 1 cannot follow');
    file.append(writePageChunk(plan, 0, [{}]));
    expect(() => writePageChunk(plan, 1, [{}, {}])).toThrow('not in the plan');
    expect(() => new PrintStreamFile(path, plan)).toThrow('EEXIST');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    file.abandon();
    expect(() => planPdf({ ...plan, pages: 3_000_000 })).toThrow('split the stream');
    expect(() => planPdf({ ...plan, pages: 0 })).toThrow(RangeError);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
