import type { Side } from './side.ts';

interface Raws {
  readonly raw: Buffer;
  readonly recipient: Buffer;
  readonly own: Buffer;
  readonly mailed: Buffer;
}

const RECORDS = `
SELECT o.raw, a.raw AS recipient, a.address AS own, m.address AS mailed FROM compose_order o
JOIN address a ON a.rank = o.rank JOIN address m ON m.rank = o.mail_rank WHERE o.seq = ?`;

const DETAILS = 'SELECT raw FROM compose_detail WHERE seq = ?';

/** Tells which words of a document are of its records and its address, and so say nothing of the template. */
export class DataWords {
  readonly #records;
  readonly #details;

  constructor({ db }: Pick<Side, 'db'>) {
    this.#records = db.prepare<[number], Raws>(RECORDS);
    this.#details = db.prepare<[number], Buffer>(DETAILS).pluck();
  }

  /** The words of a document's records, by its place in the order of composition. */
  of(seq: number): ReadonlySet<string> {
    const words = new Set<string>();
    const row = this.#records.get(seq);
    const raws = row === undefined ? [] : [row.raw, row.recipient, row.own, row.mailed];
    for (const raw of [...raws, ...this.#details.all(seq)]) {
      for (const word of textOf(raw).matchAll(WORD)) words.add(word[0].toLowerCase());
    }
    return words;
  }
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*/gu;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Rows as they came: of other encodings than these only the letters of ASCII are known again. */
function textOf(raw: Buffer): string {
  try {
    return utf8.decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}

/** Whether all letters of a word on a page are those of words among the records. */
export function isAmong(words: readonly ReadonlySet<string>[], word: string): boolean {
  const parts = Array.from(word.matchAll(WORD), ([part]) => part.toLowerCase());
  return parts.length > 0 && parts.every((part) => words.some((known) => known.has(part)));
}
