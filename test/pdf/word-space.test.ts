import { expect, it } from 'vitest';
import { ContentWriter } from '../../src/pdf/content.ts';
import { openPdf, textOf } from './open-pdf.ts';
import { faces, sampleStream } from './sample-stream.ts';

const [face] = faces;
if (face === undefined) throw new Error('no face');

it('wider blanks are where a reader finds them, in every code page, and stop where they should', async () => {
  const writer = new ContentWriter();
  // ł stands in another code page than ASCII and é.
  const text = 'Zażółć gęślą jaźń é end';
  writer.text(60, 700, 0, face, 10, text);
  writer.wordSpace(1.2345);
  writer.text(60, 680, 0, face, 10, text);
  writer.wordSpace(-0.5);
  writer.text(60, 660, 0, face, 10, text);
  const first = writer.takeDeflated();
  writer.text(60, 700, 0, face, 10, text);
  const second = writer.takeDeflated();
  const { bytes } = sampleStream([{ body: first }, { body: second }], {
    objectStreams: true,
    glyphs: writer.glyphs.take(),
  });
  const document = await openPdf(bytes);
  expect(await textOf(document, 1)).toBe(text.repeat(3));
  const widths = async (page: number): Promise<number[]> => {
    const { items } = await (await document.getPage(page)).getTextContent({ disableNormalization: true });
    const rows = new Map<number, number>();
    for (const item of items) {
      if (!('str' in item)) continue;
      const [, , , , x, y] = item.transform.map(Number);
      rows.set(y ?? 0, Math.max(rows.get(y ?? 0) ?? 0, (x ?? 0) + item.width));
    }
    return [...rows.values()].map((right) => right - 60);
  };
  const slots = Array.from(text, (unit) => face.slots[unit.charCodeAt(0)] ?? 0);
  const natural =
    slots.reduce(
      (sum, slot, i) => sum + face.advanceOfSlot(slot) + face.kern(slots[i - 1] ?? 0x20, slot),
      0,
    ) / 100;
  const [plain, wide, tight] = await widths(1);
  expect(plain).toBeCloseTo(natural, 1);
  expect(wide).toBeCloseTo(natural + 4 * 1.2345, 1);
  expect(tight).toBeCloseTo(natural - 2, 1);
  expect((await widths(2))[0]).toBeCloseTo(natural, 1);
  await document.destroy();
});
