import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BlendMode, degrees, PDFName, StandardFonts } from 'pdf-lib';
import { expect, it } from 'vitest';
import { objectsFrom } from '../../src/picture/loose-object.ts';
import { preparePicture } from '../../src/picture/prepare-picture.ts';
import { openPdf, textOf } from '../pdf/open-pdf.ts';
import { near, prepared, render, streamOf } from './rendered.ts';
import { BLUE, fields, png, RED } from './sample-images.ts';
import { linesAsPages, sampleStream } from '../pdf/sample-stream.ts';
import { pdf, squares } from './sample-pages.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/pictures/${name}`, import.meta.url));

it('shows a page as it is turned, of its trim box only', async () => {
  const file = await pdf(
    squares,
    (page) => (squares(page), page.setRotation(degrees(90))),
    (page) => (squares(page), page.setRotation(degrees(180))),
    (page) => (squares(page), page.setRotation(degrees(-90))),
    (page) => (squares(page), page.setTrimBox(0, 30, 50, 30)),
  );
  const pictures = await Promise.all([1, 2, 3, 4, 5].map((page) => prepared(file, page)));
  expect(pictures.map(({ width, height }) => [width, height])).toEqual([
    [100, 60],
    [60, 100],
    [100, 60],
    [60, 100],
    [50, 30],
  ]);
  const pages = await render(streamOf(pictures));
  // Where the red and the blue square stand then.
  const places = [
    [10, 50, 90, 10],
    [50, 90, 10, 10],
    [90, 10, 10, 50],
    [10, 10, 50, 90],
    [20, 40, 90, 90],
  ];
  pages.forEach((sample, i) => {
    const [redX = 0, redY = 0, blueX = 0, blueY = 0] = places[i] ?? [];
    expect(near(sample(redX, redY), RED)).toBe(true);
    expect(near(sample(blueX, blueY), i === 4 ? [255, 255, 255] : BLUE)).toBe(true);
  });
});

it('brings the fonts along, once for several pages, and none that the page does not use', async () => {
  const { pages, glyphs } = linesAsPages(['Grüße aus dem Briefkopf', 'zweite Seite']);
  const { bytes } = sampleStream(pages, { objectStreams: true, glyphs });
  const stream = streamOf([await prepared(bytes, 1), await prepared(bytes, 2)], false);
  const document = await openPdf(stream);
  expect([await textOf(document, 1), await textOf(document, 2)]).toEqual([
    'Grüße aus dem Briefkopf',
    'zweite Seite',
  ]);
  const text = stream.toString('latin1');
  expect(text.match(/\/FontFile2 /g)).toHaveLength(1);
  expect(text).not.toMatch(/DejaVu/);
});

it('leaves out what is no drawing, and gives RGB its profile', async () => {
  const file = await pdf((page, document) => {
    squares(page);
    page.node.set(PDFName.of('PieceInfo'), document.context.obj({ Private: 'secret' }));
    page.node.set(PDFName.of('Annots'), document.context.obj([{ Type: 'Annot', Subtype: 'Link' }]));
  });
  const stream = streamOf([await prepared(file, 1)], false).toString('latin1');
  expect(stream).not.toMatch(/secret|Annot/);
  expect(stream).toMatch(/\/DefaultRGB \d+ 0 R/);
});

const plain = pdf(squares);

it.each([
  ['without that page', plain, 2, 'it has no page 2: it has 1'],
  ['cut off', plain.then((file) => file.subarray(0, file.length - 200)), 1, 'it is cut off'],
  ['damaged', plain.then((file) => Buffer.from(file).fill(0x41, 60, 300)), 1, /it is damaged/],
  ['encrypted', Promise.resolve(fixture('encrypted.pdf')), 1, 'it is encrypted'],
  [
    'with a font of the reader',
    pdf(async (page, document) =>
      page.drawText('Bill', { font: await document.embedFont(StandardFonts.Helvetica) }),
    ),
    1,
    'font Helvetica is not embedded',
  ],
  [
    'opaque by half',
    pdf((page) => page.drawRectangle({ width: 9, height: 9, opacity: 0.5 })),
    1,
    'the page is transparent (opacity below 1): flatten it',
  ],
  [
    'multiplied',
    pdf((page) => page.drawRectangle({ width: 9, height: 9, blendMode: BlendMode.Multiply })),
    1,
    'the page is transparent (blend mode Multiply): flatten it',
  ],
  [
    'with a soft mask',
    pdf(async (page, document) =>
      page.drawImage(await document.embedPng(png(4, 4, fields(4, 4, [[0, 0, 0, 99]])))),
    ),
    1,
    'the page is transparent (an image with a soft mask): flatten it',
  ],
] as const)('refuses a page of a file that is %s', async (_, file, page, reason) => {
  expect(await preparePicture(await file, page, [])).toEqual(
    typeof reason === 'string' ? reason : expect.stringMatching(reason),
  );
});

it('never falls over a damaged file', async () => {
  const file = await plain;
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (at, value) => {
      const damaged = Buffer.from(file);
      damaged[at] = value;
      const picture = await preparePicture(damaged, 1, []);
      expect(
        typeof picture === 'string' ? picture.length : objectsFrom(picture.object).length,
      ).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
