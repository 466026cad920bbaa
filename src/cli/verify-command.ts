import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hintOf, showFault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { showBytes, showCount } from '../report/figures.ts';
import { textTable } from '../report/text-table.ts';
import { checkDrawnSheets } from '../run/drawn-sheets.ts';
import { expectedStreams, sampledStreams, type StreamNumbers } from '../run/expected-streams.ts';
import type { Connection } from '../store/run-database.ts';
import { RunFacts } from '../store/run-facts.ts';
import { checkFiles, type StatedFile } from '../verify/check-files.ts';
import { checkStream } from '../verify/check-stream.ts';
import type { ExpectedStream } from '../verify/expected-stream.ts';
import { faultOf, type Finding } from '../verify/finding.ts';
import { exit } from './exit-code.ts';
import { statedPages } from '../run/stated-pages.ts';
import { statedMarks } from '../run/stated-marks.ts';
import { askRunAtLength, findRun, warnOfRelease, type FoundRun } from './find-run.ts';

const options = z.object({ hash: z.boolean().default(true), sample: z.number().optional() });

const manifest = z.object({
  files: z.array(z.object({ file: z.string(), sha256: z.string(), bytes: z.number() })),
});

const jobFacts = z.object({
  number: z.number(),
  mailpiece: z.object({ plex: z.enum(['simplex', 'duplex']) }),
  inserter: statedMarks.optional(),
});

/** What was checked, for the table and the exit code. */
interface Checked {
  readonly findings: Finding[];
  more: number;
}

/**
 * `stapel verify`: reads every page of every released stream back, with its marks and codes, and compares it with run.db, and every released file
 * with manifest.json (left out with `--no-hash`). `--sample n` draws n fronts of each stream besides. Findings end with exit 2.
 */
export async function verifyCommand(dir: string, given: unknown = {}): Promise<number> {
  const { hash, sample } = options.parse(given);
  const run = findRun(dir);
  const { notReleased } = run.state;
  if (notReleased !== undefined) {
    const { reason, next } = notReleased;
    stopRun({ code: 'verify.not-released', place: {}, found: dir, values: { reason, next } });
  }
  const checked: Checked = { findings: [], more: 0 };
  const lines = await askRunAtLength(run.root, async (db) => {
    const numbers = streamNumbers(db);
    const streams = expectedStreams(db, numbers);
    const toDraw = sample === undefined ? undefined : sampledStreams(db, numbers, Math.max(0, sample - 2));
    const rows: string[][] = [];
    for (const [i, stream] of streams.entries()) rows.push(await checkOne(run, stream, checked, toDraw?.[i]));
    const drawn = toDraw === undefined ? [] : ['drawn'];
    const head = ['stream', 'pages', ...drawn, 'size', 'findings', 'file'];
    const table = textTable(head, rows, (line) => line);
    return hash ? [...table, '', filesLine(run, streams, checked)] : table;
  });
  warnOfRelease(run);
  if (checked.findings.length > 0) process.stdout.write(`${findingLines(checked)}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return checked.findings.length === 0 ? exit.done : exit.failed;
}

function streamNumbers(db: Connection): StreamNumbers {
  const facts = new RunFacts(db);
  const kept: unknown = JSON.parse(facts.get('job') ?? '{}');
  const job = jobFacts.parse(kept);
  return {
    jobNumber: job.number,
    runNumber: Number(facts.get('run.number')),
    plex: job.mailpiece.plex,
    marks: job.inserter,
    ...statedPages(kept),
  };
}

/** `toDraw`: the stream with the sheets that are drawn too. */
async function checkOne(
  { root }: FoundRun,
  stream: ExpectedStream,
  checked: Checked,
  toDraw: ExpectedStream | undefined,
): Promise<string[]> {
  const path = join(root, stream.file);
  const read = await checkStream(path, stream);
  const drawn = toDraw === undefined ? undefined : await checkDrawnSheets(path, toDraw);
  let found = 0;
  for (const check of drawn === undefined ? [read] : [read, drawn]) {
    checked.findings.push(...check.findings);
    checked.more += check.more;
    found += check.findings.length + check.more;
  }
  return [
    stream.stream,
    showCount(read.pages),
    ...(drawn === undefined ? [] : [showCount(drawn.pages)]),
    showBytes(stream.bytes),
    found === 0 ? 'none' : showCount(found),
    stream.file,
  ];
}

/** Checks the files of the manifest, and that it names every stream. */
function filesLine({ state }: FoundRun, streams: readonly ExpectedStream[], checked: Checked): string {
  const files = readManifest(state.find('manifest.json'));
  if (files === undefined) {
    const finding = {
      code: 'verify.file-missing',
      file: 'manifest.json',
      what: 'manifest',
      found: 'none that can be read',
    } as const;
    checked.findings.push({ ...finding, expected: 'one' });
    return 'manifest.json cannot be read: no file was compared with it';
  }
  for (const { stream, file } of streams) {
    if (files.some((stated) => stated.file === file)) continue;
    checked.findings.push({
      ...{ code: 'verify.file-missing', stream, file: 'manifest.json' },
      ...{ what: `entry of ${file}`, found: 'nothing', expected: 'this file' },
    });
  }
  const findings = checkFiles(files, state.find);
  checked.findings.push(...findings);
  const bytes = showBytes(files.reduce((sum, file) => sum + file.bytes, 0));
  const differ = new Set(findings.map(({ file }) => file)).size;
  const verdict = differ === 0 ? 'all agree with' : `${showCount(differ)} differ from`;
  return `${showCount(files.length)} released files (${bytes}): ${verdict} manifest.json`;
}

function readManifest(path: string): readonly StatedFile[] | undefined {
  try {
    return manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).files;
  } catch {
    return undefined;
  }
}

/** Every finding on a line, then what to do, once for each kind. */
function findingLines({ findings, more }: Checked): string {
  const faults = findings.map(faultOf);
  const lines = faults.map(showFault);
  if (more > 0) lines.push(`and ${showCount(more)} more`);
  for (const hint of new Set(faults.map(hintOf))) lines.push(`  hint: ${hint}`);
  return `${lines.join('\n')}\n`;
}
