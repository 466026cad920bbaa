import { deflateSync } from 'node:zlib';
import type { ByteSink } from './byte-sink.ts';
import { CrossReference } from './cross-reference.ts';
import { STREAM_END, streamHead } from './object-text.ts';
import { MOST_OBJECTS, type PdfPlan } from './plan.ts';

/** Objects in an object stream that is not a page group's. */
const PACK = 100;

/** Writes indirect objects and remembers where they are. */
export class ObjectWriter {
  readonly xref: CrossReference;
  readonly #sink: ByteSink;
  readonly #packs: boolean;
  #next: number;
  #pending: { readonly number: number; readonly text: string }[] = [];

  constructor(sink: ByteSink, plan: PdfPlan) {
    this.#sink = sink;
    this.#packs = plan.objectStreams;
    this.#next = plan.firstFree;
    this.xref = new CrossReference(plan.firstFree + 1024);
  }

  /** The next object number after the planned ones. */
  allocate(): number {
    if (this.#next > MOST_OBJECTS) throw new RangeError('more objects than a PDF may have: split the stream');
    return this.#next++;
  }

  /** An object on its own. */
  object(number: number, text: string): void {
    this.xref.setOffset(number, this.#sink.position);
    this.#sink.ascii(`${number} 0 obj\n${text}\nendobj\n`);
  }

  /** An object that may go into an object stream with its neighbours. */
  packed(number: number, text: string): void {
    if (!this.#packs) {
      this.object(number, text);
      return;
    }
    this.#pending.push({ number, text });
    if (this.#pending.length === PACK) this.flush();
  }

  /** Writes what `packed` still holds. */
  flush(): void {
    if (this.#pending.length === 0) return;
    this.pack(this.allocate(), this.#pending);
    this.#pending = [];
  }

  /** An object stream (ISO 32000-2 7.5.7). */
  pack(number: number, objects: readonly { readonly number: number; readonly text: string }[]): void {
    let index = '';
    let body = '';
    objects.forEach((object, i) => {
      index += `${object.number} ${body.length} `;
      body += `${object.text}\n`;
      this.xref.setPacked(object.number, number, i);
    });
    const data = deflateSync(Buffer.from(index + body, 'latin1'));
    const entries = `/Type/ObjStm/N ${objects.length}/First ${index.length}/Filter/FlateDecode`;
    this.stream(number, entries, data);
  }

  /** A stream object; `data` as it shall stand in the file, `entries` without the length. */
  stream(number: number, entries: string, data: Uint8Array): void {
    this.xref.setOffset(number, this.#sink.position);
    this.#sink.ascii(streamHead(number, entries, data.length));
    this.#sink.write(data);
    this.#sink.ascii(STREAM_END);
  }

  /** A stream object under a new number, which is given, deflated here. */
  deflated(entries: string, data: Uint8Array | string): number {
    const number = this.allocate();
    this.deflatedAs(number, entries, typeof data === 'string' ? Buffer.from(data, 'latin1') : data);
    return number;
  }

  /** A stream object, deflated here. */
  deflatedAs(number: number, entries: string, data: Uint8Array): void {
    this.stream(number, `${entries}/Filter/FlateDecode`, deflateSync(data));
  }
}
