import { inflateSync } from 'node:zlib';
import { degrees } from 'pdf-lib';
import { expect, it } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { ImageBlock, Template } from '../../src/job/template.ts';
import { readPicture } from '../../src/job/picture-file.ts';
import { pdf } from '../picture/sample-pages.ts';
import { fields, png } from '../picture/sample-images.ts';
import { resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

async function usable(bytes: Uint8Array, page?: number): Promise<Uint8Array> {
  const read = await readPicture(bytes, page, []);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

const file = pdf(
  (page) => page.setSize(595.3, 841.9),
  (page) => (page.setSize(841.9, 595.3), page.setRotation(degrees(90))),
  (page) => page.setSize(841.9, 595.3),
);

function withStationery(pages: readonly [number, number]): Pick<Template, 'papers'> {
  const { A4 } = tinyTemplate.papers;
  if (A4 === undefined) throw new Error('no A4');
  const [first, following] = pages.map((page) => ({ resource: `page ${page}`, at: `tiny.yaml:${page}:9` }));
  if (first === undefined || following === undefined) throw new Error('two pages');
  return { papers: { A4: { ...A4, stationery: { first, following } } } };
}

async function composerOf(changes: Partial<Template>) {
  const pages = await Promise.all(
    [1, 2, 3].map(async (page) => [`page ${page}`, await usable(await file, page)] as const),
  );
  const image = ['photo.png', await usable(png(120, 60, fields(120, 60)))] as const;
  return createComposer(tinyJob(changes), new Map([...resources, ...pages, image]));
}

it('lies below everything, on first and following pages, once for all of them', async () => {
  const composer = await composerOf(withStationery([1, 2]));
  expect(composer.check()).toEqual([]);
  const rows = Array.from({ length: 80 }, () => ({ text: 'x', amount: 1 }));
  const result = composer.compose(tinyDocument(rows));
  if ('fault' in result) throw new Error(result.fault.code);
  const first = result.pages.map((page) => inflateSync(page).toString('latin1').split('\n')[0]);
  expect(first.slice(0, 3)).toEqual(['/L1 Do', '/K1 Do', '/K1 Do']);
  const forms = composer.forms([result.variant]);
  expect(forms.filter(({ picture }) => picture !== undefined)).toHaveLength(2);
  expect(Buffer.from(forms.find(({ name }) => name === 'L1')?.content ?? []).toString('latin1')).toMatch(
    /^q 1 0 0 1 0 \S+ cm \/I\d+ Do Q/,
  );
});

it('is as large as its paper, as it is turned', async () => {
  const composer = await composerOf(withStationery([1, 3]));
  expect(composer.check()).toMatchObject([
    {
      code: 'compose.stationery-size',
      place: { file: 'tiny.yaml', line: 3 },
      found: '297 × 210',
      expected: '210 × 297',
    },
  ]);
});

it('tells of each place where an image is too coarse', async () => {
  const image = (width: number, at: string, height?: number): ImageBlock => ({
    ...{ kind: 'image', resource: 'photo.png', width, at },
    ...(height === undefined ? {} : { height }),
  });
  const flow: Template['flow'] = [
    image(20, 'tiny.yaml:1:1'),
    { kind: 'group', keepTogether: true, blocks: [image(21, 'tiny.yaml:2:1')] },
    image(100, 'tiny.yaml:3:1', 10),
  ];
  const composer = await composerOf({ flow });
  expect(composer.doubts().map(({ code, place, found }) => [code, place.line, found])).toEqual([
    ['compose.picture-coarse', 2, '145'],
  ]);
});
