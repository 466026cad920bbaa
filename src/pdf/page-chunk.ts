import { deflateMarks } from './deflate.ts';
import { STREAM_END, streamHead } from './object-text.ts';
import { ABSENT, pageObject } from './page-object.ts';
import type { PdfPlan } from './plan.ts';

/** What stands on a page: each part leaves the graphics state as it found it. A page with neither is blank. */
export interface PageContent {
  /** Content stream, deflated (zlib). */
  readonly body?: Uint8Array | undefined;
  /** Content stream drawn over it, not deflated. */
  readonly overlay?: Uint8Array | undefined;
  /** Index in the file, from 0, of the document that the page is of; absent where its pages are no records. */
  readonly document?: number | undefined;
}

/** Pages as they will stand in the file: plain data that can be moved between threads. */
export interface PageChunk {
  /** Index of the first page in the file, from 0. */
  readonly firstPage: number;
  readonly pages: number;
  readonly bytes: Uint8Array;
  /** For each page the offsets in `bytes` of page object, body and overlay; `ABSENT` where there is none. */
  readonly offsets: Uint32Array;
  /** Where each page's bytes begin. */
  readonly starts: Uint32Array;
  /** Index of each page's document in the file; `ABSENT` where pages are no records. */
  readonly documents: Uint32Array;
}

/** Makes a chunk; any thread, any order. Chunks may be cut anywhere: the file comes out the same. */
export function writePageChunk(
  plan: PdfPlan,
  firstPage: number,
  contents: readonly PageContent[],
): PageChunk {
  if (firstPage < 0 || firstPage + contents.length > plan.pages) {
    throw new RangeError(`pages ${firstPage} to ${firstPage + contents.length} are not in the plan`);
  }
  const overlays = contents.map(({ overlay }) => (overlay === undefined ? undefined : deflateMarks(overlay)));
  let room = 0;
  for (let i = 0; i < contents.length; i++) {
    room += MOST_FRAME_BYTES + (contents[i]?.body?.length ?? 0) + (overlays[i]?.length ?? 0);
  }
  const bytes = Buffer.allocUnsafeSlow(room);
  const offsets = new Uint32Array(3 * contents.length).fill(ABSENT);
  const starts = new Uint32Array(contents.length);
  const documents = new Uint32Array(contents.length).fill(ABSENT);
  let at = 0;

  const stream = (number: number, data: Uint8Array): number => {
    const start = at;
    at += bytes.write(streamHead(number, '/Filter/FlateDecode', data.length), at, 'latin1');
    bytes.set(data, at);
    at += data.length;
    at += bytes.write(STREAM_END, at, 'latin1');
    return start;
  };

  for (let i = 0; i < contents.length; i++) {
    const page = firstPage + i;
    const body = contents[i]?.body;
    const overlay = overlays[i];
    const document = contents[i]?.document ?? ABSENT;
    starts[i] = at;
    documents[i] = document;
    if (!plan.objectStreams) {
      offsets[3 * i] = at;
      const object = pageObject(plan, page, {
        body: body !== undefined,
        overlay: overlay !== undefined,
        document,
      });
      at += bytes.write(`${plan.firstPage + page} 0 obj\n${object}\nendobj\n`, at, 'latin1');
    }
    if (body !== undefined) offsets[3 * i + 1] = stream(plan.firstBody + page, body);
    if (overlay !== undefined) offsets[3 * i + 2] = stream(plan.firstOverlay + page, overlay);
  }
  return { firstPage, pages: contents.length, bytes: bytes.subarray(0, at), offsets, starts, documents };
}

/** Page object and the frames of two streams. */
const MOST_FRAME_BYTES = 512;
