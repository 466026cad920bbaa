import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { stopRun } from '../fault/run-stop.ts';
import { IppPrinter } from '../print/ipp-printer.ts';
import { agree, follow, send, type PrintOrder } from '../print/print-stream.ts';
import { RunFacts } from '../store/run-facts.ts';
import { exit } from './exit-code.ts';
import { askRun, findRun, warnOfRelease, type FoundRun } from './find-run.ts';

const options = z.object({
  stream: z.string(),
  printer: z.string(),
  copies: z.number().min(1).default(1),
  timeout: z.number().min(1).default(120),
  poll: z.number().min(1).default(2),
  wait: z.boolean().default(true),
  anyCertificate: z.boolean().default(false),
  quiet: z.boolean().default(false),
});

const manifest = z.object({ files: z.array(z.object({ file: z.string(), sha256: z.string() })) });

const jobFacts = z.object({
  mailpiece: z.object({
    plex: z.enum(['simplex', 'duplex']),
    streams: z.array(z.object({ name: z.string(), paper: z.string() })),
  }),
  template: z.object({ papers: z.record(z.string(), z.object({ width: z.number(), height: z.number() })) }),
});

/**
 * `stapel print`: sends a released print stream to a printer by IPP as it stands in the manifest, and follows the job to its end. `signal`
 * aborts with the name of the signal that stops the process: the job is cancelled then.
 */
export async function printCommand(dir: string, given: unknown, signal: AbortSignal): Promise<number> {
  const { stream, printer: uri, copies, timeout, poll, wait, anyCertificate, quiet } = options.parse(given);
  const run = findRun(dir);
  const { notReleased } = run.state;
  if (notReleased !== undefined) {
    const { reason, next } = notReleased;
    stopRun({ code: 'print.not-released', place: {}, found: dir, values: { reason, next } });
  }
  warnOfRelease(run);
  const printer = new IppPrinter(uri, {
    timeoutMs: timeout * 1000,
    anyCertificate,
    user: userInfo().username,
  });
  const { order, file } = orderOf(run, stream, copies);
  await checkUnchanged(run, order.file, file);
  const observer = {
    tell: (line: string): void => {
      if (!quiet) process.stderr.write(`${line}\n`);
    },
  };
  const job = await agree(printer, order, observer);
  const id = await send(printer, order, job, signal);
  observer.tell(`job ${id}: ${file} was sent as “${order.jobName}”`);
  if (!wait) return exit.done;
  await follow(printer, id, order, { pollMs: poll * 1000, patienceMs: timeout * 1000, signal }, observer);
  return exit.done;
}

interface StreamRow {
  readonly name: string;
  readonly file: string;
  readonly pages: number;
}

/** What run.db says of the stream. */
function orderOf(run: FoundRun, name: string, copies: number): { order: PrintOrder; file: string } {
  const { rows, job } = askRun(run.root, (db) => ({
    rows: db.prepare<[], StreamRow>('SELECT name, file, pages FROM print_stream ORDER BY stream').all(),
    job: jobFacts.parse(JSON.parse(new RunFacts(db).get('job') ?? '{}')),
  }));
  const row = rows.find((each) => each.name === name);
  if (row === undefined) {
    const known = rows.map((each) => each.name).join(', ');
    return stopRun({ code: 'print.no-stream', place: {}, found: name, values: { known } });
  }
  const { plex, streams } = job.mailpiece;
  const plan =
    streams.find((each) => each.name === name) ?? streams.find((each) => `${each.name}-manual` === name);
  const size = job.template.papers[plan?.paper ?? ''] ?? { width: 210, height: 297 };
  return {
    file: row.file,
    order: {
      file: join(run.root, row.file),
      jobName: `${run.state.id} ${name}`,
      width: size.width,
      height: size.height,
      plex,
      copies,
      pages: row.pages,
    },
  };
}

/** The file must be the one that was released: half a copy prints half a night. */
async function checkUnchanged({ state }: FoundRun, path: string, file: string): Promise<void> {
  const stated = statedSha(state.find('manifest.json'), file);
  let found = 'no file';
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    found = hash.digest('hex');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
  }
  if (found === stated) return;
  const expected = stated ?? 'nothing of it';
  stopRun({ code: 'print.stream-changed', place: {}, found, expected, values: { file } });
}

function statedSha(path: string, file: string): string | undefined {
  try {
    return manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).files.find((each) => each.file === file)
      ?.sha256;
  } catch {
    return undefined;
  }
}
