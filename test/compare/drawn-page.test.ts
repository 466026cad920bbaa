import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { PageReader } from '../../src/compare/drawn-page.ts';
import { pageFile } from '../../src/verify/pages/page-file.ts';
import { StreamResources } from '../../src/verify/pages/stream-resources.ts';
import { ContentWriter } from '../../src/pdf/content.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { faces, sampleStream } from '../pdf/sample-stream.ts';

const HEIGHT = 841.92;
const dir = mkdtempSync(join(tmpdir(), 'stapel-drawn-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A page with a letterhead, words of two code pages, justified and turned text, areas and lines, as Stapel writes them. */
function samplePage(move = 0): {
  readonly body: Uint8Array;
  readonly form: Uint8Array;
  readonly glyphs: number[];
} {
  const writer = new ContentWriter();
  const [regular, further] = faces;
  if (regular === undefined || further === undefined) throw new Error('no faces');
  writer.text(40, 800, 0, regular, 14, 'Letterhead of Zürich');
  const form = writer.take();
  writer.form('S0');
  writer.cmyk(0.9, 0.4, 0, 0.2);
  writer.rect(60, 600, 200, 0.5);
  writer.text(60, 700 - move, 0, regular, 10, 'Größe (in łódź) 12.50');
  writer.gray(1);
  writer.wordSpace(3.5);
  writer.text(60, 680, 1, further, 9, 'a b Ω');
  writer.wordSpace(0);
  writer.textRotated(300, 300, 90, 0, regular, 8, 'turned word');
  writer.save();
  writer.strokeGray(0.5);
  writer.lineLook(2, true, [3]);
  writer.moveTo(10, 10);
  writer.lineTo(110, 60);
  writer.paintPath('S');
  writer.restore();
  const body = writer.takeDeflated();
  return { body, form, glyphs: writer.glyphs.take() };
}

function opened(objectStreams: boolean, move = 0): { resources: StreamResources; content: Uint8Array } {
  const { body, form, glyphs } = samplePage(move);
  const { bytes } = sampleStream([{ body }], { objectStreams, glyphs, form });
  const path = join(dir, `${String(objectStreams)}-${move}.pdf`);
  writeFileSync(path, bytes);
  return {
    resources: new StreamResources(path, ['file of the first', 'file of the second']),
    content: inflateSync(body),
  };
}

test.each([true, false])(
  'words stand where pdf.js finds them (object streams: %s)',
  async (objectStreams) => {
    const { resources, content } = opened(objectStreams);
    const items = new PageReader(resources).read([content], 0);
    const words = items.filter(({ kind }) => kind === 'word');
    expect(words.map(({ key }) => key)).toEqual([
      ...['Letterhead', 'of', 'Zürich', 'Größe', '(in', 'łódź)', '12.50', 'a', 'b', 'Ω', 'turned', 'word'],
    ]);
    const document = await openPdf(pageFile(resources, [[content]]));
    const page = await document.getPage(1);
    const texts = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
    for (const [first, at] of [
      ['Letterhead', 'Letterhead'],
      ['Größe', 'Gr'],
      ['a', 'a'],
      ['turned', 'turned'],
    ] as const) {
      const word = words.find(({ key }) => key === first);
      const text = texts.find(({ str }) => str.startsWith(at));
      expect(word?.x).toBeCloseTo(Number(text?.transform[4]), 1);
      expect(HEIGHT - (word?.y ?? 0)).toBeCloseTo(Number(text?.transform[5]), 1);
    }
    const last = texts.findLast(({ str }) => str.endsWith('Ω'));
    const omega = words.find(({ key }) => key === 'Ω');
    expect((omega?.x ?? 0) + (omega?.width ?? 0)).toBeCloseTo(
      Number(last?.transform[4]) + Number(last?.width),
      0,
    );
    resources.close();
  },
);

test('areas and lines have their place, colour and thickness', () => {
  const { resources, content } = opened(true);
  const shapes = new PageReader(resources).read([content], 0).filter(({ kind }) => kind === 'shape');
  expect(shapes).toHaveLength(2);
  expect(shapes[0]).toMatchObject({ x: 60, width: 200, look: { parts: { colour: 'cmyk 0.9 0.4 0 0.2' } } });
  expect(shapes[0]?.y).toBeCloseTo(HEIGHT - 600.5, 2);
  expect(shapes[1]).toMatchObject({ x: 10, width: 100, height: 50, look: { parts: { colour: 'grey 0.5' } } });
  expect(shapes[1]?.look.parts['line']).toContain('d [3] 0');
  resources.close();
});

test('a file of single pages is sound, and says what the stream says', async () => {
  const { resources, content } = opened(true);
  const document = await openPdf(pageFile(resources, [[content], [Buffer.from('/S0 Do')]]));
  expect(document.numPages).toBe(2);
  expect(await textOf(document, 1)).toContain('Größe (in łódź) 12.50');
  expect((await textOf(document, 2)).trim()).toBe('Letterhead of Zürich');
  resources.close();
});

test('names stand for the same in two streams although each holds but the letters that it needs', () => {
  const { form, glyphs, body } = samplePage();
  const bare = sampleStream([{ body }], { objectStreams: false, glyphs: [...glyphs, 0x1e9e], form });
  const path = join(dir, 'more.pdf');
  writeFileSync(path, bare.bytes);
  const one = opened(true).resources;
  const other = new StreamResources(path, ['file of the first', 'file of the second']);
  for (const name of ['S0', 'a0', 'b0']) expect(other.identity(name)).toBe(one.identity(name));
  const otherFont = new StreamResources(path, ['another file', 'file of the second']);
  expect(otherFont.identity('a0')).not.toBe(one.identity('a0'));
  // What a form writes is another when its font is.
  expect(otherFont.identity('S0')).not.toBe(one.identity('S0'));
  expect(otherFont.identity('b0')).toBe(one.identity('b0'));
  for (const each of [one, other, otherFont]) each.close();
});
