/**
 * Object numbers of a print stream, computed before the first byte is written, so that chunks of pages can be made in
 * any thread: catalog, page-tree root, resources and information, then all page objects, all their bodies, all their
 * overlays, the page tree's nodes level by level, the object streams of the page objects, the document parts of pieces and of
 * documents; what else the file needs follows. A number that a page does not use stays free.
 */
export interface PdfPlan {
  readonly pages: number;
  /** Page objects and trees in object streams (PDF 1.5), a cross-reference stream at the end; else plain objects and a table. */
  readonly objectStreams: boolean;
  /** Media and trim size of all pages in pt. */
  readonly width: number;
  readonly height: number;
  readonly firstPage: number;
  readonly firstBody: number;
  readonly firstOverlay: number;
  /** Levels of the page tree below the root: first object number and number of nodes; leaves first. */
  readonly treeLevels: readonly { readonly first: number; readonly count: number }[];
  /** Object streams, one for each leaf of the page tree; none with plain objects. */
  readonly firstPack: number;
  /** Pieces and documents of the file, and the numbers of their parts; absent: its pages are no records. */
  readonly parts?: PartNumbers;
  readonly firstFree: number;
}

/** The document parts of a file (PDF/VT-1, ISO 16612-2): a node for each piece, a leaf for each document. */
export interface PartNumbers {
  readonly pieces: number;
  readonly documents: number;
  readonly root: number;
  readonly firstPiece: number;
  readonly firstDocument: number;
}

export const CATALOG = 1;
export const PAGE_TREE_ROOT = 2;
export const RESOURCES = 3;
export const INFORMATION = 4;

/** Kids of a node of the page tree and of number trees. */
export const FAN_OUT = 64;

/** ISO 32000-1, Annex C.2: most indirect objects in a file. */
export const MOST_OBJECTS = 8_388_607;

/** Numbers the objects of a stream of `pages` pages; throws when they do not fit into one file. */
export function planPdf(request: {
  readonly pages: number;
  readonly objectStreams: boolean;
  readonly width: number;
  readonly height: number;
  readonly records?: { readonly pieces: number; readonly documents: number };
}): PdfPlan {
  const { pages, objectStreams, width, height, records } = request;
  if (!Number.isInteger(pages) || pages < 1) throw new RangeError(`not a number of pages: ${pages}`);
  if (!(width >= 3 && height >= 3 && width <= 14400 && height <= 14400)) {
    throw new RangeError(`not a page size: ${width} × ${height} pt`);
  }
  const firstPage = INFORMATION + 1;
  const firstBody = firstPage + pages;
  const firstOverlay = firstBody + pages;
  const treeLevels: { first: number; count: number }[] = [];
  let next = firstOverlay + pages;
  let count = pages;
  do {
    count = Math.ceil(count / FAN_OUT);
    treeLevels.push({ first: next, count });
    next += count;
  } while (count > FAN_OUT);
  const firstPack = next;
  const root = firstPack + (objectStreams ? Math.ceil(pages / FAN_OUT) : 0);
  const firstPiece = root + 1;
  const parts =
    records === undefined
      ? undefined
      : { ...records, root, firstPiece, firstDocument: firstPiece + records.pieces };
  const firstFree = parts === undefined ? root : parts.firstDocument + parts.documents;
  if (firstFree > MOST_OBJECTS) {
    throw new RangeError(`${pages} pages need more objects than a PDF may have: split the stream`);
  }
  return {
    ...{ pages, objectStreams, width, height },
    ...{ firstPage, firstBody, firstOverlay, treeLevels, firstPack, firstFree },
    ...(parts === undefined ? {} : { parts }),
  };
}

/** The page tree's leaf that holds a page (from 0). */
export function leafOf(plan: PdfPlan, page: number): number {
  return (plan.treeLevels[0]?.first ?? 0) + Math.floor(page / FAN_OUT);
}
