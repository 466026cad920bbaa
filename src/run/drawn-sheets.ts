import { BrokenPdf } from '../verify/broken-pdf.ts';
import { sheetOf, type StreamCheck } from '../verify/check-stream.ts';
import type { ExpectedSheet, ExpectedStream } from '../verify/expected-stream.ts';
import { brokenFinding, FindingList } from '../verify/finding.ts';
import { inflatedBody } from '../verify/inflate.ts';
import { drawnTroubles } from '../verify/marks/drawn-marks.ts';
import type { StatedMarks } from '../verify/marks/stated-marks.ts';
import { pageFile } from '../verify/pages/page-file.ts';
import { StreamResources } from '../verify/pages/stream-resources.ts';
import { PrintStreamReading } from '../verify/read-stream.ts';
import { PagePictures, type PagePicture } from './picture/page-pictures.ts';

/** Dots of the picture for the finest module or bar: fewer cannot be told apart. */
const DOTS = 4;
const LEAST_DPI = 200;
const MOST_DPI = 600;
/** Pages drawn from one small file: a stream may be too large to be held. */
const BATCH = 16;

/**
 * Draws some fronts of a stream with their marks, by PDFium, and reads marks and codes off the pictures. `path` is the stream's file,
 * `expected` names the sheets to be drawn. `pages` of the answer are those drawn.
 */
export async function checkDrawnSheets(path: string, expected: ExpectedStream): Promise<StreamCheck> {
  const { stream, file, sheets, marks } = expected;
  const list = new FindingList();
  const name = { stream, file };
  if (marks === undefined) return { pages: 0, findings: [], more: 0 };
  const dpi = dpiFor(marks);
  let drawn = 0;
  const drawer = await PagePictures.open();
  try {
    const reading = new PrintStreamReading(path);
    const resources = new StreamResources(path, []);
    try {
      for (const batch of batchesOf(sheets)) {
        const fronts = batch.map((sheet) => ({ sheet, contents: contentsOf(reading, sheet) }));
        const sound = fronts.filter(({ sheet, contents }) => {
          if (!(contents instanceof BrokenPdf)) return true;
          list.add(brokenFinding({ ...name, page: sheet.page + 1, ...sheetOf(sheet) }, contents));
          return false;
        });
        const pages = sound.map(({ contents }) => (contents instanceof BrokenPdf ? [] : contents));
        let next = 0;
        for await (const picture of drawer.pages(pageFile(resources, pages), dpi)) {
          const sheet = sound[next++]?.sheet;
          if (sheet === undefined) break;
          drawn += 1;
          for (const trouble of await drawnTroubles({ ...greyOf(picture), dpi }, sheet, marks))
            list.add({
              code: 'verify.stream-differs',
              ...name,
              page: sheet.page + 1,
              ...sheetOf(sheet),
              ...trouble,
            });
        }
      }
    } finally {
      resources.close();
      reading.close();
    }
  } catch (error) {
    if (!(error instanceof BrokenPdf)) throw error;
    list.add(brokenFinding(name, error));
  } finally {
    drawer.close();
  }
  return { pages: drawn, findings: list.findings, more: list.more };
}

/** A Data Matrix of 0.5 mm is read at 200 dpi, bars of 0.3 mm need 339. */
function dpiFor({ code }: StatedMarks): number {
  const needed = code === undefined ? LEAST_DPI : Math.ceil((DOTS * 25.4) / code.module);
  return Math.min(MOST_DPI, Math.max(LEAST_DPI, needed));
}

/** What is drawn on a front, in order. */
function contentsOf(reading: PrintStreamReading, { page }: ExpectedSheet): Uint8Array[] | BrokenPdf {
  const found = reading.page(page);
  if (found instanceof BrokenPdf) return found;
  try {
    const body = found.body === undefined ? [] : [inflatedBody(found.body)];
    return found.overlay === undefined ? body : [...body, found.overlay];
  } catch (error) {
    if (error instanceof BrokenPdf) return error;
    throw error;
  }
}

function* batchesOf(sheets: Iterable<ExpectedSheet>): Generator<ExpectedSheet[]> {
  let batch: ExpectedSheet[] = [];
  for (const sheet of sheets) {
    batch.push(sheet);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function greyOf({ width, height, pixels }: PagePicture): {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
} {
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i += 1, at += 4)
    grey[i] = ((pixels[at] ?? 0) * 30 + (pixels[at + 1] ?? 0) * 59 + (pixels[at + 2] ?? 0) * 11) / 100;
  return { width, height, pixels: grey };
}
