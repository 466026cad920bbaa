import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { readSvg, svgContent } from '../../src/compose/svg/picture.ts';
import { fillColor } from '../../src/compose/mark-list.ts';
import { ContentWriter } from '../../src/pdf/content.ts';
import { near, pageStream, render } from '../picture/rendered.ts';

const inks = [
  { name: 'PANTONE 485 C', c: 0, m: 0.95, y: 1, k: 0 },
  { name: 'Silber (Folie)', c: 0, m: 0, y: 0, k: 0.4 },
];

it('paints shares of inks of their own, and says each change of ink once', async () => {
  const writer = new ContentWriter();
  const paint = (ink: number, share: number, x: number): void => {
    fillColor(writer, { kind: 'spot', ink, share });
    writer.rect(x, 50, 20, 50);
  };
  paint(0, 1, 0);
  paint(0, 1, 20);
  paint(0, 0.2, 40);
  paint(1, 1, 60);
  fillColor(writer, { kind: 'gray', k: 1 });
  writer.rect(80, 50, 20, 50);
  writer.save();
  writer.strokeSpot(0, 0.5);
  writer.lineLook(10, false, []);
  writer.moveTo(0, 20);
  writer.lineTo(100, 20);
  writer.paintPath('S');
  writer.restore();
  const content = writer.take();
  const text = Buffer.from(content).toString('latin1');
  expect(text.match(/\/C0 cs 1 scn/g)).toHaveLength(1);
  expect(text).toContain('/C0 CS 0.5 SCN');
  const stream = pageStream(content, inks);
  const [sample] = await render(stream);
  const at = (x: number, y: number): readonly number[] => sample?.(x, y) ?? [];
  expect(at(10, 80)[0]).toBeGreaterThan(200);
  expect(at(10, 80)[1]).toBeLessThan(90);
  expect(near(at(10, 80), at(30, 80), 0)).toBe(true);
  expect(at(50, 80)[1]).toBeGreaterThan(190);
  expect(near(at(90, 80), [0, 0, 0], 40)).toBe(true);
  expect(at(50, 20)[1]).toBeGreaterThan(at(10, 80)[1] ?? 255);
  const file = await PDFDocument.load(stream);
  const separations = file.context
    .enumerateIndirectObjects()
    .map(([, object]) => object.toString())
    .filter((object) => object.includes('/Separation'));
  expect(separations).toHaveLength(2);
  expect(separations.join()).toContain('/PANTONE#20485#20C');
  expect(separations.join()).toContain('/Silber#20#28Folie#29');
});

it('takes the inks of the template in SVG pictures, and no others', () => {
  const svg = (attributes: string): Uint8Array =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" ${attributes}/><rect width="2" height="2" data-cmyk="0 0 0 50"/><rect width="3" height="3" ${attributes}/></svg>`,
    );
  const names = inks.map(({ name }) => name);
  const picture = readSvg(
    svg('data-spot="PANTONE 485 C 20%" stroke="red" data-spot-stroke="Silber (Folie)"'),
    names,
  );
  if (typeof picture === 'string') throw new Error(picture);
  const text = Buffer.from(svgContent(picture).content).toString('latin1');
  expect(text.match(/\/C0 cs 0\.2 scn\n/g)).toHaveLength(2);
  expect(text.match(/\/C1 CS 1 SCN\n/g)).toHaveLength(1);
  expect(readSvg(svg('data-spot="PANTONE 300 C"'), names)).toBe(
    'line 1: ink `PANTONE 300 C` is no spot colour of the template',
  );
});
