import { Buffer } from 'node:buffer';
import { basename, resolve } from 'node:path';
import { openInput, type Input } from '../extract/container/input.ts';
import { HEAD, packingOf } from '../extract/container/packing.ts';
import { guessFile, type NoRows } from '../extract/inspect/guess-file.ts';
import type { FileGuess } from '../extract/inspect/file-guess.ts';
import { holdsRows, type InspectedFile, type Inspection } from '../extract/inspect/inspected-file.ts';
import { isOfficeZip } from '../extract/inspect/no-table.ts';
import { TableNamer } from '../extract/inspect/name-tables.ts';
import { guessParquet } from '../extract/inspect/parquet/guess-parquet.ts';
import { surveyOf } from '../extract/inspect/survey.ts';
import { wordingOf } from '../fault/fault.ts';
import { RunStop, stopRun } from '../fault/run-stop.ts';

/** An input that was looked at and is open still; `close` it. */
export interface OpenInspection {
  readonly input: Input;
  readonly inspection: Inspection;
  /** Each file by itself; `inspection` has those alike together. */
  readonly files: readonly InspectedFile[];
}

/** How much is looked at: so many files, and so many bytes of each. */
interface Reach {
  readonly files: number;
  readonly bytes: number;
}

/** Looks at what a path leads to, within the reach. Stops when nothing in it can be read as a table. */
export async function inspectInput(file: string, reach: Reach): Promise<OpenInspection> {
  const input = await openInput(file);
  try {
    if (isOfficeZip(input.members))
      noTable(file, 'an Office document, such as an Excel workbook', 'save its sheets as CSV');
    const files = await inspectFiles(input, reach);
    if (!files.some(({ guess }) => holdsRows(guess))) nothing(file, files);
    const { kind, members } = input;
    const inspection = {
      file,
      path: resolve(file),
      kind,
      members: members.length,
      files: alikeTogether(files),
    };
    return { input, inspection, files };
  } catch (error) {
    await input.close();
    throw error;
  }
}

async function inspectFiles(input: Input, reach: Reach): Promise<InspectedFile[]> {
  const namer = new TableNamer();
  const files: InspectedFile[] = [];
  for (const name of input.members.slice(0, reach.files)) {
    try {
      files.push(await inspectFile(input, name, namer, reach.bytes));
    } catch (error) {
      // In an archive others can be looked at all the same.
      const faults = error instanceof RunStop && input.members.length > 1 ? error.faults : [];
      const [fault] = faults;
      if (fault === undefined) throw error;
      const guess: NoRows = { kind: 'known', what: wordingOf(fault), faults };
      files.push({ name, pattern: name, others: 0, bytes: 0, ended: false, sampled: 0, guess });
    }
  }
  return files;
}

async function inspectFile(
  input: Input,
  name: string,
  namer: TableNamer,
  bytes: number,
): Promise<InspectedFile> {
  const survey = await surveyOf(input.read(name), { bytes });
  const packing = packingOf(await beginningOf(input.delivered(name)));
  const names = namer.namesFor(input.kind === 'file' ? basename(name) : name);
  const isParquet = survey.head.toString('latin1', 0, 4) === 'PAR1';
  const guess: FileGuess | NoRows = isParquet
    ? await guessParquet(() => input.read(name), names)
    : guessFile(survey, names);
  return {
    name,
    pattern: name,
    others: 0,
    bytes: survey.bytes,
    ended: survey.whole,
    sampled: survey.bytes === 0 ? 1 : survey.head.length / survey.bytes,
    ...(packing?.use === 'engine' ? { packing: packing.name } : {}),
    guess,
  };
}

async function beginningOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of source) return chunk.subarray(0, HEAD);
  return Buffer.alloc(0);
}

/** Files that differ in the numbers of their names alone, and hold the same, are one table. */
function alikeTogether(files: readonly InspectedFile[]): InspectedFile[] {
  const together = new Map<string, InspectedFile>();
  for (const file of files) {
    const pattern = file.name.replace(/\d+/g, '*');
    const id = holdsRows(file.guess) ? `${pattern}\n${shapeOfGuess(file.guess)}` : file.name;
    const first = together.get(id);
    if (first === undefined) together.set(id, file);
    else together.set(id, { ...first, pattern, others: first.others + 1 });
  }
  return [...together.values()];
}

function shapeOfGuess({ tables }: FileGuess): string {
  return JSON.stringify(tables.map(({ plan, keys }) => [keys, plan.encoding, { ...plan.format, footer: 0 }]));
}

function nothing(file: string, files: readonly InspectedFile[]): never {
  const [first] = files;
  const guess = first?.guess;
  if (files.length === 0 || guess === undefined) {
    stopRun({ code: 'inspect.nothing-in-it', place: { file }, values: { what: 'no file is in it' } });
  }
  if (files.length === 1 && !holdsRows(guess)) {
    if (guess.kind === 'empty')
      stopRun({ code: 'inspect.nothing-in-it', place: { file }, values: { what: guess.what } });
    noTable(file, guess.what, guess.hint);
  }
  const whats = files
    .slice(0, 5)
    .flatMap((each) => (holdsRows(each.guess) ? [] : [`\`${each.name}\` is ${each.guess.what}`]));
  return noTable(file, whats.join(', '), undefined);
}

function noTable(file: string, what: string, hint: string | undefined): never {
  const next =
    hint ??
    'deliver delimited text, records of fixed width, JSON, XML or Parquet, in a zip or folder, packed or not';
  stopRun({ code: 'inspect.no-table', place: { file }, values: { what, next } });
}
