/** What packing needs to know of a composed document. */
export interface PackDocument {
  readonly document: number;
  readonly recipient: number;
  readonly stream: number;
  readonly pages: number;
}

/** Documents of one recipient that go into one envelope; not yet numbered. */
export interface Pack<D extends PackDocument> {
  readonly recipient: number;
  readonly stream: number;
  readonly documents: readonly D[];
  readonly sheets: number;
  readonly pages: number;
  /** A single document above the sheet limit: no machine takes it, people do. */
  readonly oversize: boolean;
}

/** Sheets of one document: each begins on a fresh front, so that an envelope can be split between documents. */
function sheetsOf(pages: number, plex: 'simplex' | 'duplex'): number {
  return plex === 'duplex' ? Math.ceil(pages / 2) : pages;
}

/**
 * Packs documents, which come recipient by recipient, into envelopes: all of one recipient together
 * up to what its stream's envelope holds (`sheetLimit`), then a further one, without changing their order.
 * A single document above the limit gets an envelope of its own, marked `oversize`.
 */
export function* packDocuments<D extends PackDocument>(
  documents: Iterable<D>,
  sheetLimit: (stream: number) => number,
  plex: 'simplex' | 'duplex',
): Generator<Pack<D>> {
  let open: D[] = [];
  let sheets = 0;
  const close = (): Pack<D> | undefined => {
    const first = open[0];
    if (first === undefined) return undefined;
    const pages = open.reduce((sum, document) => sum + document.pages, 0);
    const pack = {
      recipient: first.recipient,
      stream: first.stream,
      documents: open,
      sheets,
      pages,
      oversize: sheets > sheetLimit(first.stream),
    };
    open = [];
    sheets = 0;
    return pack;
  };
  for (const document of documents) {
    const needs = sheetsOf(document.pages, plex);
    const first = open[0];
    const fits =
      first !== undefined &&
      first.recipient === document.recipient &&
      first.stream === document.stream &&
      sheets + needs <= sheetLimit(document.stream);
    if (!fits) {
      const done = close();
      if (done !== undefined) yield done;
    }
    open.push(document);
    sheets += needs;
  }
  const last = close();
  if (last !== undefined) yield last;
}
