import { resolve } from 'node:path';
import { hintOf, showPlace, wordingOf, type Fault } from '../../fault/fault.ts';
import { RunStop } from '../../fault/run-stop.ts';
import { pngOf, type PagePictures } from '../../run/picture/page-pictures.ts';
import type { Choice } from '../../run/preview/chosen-documents.ts';
import type { DocumentTables } from '../../run/preview/document-tables.ts';
import { previewJob, type Preview, type PreviewOptions } from '../../run/preview/preview-job.ts';
import { elapsedMs } from '../../unit/clock.ts';

/** What the page in the browser asks for. */
export interface ViewQuestion extends Choice {
  readonly outlines: boolean;
}

/** A fault as the page shows it. */
interface ShownFault {
  readonly where: string;
  readonly says: string;
  readonly hint: string;
  readonly code: string;
}

/** What the page shows; plain data. Without pages the faults say why. */
interface View {
  readonly account: string;
  readonly documents: readonly string[];
  readonly place: number;
  readonly of: number;
  readonly pages: number;
  readonly faults: readonly ShownFault[];
  readonly warnings: readonly ShownFault[];
  readonly data: readonly DocumentTables[];
  /** Milliseconds that setting and drawing took. */
  readonly took: number;
}

/** A view with its pages as PNG files, and the files that it was made of. */
export interface DrawnView {
  readonly view: View;
  readonly pictures: readonly Uint8Array[];
  readonly files: readonly string[];
}

/** Sets and draws what is asked; what is wrong becomes part of the view. */
export async function drawView(
  options: Omit<PreviewOptions, 'outlines'>,
  { outlines, ...choice }: ViewQuestion,
  drawer: PagePictures,
  dpi: number,
): Promise<DrawnView> {
  const began = elapsedMs();
  let set: Preview;
  try {
    set = await previewJob({ ...options, outlines }, choice);
  } catch (error) {
    if (!(error instanceof RunStop)) throw error;
    const files = error.faults.flatMap(({ place }) =>
      place.file === undefined ? [] : [resolve(place.file)],
    );
    return { view: nothing(error.faults, began), pictures: [], files };
  }
  const pictures: Uint8Array[] = [];
  for (const stream of set.streams)
    for await (const page of drawer.pages(stream, dpi)) pictures.push(pngOf(page));
  const { account, documents, place, of } = set.chosen;
  const view = {
    ...{ account, documents, place, of },
    pages: pictures.length,
    faults: [...set.jobFaults, ...set.faults].map(shown),
    warnings: set.warnings.map(shown),
    data: set.data,
    took: Math.round(elapsedMs() - began),
  };
  return { view, pictures, files: [...set.job.resources.map(({ path }) => path), set.job.extract.archive] };
}

function nothing(faults: readonly Fault[], began: number): View {
  const took = Math.round(elapsedMs() - began);
  const none = { account: '', documents: [], place: 0, of: 0, pages: 0, warnings: [], data: [] };
  return { ...none, faults: faults.map(shown), took };
}

function shown(fault: Fault): ShownFault {
  return { where: showPlace(fault.place), says: wordingOf(fault), hint: hintOf(fault), code: fault.code };
}
