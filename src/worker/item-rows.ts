import type { LookupRow } from '../extract/look-up-rows.ts';
import type { Fault } from '../fault/fault.ts';
import { compileRowReader, type ReadRow, type RowReader } from '../extract/row-reader.ts';
import { tablesOf } from '../job/tables-of.ts';
import { partOf } from '../model/row-position.ts';
import type { PostalAddress } from '../model/postal-address.ts';
import type { PacketItem } from './compose-packet.ts';
import type { WorkerSetup } from './protocol.ts';

/** Rows of lookup tables that a worker keeps typed: an assortment's best sellers stand in bill after bill. */
const MOST_LOOKED = 20_000;

const utf8 = new TextDecoder();

/** A recipient's row, and where its documents go. */
interface TypedRecipient {
  readonly row: ReadRow;
  readonly address: PostalAddress;
}

/** Types the rows of documents that are to be composed, each by its table. */
export class ItemRows {
  readonly #tables: readonly string[];
  readonly #readers: readonly (RowReader | undefined)[];
  readonly #looked = new Map<number, LookupRow>();
  #recipientRaw: Uint8Array | undefined;
  #recipient: TypedRecipient | undefined;

  constructor({ job, headers, parts }: WorkerSetup) {
    const readers = new Map(
      tablesOf(job.extract).map((table) => [
        table.name,
        compileRowReader(table, headers[table.name] ?? [], parts),
      ]),
    );
    this.#tables = parts.map(({ table }) => table);
    this.#readers = parts.map(({ table }) => readers.get(table));
  }

  headers(item: PacketItem): readonly ReadRow[] {
    return item.headers.map(({ raw, line }) => this.#read(raw, line));
  }

  details(item: PacketItem): readonly ReadRow[] {
    return item.details.map(({ raw, line }) => this.#read(raw, line));
  }

  looked(item: PacketItem): readonly LookupRow[] {
    return item.looked.map(({ raw, line, fault }) => {
      const known = this.#looked.get(line);
      if (known !== undefined) return known;
      if (this.#looked.size >= MOST_LOOKED) this.#looked.clear();
      const row = fault === undefined ? this.#read(raw, line) : { line, fault: JSON.parse(fault) as Fault };
      const typed = { table: this.#tables[partOf(line)] ?? '', row };
      this.#looked.set(line, typed);
      return typed;
    });
  }

  /** Read once for all documents of a recipient, which stand one behind another. */
  recipient({ recipient, address }: PacketItem): TypedRecipient {
    if (this.#recipient === undefined || this.#recipientRaw !== recipient.raw) {
      this.#recipientRaw = recipient.raw;
      this.#recipient = {
        row: this.#read(recipient.raw, recipient.line),
        address: JSON.parse(utf8.decode(address)) as PostalAddress,
      };
    }
    return this.#recipient;
  }

  #read(raw: Uint8Array, position: number): ReadRow {
    const reader = this.#readers[partOf(position)];
    if (reader === undefined) throw new RangeError(`no part has position ${position}`);
    return reader.read(raw, position);
  }
}
