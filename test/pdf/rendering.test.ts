import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, it } from 'vitest';
import { ContentWriter } from '../../src/pdf/content.ts';
import { faces, sampleStream } from './sample-stream.ts';

/** First column and the end of the last one that are dark in some channel, in a band of rows (y in pt, 2 pixels each). */
function darkColumns(data: Uint8Array, width: number, top: number, bottom: number): [number, number] {
  let first = width;
  let end = 0;
  for (let row = Math.round((841.92 - top) * 2); row < Math.round((841.92 - bottom) * 2); row++) {
    for (let column = 0; column < width; column++) {
      const at = 4 * (row * width + column);
      if (Math.min(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) > 100) continue;
      first = Math.min(first, column);
      end = Math.max(end, column + 1);
    }
  }
  return [first / 2, end / 2];
}

it('shows text as wide as the face measures it, overlays and turned text in their places', async () => {
  const writer = new ContentWriter();
  const [face] = faces;
  if (face === undefined) throw new Error('no face');
  const line = 'HŁHЖHéH€H';
  writer.cmyk(0, 1, 1, 0);
  writer.text(100, 600, 0, face, 20, line);
  const body = writer.takeDeflated();
  writer.rect(50, 300, 200, 10);
  writer.textRotated(400, 100, 90, 0, face, 20, 'HHHH');
  const overlay = writer.take();
  const glyphs = writer.glyphs.take();
  const { bytes } = sampleStream([{ body, overlay }], { objectStreams: true, glyphs });

  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const { data, width } = await document.getPage(0).render({ scale: 2, render: 'bitmap' });
  const advance = Array.from(line, (c) => face.advances[c.charCodeAt(0)] ?? 0).reduce((a, b) => a + b, 0);

  const [barFrom, barTo] = darkColumns(data, width, 308, 302);
  expect([Math.round(barFrom), Math.round(barTo)]).toEqual([50, 250]);
  const [textFrom, textTo] = darkColumns(data, width, 614, 600);
  const end = 100 + (advance * 20) / 1000;
  expect(textFrom).toBeGreaterThan(100);
  expect(textFrom).toBeLessThan(103);
  expect(textTo).toBeGreaterThan(end - 3);
  expect(textTo).toBeLessThan(end);
  // Turned text runs upwards from its base line at x 400: it stands left of it, as high as its capitals.
  const [turnedFrom, turnedTo] = darkColumns(data, width, 140, 100);
  expect(turnedTo).toBeCloseTo(400, 0);
  expect(Math.abs(turnedFrom - (400 - (face.metrics.capHeight * 20) / 1000))).toBeLessThan(1);
  document.destroy();
  library.destroy();
});
