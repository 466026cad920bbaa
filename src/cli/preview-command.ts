import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Fault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import type { Choice } from '../run/preview/chosen-documents.ts';
import { previewJob, type PreviewOptions } from '../run/preview/preview-job.ts';
import { PagePictures, pngOf } from '../run/picture/page-pictures.ts';
import { reasonOf } from '../run/run-directory.ts';
import { day } from '../unit/calendar.ts';
import { jobFileAt, readInputs } from './command-options.ts';
import { exit } from './exit-code.ts';
import { failureLines, faultLines } from './failure.ts';

const options = z.object({
  account: z.string().optional(),
  document: z.string().optional(),
  input: z.array(z.string()),
  out: z.string().optional(),
  png: z.boolean(),
  watch: z.boolean(),
  debugLayout: z.boolean(),
  dpi: z.number(),
  state: z.string().optional(),
  runDate: z.string().optional(),
});

/** `stapel preview`: documents as they would be printed, as PDF or pictures; nothing is released. */
export async function previewCommand(
  job: string,
  given: unknown,
  version: string,
  signal: AbortSignal,
): Promise<number> {
  const asked = options.parse(given);
  const { account, document, runDate } = asked;
  if (runDate !== undefined && day(runDate) === undefined)
    stopRun({ code: 'cli.run-date-malformed', place: {}, found: runDate });
  const choice: Choice = {
    ...(account === undefined ? {} : { account }),
    ...(document === undefined ? {} : { document }),
  };
  const wanted: Omit<PreviewOptions, 'outlines'> = {
    jobFile: jobFileAt(job),
    inputs: readInputs(asked.input),
    ...(asked.state === undefined ? {} : { stateDir: asked.state }),
    ...(runDate === undefined ? {} : { runDate }),
    signal,
    version,
    observer: progress(),
  };
  if (asked.watch) return watchPreview(wanted, choice, asked);
  const set = await previewJob({ ...wanted, outlines: asked.debugLayout }, choice);
  const png = asked.png || asked.out?.toLowerCase().endsWith('.png') === true;
  const out = asked.out ?? (png ? 'preview.png' : 'preview.pdf');
  const files = png ? await pictures(set.streams, asked.dpi) : set.streams;
  const names = numbered(out, files.length);
  files.forEach((bytes, i) => write(names[i] ?? out, bytes));
  for (const name of names) process.stdout.write(`${name}\n`);
  const faults = [...set.jobFaults, ...set.faults];
  for (const fault of [...faults, ...set.warnings]) tell(fault);
  return faults.length === 0 ? exit.done : exit.invalid;
}

/** Shows the documents in a browser until a signal ends it. */
async function watchPreview(
  wanted: Omit<PreviewOptions, 'outlines'>,
  choice: Choice,
  { dpi, debugLayout }: z.infer<typeof options>,
): Promise<number> {
  const { PreviewServer } = await import('./watch/preview-server.ts');
  const first = { ...choice, outlines: debugLayout };
  const failed = (error: unknown): void => void process.stderr.write(failureLines(error).text);
  const server = await PreviewServer.open({ options: wanted, first, dpi, failed });
  process.stdout.write(`${server.address}\n`);
  process.stderr.write('open this page in a browser of this machine; Ctrl-C ends it\n');
  await aborted(wanted.signal);
  await server.close();
  return exit.tryAgain;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

async function pictures(streams: readonly Uint8Array[], dpi: number): Promise<Uint8Array[]> {
  const drawer = await PagePictures.open();
  try {
    const files: Uint8Array[] = [];
    for (const stream of streams) for await (const page of drawer.pages(stream, dpi)) files.push(pngOf(page));
    return files;
  } finally {
    drawer.close();
  }
}

/** `bill.png` for one file; `bill-1.png`, `bill-2.png` … for several. */
function numbered(out: string, count: number): string[] {
  if (count === 1) return [out];
  const [, stem = out, ending = ''] = /^(.+?)(\.[^./\\]+)?$/.exec(out) ?? [];
  return Array.from({ length: count }, (_, i) => `${stem}-${i + 1}${ending}`);
}

/** Documents are personal: their owner alone may read them. A file that is there is replaced at once. */
function write(file: string, bytes: Uint8Array): void {
  const staged = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(staged, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    stopRun(
      { code: 'preview.not-written', place: {}, found: file, values: { reason: reasonOf(error) } },
      error,
    );
  }
}

function tell(fault: Fault): void {
  process.stderr.write(faultLines(fault));
}

/** Only the first preview of an extract takes long enough to tell how far it is. */
function progress(): PreviewOptions['observer'] {
  const shown = process.stderr.isTTY;
  return {
    started: () => undefined,
    waiting: () => undefined,
    note: () => undefined,
    progress: (stage, done) => {
      if (shown && (stage === 'extract' || stage === 'address'))
        process.stderr.write(
          `\r${stage === 'extract' ? 'reading the extract' : 'tidying addresses'}: ${done}\x1b[K\r`,
        );
    },
  };
}
