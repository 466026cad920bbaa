import type { Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { compilePayload, mostSheets } from '../inserter/payload.ts';
import { sheetLimits } from '../job/sheet-limit.ts';
import { pieceScales } from '../mailpiece/piece-weight.ts';
import { packDocuments, type Pack, type PackDocument } from '../mailpiece/pack.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import { manualStream, streamName } from '../stream/stream-number.ts';
import { InsertChooser, type InsertCount } from '../transpromo/choose-inserts.ts';
import { MessageChooser, type CampaignCount } from '../transpromo/choose-messages.ts';
import { stoppedByHand } from './notices-stops.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { parseFault } from './write-rejects.ts';
import { placeOf } from '../model/row-position.ts';

/** Documents in pieces that are not diverted; all at once, since they are nearly all. */
const THE_REST_IS_COMPOSED = `
INSERT INTO fate (document, fate)
SELECT p.document, 'composed' FROM piece_document p
WHERE NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = p.document)`;

/** All documents of one document's number. */
const COPIES_OF = 'SELECT d.document FROM document e JOIN document d ON d.key = e.key WHERE e.document = ?';

/** Rows read at a time. */
const PAGE = 4000;

interface ComposedDocumentRow extends PackDocument {
  readonly seq: number;
  readonly variant: number;
  readonly free: string | null;
  readonly eligible: number;
  readonly inserts: number;
  /** 1: the job wants mail to an address of this grade done by hand. */
  readonly hand: number;
  /** Why a file of stops sends it to hand work: a fault as JSON. */
  readonly stopped: string | null;
  readonly grade: string;
}

/** Where the next piece of a stream begins; all from 1 but pages, which count from 0 as in the file. */
interface StreamCounter {
  sequence: number;
  sheet: number;
  page: number;
  blanks: number;
  /** Composition order of its first and last document. */
  readonly firstSeq: number;
  lastSeq: number;
}

/** What planning found out for the report. */
export interface PiecePlan {
  readonly campaigns: readonly CampaignCount[];
  readonly inserts: readonly InsertCount[];
}

/**
 * Packs composed documents, which come in postal order, into pieces; chooses messages; gives every piece its
 * number, its place and its sheets in a stream. One pass, one thread: numbers have no gap and depend on nothing else.
 */
export function planPieces(context: RunContext): PiecePlan {
  const { db, job, clock, observer } = context;
  const heights = knownHeights(context);
  const chooser = new MessageChooser(job.campaigns, context.run.date, heights);
  const chooserOfInserts = new InsertChooser(job.inserts, context.run.date);
  const scales = pieceScales(job);
  const { plex } = job.mailpiece;
  const limits = sheetLimits(job);
  const counters = new Map<number, StreamCounter>();
  const total = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM composed').get()?.n ?? 0;

  db.transaction(() => {
    for (const table of ['piece', 'piece_document', 'print_stream', 'sheet'])
      db.prepare(`DELETE FROM ${table}`).run();
    db.prepare("DELETE FROM fate WHERE fate IN ('composed', 'diverted')").run();
    const write = new PieceWriter(context);
    const countable = countableSheets(context);
    let piece = 0;
    let done = 0;
    for (const pack of packDocuments(
      composedInOrder(context),
      (stream) => Math.min(limits[stream] ?? 0, countable),
      plex,
    )) {
      if (pack.sheets > countable) {
        write.reject(pack);
        continue;
      }
      piece += 1;
      const byHand =
        pack.oversize || pack.documents.some(({ hand, stopped }) => hand === 1 || stopped !== null);
      const stream = byHand ? manualStream(job, pack.stream) : pack.stream;
      const firstSeq = pack.documents[0]?.seq ?? 0;
      const counter = counters.get(stream) ?? {
        sequence: 1,
        sheet: 1,
        page: 0,
        blanks: 0,
        firstSeq,
        lastSeq: 0,
      };
      counter.lastSeq = pack.documents.at(-1)?.seq ?? 0;
      counters.set(stream, counter);
      const messages = chooser.chooseForPiece(
        pack.documents.map(({ variant, free, eligible }) => ({
          variant,
          freeHeight: heightOf(free),
          eligible,
        })),
      );
      const mayGet = pack.documents.reduce((bits, { inserts }) => bits | inserts, 0);
      const added = chooserOfInserts.choose(mayGet, scales.roomOf(pack.stream, pack.sheets));
      const grams = scales.weightOf(pack.stream, pack.sheets);
      const weight = grams === undefined ? undefined : grams + added.weight;
      write.piece(piece, stream, pack, counter, { stations: added.stations, weight });
      write.documents(piece, pack, messages);
      const printedPages = plex === 'duplex' ? pack.sheets * 2 : pack.pages;
      counter.sequence += 1;
      counter.sheet += pack.sheets;
      counter.page += printedPages;
      counter.blanks += printedPages - pack.pages;
      done += pack.documents.length;
      if (piece % 1000 === 0) observer.progress('mailpiece', done, total);
    }
    for (const [stream, counter] of counters) write.stream(stream, counter);
    db.prepare(THE_REST_IS_COMPOSED).run();
    clock.count('mailpiece', piece);
  })();
  checkSignal(context);
  const inserts = chooserOfInserts.counts();
  for (const { id, outOfStock, stock = 0 } of inserts) {
    if (outOfStock === 0) continue;
    const [found, expected] = [String(outOfStock), String(stock)];
    context.warnings.push({
      code: 'mailpiece.insert-out-of-stock',
      place: {},
      found,
      expected,
      values: { insert: id },
    });
  }
  return { campaigns: chooser.counts(), inserts };
}

function composedInOrder({ db }: RunContext): Iterable<ComposedDocumentRow> {
  const page = db.prepare<[number, number], ComposedDocumentRow>(
    `SELECT c.seq, c.document, c.variant, c.pages, c.free, c.eligible, c.inserts, a.recipient, a.stream, a.hand, a.grade,
            ${stoppedByHand(db, 'c.document')} AS stopped
     FROM composed c JOIN compose_order o ON o.seq = c.seq JOIN address a ON a.rank = o.mail_rank
     WHERE c.seq > ? ORDER BY c.seq LIMIT ?`,
  );
  return rowsInOrder(
    (last) => page.all(last, PAGE),
    ({ seq }) => seq,
  );
}

/** Heights are asked for a document at a time and are few. */
function knownHeights({ composer, job }: RunContext): (campaign: number, variant: number) => number {
  const known: number[] = [];
  return (campaign, variant) =>
    (known[variant * job.campaigns.length + campaign] ??= composer.message(campaign, variant).height);
}

function countableSheets({ job }: RunContext): number {
  const { code } = job.inserter;
  // Marks count no sheets: they tell where a piece ends.
  if (code === undefined) return Number.MAX_SAFE_INTEGER;
  const payload = compilePayload(code);
  if ('code' in payload) stopRun(payload);
  return mostSheets(payload);
}

function heightOf(free: string | null): number {
  if (free === null) return 0;
  const rect: unknown = JSON.parse(free);
  return typeof rect === 'object' && rect !== null && 'height' in rect && typeof rect.height === 'number'
    ? rect.height
    : 0;
}

class PieceWriter {
  readonly #context: RunContext;
  readonly #piece;
  readonly #document;
  readonly #fate;
  readonly #forget;
  readonly #copies;
  readonly #held;
  readonly #place;
  readonly #stream;

  constructor(context: RunContext) {
    this.#context = context;
    const { db } = context;
    this.#piece = db.prepare(
      `INSERT INTO piece (piece, stream, sequence, recipient, first_document, documents, sheets, pages, first_sheet, first_page,
         stations, weight)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#document = db.prepare(
      'INSERT INTO piece_document (seq, document, piece, position, campaign) VALUES (?, ?, ?, ?, ?)',
    );
    this.#fate = db.prepare('INSERT INTO fate (document, fate, code, fault) VALUES (?, ?, ?, ?)');
    this.#forget = db.prepare('DELETE FROM composed WHERE seq = ?');
    this.#copies = db.prepare(
      `UPDATE fate SET fate = 'rejected', code = ?, fault = ? WHERE fate = 'duplicate' AND document IN (${COPIES_OF})`,
    );
    this.#held = db.prepare(`DELETE FROM held_row WHERE document IN (${COPIES_OF})`);
    this.#place = db.prepare<[number], { account: string; key: string; line: number }>(
      'SELECT account, key, line FROM document WHERE document = ?',
    );
    this.#stream = db.prepare(
      `INSERT INTO print_stream (stream, name, file, pieces, sheets, pages, blank_pages, first_sequence, last_sequence,
         first_seq, last_seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** `weight` in grams; kept in hundredths. */
  piece(
    piece: number,
    stream: number,
    pack: Pack<ComposedDocumentRow>,
    at: StreamCounter,
    { stations, weight }: { readonly stations: number; readonly weight: number | undefined },
  ): void {
    this.#piece.run(
      piece,
      stream,
      at.sequence,
      pack.recipient,
      pack.documents[0]?.document ?? 0,
      pack.documents.length,
      pack.sheets,
      pack.pages,
      at.sheet,
      at.page,
      stations,
      weight === undefined ? null : Math.round(weight * 100),
    );
  }

  documents(piece: number, pack: Pack<ComposedDocumentRow>, messages: readonly (number | undefined)[]): void {
    pack.documents.forEach((document, position) => {
      const message = messages[position];
      const campaign = message === undefined ? null : (this.#context.job.campaigns[message]?.id ?? null);
      this.#document.run(document.seq, document.document, piece, position, campaign);
      const fault = this.#whyByHand(pack, document);
      if (fault !== undefined)
        this.#fate.run(document.document, 'diverted', fault.code, JSON.stringify(fault));
    });
  }

  /** A single document that no code can count: composed, but not producible. Its pages stay unused in the page store. */
  reject(pack: Pack<ComposedDocumentRow>): void {
    for (const { seq, document } of pack.documents) {
      this.#forget.run(seq);
      const fault: Fault = {
        code: 'mailpiece.beyond-code',
        place: this.#placeOf(document),
        found: String(pack.sheets),
      };
      this.#fate.run(document, 'rejected', fault.code, JSON.stringify(fault));
      // Its copies were held back because it would be produced.
      this.#copies.run(fault.code, JSON.stringify(fault), document);
      this.#held.run(document);
    }
  }

  /** Undefined: nothing keeps it from the inserter. */
  #whyByHand(pack: Pack<ComposedDocumentRow>, document: ComposedDocumentRow): Fault | undefined {
    if (pack.oversize) return this.#tooMany(pack);
    if (document.stopped !== null) return parseFault(document.stopped);
    return document.hand === 1 ? this.#byHand(document) : undefined;
  }

  /** The job sends mail to addresses of this grade to hand work. */
  #byHand({ document, grade }: ComposedDocumentRow): Fault {
    return { code: 'mailpiece.address-by-hand', place: this.#placeOf(document), values: { grade } };
  }

  #tooMany(pack: Pack<ComposedDocumentRow>): Fault {
    return {
      code: 'mailpiece.too-many-sheets',
      place: this.#placeOf(pack.documents[0]?.document ?? 0),
      found: String(pack.sheets),
      expected: String(sheetLimits(this.#context.job)[pack.stream] ?? 0),
    };
  }

  #placeOf(document: number): Fault['place'] {
    const row = this.#place.get(document);
    if (row === undefined) return { file: this.#context.job.extract.documents.file };
    return { ...placeOf(this.#context.parts, row.line), account: row.account, document: row.key };
  }

  stream(stream: number, end: StreamCounter): void {
    const name = streamName(this.#context.job, stream);
    this.#stream.run(
      stream,
      name,
      `streams/${name}.pdf`,
      end.sequence - 1,
      end.sheet - 1,
      end.page,
      end.blanks,
      1,
      end.sequence - 1,
      end.firstSeq,
      end.lastSeq,
    );
  }
}
