import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/*
 * A printer for tests: a real server that reads IPP by code of its own. What it got is kept, so that tests see what a press would.
 */

/** How it behaves. */
export const MANNERS = [
  ...(['sound', 'no-pdf', 'refuses', 'busy', 'stalls', 'vanishes'] as const),
  ...(['aborts', 'paper-out', 'no-ipp', 'forgets'] as const),
] as const;

export type Manner = (typeof MANNERS)[number];

/** A request as it came. */
interface Got {
  readonly operation: number;
  readonly attributes: Readonly<Record<string, readonly (string | number)[]>>;
  readonly bytes: Buffer;
}

export class FakePrinter {
  readonly got: Got[] = [];
  readonly #server: Server;
  readonly #manner: Manner;
  #asked = 0;

  private constructor(manner: Manner) {
    this.#manner = manner;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(manner: Manner): Promise<FakePrinter> {
    const printer = new FakePrinter(manner);
    await new Promise<void>((resolve) => printer.#server.listen(0, '127.0.0.1', resolve));
    return printer;
  }

  get uri(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `ipp://127.0.0.1:${port}/ipp/print`;
  }

  /** Waits until somebody asks after the job. */
  async followed(): Promise<void> {
    while (this.got.every(({ operation }) => operation !== 0x0009)) await setTimeout(20);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    let length = 0;
    try {
      for await (const part of request) {
        parts.push(part as Buffer);
        length += (part as Buffer).length;
        // Half way through the file.
        if (this.#manner === 'vanishes' && length > 20_000) {
          request.destroy();
          return;
        }
      }
    } catch {
      return;
    }
    const got = parsed(Buffer.concat(parts));
    this.got.push(got);
    const answer = this.#answer(got);
    if (answer === undefined) return;
    response.writeHead(200, { 'content-type': 'application/ipp' });
    response.end(answer);
  }

  #answer({ operation }: Got): Buffer | undefined {
    const manner = this.#manner;
    if (manner === 'no-ipp') return Buffer.from('<html>');
    if (operation === 0x000b) return this.#printer();
    if (operation === 0x0002) {
      if (manner === 'stalls') return undefined;
      if (manner === 'refuses') return message(0x0506, [text('status-message', 0x41, 'no jobs after ten')]);
      return message(0, [], 0x02, [number('job-id', 0x21, 7), number('job-state', 0x23, 3)]);
    }
    if (operation === 0x0008) return message(0, []);
    this.#asked += 1;
    if (manner === 'forgets') return undefined;
    const state = this.#asked < 3 ? (manner === 'paper-out' ? 6 : 5) : manner === 'aborts' ? 8 : 9;
    const reasons = manner === 'aborts' && state === 8 ? 'document-format-error' : 'none';
    return message(0, [], 0x02, [
      number('job-state', 0x23, state),
      text('job-state-reasons', 0x44, reasons),
      number('job-impressions-completed', 0x21, this.#asked * 4),
    ]);
  }

  #printer(): Buffer {
    const manner = this.#manner;
    const reason =
      manner === 'paper-out' && this.#asked > 0 && this.#asked < 3 ? 'media-empty-error' : 'none';
    return message(0, [], 0x04, [
      Buffer.concat([attribute(0x22, 'printer-is-accepting-jobs', Buffer.of(manner === 'busy' ? 0 : 1))]),
      text('printer-state-reasons', 0x44, reason),
      text(
        'document-format-supported',
        0x49,
        manner === 'no-pdf' ? 'application/vnd.hp-PCL' : 'application/pdf',
      ),
      text('media-supported', 0x44, 'iso_a4_210x297mm'),
      text('', 0x44, 'na_letter_8.5x11in'),
      text('sides-supported', 0x44, 'one-sided'),
      // A collection, whose members are no attributes of the printer's.
      attribute(0x34, 'media-col-default', Buffer.alloc(0)),
      attribute(0x4a, '', Buffer.from('media-size')),
      attribute(0x44, '', Buffer.from('iso_a3_297x420mm')),
      attribute(0x37, '', Buffer.alloc(0)),
    ]);
  }
}

function attribute(tag: number, name: string, value: Buffer): Buffer {
  const head = Buffer.alloc(3);
  head.writeUInt8(tag);
  head.writeUInt16BE(Buffer.byteLength(name), 1);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(value.length);
  return Buffer.concat([head, Buffer.from(name), length, value]);
}

function text(name: string, tag: number, value: string): Buffer {
  return attribute(tag, name, Buffer.from(value));
}

function number(name: string, tag: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return attribute(tag, name, bytes);
}

function message(
  status: number,
  operation: readonly Buffer[],
  group?: number,
  more: readonly Buffer[] = [],
): Buffer {
  const head = Buffer.from([2, 0, status >> 8, status & 0xff, 0, 0, 0, 1, 1]);
  const charset = text('attributes-charset', 0x47, 'utf-8');
  const rest = group === undefined ? [] : [Buffer.of(group), ...more];
  return Buffer.concat([head, charset, ...operation, ...rest, Buffer.of(3)]);
}

function parsed(bytes: Buffer): Got {
  const attributes: Record<string, (string | number)[]> = {};
  let at = 8;
  let name = '';
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at++);
    if (tag === 3) break;
    if (tag < 0x10) continue;
    const nameLength = bytes.readUInt16BE(at);
    if (nameLength > 0) name = bytes.toString('latin1', at + 2, at + 2 + nameLength);
    at += 2 + nameLength;
    const length = bytes.readUInt16BE(at);
    const value = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    (attributes[name] ??= []).push(tag === 0x21 ? value.readInt32BE(0) : value.toString('utf8'));
  }
  return { operation: bytes.readUInt16BE(2), attributes, bytes: bytes.subarray(at) };
}
