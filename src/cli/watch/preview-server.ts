import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { PagePictures } from '../../run/picture/page-pictures.ts';
import type { PreviewOptions } from '../../run/preview/preview-job.ts';
import { pageCss, pageHtml, pageScript } from './page-text.ts';
import { secretWord } from './secret-word.ts';
import { drawView, type DrawnView, type ViewQuestion } from './shown-view.ts';
import { WatchedFiles } from './watched-files.ts';

/** Views whose pictures may still be asked for. */
const MOST_VIEWS = 4;

/** Nothing is loaded from elsewhere, whatever a hostile extract holds; nothing stays in the browser. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What is shown first, and how. */
interface Watching {
  readonly options: Omit<PreviewOptions, 'outlines'>;
  readonly first: ViewQuestion;
  readonly dpi: number;
  /** Told of what no fault describes. */
  readonly failed: (error: unknown) => void;
}

/**
 * Shows documents in the browser of this machine: on 127.0.0.1 alone, at an address with a word that nobody can guess, since
 * what is shown is personal. Each view is set when it is asked for.
 */
export class PreviewServer {
  readonly #watching: Watching;
  readonly #drawer: PagePictures;
  readonly #server: Server;
  readonly #token = secretWord();
  readonly #files: WatchedFiles;
  readonly #listeners = new Set<ServerResponse>();
  readonly #views = new Map<number, DrawnView>();
  #number = 0;
  /** The last view that was asked for: one is set at a time. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(watching: Watching, drawer: PagePictures) {
    this.#watching = watching;
    this.#drawer = drawer;
    this.#files = new WatchedFiles(() => this.#tell());
    this.#files.add([resolve(watching.options.jobFile)]);
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        watching.failed(error);
        if (!response.headersSent) response.writeHead(500, HEADERS);
        response.end();
      });
    });
  }

  static async open(watching: Watching): Promise<PreviewServer> {
    const server = new PreviewServer(watching, await PagePictures.open());
    await new Promise<void>((done, failed) => {
      server.#server.once('error', failed).listen(0, '127.0.0.1', done);
    });
    return server;
  }

  get address(): string {
    const bound = this.#server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    return `http://127.0.0.1:${port}/${this.#token}/${this.#watching.first.outlines ? '?outlines' : ''}`;
  }

  async close(): Promise<void> {
    this.#files.close();
    for (const listener of this.#listeners) listener.end();
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    this.#server.closeAllConnections();
    await closed;
    await this.#last.catch(() => undefined);
    this.#drawer.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const home = `/${this.#token}/`;
    if (request.method !== 'GET' || !pathname.startsWith(home))
      return send(response, 404, 'text/plain', 'not here\n');
    switch (pathname.slice(home.length)) {
      case '':
        return send(response, 200, 'text/html; charset=utf-8', pageHtml);
      case 'page.css':
        return send(response, 200, 'text/css; charset=utf-8', pageCss);
      case 'page.js':
        return send(response, 200, 'text/javascript; charset=utf-8', pageScript);
      case 'view':
        return send(response, 200, 'application/json', JSON.stringify(await this.#view(searchParams)));
      case 'picture':
        return this.#picture(searchParams, response);
      case 'events':
        return this.#listen(response);
      default:
        return send(response, 404, 'text/plain', 'not here\n');
    }
  }

  /** Sets a view behind those that were asked for before. */
  #view(search: URLSearchParams): Promise<{ number: number; view: DrawnView['view'] }> {
    const next = this.#last.then(() => this.#draw(search));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #draw(search: URLSearchParams): Promise<{ number: number; view: DrawnView['view'] }> {
    const { options, dpi } = this.#watching;
    const outlines = search.has('outlines');
    const [first, second] = this.#questions(search);
    let drawn = await drawView(options, { ...first, outlines }, this.#drawer, dpi);
    if (second !== undefined && drawn.view.faults.some(({ code }) => code === 'preview.key-unknown'))
      drawn = await drawView(options, { ...second, outlines }, this.#drawer, dpi);
    this.#files.add(drawn.files);
    this.#number += 1;
    this.#views.set(this.#number, drawn);
    this.#views.delete(this.#number - MOST_VIEWS);
    return { number: this.#number, view: drawn.view };
  }

  /** A key may be that of a document or that of an account. */
  #questions(
    search: URLSearchParams,
  ): readonly [Omit<ViewQuestion, 'outlines'>, Omit<ViewQuestion, 'outlines'>?] {
    const place = Number(search.get('place') ?? 0);
    if (place > 0) return [{ place }];
    const key = search.get('key');
    if (key !== null) return [{ document: key }, { account: key }];
    const { outlines: _, ...first } = this.#watching.first;
    return [first];
  }

  #picture(search: URLSearchParams, response: ServerResponse): void {
    const drawn = this.#views.get(Number(search.get('view')));
    const png = drawn?.pictures[Number(search.get('page')) - 1];
    if (png === undefined) return send(response, 404, 'text/plain', 'no such page\n');
    return send(response, 200, 'image/png', png);
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
    response.write(': listening\n\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener.write('event: changed\ndata: \n\n');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': type });
  response.end(body);
}
