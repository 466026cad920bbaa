import type { ExtractPlan } from '../job/job.ts';
import type { Connection } from '../store/run-database.ts';
import type { TablePart } from '../model/row-position.ts';
import { readCuts } from './detail-cuts.ts';
import { LookupRows } from './lookup-rows.ts';
import { PacketWriter, type PacketHeader, type PacketRun } from '../worker/compose-packet.ts';
import type { ComposeTask } from '../worker/protocol.ts';

/** Documents in one compose task: large enough to be worth its crossing, small enough to be lost and done again. */
export const CHUNK_DOCUMENTS = 200;

interface OrderRow {
  readonly seq: number;
  readonly document: number;
  readonly copies: number;
  readonly key: string;
  readonly line: number;
  readonly raw: Buffer;
  readonly refs: string | null;
  readonly account: string;
  readonly recipientLine: number;
  readonly recipientRaw: Buffer;
  readonly address: Buffer;
}

interface RunRow {
  readonly seq: number;
  readonly line: number;
  readonly rows: number;
  readonly raw: Buffer;
  readonly cuts: Buffer | null;
  readonly refs: string | null;
}

/** A compose task with the documents that it is about, for when it has to be cut in halves. */
export interface ComposeItems {
  readonly chunk: number;
  readonly from: number;
  readonly to: number;
}

/** Reads the rows of chunks back from run.db in composition order and packs them for the workers. */
export class ComposeItemReader {
  readonly #order;
  readonly #details;
  readonly #copies;
  readonly #lookups: LookupRows;

  /** `parts`: the extract's, for the places of faults. */
  constructor(
    db: Connection,
    readonly parts: readonly TablePart[],
    extract: ExtractPlan,
  ) {
    this.#lookups = new LookupRows(db, extract, parts);
    this.#order = db.prepare<[number, number], OrderRow>(
      `SELECT o.seq, o.document, o.copies, o.key, o.line, o.raw, o.refs, a.account, a.line AS recipientLine,
              a.raw AS recipientRaw,
              CASE WHEN o.mail_rank = o.rank THEN a.address
                   ELSE (SELECT m.address FROM address m WHERE m.rank = o.mail_rank) END AS address
       FROM compose_order o JOIN address a ON a.rank = o.rank
       WHERE o.seq BETWEEN ? AND ? ORDER BY o.seq`,
    );
    this.#details = db.prepare<[number, number], RunRow>(
      'SELECT seq, line, rows, raw, cuts, refs FROM compose_detail WHERE seq BETWEEN ? AND ? ORDER BY seq, line',
    );
    this.#copies = db.prepare<[string], { document: number; line: number; raw: Buffer }>(
      `SELECT document, line, raw FROM document d WHERE key = ? AND fault IS NULL
       AND NOT EXISTS (SELECT 1 FROM fate f WHERE f.document = d.document) ORDER BY document`,
    );
  }

  /** The task for documents `from`..`to` (places in composition order, from 1, both included). */
  task({ chunk, from, to }: ComposeItems): ComposeTask {
    const packet = new PacketWriter();
    const runs = this.#details.all(from, to);
    let run = 0;
    for (const row of this.#order.all(from, to)) {
      const headers: PacketHeader[] =
        row.copies > 1
          ? this.#copies.all(row.key)
          : [{ document: row.document, line: row.line, raw: row.raw }];
      const details: PacketRun[] = [];
      const looked = this.#lookups.start(row.refs);
      for (let next = runs[run]; next?.seq === row.seq; next = runs[run]) {
        details.push({ raw: next.raw, cuts: readCuts(next, next.raw.byteLength) });
        if (next.refs !== null) this.#lookups.add(looked, next);
        run += 1;
      }
      packet.add(
        {
          seq: row.seq,
          account: row.account,
          key: row.key,
          address: row.address,
          recipient: { line: row.recipientLine, raw: row.recipientRaw },
          headers,
          looked: [...looked.values()],
        },
        details,
      );
    }
    return { kind: 'compose', chunk, ...packet.take() };
  }
}
