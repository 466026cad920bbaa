import { createReadStream } from 'node:fs';
import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { stopRun } from '../fault/run-stop.ts';
import { decodeResponse, encodeRequest, type IppResponse, type RequestAttribute } from './ipp-message.ts';

/** Why a printer gave no answer. */
export class NoAnswer extends Error {
  readonly stalled: boolean;

  constructor(reason: string, stalled = false) {
    super(reason);
    this.name = 'NoAnswer';
    this.stalled = stalled;
  }
}

/** An answer is never larger. */
const MOST_BYTES = 1 << 22;
/** Bytes of a stream read at a time. */
const BLOCK = 1 << 18;

const PORT = 631;

function printerUrl(uri: string): URL {
  const url = /^ipps?:\/\/[^/?#]/.test(uri) && URL.canParse(uri) ? new URL(uri) : undefined;
  return url === undefined || url.username !== ''
    ? stopRun({ code: 'print.printer-malformed', place: {}, found: uri })
    : url;
}

/** A printer that speaks IPP over HTTP (RFC 8010, 4). */
export class IppPrinter {
  readonly uri: string;
  readonly #url: URL;
  readonly #secure: boolean;
  readonly #timeoutMs: number;
  readonly #anyCertificate: boolean;
  readonly #user: string;
  #requests = 0;

  /** A `uri` that is none stops the command. */
  constructor(
    uri: string,
    options: { readonly timeoutMs: number; readonly anyCertificate: boolean; readonly user: string },
  ) {
    const url = printerUrl(uri);
    this.uri = uri;
    this.#url = url;
    this.#secure = url.protocol === 'ipps:';
    this.#timeoutMs = options.timeoutMs;
    this.#anyCertificate = options.anyCertificate;
    this.#user = options.user;
  }

  /** Asks; `file` is sent behind the request, block by block. Throws `NoAnswer`. */
  async ask(
    operation: number,
    more: readonly RequestAttribute[],
    document?: { readonly file: string; readonly job: readonly RequestAttribute[] },
    signal?: AbortSignal,
  ): Promise<IppResponse> {
    this.#requests += 1;
    const head = encodeRequest({
      operation,
      id: this.#requests,
      attributes: [
        { name: 'attributes-charset', tag: 'charset', values: ['utf-8'] },
        { name: 'attributes-natural-language', tag: 'language', values: ['en'] },
        { name: 'printer-uri', tag: 'uri', values: [this.uri] },
        { name: 'requesting-user-name', tag: 'name', values: [this.#user] },
        ...more,
      ],
      ...(document === undefined ? {} : { job: document.job }),
    });
    const bytes = await this.#send(head, document?.file, signal);
    const response = decodeResponse(bytes);
    if (response === undefined) throw new NoAnswer('its answer is no IPP');
    return response;
  }

  #send(head: Uint8Array, file: string | undefined, signal: AbortSignal | undefined): Promise<Buffer> {
    const { hostname, port, pathname, search } = this.#url;
    return new Promise((resolve, reject) => {
      const open = this.#secure ? secureRequest : plainRequest;
      const request = open(
        {
          host: hostname.replace(/^\[|\]$/g, ''),
          port: port === '' ? PORT : Number(port),
          path: `${pathname === '' ? '/' : pathname}${search}`,
          method: 'POST',
          headers: {
            'content-type': 'application/ipp',
            ...(file === undefined ? { 'content-length': head.length } : { 'transfer-encoding': 'chunked' }),
          },
          // Presses certify themselves as a rule.
          ...(this.#secure ? { rejectUnauthorized: !this.#anyCertificate } : {}),
          ...(signal === undefined ? {} : { signal }),
          agent: false,
        },
        (response) => collect(response, request, resolve, reject),
      );
      request.setTimeout(this.#timeoutMs, () => {
        const seconds = Math.round(this.#timeoutMs / 1000);
        request.destroy(new NoAnswer(`nothing came or went for ${seconds} s`, true));
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        reject(error instanceof NoAnswer ? error : new NoAnswer(error.code ?? error.message));
      });
      if (file === undefined) request.end(head);
      else {
        request.write(head);
        const stream = createReadStream(file, { highWaterMark: BLOCK });
        stream.on('error', (error) => request.destroy(error));
        request.on('close', () => stream.destroy());
        stream.pipe(request);
      }
    });
  }
}

function collect(
  response: IncomingMessage,
  request: ClientRequest,
  resolve: (bytes: Buffer) => void,
  reject: (error: Error) => void,
): void {
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    parts.push(part);
    length += part.length;
    if (length > MOST_BYTES) request.destroy(new NoAnswer('its answer has no end'));
  });
  response.on('error', (error) => reject(new NoAnswer(error.message)));
  response.on('close', () => {
    if (response.complete) return;
    reject(new NoAnswer('the connection was cut in its answer'));
  });
  response.on('end', () => {
    if (response.statusCode === 200) resolve(Buffer.concat(parts));
    else reject(new NoAnswer(`HTTP status ${response.statusCode ?? 0}`));
  });
}
