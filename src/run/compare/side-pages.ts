import { crc32, inflateSync } from 'node:zlib';
import { calledNames } from '../../verify/pages/content-operators.ts';
import type { DrawnDocument } from '../../compare/document-changes.ts';
import { PageReader } from '../../compare/drawn-page.ts';
import { StreamResources } from '../../verify/pages/stream-resources.ts';
import { stopRun } from '../../fault/run-stop.ts';
import type { PageRect } from '../../model/composed-document.ts';
import { SegmentReading } from '../../store/segment-reading.ts';
import { messagePlace } from '../../stream/assemble-pages.ts';
import { BrokenPdf } from '../../verify/broken-pdf.ts';
import { reasonOf } from '../run-directory.ts';
import type { Side } from './side.ts';
import type { ComposedRow } from './work-tables.ts';

/** A page's content is never larger; more is a bomb. */
const MOST_BYTES = 1 << 26;

/** What is left out of both sides, since only one of them can have it. */
export interface LeftOut {
  readonly specimen: boolean;
  readonly messages: boolean;
}

/** The message that a document's page shows. */
interface ShownMessage {
  readonly form: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** The pages of a side's documents, read as they are asked for. */
export class SidePages {
  readonly #side: Side;
  readonly #leftOut: LeftOut;
  readonly #segments: SegmentReading;
  readonly #resources = new Map<number, StreamResources>();
  readonly #readers = new Map<number, PageReader>();
  readonly #files = new Map<number, string>();
  readonly #messageForms = new Map<string, string>();
  readonly #firstPage;
  readonly #before;
  readonly #streamFile;

  constructor(side: Side, leftOut: LeftOut) {
    this.#side = side;
    this.#leftOut = leftOut;
    this.#segments = new SegmentReading(side.segments);
    this.#streamFile = side.db
      .prepare<[number], string>('SELECT file FROM print_stream WHERE stream = ?')
      .pluck();
    this.#firstPage = side.db
      .prepare<[number], number>(
        'SELECT p.first_page FROM piece_document d JOIN piece p ON p.piece = d.piece WHERE d.seq = ?',
      )
      .pluck();
    // Pieces are read along `seq`: their documents are numbered one behind another.
    this.#before = side.db
      .prepare<[number, number], number>(
        `SELECT c.pages FROM piece_document d JOIN composed c ON c.seq = d.seq
         WHERE d.seq < ? AND d.piece = (SELECT piece FROM piece_document WHERE seq = ?)`,
      )
      .pluck();
  }

  /** A document's pages as they were composed, deflated; damaged ones stop the command. */
  packed(row: ComposedRow): Uint8Array {
    let bytes;
    try {
      bytes = this.#segments.read(row.segment, row.offset, row.bytes);
    } catch (error) {
      const values = { reason: reasonOf(error) };
      return stopRun({ code: 'compare.store-unreadable', place: {}, found: this.#side.name, values }, error);
    }
    if (bytes.byteLength === row.bytes && crc32(bytes) === row.crc) return bytes;
    const place = { account: row.account, document: row.document };
    return stopRun({ code: 'compare.pages-damaged', place, found: this.#side.name });
  }

  /** The content of each page. */
  contents(row: ComposedRow, packed: Uint8Array): Uint8Array[] {
    let at = 0;
    return row.pageBytes.split(' ').map((length) => {
      const from = at;
      at += Number(length);
      return inflateSync(packed.subarray(from, at), { maxOutputLength: MOST_BYTES });
    });
  }

  resources(stream: number): StreamResources {
    const known = this.#resources.get(stream);
    if (known !== undefined) return known;
    const file = this.#fileOf(stream);
    const resources = readable(file, () => new StreamResources(file, this.#side.terms.faces));
    this.#resources.set(stream, resources);
    return resources;
  }

  /** The message that stands on one of a document's pages, unless messages are left out. */
  message(row: ComposedRow): ShownMessage | undefined {
    if (row.campaign === null || row.free === null || this.#leftOut.messages) return undefined;
    const free = JSON.parse(row.free) as PageRect;
    const resources = this.resources(row.stream);
    const name = this.#messageForm(row, free, resources);
    const form = resources.form(name);
    if (form === undefined) return undefined;
    return messagePlace(free, { name, height: form.height }, resources.height);
  }

  /** What each page is drawn from: its content, and the message that stands on it. */
  pageContents(row: ComposedRow, packed: Uint8Array): Uint8Array[][] {
    const message = this.message(row);
    return this.contents(row, packed).map((whole, page) => {
      const content = this.#leftOut.specimen ? withoutSpecimen(whole) : whole;
      if (message?.page !== page) return [content];
      return [content, Buffer.from(`q 1 0 0 1 ${message.x} ${message.y} cm /${message.form} Do Q\n`)];
    });
  }

  drawn(row: ComposedRow, packed: Uint8Array): DrawnDocument {
    const resources = this.resources(row.stream);
    const pages = this.pageContents(row, packed);
    let reader = this.#readers.get(row.stream);
    if (reader === undefined) {
      reader = new PageReader(resources);
      this.#readers.set(row.stream, reader);
    }
    const read = reader;
    const items = readable(this.#fileOf(row.stream), () =>
      pages.flatMap((contents, page) => read.read(contents, page)),
    );
    return { items, pages: pages.length, width: resources.width, height: resources.height };
  }

  close(): void {
    this.#segments.close();
    for (const resources of this.#resources.values()) resources.close();
  }

  #fileOf(stream: number): string {
    let file = this.#files.get(stream);
    if (file === undefined) {
      file = this.#side.streamPath(this.#streamFile.get(stream) ?? '');
      this.#files.set(stream, file);
    }
    return file;
  }

  /** Which form a campaign's message is for a variant: asked of the first page that has it. */
  #messageForm(row: ComposedRow, free: PageRect, resources: StreamResources): string {
    const key = `${row.stream} ${row.variant} ${row.campaign}`;
    const known = this.#messageForms.get(key);
    if (known !== undefined) return known;
    const { duplex } = this.#side.terms;
    const before = this.#before
      .all(row.seq, row.seq)
      .reduce((sum, pages) => sum + (duplex ? pages + (pages % 2) : pages), 0);
    const page = (this.#firstPage.get(row.seq) ?? 0) + before + free.page;
    const overlay = readable(this.#fileOf(row.stream), () => resources.overlay(page));
    const form = [...calledNames(overlay)].find((name) => MESSAGE.test(name)) ?? '';
    this.#messageForms.set(key, form);
    return form;
  }
}

/** Forms of messages, and of the word across the pages of a specimen, are called so. */
const MESSAGE = /^M\d+v\d+$/;
const SPECIMEN = /^\/X\d+ Do$/gm;

/** A page's content that does not call the word across it; the call is a line of its own. */
function withoutSpecimen(content: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(content).toString('latin1').replace(SPECIMEN, ''), 'latin1');
}

function readable<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason =
      error instanceof BrokenPdf
        ? `${error.what}: ${error.found} instead of ${error.expected}`
        : reasonOf(error);
    // A file that is not there, or not whole; anything else is an error of this program.
    if (!(error instanceof BrokenPdf) && !/^E[A-Z]+$/.test(reason)) throw error;
    return stopRun({ code: 'compare.stream-unreadable', place: {}, found: file, values: { reason } }, error);
  }
}
