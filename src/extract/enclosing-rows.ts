import type { TablePlan } from '../job/table-plan.ts';

/**
 * Which row encloses the next one, in a file whose records are of several types: the last row of the parent table before
 * it. A row closes what stood open below it, so that nothing is counted to the document of another account.
 */
export class EnclosingRows {
  /** Number of each table's parent table; -1: it is not nested. */
  readonly #parents: readonly number[];
  /** Key of the row of each table that is open; undefined: none is, or it is not known which. */
  readonly #open: (string | undefined)[];
  /** Tables whose open row a damaged row below it rejects: documents and what is in them, never the account above. */
  readonly #documents: ReadonlySet<number>;
  /** Tables whose rows belong to documents: what is nested in one of them is counted to the document. */
  readonly #details: ReadonlySet<number>;

  constructor(tables: readonly TablePlan[]) {
    this.#parents = tables.map(({ nestedIn }) =>
      nestedIn === undefined ? -1 : tables.findIndex(({ name }) => name === nestedIn),
    );
    this.#open = tables.map(() => undefined);
    const documents = this.#parents.filter((parent) => {
      const table = tables[parent];
      return table !== undefined && (table.nestedIn !== undefined || table.on !== undefined);
    });
    this.#documents = new Set(documents);
    this.#details = new Set([...tables.keys()].filter((table) => tables[table]?.detail === true));
  }

  isNested(table: number): boolean {
    return (this.#parents[table] ?? -1) >= 0;
  }

  /** Whether rows of a table may enclose others. */
  encloses(table: number): boolean {
    return this.#parents.includes(table);
  }

  /**
   * Key of the row that a row of a nested table belongs to, or of the document where that row is a detail row itself;
   * undefined: none is open (`extract.detail-before-header`).
   */
  parentOf(table: number): string | undefined {
    return this.#open[this.#parents[table] ?? -1];
  }

  /**
   * A row of `table` begins. `parent` is what it belongs to, by its place or as it says itself: what is nested in a row
   * of a document is counted to the same one. Without it, or without a key, nothing can belong to the row.
   */
  enter(table: number, key: string, parent: string): void {
    const open = this.#details.has(table) ? parent : key;
    this.#open[table] = open === '' ? undefined : open;
    this.#closeBelow(table);
  }

  #closeBelow(table: number): void {
    for (const [below, parent] of this.#parents.entries()) {
      if (parent !== table || below === table) continue;
      this.#open[below] = undefined;
      this.#closeBelow(below);
    }
  }

  /**
   * A record came that nobody knows, or a row of table `by` that may have swallowed others (its length, its cells, its
   * quotes are wrong). It belongs to the document that is open, as far as can be told, and makes it unusable. It may as
   * well have been the head of a further account or document: until the next head of a kind, nothing may be counted to
   * the one before. Gives the table of details, the innermost, that an unknown record is counted to, if there is one.
   */
  lose(by?: number): number | undefined {
    let details: number | undefined;
    for (const [table, parent] of this.#parents.entries()) {
      if (!this.#documents.has(parent) || this.#open[parent] === undefined) continue;
      if (details === undefined || this.#depth(table) > this.#depth(details)) details = table;
    }
    for (const table of this.#open.keys()) {
      const spoiled = by === undefined || by === table || this.#parents[by] === table;
      if (!this.#documents.has(table) || !spoiled) this.#open[table] = undefined;
    }
    return details;
  }

  /** A record that is no row swallowed one that others could belong to. */
  closeAll(): void {
    this.#open.fill(undefined);
  }

  #depth(table: number): number {
    let depth = 0;
    for (let at = this.#parents[table] ?? -1; at >= 0 && depth < this.#parents.length; depth += 1)
      at = this.#parents[at] ?? -1;
    return depth;
  }
}
