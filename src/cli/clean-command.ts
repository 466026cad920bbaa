import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { countryCoded } from '../address/country-name/country-names.ts';
import { splitReference } from '../address/reference/reference-format.ts';
import { stopRun } from '../fault/run-stop.ts';
import { cleanList, type CleanedList, type CleanOptions } from '../run/list/clean-list.ts';
import { reasonOf } from '../run/run-directory.ts';
import { exit } from './exit-code.ts';

const options = z.object({
  map: z.string(),
  out: z.string(),
  match: z.enum(['same-person', 'household', 'company']).optional(),
  postedIn: z.string().optional(),
  reference: z.string().optional(),
  workers: z.number().optional(),
  quiet: z.boolean(),
});

/** The file of postal codes that is used when none is named. */
const SHIPPED = new URL('../../fixtures/reference/places.bin', import.meta.url);

/** `stapel clean`: address hygiene and duplicates for a plain list. */
export async function cleanCommand(file: string, given: unknown, signal: AbortSignal): Promise<number> {
  const { map, out, match, postedIn, reference, workers, quiet } = options.parse(given);
  const cleaned = await stoppedBySignal(signal, {
    file,
    map,
    out,
    ...(match === undefined ? {} : { match }),
    ...(postedIn === undefined ? {} : { postedIn: countryOf(postedIn) }),
    ...(workers === undefined ? {} : { workers }),
    ...(reference === 'none' ? {} : { reference: readReference(reference ?? SHIPPED) }),
    signal,
    progress: quiet || !process.stderr.isTTY ? () => undefined : tellRows,
  });
  if (!quiet) process.stderr.write(summary(cleaned, out));
  return exit.done;
}

/** On a terminal: how far it is, in one line. */
function tellRows(rows: number): void {
  process.stderr.write(`\r${rows} rows`);
}

function readReference(file: string | URL): Uint8Array {
  const bytes = readBytes(file);
  // Once, before there is any work: each worker would fail at it alone.
  splitReference(bytes, { file: String(file) });
  return bytes;
}

function countryOf(postedIn: string): string {
  const code = countryCoded(postedIn);
  return code ?? stopRun({ code: 'list.posted-in-unknown', place: {}, found: postedIn });
}

function readBytes(file: string | URL): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    return stopRun(
      {
        code: 'list.reference-unreadable',
        place: {},
        values: { file: String(file), reason: reasonOf(error) },
      },
      error,
    );
  }
}

/** A signal ends the work; nothing of the cleaned list is left. */
async function stoppedBySignal(signal: AbortSignal, asked: CleanOptions): Promise<CleanedList> {
  try {
    return await cleanList(asked);
  } catch (error) {
    if (!signal.aborted) throw error;
    stopRun({ code: 'run.stopped-by-signal', place: {}, values: { signal: String(signal.reason) } }, error);
  }
}

function summary({ rows, uneven, grades, rules, doubts, matched }: CleanedList, out: string): string {
  const lines = [`${process.stderr.isTTY ? '\r' : ''}${rows} rows → ${out}`];
  for (const [grade, n] of Object.entries(grades)) lines.push(`  ${grade.padEnd(14)}${n}`);
  if (uneven > 0)
    lines.push(`  ${uneven} rows have more or fewer cells than the header, or open quotes: kept`);
  lines.push(...section('changes, by rule', rules), ...section('doubts', doubts));
  if (matched !== undefined) {
    lines.push(`${matched.clusters} are different; ${matched.duplicates} rows are one of them again`);
    if (matched.asked > 0)
      lines.push(`  ${matched.asked} pairs are neither surely the same nor surely different`);
  }
  return `${lines.join('\n')}\n`;
}

function section(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  const most = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return [`${title}:`, ...most.map(([name, n]) => `  ${name.padEnd(22)}${n}`)];
}
