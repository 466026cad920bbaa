import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFace, type Face } from '../../src/font/face.ts';
import { ContentWriter } from '../../src/pdf/content.ts';
import type { PageLabel } from '../../src/pdf/page-labels.ts';
import { writePageChunk, type PageContent } from '../../src/pdf/page-chunk.ts';
import type { PieceRecord } from '../../src/pdf/document-parts.ts';
import type { OutputIntent } from '../../src/pdf/output-intent.ts';
import { planPdf } from '../../src/pdf/plan.ts';
import { PrintStreamFile } from '../../src/pdf/print-stream-file.ts';
import { day, type Day } from '../../src/unit/calendar.ts';
import { DEJAVU, fontFile, REGULAR } from '../font/font-files.ts';

export const faces: readonly Face[] = [loadFace(fontFile(REGULAR)), loadFace(fontFile(DEJAVU))];

export interface SampleStream {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly stated: number;
}

/** A stream of the given pages, cut into chunks of the given sizes (the last size again and again). */
export function sampleStream(
  pages: readonly PageContent[],
  options: {
    readonly objectStreams: boolean;
    readonly chunks?: readonly number[];
    readonly labels?: Iterable<PageLabel>;
    readonly glyphs?: readonly number[];
    readonly form?: Uint8Array;
    readonly faces?: readonly Face[];
    readonly records?: readonly PieceRecord[];
    readonly intent?: OutputIntent;
  },
): SampleStream {
  const directory = mkdtempSync(join(tmpdir(), 'print-stream-'));
  const path = join(directory, 'stream.pdf');
  const { objectStreams, chunks = [64], labels = [], glyphs = [] } = options;
  try {
    const { records } = options;
    const documents = records?.reduce((sum, { documentPages }) => sum + documentPages.length, 0) ?? 0;
    const plan = planPdf({
      ...{ pages: pages.length, objectStreams, width: 595.2, height: 841.92 },
      ...(records === undefined ? {} : { records: { pieces: records.length, documents } }),
    });
    const file = new PrintStreamFile(path, plan);
    for (let page = 0, n = 0; page < pages.length; n++) {
      const size = chunks[Math.min(n, chunks.length - 1)] ?? 1;
      file.append(writePageChunk(plan, page, pages.slice(page, page + size)));
      page += size;
    }
    file.append(writePageChunk(plan, pages.length, []), records);
    const { bytes: stated, sha256 } = file.finish({
      fonts: (options.faces ?? faces).map((face, faceIndex) => ({
        faceIndex,
        face,
        slots: glyphs.filter((key) => key >>> 16 === faceIndex).map((key) => key & 0xffff),
      })),
      forms:
        options.form === undefined
          ? []
          : [{ name: 'S0', width: 595.2, height: 841.92, content: options.form }],
      labels,
      intent: options.intent,
      information: { title: 'Bills (März)', creator: 'Stapel', date: runDate() },
      identity: 'run/stream',
    });
    return { bytes: readFileSync(path), sha256, stated };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Pages of one line of text each, and the glyphs that they use. */
export function linesAsPages(
  lines: readonly string[],
  faceIndex = 0,
): { readonly pages: PageContent[]; readonly glyphs: number[] } {
  const writer = new ContentWriter();
  const face = faces[faceIndex];
  if (face === undefined) throw new Error(`no face ${faceIndex}`);
  const pages = lines.map((line) => {
    writer.text(60, 700, faceIndex, face, 10, line);
    return { body: writer.takeDeflated() };
  });
  return { pages, glyphs: writer.glyphs.take() };
}

function runDate(): Day {
  const date = day('2019-07-01');
  if (date === undefined) throw new Error('no such day');
  return date;
}
