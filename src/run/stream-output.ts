import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import type { FormXObject } from '../compose/form-x-object.ts';
import { loadFace } from '../font/face.ts';
import { encodedControl } from '../inserter/control-encoding.ts';
import { compileControl, controlFileOf, type ControlWriter } from '../inserter/control-file.ts';
import { pieceNumber } from '../inserter/readable-line.ts';
import type { PieceRecord } from '../pdf/document-parts.ts';
import { planPdf } from '../pdf/plan.ts';
import { PrintStreamFile } from '../pdf/print-stream-file.ts';
import type { PageLabel } from '../pdf/page-labels.ts';
import { rowsInOrder } from '../store/rows-in-order.ts';
import type { AssembledPages, ChunkPiece } from '../stream/assemble-pages.ts';
import { paperSize } from '../stream/paper-size.ts';
import { planOf } from '../stream/stream-number.ts';
import type { Day } from '../unit/calendar.ts';
import type { PieceRow, PieceWork } from './piece-chunks.ts';
import { RunStop } from '../fault/run-stop.ts';
import type { RunContext } from './run-context.ts';

/** Rows read at a time. */
const PAGE = 2000;

/** A stream as planned. */
export interface StreamRow {
  readonly stream: number;
  readonly name: string;
  readonly file: string;
  readonly pages: number;
  readonly sheets: number;
  readonly pieces: number;
  readonly documents: number;
  /** Composition order of its first and last document. */
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** What a stream's records are made of. */
export function recordsOf({ pieces, documents }: StreamRow): { pieces: number; documents: number } {
  return { pieces, documents };
}

/** One print stream and its control file on their way to disk, and the sheets' rows in run.db. */
export class StreamOutput {
  readonly #context: RunContext;
  readonly #stream: StreamRow;
  readonly #file: PrintStreamFile;
  readonly #control: number;
  readonly #writer: ControlWriter;
  readonly #glyphs = new Set<number>();
  readonly #variants = new Set<number>();
  readonly #messages = new Map<string, { readonly campaign: number; readonly variant: number }>();
  readonly #sheet;
  #open = true;

  constructor(context: RunContext, stream: StreamRow, path: string) {
    const { db, job } = context;
    const plan = planOf(job, stream.stream);
    this.#context = context;
    this.#stream = stream;
    this.#file = new PrintStreamFile(
      path,
      planPdf({
        pages: stream.pages,
        records: recordsOf(stream),
        objectStreams: plan.objectStreams,
        ...paperSize(job, plan.paper),
      }),
    );
    const { control } = job.inserter;
    const writer = compileControl(control);
    if ('code' in writer) throw new RunStop([writer]);
    this.#writer = writer;
    this.#control = openSync(controlFileOf(path, control), 'w', 0o600);
    this.#writeControl(writer.head);
    this.#sheet = db.prepare(
      'INSERT INTO sheet (stream, sheet, piece, sheet_in_piece, page, omr, code) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
  }

  append(work: PieceWork, made: AssembledPages): void {
    this.#file.append(made.chunk, work.pieces.pieces.map(this.#record));
    for (const glyph of work.glyphs) this.#glyphs.add(glyph);
    for (const variant of work.variants) this.#variants.add(variant);
    for (const [key, message] of work.campaigns) this.#messages.set(key, message);
    let sheet = 0;
    this.#context.db.transaction(() => {
      for (const row of work.rows) sheet = this.#sheets(row, sheet, made);
    })();
    this.#writeControl(made.control);
  }

  /** On a descriptor it goes on until all is written; `writeSync` may stop short. */
  #writeControl(text: string): void {
    writeFileSync(this.#control, encodedControl(text, this.#context.job.inserter.control.encoding));
  }

  /** A piece with the pages of its documents: in duplex each begins on a fresh front. */
  readonly #record = ({ piece, documents }: ChunkPiece): PieceRecord => {
    const duplex = this.#context.job.mailpiece.plex === 'duplex';
    const documentPages = documents.map(({ pageBytes: { length } }) =>
      duplex ? length + (length % 2) : length,
    );
    return { id: pieceNumber(piece), documentPages };
  };

  finish(): { readonly bytes: number; readonly sha256: string } {
    const { job, resources, run, fontPrograms } = this.#context;
    const forms = this.#forms();
    for (const form of forms) for (const glyph of form.extraGlyphs) this.#glyphs.add(glyph);
    const usedFaces = this.#usedFaces(forms);
    const fonts = job.template.faces.flatMap(({ file, features }, faceIndex) => {
      const bytes = resources.get(file);
      if (bytes === undefined || !usedFaces.has(faceIndex)) return [];
      const slots = [...this.#glyphs]
        .filter((glyph) => glyph >>> 16 === faceIndex)
        .map((glyph) => glyph & 0xffff);
      return [{ faceIndex, face: loadFace(bytes, features), slots }];
    });
    const finished = this.#file.finish({
      fonts,
      ...(fontPrograms === undefined ? {} : { fontPrograms }),
      forms,
      spots: job.template.spots,
      labels: this.#labels(),
      intent: { condition: job.outputIntent.condition, profile: this.#profile() },
      information: {
        title: `${job.name} ${run.date} ${this.#stream.name}`,
        creator: 'Stapel',
        date: run.date as Day,
      },
      identity: `${run.id}/${this.#stream.name}`,
    });
    this.#writeControl(this.#writer.foot);
    fsyncSync(this.#control);
    closeSync(this.#control);
    this.#open = false;
    return finished;
  }

  #profile(): Uint8Array {
    const { job, resources } = this.#context;
    const profile = resources.get(job.outputIntent.profile);
    if (profile === undefined) throw new Error('the output intent was not read');
    return profile;
  }

  /** Closes what an interrupted assembly left open. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#file.abandon();
    closeSync(this.#control);
  }

  #sheets(row: PieceRow, first: number, made: AssembledPages): number {
    const duplex = this.#context.job.mailpiece.plex === 'duplex';
    for (let i = 0; i < row.sheets; i += 1) {
      const page = row.firstPage + (duplex ? i * 2 : i);
      this.#sheet.run(
        this.#stream.stream,
        row.firstSheet + i,
        row.piece,
        i + 1,
        page,
        made.omr[first + i],
        made.codes[first + i],
      );
    }
    return first + row.sheets;
  }

  /** Forms of the pages, then those of the messages, each once, in a fixed order. */
  #forms(): FormXObject[] {
    const forms = new Map<string, FormXObject>();
    const variants = [...this.#variants].sort((a, b) => a - b);
    for (const form of this.#context.composer.forms(variants, this.#context.run.specimen))
      forms.set(form.name, form);
    const messages = [...this.#messages.values()].sort(
      (a, b) => a.campaign - b.campaign || a.variant - b.variant,
    );
    for (const { campaign, variant } of messages) {
      const message = this.#context.composer.message(campaign, variant);
      for (const form of [...message.uses, message.form]) forms.set(form.name, form);
    }
    return [...forms.values()];
  }

  /** Faces that contents call: all but the fallbacks, and those fallbacks that a glyph was taken from. */
  #usedFaces(forms: readonly FormXObject[]): ReadonlySet<number> {
    const { template } = this.#context.job;
    const faces = new Set(
      [...template.faces.keys()].filter((face) => !template.fallbackFaces.includes(face)),
    );
    for (const glyph of this.#glyphs) faces.add(glyph >>> 16);
    for (const form of forms) for (const glyph of form.extraGlyphs) faces.add(glyph >>> 16);
    return faces;
  }

  /** `P0000017/1`: piece and page in it, so that a viewer goes to a piece by its number. */
  *#labels(): Generator<PageLabel> {
    const page = this.#context.db.prepare<[number, number, number], { piece: number; firstPage: number }>(
      'SELECT piece, first_page AS firstPage FROM piece WHERE stream = ? AND piece > ? ORDER BY piece LIMIT ?',
    );
    const rows = rowsInOrder(
      (last) => page.all(this.#stream.stream, last, PAGE),
      (row) => row.piece,
    );
    for (const { piece, firstPage } of rows)
      yield { page: firstPage, prefix: `${pieceNumber(piece)}/`, start: 1 };
  }
}
