import { DIVERTED, NO_ACTIONS } from '../inserter/sheet-facts.ts';
import type { PageRect } from '../model/composed-document.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import {
  messagePlace,
  type ChunkDocument,
  type ChunkPiece,
  type PieceChunk,
} from '../stream/assemble-pages.ts';
import { paperSize } from '../stream/paper-size.ts';
import { isManualStream, planOf } from '../stream/stream-number.ts';
import type { RunContext } from './run-context.ts';
import { recordsOf, type StreamRow } from './stream-output.ts';

/** Pages that a chunk holds at least: worth its crossing, and few enough to keep memory flat. */
const CHUNK_PAGES = 384;
/** Rows read at a time. */
const PAGE = 2000;

/** A chunk for the workers, and what the main thread keeps of it. */
export interface PieceWork {
  readonly pieces: PieceChunk;
  readonly rows: readonly PieceRow[];
  /** Glyphs beyond ASCII, messages' forms and variants that the chunk's pages use. */
  readonly glyphs: ReadonlySet<number>;
  readonly campaigns: ReadonlyMap<string, { readonly campaign: number; readonly variant: number }>;
  readonly variants: ReadonlySet<number>;
}

export interface PieceRow {
  readonly piece: number;
  readonly sequence: number;
  readonly recipient: number;
  readonly sheets: number;
  readonly pages: number;
  readonly firstSheet: number;
  readonly firstPage: number;
  /** Bit n − 1: station n adds its insert. */
  readonly stations: number;
  /** Hundredths of a gram; null: not known. */
  readonly weight: number | null;
  /** Of its first document. */
  readonly account: string;
  /** `PostalAddress` as JSON, UTF-8. */
  readonly address: Buffer;
}

interface DocumentRow extends PieceRow {
  readonly document: number;
  readonly seq: number;
  readonly crc: number;
  readonly segment: number;
  readonly offset: number;
  readonly bytes: number;
  readonly pageBytes: string;
  readonly variant: number;
  readonly free: string | null;
  readonly glyphs: string | null;
  readonly campaign: string | null;
}

/**
 * All three tables are read along their keys: pieces and their documents are numbered in composition order. Rows come as
 * arrays: objects made by the binding cost twice the time (6.5 against 3.5 µs a row).
 */
const DOCUMENTS = `
SELECT p.piece, p.sequence, p.recipient, p.sheets, p.pages, p.first_sheet, p.first_page, c.document, c.seq, c.crc,
       c.segment, c.offset, c.bytes, c.page_bytes, c.variant, c.free, c.glyphs, d.campaign, a.account,
       CASE WHEN o.mail_rank = o.rank THEN a.address
            ELSE (SELECT m.address FROM address m WHERE m.rank = o.mail_rank) END, p.stations, p.weight
FROM composed c JOIN piece_document d ON d.seq = c.seq JOIN piece p ON p.piece = d.piece
JOIN compose_order o ON o.seq = c.seq JOIN address a ON a.rank = o.rank
WHERE c.seq > ? AND c.seq <= ? AND p.stream = ? ORDER BY c.seq LIMIT ?`;

type DocumentCells = [
  ...pieceAndSheets: [number, number, number, number, number, number, number],
  ...composed: [number, number, number, number, number, number, string, number],
  ...texts: [string | null, string | null, string | null, string, Buffer],
  ...inserts: [number, number | null],
];

function documentRow(cells: DocumentCells): DocumentRow {
  return {
    piece: cells[0],
    sequence: cells[1],
    recipient: cells[2],
    sheets: cells[3],
    pages: cells[4],
    firstSheet: cells[5],
    firstPage: cells[6],
    document: cells[7],
    seq: cells[8],
    crc: cells[9],
    segment: cells[10],
    offset: cells[11],
    bytes: cells[12],
    pageBytes: cells[13],
    variant: cells[14],
    free: cells[15],
    glyphs: cells[16],
    campaign: cells[17],
    account: cells[18],
    address: cells[19],
    stations: cells[20],
    weight: cells[21],
  };
}

/** Reads a stream's pieces in order and cuts them into chunks at piece boundaries. */
export class PieceChunkReader {
  readonly #context: RunContext;
  readonly #stream: StreamRow;
  readonly #campaigns: ReadonlyMap<string, number>;
  readonly #pageHeight: number;
  readonly #paper: string;
  readonly #objectStreams: boolean;
  readonly #byHand: boolean;
  /** Documents of the chunks before. */
  #documentsBefore = 0;

  constructor(context: RunContext, stream: StreamRow) {
    const plan = planOf(context.job, stream.stream);
    this.#context = context;
    this.#stream = stream;
    this.#campaigns = new Map(context.job.campaigns.map((campaign, index) => [campaign.id, index]));
    this.#paper = plan.paper;
    this.#objectStreams = plan.objectStreams;
    this.#byHand = isManualStream(context.job, stream.stream);
    this.#pageHeight = paperSize(context.job, plan.paper).height;
  }

  *chunks(): Generator<PieceWork> {
    let open: DocumentRow[] = [];
    let pages = 0;
    let piece = 0;
    for (const row of this.#documents()) {
      if (row.piece !== piece) {
        if (pages >= CHUNK_PAGES) {
          yield this.#chunk(open);
          open = [];
          pages = 0;
        }
        piece = row.piece;
        pages += row.pages;
      }
      open.push(row);
    }
    if (open.length > 0) yield this.#chunk(open);
  }

  #documents(): Iterable<DocumentRow> {
    const page = this.#context.db
      .prepare<[number, number, number, number], DocumentCells>(DOCUMENTS)
      .raw(true);
    const { stream, firstSeq, lastSeq } = this.#stream;
    return rowsInOrder(
      (last) => page.all(last, lastSeq, stream, PAGE).map(documentRow),
      ({ seq }) => seq,
      firstSeq - 1,
    );
  }

  #chunk(documents: readonly DocumentRow[]): PieceWork {
    const rows: PieceRow[] = [];
    const pieces: (ChunkPiece & { documents: ChunkDocument[]; accounts: string[] })[] = [];
    const glyphs = new Set<number>();
    const variants = new Set<number>();
    const campaigns = new Map<string, { campaign: number; variant: number }>();
    for (const row of documents) {
      let current = pieces.at(-1);
      if (current?.piece !== row.piece) {
        rows.push(row);
        current = {
          piece: row.piece,
          sequence: row.sequence,
          sheets: row.sheets,
          pages: row.pages,
          accounts: [],
          addressBytes: row.address.byteLength,
          ...actionsOf(row.stations, this.#byHand),
          ...(row.weight === null ? {} : { weight: row.weight / 100 }),
          documents: [],
        };
        pieces.push(current);
      }
      current.documents.push(this.#document(row, campaigns));
      if (!current.accounts.includes(row.account)) current.accounts.push(row.account);
      variants.add(row.variant);
      if (row.glyphs !== null) for (const glyph of row.glyphs.split(' ')) glyphs.add(Number(glyph));
    }
    const first = documents[0];
    const firstDocument = this.#documentsBefore;
    this.#documentsBefore += documents.length;
    return {
      rows,
      glyphs,
      variants,
      campaigns,
      pieces: {
        paper: this.#paper,
        pages: this.#stream.pages,
        records: recordsOf(this.#stream),
        objectStreams: this.#objectStreams,
        firstPage: first?.firstPage ?? 0,
        firstSheet: first?.firstSheet ?? 0,
        firstDocument,
        runNumber: this.#context.run.number,
        streamName: this.#stream.name,
        pieces,
        bytes: this.#bytes(documents, rows),
      },
    };
  }

  #document(row: DocumentRow, campaigns: Map<string, { campaign: number; variant: number }>): ChunkDocument {
    const pageBytes = row.pageBytes.split(' ').map(Number);
    const base = { document: row.document, crc: row.crc, pageBytes };
    const campaign = row.campaign === null ? undefined : this.#campaigns.get(row.campaign);
    if (campaign === undefined || row.free === null) return base;
    campaigns.set(`${campaign}/${row.variant}`, { campaign, variant: row.variant });
    const free = JSON.parse(row.free) as PageRect;
    const { form } = this.#context.composer.message(campaign, row.variant);
    return { ...base, message: messagePlace(free, form, this.#pageHeight) };
  }

  /** Neighbours in the page store are read at once: as a rule that is the whole chunk. */
  #bytes(documents: readonly DocumentRow[], pieces: readonly PieceRow[]): Uint8Array {
    let room = 0;
    for (const row of documents) room += row.bytes;
    for (const row of pieces) room += row.address.byteLength;
    const bytes = new Uint8Array(room);
    let at = 0;
    for (let i = 0; i < documents.length;) {
      const first = documents[i];
      if (first === undefined) break;
      let length = 0;
      let end = first.offset;
      for (; documents[i]?.segment === first.segment && documents[i]?.offset === end; i += 1) {
        length += documents[i]?.bytes ?? 0;
        end = first.offset + length;
      }
      bytes.set(this.#context.segments.read(first.segment, first.offset, length), at);
      at += length;
    }
    for (const { address } of pieces) {
      bytes.set(address, at);
      at += address.byteLength;
    }
    return bytes;
  }
}

/** Pieces that no machine closes are put out; people read in the control file what goes into them. */
function actionsOf(stations: number, byHand: boolean): Pick<ChunkPiece, 'actions'> {
  if (stations === 0 && !byHand) return {};
  return { actions: { ...(byHand ? DIVERTED : NO_ACTIONS), stations } };
}
