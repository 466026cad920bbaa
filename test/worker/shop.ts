import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Job } from '../../src/job/job.ts';
import { loadJob } from '../../src/job/load-job.ts';
import { detailTablesOf, tablesOf } from '../../src/job/tables-of.ts';
import { partOf, rowPosition, type TablePart } from '../../src/model/row-position.ts';
import { createComposer } from '../../src/compose/composer.ts';
import { createAddressWork } from '../../src/worker/address-chunk.ts';
import { createComposeWork } from '../../src/worker/compose-chunk.ts';
import { PacketWriter } from '../../src/worker/compose-packet.ts';
import type { ComposeResult, WorkerSetup } from '../../src/worker/protocol.ts';

const folder = fileURLToPath(new URL('../../fixtures/shop/', import.meta.url));

interface RawRow {
  readonly line: number;
  readonly raw: Buffer;
  /** Cells as they stand; no cell of the shop that is looked at is quoted. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The shop's extract, cut into lines without the program's own framers; tests change some of its rows. */
export class Shop {
  readonly job: Job;
  readonly parts: readonly TablePart[];
  readonly #resources: ReadonlyMap<string, Uint8Array>;
  readonly #headers = new Map<string, readonly string[]>();
  readonly #rows = new Map<string, readonly RawRow[]>();

  private constructor(job: Job, resources: ReadonlyMap<string, Uint8Array>) {
    this.job = job;
    this.#resources = resources;
    const tables = tablesOf(job.extract);
    this.parts = tables.map(({ name, file }) => ({ table: name, file }));
    for (const [part, { name, file }] of tables.entries()) {
      const [head = '', ...lines] = readFileSync(`${folder}extract/${file}`, 'utf8').split('\n').slice(0, -1);
      const header = head.split(';');
      this.#headers.set(name, header);
      const rows = lines.map((text, i): RawRow => {
        const cells = text.split(';');
        return {
          line: rowPosition(part, i + 2),
          raw: Buffer.from(`${text}\n`),
          cells: Object.fromEntries(header.map((column, c) => [column, cells[c] ?? ''])),
        };
      });
      this.#rows.set(name, rows);
    }
  }

  static async open(change: (job: Job) => Job = (job) => job): Promise<Shop> {
    const { job, resources, faults } = await loadJob(`${folder}job.yaml`);
    if (faults !== undefined) throw new Error(JSON.stringify(faults));
    return new Shop(change(job), resources);
  }

  rows(table: string): readonly RawRow[] {
    return this.#rows.get(table) ?? [];
  }

  /** Takes rows out of a table. */
  remove(table: string, which: (cells: RawRow['cells']) => boolean): void {
    this.#rows.set(
      table,
      this.rows(table).filter(({ cells }) => !which(cells)),
    );
  }

  /** Puts another text in a table's rows. */
  edit(table: string, which: (cells: RawRow['cells']) => boolean, from: string, to: string): void {
    const edited = this.rows(table).map((row) =>
      which(row.cells) ? { ...row, raw: Buffer.from(row.raw.toString().replace(from, to)) } : row,
    );
    this.#rows.set(table, edited);
  }

  get setup(): WorkerSetup {
    const run = { id: 'run', number: 1, date: '2024-03-06', specimen: false };
    const headers = Object.fromEntries(this.#headers);
    return { job: this.job, resources: this.#resources, headers, parts: this.parts, run };
  }

  /** Tidies all addresses and composes all documents, as a worker does it. `copies`: how often each header row comes. */
  compose(copies = 1): ComposeResult {
    const { extract } = this.job;
    const recipients = this.rows(extract.recipients.name);
    const bytes = Buffer.concat(recipients.map(({ raw }) => raw));
    const rows = Float64Array.from(recipients.flatMap(({ line, raw }, i) => [i, line, raw.byteLength]));
    const tidied = createAddressWork(this.setup, () => createComposer(this.setup.job, this.setup.resources))({
      kind: 'address',
      bytes,
      rows,
      moved: [],
    });
    let at = 0;
    const addresses = tidied.addresses.map(({ addressBytes, partsBytes, changesBytes, doubtsBytes }) => {
      const from = at;
      at += addressBytes + partsBytes + changesBytes + doubtsBytes;
      return tidied.bytes.subarray(from, from + addressBytes);
    });
    const packet = new PacketWriter();
    const looked = extract.lookups.flatMap(({ name }) => this.rows(name));
    for (const [i, header] of this.rows(extract.documents.name).entries()) {
      const { invoice: key = '', account = '' } = header.cells;
      const recipient = recipients.findIndex(({ cells }) => cells['account'] === account);
      const details = detailTablesOf(extract)
        .flatMap(({ name }) => this.rows(name))
        .filter(({ cells }) => cells['invoice'] === key)
        .toSorted((a, b) => a.line - b.line);
      packet.add(
        {
          ...{ seq: i + 1, account, key, looked },
          address: addresses[recipient] ?? new Uint8Array(),
          recipient: recipients[recipient] ?? { line: 0, raw: new Uint8Array() },
          headers: Array.from({ length: copies }, (_, k) => ({ ...header, document: (i + 1) * 10 + k })),
        },
        details.map(({ line, raw }) => ({ raw, cuts: Float64Array.of(line, raw.byteLength) })),
      );
    }
    return createComposeWork(
      this.setup,
      createComposer(this.setup.job, this.setup.resources),
    )({ kind: 'compose', chunk: 0, ...packet.take() });
  }

  /** The table of a position. */
  tableOf(position: number): string {
    return this.parts[partOf(position)]?.table ?? '';
  }
}
