import { crc32 } from 'node:zlib';
import type { Fault } from '../fault/fault.ts';
import { RunStop } from '../fault/run-stop.ts';
import { loadFace } from '../font/face.ts';
import { createMarkPainter, type MarkPainter } from '../inserter/mark-painter.ts';
import type { ControlFacts } from '../inserter/control-fields.ts';
import { compileControl, type ControlWriter } from '../inserter/control-file.ts';
import { NO_ACTIONS, type PieceActions } from '../inserter/sheet-facts.ts';
import type { Job } from '../job/job.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import { ContentWriter } from '../pdf/content.ts';
import { writePageChunk, type PageChunk, type PageContent } from '../pdf/page-chunk.ts';
import { planPdf } from '../pdf/plan.ts';
import { drawMarks, type MarkFace } from './draw-marks.ts';
import { paperSize } from './paper-size.ts';
import { POINTS_PER_MM } from '../unit/length.ts';

const utf8 = new TextDecoder();

/** Pieces of one stream, with what their pages need; plain data. */
export interface PieceChunk {
  readonly paper: string;
  /** Of the whole stream: object numbers follow from them. */
  readonly pages: number;
  readonly records: { readonly pieces: number; readonly documents: number };
  readonly objectStreams: boolean;
  /** Page of the stream, from 0, and sheet of the stream, from 1, that the chunk begins with. */
  readonly firstPage: number;
  readonly firstSheet: number;
  /** Document of the stream, from 0. */
  readonly firstDocument: number;
  readonly runNumber: number;
  readonly streamName: string;
  readonly pieces: readonly ChunkPiece[];
  /** Deflated page contents of all documents, one after another; then `PostalAddress` as JSON (UTF-8) of all pieces. */
  readonly bytes: Uint8Array;
}

export interface ChunkPiece {
  readonly piece: number;
  /** Place in the stream, from 1. */
  readonly sequence: number;
  readonly sheets: number;
  readonly pages: number;
  /** Whose documents it holds, in their order. */
  readonly accounts: readonly string[];
  /** What the inserter does to it beside closing it; absent: nothing. */
  readonly actions?: PieceActions;
  /** Grams, with inserts and envelope; absent: not known. */
  readonly weight?: number;
  /** Length of its address in the chunk's bytes. */
  readonly addressBytes: number;
  readonly documents: readonly ChunkDocument[];
}

export interface ChunkDocument {
  readonly document: number;
  readonly crc: number;
  readonly pageBytes: readonly number[];
  readonly message?: ChunkMessage;
}

/** A message: its form, and its lower left corner in pt, on a page of the document (from 0). */
interface ChunkMessage {
  readonly form: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export interface AssembledPages {
  readonly chunk: PageChunk;
  /** For each sheet: printed OMR positions as bits, and the code's payload. */
  readonly omr: readonly number[];
  readonly codes: readonly string[];
  /** The pieces' rows of the control file. */
  readonly control: string;
  /** Documents whose bytes do not have their checksum. */
  readonly damaged: readonly number[];
  /** What a code cannot hold; the pages are of no use then. */
  readonly faults: readonly Fault[];
}

/** Makes page objects out of page contents: marks, code, readable line and message as a further content stream. */
export type PageAssembler = (pieces: PieceChunk) => AssembledPages;

/** One assembler a thread: it holds buffers. Page contents are used as they stand in the page store. */
export function createPageAssembler(job: Job, resources: ReadonlyMap<string, Uint8Array>): PageAssembler {
  const painter = painterOf(job);
  const face = markFace(job, resources);
  const control = controlOf(job);
  const writer = new ContentWriter();
  const { plex } = job.mailpiece;
  return (pieces) => {
    const size = paperSize(job, pieces.paper);
    const contents: PageContent[] = [];
    const omr: number[] = [];
    const codes: string[] = [];
    const damaged: number[] = [];
    const faults: Fault[] = [];
    const rows: { piece: ChunkPiece; firstSheet: number; firstCode: number }[] = [];
    let at = 0;
    let sheetInStream = pieces.firstSheet;
    let documentInStream = pieces.firstDocument;

    for (const piece of pieces.pieces) {
      let sheetInPiece = 1;
      const firstSheet = sheetInStream;
      const firstCode = codes.length;
      for (const { document, crc, pageBytes, message } of piece.documents) {
        const start = at;
        pageBytes.forEach((length, page) => {
          const front = plex === 'simplex' || page % 2 === 0;
          if (front) {
            const facts = {
              job: job.number,
              run: pieces.runNumber,
              piece: piece.piece,
              sheetInPiece,
              sheetsInPiece: piece.sheets,
              sheetInStream,
              pieceInStream: piece.sequence,
              actions: piece.actions ?? NO_ACTIONS,
            };
            const marks = painter.paint(facts);
            if ('code' in marks) faults.push(marks);
            else {
              omr.push(marks.omrBits);
              codes.push(marks.payload);
              drawMarks(writer, marks, painter, job.inserter, size.height, face);
            }
            sheetInPiece += 1;
            sheetInStream += 1;
          }
          if (message?.page === page) writer.formAt(message.form, message.x, message.y);
          const overlay = front || message?.page === page ? writer.take() : undefined;
          const body = pieces.bytes.subarray(at, at + length);
          contents.push({ body, overlay, document: documentInStream });
          at += length;
        });
        // A document begins on a fresh front: an odd number of pages leaves a blank back.
        if (plex === 'duplex' && pageBytes.length % 2 === 1) contents.push({ document: documentInStream });
        if (crc32(pieces.bytes.subarray(start, at)) !== crc) damaged.push(document);
        documentInStream += 1;
      }
      rows.push({ piece, firstSheet, firstCode });
    }
    let lines = '';
    for (const { piece, firstSheet, firstCode } of rows) {
      const end = at + piece.addressBytes;
      const address = JSON.parse(utf8.decode(pieces.bytes.subarray(at, end))) as PostalAddress;
      at = end;
      const perSheet = job.inserter.control.row === 'sheet' ? piece.sheets : 1;
      for (let sheet = 1; sheet <= perSheet; sheet += 1) {
        const payload = codes[firstCode + sheet - 1] ?? '';
        const line = control.row(controlFacts(job, pieces, piece, address, { firstSheet, sheet, payload }));
        if (typeof line === 'string') lines += line;
        else faults.push(line);
      }
    }
    const { pages, records, objectStreams } = pieces;
    const plan = planPdf({ pages, records, objectStreams, ...size });
    return {
      chunk: writePageChunk(plan, pieces.firstPage, contents),
      omr,
      codes,
      control: lines,
      damaged,
      faults,
    };
  };
}

function controlFacts(
  job: Job,
  chunk: PieceChunk,
  piece: ChunkPiece,
  address: PostalAddress,
  {
    firstSheet,
    sheet,
    payload,
  }: { readonly firstSheet: number; readonly sheet: number; readonly payload: string },
): ControlFacts {
  return {
    job: job.number,
    run: chunk.runNumber,
    piece: piece.piece,
    stream: chunk.streamName,
    pieceInStream: piece.sequence,
    sheets: piece.sheets,
    pages: piece.pages,
    firstSheetInStream: firstSheet,
    sheet,
    actions: piece.actions ?? NO_ACTIONS,
    name: address.lines[0] ?? '',
    addressLines: address.lines.slice(1),
    postalCode: address.postalCode,
    country: address.country,
    accounts: piece.accounts,
    ...(piece.weight === undefined ? {} : { weight: piece.weight }),
    payload,
  };
}

function controlOf(job: Job): ControlWriter {
  const control = compileControl(job.inserter.control);
  if ('code' in control) throw new RunStop([control]);
  return control;
}

/** The readable line is set in the template's first face. */
function markFace(job: Job, resources: ReadonlyMap<string, Uint8Array>): MarkFace {
  const [first] = job.template.faces;
  const bytes = resources.get(first?.file ?? '');
  if (bytes === undefined) throw new Error('the template has no face');
  return { index: 0, face: loadFace(bytes, first?.features) };
}

function painterOf(job: Job): MarkPainter {
  const painter = createMarkPainter(job.inserter);
  if ('code' in painter) throw new RunStop([painter]);
  return painter;
}

/** Where a message's lower left corner is, in pt: at the upper left corner of the free rectangle (mm, from the top). */
export function messagePlace(
  free: { readonly page: number; readonly x: number; readonly y: number },
  form: { readonly name: string; readonly height: number },
  pageHeight: number,
): ChunkMessage {
  return {
    form: form.name,
    page: free.page,
    x: free.x * POINTS_PER_MM,
    y: pageHeight - free.y * POINTS_PER_MM - form.height,
  };
}
