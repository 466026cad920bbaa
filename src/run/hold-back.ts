import type { Fault } from '../fault/fault.ts';
import type { Connection } from '../store/run-database.ts';

/** All documents of one document's number. */
const COPIES_OF = 'SELECT d.document FROM document e JOIN document d ON d.key = e.key WHERE e.document = ?';

/** Takes composed documents out of production; their pages stay unused in the page store. */
export class HoldBack {
  readonly #forget;
  readonly #fate;
  readonly #copies;
  readonly #rows;
  readonly #aside;

  constructor(db: Connection) {
    this.#forget = db.prepare('DELETE FROM composed WHERE document = ?');
    this.#fate = db.prepare("INSERT INTO fate (document, fate, code, fault) VALUES (?, 'duplicate', ?, ?)");
    this.#copies = db.prepare(
      `UPDATE fate SET code = ?, fault = ? WHERE fate = 'duplicate' AND document IN (${COPIES_OF})`,
    );
    this.#rows = db.prepare(`DELETE FROM held_row WHERE document IN (${COPIES_OF})`);
    this.#aside = db.prepare('DELETE FROM aside WHERE document = ?');
  }

  /** Its rows go to the rejects whole, and with them what was held back or set aside because it would be produced. */
  hold(document: number, fault: Fault): void {
    const text = JSON.stringify(fault);
    this.#forget.run(document);
    this.#fate.run(document, fault.code, text);
    this.#copies.run(fault.code, text, document);
    this.#rows.run(document);
    this.#aside.run(document);
  }
}
