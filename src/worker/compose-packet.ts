/**
 * How a compose task is laid out. `bytes`: for each item the recipient's raw row (none when it is the item
 * before's) and its address as JSON, the raw rows of the document's header(s), the raw detail rows, the raw rows of lookup
 * tables with their faults as JSON (none for those that an item before has brought). `numbers`: for each item `seq,
 * recipient position, recipient length, address length, headers, details, looked`, then `document, position, length` a
 * header, `position, length` a detail row and `position, length, length of the fault` a looked one. `texts`: for each item
 * account and key.
 */
interface PacketRow {
  /** Position of the row; see model/row-position.ts. */
  readonly line: number;
  readonly raw: Uint8Array;
}

interface PacketLookedRow extends PacketRow {
  /** Why nothing of the row can be used: a `Fault` as JSON, found when its file was read. */
  readonly fault?: string;
}

export interface PacketHeader extends PacketRow {
  readonly document: number;
}

export interface PacketItem {
  readonly seq: number;
  readonly account: string;
  readonly key: string;
  /** `PostalAddress` as JSON, UTF-8; the same array for items of one recipient. */
  readonly address: Uint8Array;
  readonly recipient: PacketRow;
  readonly headers: readonly PacketHeader[];
  /** The rows of all tables below the document, in the order of their positions. */
  readonly details: readonly PacketRow[];
  /** The rows of lookup tables that the item's rows refer to, each once; the same object in all items of a packet. */
  readonly looked: readonly PacketLookedRow[];
}

/** Rows that stand one behind another in a file: `cuts` has position and length of each of them. */
export interface PacketRun {
  readonly raw: Uint8Array;
  readonly cuts: Float64Array;
}

const ITEM_NUMBERS = 7;
const NOTHING = new Uint8Array();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Packs items into a task's three arrays. */
export class PacketWriter {
  readonly #rows: Uint8Array[] = [];
  readonly #numbers: number[] = [];
  readonly #texts: string[] = [];
  readonly #looked = new Set<number>();
  #bytes = 0;
  #account: string | undefined;

  add(item: Omit<PacketItem, 'details'>, details: readonly PacketRun[]): void {
    const same = item.account === this.#account;
    this.#account = item.account;
    let rows = 0;
    for (const run of details) rows += run.cuts.length / 2;
    this.#numbers.push(item.seq, item.recipient.line, same ? 0 : item.recipient.raw.byteLength);
    this.#numbers.push(same ? 0 : item.address.byteLength, item.headers.length, rows, item.looked.length);
    this.#texts.push(item.account, item.key);
    if (!same) {
      this.#push(item.recipient.raw);
      this.#push(item.address);
    }
    for (const header of item.headers) {
      this.#numbers.push(header.document, header.line, header.raw.byteLength);
      this.#push(header.raw);
    }
    for (const run of details) {
      for (const cut of run.cuts) this.#numbers.push(cut);
      this.#push(run.raw);
    }
    for (const row of item.looked) this.#addLooked(row);
  }

  take(): { bytes: Uint8Array; numbers: Float64Array; texts: string[] } {
    const bytes = new Uint8Array(this.#bytes);
    let at = 0;
    for (const row of this.#rows) {
      bytes.set(row, at);
      at += row.byteLength;
    }
    return { bytes, numbers: Float64Array.from(this.#numbers), texts: this.#texts };
  }

  #addLooked({ line, raw, fault }: PacketLookedRow): void {
    const known = this.#looked.has(line);
    this.#looked.add(line);
    const why = known || fault === undefined ? NOTHING : encoder.encode(fault);
    this.#numbers.push(line, known ? 0 : raw.byteLength, why.byteLength);
    if (known) return;
    this.#push(raw);
    this.#push(why);
  }

  #push(raw: Uint8Array): void {
    this.#rows.push(raw);
    this.#bytes += raw.byteLength;
  }
}

/** Reads the items back, in order. */
export function* readPacket(packet: {
  readonly bytes: Uint8Array;
  readonly numbers: Float64Array;
  readonly texts: readonly string[];
}): Generator<PacketItem> {
  const { bytes, numbers, texts } = packet;
  const known = new Map<number, PacketLookedRow>();
  let at = 0;
  let n = 0;
  let recipient: PacketRow = { line: 0, raw: NOTHING };
  let address: Uint8Array = NOTHING;
  const next = (): number => numbers[n++] ?? 0;
  const cut = (length: number): Uint8Array => {
    const raw = bytes.subarray(at, at + length);
    at += length;
    return raw;
  };
  const rows = (count: number): PacketRow[] => {
    const taken: PacketRow[] = [];
    for (let i = 0; i < count; i += 1) {
      const line = next();
      taken.push({ line, raw: cut(next()) });
    }
    return taken;
  };
  for (let t = 0; n + ITEM_NUMBERS <= numbers.length; t += 2) {
    const seq = next();
    const line = next();
    const length = next();
    const addressLength = next();
    const headerCount = next();
    const detailCount = next();
    const lookedCount = next();
    if (length > 0) {
      recipient = { line, raw: cut(length) };
      address = cut(addressLength);
    }
    const headers: PacketHeader[] = [];
    for (let i = 0; i < headerCount; i += 1) {
      const document = next();
      const headerLine = next();
      headers.push({ document, line: headerLine, raw: cut(next()) });
    }
    const details = rows(detailCount);
    const looked: PacketLookedRow[] = [];
    for (let i = 0; i < lookedCount; i += 1) {
      const position = next();
      const row = { line: position, raw: cut(next()) };
      const why = cut(next());
      const first = known.get(position) ?? (why.length === 0 ? row : { ...row, fault: decoder.decode(why) });
      known.set(position, first);
      looked.push(first);
    }
    yield {
      seq,
      account: texts[t] ?? '',
      key: texts[t + 1] ?? '',
      address,
      recipient,
      headers,
      details,
      looked,
    };
  }
}
