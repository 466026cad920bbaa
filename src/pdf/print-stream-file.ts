import { ByteSink } from './byte-sink.ts';
import { writeFonts, type FontUse } from './font-objects.ts';
import type { FontPrograms } from './font-program.ts';
import { fileIdentifier, informationObject, metadataPacket, type FileInformation } from './metadata.ts';
import { ObjectWriter } from './object-writer.ts';
import type { PageChunk } from './page-chunk.ts';
import { writePageLabels, type PageLabel } from './page-labels.ts';
import { DocumentParts, type PieceRecord } from './document-parts.ts';
import { writeOutputIntent, type OutputIntent } from './output-intent.ts';
import { ABSENT, pageObject } from './page-object.ts';
import { treeNode, writePageTree } from './page-tree.ts';
import { CATALOG, FAN_OUT, INFORMATION, leafOf, PAGE_TREE_ROOT, type PdfPlan } from './plan.ts';
import { writeSpotInks } from './spot-inks.ts';
import { writeResources, type FormSpec } from './x-objects.ts';
import { reuseHints } from './reuse-hints.ts';
import { writeXrefStream, writeXrefTable } from './xref-section.ts';

/** What a file holds beside its pages. */
interface FileParts {
  /** Faces that contents use. */
  readonly fonts: readonly FontUse[];
  /** Where font files come from; absent: each is made. */
  readonly fontPrograms?: FontPrograms;
  readonly forms: readonly FormSpec[];
  /** Inks that contents name by their place here; none when absent. */
  readonly spots?: Parameters<typeof writeSpotInks>[0];
  /** Ascending from page 0; may come from a cursor. None: no labels. */
  readonly labels: Iterable<PageLabel>;
  readonly information: FileInformation;
  /** What it is printed for; absent: the file keeps no standard of print. */
  readonly intent?: OutputIntent | undefined;
  /** What the file identifier follows from, such as `<run id>/<stream>`. */
  readonly identity: string;
}

/**
 * A print stream on its way to disk: chunks of pages in order, then all that pages share. Writing is synchronous, so a
 * caller that appends cannot run ahead of the disk. Memory: 6 bytes an object.
 */
export class PrintStreamFile {
  readonly #plan: PdfPlan;
  readonly #sink: ByteSink;
  readonly #objects: ObjectWriter;
  readonly #parts: DocumentParts | undefined;
  #nextPage = 0;
  /** Page objects that wait for their object stream to be full. */
  #group: { readonly number: number; readonly text: string }[] = [];

  /** Creates the file (mode 0600); refuses one that exists. */
  constructor(path: string, plan: PdfPlan) {
    this.#plan = plan;
    this.#sink = new ByteSink(path);
    this.#objects = new ObjectWriter(this.#sink, plan);
    this.#parts = plan.parts === undefined ? undefined : new DocumentParts(plan, plan.parts, this.#objects);
    // PDF/X-4 is PDF 1.6; the second line tells transfer programs that the file is binary (ISO 32000-2 7.5.2).
    this.#sink.write(Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  }

  /** Appends the next pages, and says of which pieces and documents they are. */
  append(chunk: PageChunk, records: readonly PieceRecord[] = []): void {
    const { firstPage, pages, bytes, starts } = chunk;
    if (firstPage !== this.#nextPage) {
      throw new RangeError(`page ${firstPage} cannot follow: page ${this.#nextPage} is next`);
    }
    let from = 0;
    while (from < pages) {
      // Up to the end of an object stream's pages: it stands right behind them, wherever chunks are cut.
      const room = FAN_OUT - (this.#nextPage % FAN_OUT);
      const to = this.#plan.objectStreams ? Math.min(pages, from + room) : pages;
      const start = starts[from] ?? 0;
      const shift = this.#sink.position - start;
      for (let i = from; i < to; i++) this.#index(chunk, i, shift);
      this.#sink.write(bytes.subarray(start, to < pages ? starts[to] : bytes.length));
      this.#nextPage += to - from;
      from = to;
      this.#closeGroup();
    }
    for (const record of records) this.#parts?.add(record);
  }

  /** Writes what pages share, the trees and the cross-reference; closes the file. `sha256` in hex. */
  finish(parts: FileParts): { readonly bytes: number; readonly sha256: string } {
    const plan = this.#plan;
    const objects = this.#objects;
    if (this.#nextPage !== plan.pages) {
      throw new RangeError(`${this.#nextPage} pages of ${plan.pages} were written`);
    }
    const fonts = writeFonts(parts.fonts, objects, parts.fontPrograms);
    const hints = this.#parts === undefined ? undefined : reuseHints(parts.identity);
    writeResources(fonts, writeSpotInks(parts.spots ?? [], objects), parts.forms, objects, hints);
    writePageTree(plan, objects);
    const labels = writePageLabels(parts.labels, objects);
    const tree = this.#parts?.finish();
    objects.flush();
    const intent = parts.intent === undefined ? '' : writeOutputIntent(parts.intent, objects);
    const standard = intent === '' ? 'none' : tree === undefined ? 'PDF/X-4' : 'PDF/VT-1';

    const identifier = fileIdentifier(parts.identity);
    objects.object(INFORMATION, informationObject(parts.information));
    const metadata = objects.allocate();
    // Not deflated: programs that know no PDF must find it (ISO 16684-3).
    objects.stream(
      metadata,
      '/Type/Metadata/Subtype/XML',
      metadataPacket(parts.information, identifier, standard),
    );
    const records = tree === undefined ? '' : `/DPartRoot ${tree} 0 R`;
    const pageLabels = labels === undefined ? '' : `/PageLabels ${labels} 0 R`;
    objects.object(
      CATALOG,
      `<</Type/Catalog/Pages ${PAGE_TREE_ROOT} 0 R${pageLabels}/Metadata ${metadata} 0 R${intent}${records}>>`,
    );
    const trailer = `/Root ${CATALOG} 0 R/Info ${INFORMATION} 0 R/ID[<${identifier}><${identifier}>]`;
    if (plan.objectStreams) writeXrefStream(this.#sink, objects, trailer);
    else writeXrefTable(this.#sink, objects.xref, trailer);
    return this.#sink.finish();
  }

  /** Closes an unfinished file. */
  abandon(): void {
    this.#sink.close();
  }

  #index({ firstPage, offsets, documents }: PageChunk, i: number, shift: number): void {
    const plan = this.#plan;
    const page = firstPage + i;
    const object = offsets[3 * i] ?? ABSENT;
    const body = offsets[3 * i + 1] ?? ABSENT;
    const overlay = offsets[3 * i + 2] ?? ABSENT;
    const { xref } = this.#objects;
    if (body !== ABSENT) xref.setOffset(plan.firstBody + page, body + shift);
    if (overlay !== ABSENT) xref.setOffset(plan.firstOverlay + page, overlay + shift);
    if (object !== ABSENT) xref.setOffset(plan.firstPage + page, object + shift);
    else {
      const document = documents[i] ?? ABSENT;
      const text = pageObject(plan, page, { body: body !== ABSENT, overlay: overlay !== ABSENT, document });
      this.#group.push({ number: plan.firstPage + page, text });
    }
  }

  /** Writes the object stream of a full leaf of the page tree, with the leaf itself. */
  #closeGroup(): void {
    const plan = this.#plan;
    const done = this.#nextPage;
    if (!plan.objectStreams || (done % FAN_OUT !== 0 && done !== plan.pages)) return;
    const index = Math.floor((done - 1) / FAN_OUT);
    const leaf = { number: leafOf(plan, done - 1), text: treeNode(plan, 0, index) };
    this.#objects.pack(plan.firstPack + index, [leaf, ...this.#group]);
    this.#group = [];
  }
}
