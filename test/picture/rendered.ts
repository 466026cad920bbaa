import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { ContentWriter } from '../../src/pdf/content.ts';
import { writePageChunk } from '../../src/pdf/page-chunk.ts';
import { planPdf } from '../../src/pdf/plan.ts';
import { PrintStreamFile } from '../../src/pdf/print-stream-file.ts';
import { preparePicture, type PictureUse } from '../../src/picture/prepare-picture.ts';
import { packPicture, unpackPicture, type PrintPicture } from '../../src/picture/print-picture.ts';
import { day } from '../../src/unit/calendar.ts';

/** A picture as workers and writers get it: prepared, packed and unpacked; refuses to be refused. */
export async function prepared(
  bytes: Uint8Array,
  page?: number,
  uses: readonly PictureUse[] = [],
): Promise<PrintPicture> {
  const picture = await preparePicture(bytes, page, uses);
  if (typeof picture === 'string') throw new Error(picture);
  const unpacked = unpackPicture(packPicture(picture));
  if (unpacked === undefined) throw new Error('not unpacked');
  return unpacked;
}

/** A print stream of pages of 100 × 100 pt on each of which a picture stands, 100 pt wide at most, and high. */
export function streamOf(pictures: readonly PrintPicture[], objectStreams = true): Buffer {
  const writer = new ContentWriter();
  const bodies = pictures.map(({ width, height }, index) => {
    writer.formAt(`I${index}`, 0, 0, Math.min(100 / width, 100 / height));
    return writer.takeDeflated();
  });
  const forms = pictures.map(({ width, height, content, object }, index) => ({
    name: `I${index}`,
    ...{ width, height },
    content: Buffer.from(content, 'latin1'),
    picture: object,
  }));
  return written(bodies, { forms }, objectStreams);
}

/** A print stream of one page of 100 × 100 pt with spot inks. */
export function pageStream(content: Uint8Array, spots: NonNullable<Parts['spots']>): Buffer {
  return written([deflateSync(content)], { forms: [], spots }, true);
}

type Parts = Pick<Parameters<PrintStreamFile['finish']>[0], 'forms' | 'spots'>;

function written(bodies: readonly Uint8Array[], parts: Parts, objectStreams: boolean): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'picture-'));
  const path = join(directory, 'stream.pdf');
  const date = day('2019-07-01');
  if (date === undefined) throw new Error('no such day');
  try {
    const plan = planPdf({ pages: bodies.length, objectStreams, width: 100, height: 100 });
    const file = new PrintStreamFile(path, plan);
    file.append(
      writePageChunk(
        plan,
        0,
        bodies.map((body) => ({ body })),
      ),
    );
    file.finish({
      ...parts,
      fonts: [],
      labels: [],
      information: { title: 'Pictures', creator: 'Stapel', date },
      identity: 'pictures',
    });
    return readFileSync(path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Colour of a point of a page (pt from its lower left corner) as PDFium renders it: red, green, blue. */
export type Sampler = (x: number, y: number) => readonly number[];

/** Renders the pages of 100 × 100 pt, a pixel a point. */
export async function render(bytes: Uint8Array): Promise<readonly Sampler[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const samplers: Sampler[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: 1, render: 'bitmap' });
    const copy = Uint8Array.from(data);
    samplers.push((x, y) => {
      const at = 4 * ((height - 1 - Math.floor(y)) * width + Math.floor(x));
      return [copy[at] ?? 0, copy[at + 1] ?? 0, copy[at + 2] ?? 0];
    });
  }
  document.destroy();
  library.destroy();
  return samplers;
}

/** Whether each channel is as expected, give or take. */
export function near(found: readonly number[], expected: readonly number[], slack = 6): boolean {
  return expected.slice(0, 3).every((value, channel) => Math.abs(value - (found[channel] ?? -999)) <= slack);
}
