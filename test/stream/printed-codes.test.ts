import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMarkPainter } from '../../src/inserter/mark-painter.ts';
import { builtInInserters } from '../../src/job/built-in/inserters/built-in-inserters.ts';
import { marginCode } from '../../src/job/built-in/inserters/one-track.ts';
import type { CodeProfile, CodeSymbology, InserterProfile } from '../../src/job/inserter-profile.ts';
import { PagePictures, type PagePicture } from '../../src/run/picture/page-pictures.ts';
import { decodeCodes, type CodeKind } from '../barcode/zxing.ts';
import { partOf } from '../inserter/part-of.ts';
import { scanned } from '../inserter/scanned.ts';
import { markedNight, type MarkedNight } from '../verify/marked-night.ts';
import { modes, written } from '../verify/night.ts';

const KINDS: Readonly<Record<CodeSymbology, CodeKind>> = {
  datamatrix: 'DataMatrix',
  qr: 'QRCode',
  'code-128': 'Code128',
  'code-39': 'Code39',
  'interleaved-2-of-5': 'ITF',
};

const simplex = partOf(modes[1]);
let renderer: PagePictures;
beforeAll(async () => {
  renderer = await PagePictures.open();
});
afterAll(() => renderer.close());

async function pagesOf(night: MarkedNight, dpi: number): Promise<PagePicture[]> {
  const pictures: PagePicture[] = [];
  for await (const picture of renderer.pages(written(night).bytes, dpi)) pictures.push(picture);
  return pictures;
}

/** One profile for each symbology that has no machine's own, and all that are built in. */
const pattern = '{piece:6}{sheet:2}{sheets:2}';
const codes: Readonly<Record<string, Partial<CodeProfile>>> = {
  'code-128 as a ladder': { symbology: 'code-128', bars: 'ladder', height: 10, module: 0.35, x: 7, y: 150 },
  'code-128 as a picket fence': { symbology: 'code-128', height: 10, module: 0.3, x: 60, y: 200 },
  'code-39 with check': { symbology: 'code-39', check: true, height: 10, module: 0.3, x: 60, y: 200 },
  '2 of 5 as a picket fence': { symbology: 'interleaved-2-of-5', height: 10, module: 0.4, x: 60, y: 200 },
  'a rectangular Data Matrix': { shape: 'rectangular', x: 6 },
  'a QR code of high correction': { symbology: 'qr', correction: 'H', x: 6 },
};
const own = Object.entries(codes).map(([name, code]): InserterProfile => {
  const { omr: _, ...machine } = partOf(builtInInserters['data-matrix']);
  return { ...machine, name, code: { ...marginCode, y: 170, payload: pattern, ...code } };
});
const withCodes = [...Object.values(builtInInserters).filter(({ code }) => code !== undefined), ...own];

describe.each(withCodes)('$name', (profile) => {
  const { symbology, check } = partOf(profile.code);

  test('is read from a scan at 300 dpi with noise, 2 degrees askew', async () => {
    const night = markedNight(simplex, profile, 1);
    const pages = await pagesOf(night, 300);
    expect(pages).toHaveLength(night.sheets.length);
    for (const [i, page] of pages.entries()) {
      const image = scanned(page, { degrees: i % 2 === 0 ? 2 : -2, noise: 15 });
      const payload = night.sheets[i]?.code ?? '';
      // The decoder gives a check character with the text.
      const texts = (await decodeCodes(image, KINDS[symbology])).map((text) =>
        check ? text.slice(0, payload.length) : text,
      );
      expect(texts).toEqual([payload]);
    }
  });

  // A page at 1,200 dpi takes a second: one code of modules and one of bars.
  const finest = profile.name === 'data-matrix' || profile.name === '2 of 5 as a picket fence';
  test.each(finest ? ([300, 600, 1200] as const) : ([300, 600] as const))(
    'stands on the dots of a press of %i dpi',
    async (dpi) => {
      const pressed: InserterProfile = { ...profile, dpi };
      const painter = createMarkPainter(pressed);
      if ('code' in painter) throw new Error(painter.code);
      const { codePlace } = painter;
      const place = partOf(codePlace);
      const [page] = await pagesOf(markedNight(simplex, pressed, 1), dpi);
      const { width, pixels } = partOf(page);
      const dots = (mm: number): number => Math.round((mm * dpi) / 25.4);
      const [left, top, module] = [dots(place.x), dots(place.y), dots(place.module)];
      let greys = 0;
      for (let y = top; y < top + place.height * module; y++)
        for (let x = left; x < left + place.width * module; x++) {
          const ink = pixels[4 * (y * width + x)] ?? 0;
          if (ink > 10 && ink < 245) greys += 1;
        }
      expect(greys).toBe(0);
    },
  );
});

describe.each(Object.values(builtInInserters).filter(({ omr }) => omr !== undefined))(
  '$name, measured',
  (profile) => {
    test('marks are where they are stated, as long and as thick', async () => {
      const omr = partOf(profile.omr);
      const night = markedNight(simplex, profile, 1);
      const dpi = 600;
      const mm = 25.4 / dpi;
      const column = { from: omr.firstMark - 5, to: omr.firstMark + omr.positions.length * omr.pitch };
      for (const [i, page] of (await pagesOf(night, dpi)).entries()) {
        const marks = darkRuns(page, omr.x + omr.length / 2, column, mm);
        const stated = omr.positions.flatMap((_position, n) =>
          ((night.sheets[i]?.omr ?? 0) >>> n) & 1 ? [omr.firstMark + n * omr.pitch] : [],
        );
        expect(marks).toHaveLength(stated.length);
        marks.forEach(({ from, length }, n) => {
          expect(Math.abs(from - (stated[n] ?? 0))).toBeLessThan(0.1);
          expect(Math.abs(length - omr.thickness)).toBeLessThan(0.06);
        });
      }
    });
  },
);

/** Dark runs down a column of a page, in mm. */
function darkRuns(
  { width, pixels }: PagePicture,
  x: number,
  { from, to }: { readonly from: number; readonly to: number },
  mm: number,
): { readonly from: number; readonly length: number }[] {
  const runs: { from: number; length: number }[] = [];
  const column = Math.round(x / mm);
  let start: number | undefined;
  for (let y = Math.round(from / mm); y * mm < to; y++) {
    const dark = (pixels[4 * (y * width + column)] ?? 255) < 128;
    if (dark) start ??= y;
    else if (start !== undefined) {
      runs.push({ from: start * mm, length: (y - start) * mm });
      start = undefined;
    }
  }
  return runs;
}
