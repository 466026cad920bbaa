import type { ComposeResult } from '../worker/protocol.ts';
import { inOrder } from '../worker/in-order.ts';
import { CHUNK_DOCUMENTS, ComposeItemReader, type ComposeItems } from './compose-items.ts';
import { checkSignal, type RunContext } from './run-context.ts';
import { composeWithRetry } from './compose-retry.ts';

/** Chunks committed to run.db together. */
const CHUNKS_A_COMMIT = 8;

/**
 * Composes all documents of the order into the page store: tasks go out in order, results come back in order,
 * their bytes are appended and their rows committed. A resumed run goes on behind the last chunk in run.db.
 */
export async function composeDocuments(context: RunContext, documents: number): Promise<void> {
  const { db, segments, pool, clock, observer } = context;
  const reader = new ComposeItemReader(db, context.parts, context.job.extract);
  const store = new ComposedStore(context);
  const done = store.chunksDone();
  const results = inOrder(chunks(documents, done), pool.window, (items) =>
    composeWithRetry(pool, reader, items),
  );
  let waiting: ComposeResult[] = [];
  const commit = (): void => {
    store.commit(waiting);
    clock.count(
      'compose',
      waiting.reduce((sum, result) => sum + result.composed.length, 0),
    );
    waiting = [];
  };
  for await (const result of results) {
    checkSignal(context);
    waiting.push(result);
    if (waiting.length >= CHUNKS_A_COMMIT) commit();
    observer.progress('compose', Math.min((result.chunk + 1) * CHUNK_DOCUMENTS, documents), documents);
  }
  commit();
  segments.flush();
}

/** Fates that composition decided: those of ordered documents and of their copies, but not of suppressed ones. */
const FORGET_FATES = `
DELETE FROM fate WHERE fate <> 'suppressed' AND document IN (
  SELECT d.document FROM compose_order o JOIN document f ON f.document = o.document JOIN document d ON d.key = f.key WHERE d.fault IS NULL)`;

function* chunks(documents: number, done: number): Generator<ComposeItems> {
  for (let chunk = done; chunk * CHUNK_DOCUMENTS < documents; chunk += 1) {
    const from = chunk * CHUNK_DOCUMENTS + 1;
    yield { chunk, from, to: Math.min(from + CHUNK_DOCUMENTS - 1, documents) };
  }
}

/** Writes chunk results: bytes to the segments first, then the rows that vouch for them in one transaction. */
class ComposedStore {
  readonly #context: RunContext;
  readonly #chunk;
  readonly #composed;
  readonly #fate;
  readonly #held;
  readonly #aside;
  readonly #correction;
  readonly #warning;

  constructor(context: RunContext) {
    this.#context = context;
    const { db } = context;
    this.#chunk = db.prepare('INSERT INTO compose_chunk (chunk, segment, offset, bytes) VALUES (?, ?, ?, ?)');
    this.#composed = db.prepare(
      `INSERT INTO composed (seq, document, segment, offset, bytes, crc, variant, pages, amount, details, page_bytes, free,
         eligible, inserts, glyphs, fingerprint)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#fate = db.prepare('INSERT INTO fate (document, fate, code, fault) VALUES (?, ?, ?, ?)');
    this.#held = db.prepare('INSERT INTO held_row (line, document) VALUES (?, ?)');
    this.#aside = db.prepare('INSERT INTO aside (line, document, fault) VALUES (?, ?, ?)');
    this.#correction = db.prepare('INSERT INTO correction (table_name, document, amount) VALUES (?, ?, ?)');
    this.#warning = db.prepare("INSERT INTO warning (stage, code, fault) VALUES ('compose', ?, ?)");
  }

  /** Chunks that are committed; the page store is cut back to their end. */
  chunksDone(): number {
    const { db, segments } = this.#context;
    const last = db
      .prepare<[], { chunk: number; segment: number; offset: number; bytes: number }>(
        'SELECT chunk, segment, offset, bytes FROM compose_chunk ORDER BY chunk DESC LIMIT 1',
      )
      .get();
    if (last === undefined) {
      segments.resumeAt({ segment: 0, offset: 0 });
      return 0;
    }
    if (segments.resumeAt({ segment: last.segment, offset: last.offset + last.bytes })) return last.chunk + 1;
    // Bytes that rows vouch for are missing: the page store is made again from the start.
    db.transaction(() => {
      for (const table of ['composed', 'compose_chunk', 'correction', 'held_row', 'aside'])
        db.prepare(`DELETE FROM ${table}`).run();
      db.prepare("DELETE FROM warning WHERE stage = 'compose'").run();
      db.prepare(FORGET_FATES).run();
    })();
    segments.resumeAt({ segment: 0, offset: 0 });
    return 0;
  }

  commit(results: readonly ComposeResult[]): void {
    const places = results.map((result) => this.#context.segments.append(result.bytes));
    this.#context.db.transaction(() => {
      results.forEach((result, i) => {
        const place = places[i];
        if (place !== undefined) this.#insert(result, place.segment, place.offset);
      });
    })();
  }

  #insert(result: ComposeResult, segment: number, start: number): void {
    this.#chunk.run(result.chunk, segment, start, result.bytes.byteLength);
    let offset = start;
    for (const row of result.composed) {
      const bytes = row.pageBytes.reduce((sum, length) => sum + length, 0);
      const free = row.free === undefined ? null : JSON.stringify(row.free);
      const glyphs = row.extraGlyphs.length === 0 ? null : row.extraGlyphs.join(' ');
      this.#composed.run(
        row.seq,
        row.document,
        segment,
        offset,
        bytes,
        row.crc,
        row.variant,
        row.pageBytes.length,
        row.amount,
        row.details,
        row.pageBytes.join(' '),
        free,
        row.eligible,
        row.inserts,
        glyphs,
        row.fingerprint,
      );
      offset += bytes;
    }
    for (const row of result.fates) {
      this.#fate.run(row.document, row.fate, row.fault.code, JSON.stringify(row.fault));
      for (const line of row.heldLines) this.#held.run(line, row.document);
    }
    for (const row of result.aside) this.#aside.run(row.line, row.document, JSON.stringify(row.fault));
    for (const row of result.corrections) this.#correction.run(row.table, row.document, row.amount);
    for (const fault of result.warnings) this.#warning.run(fault.code, JSON.stringify(fault));
  }
}
