import { z } from 'zod';
import { declareExtract } from '../extract/inspect/declare-extract.ts';
import { describe } from '../extract/inspect/describe.ts';
import { showFault } from '../fault/fault.ts';
import { stopRun } from '../fault/run-stop.ts';
import { inspectInput } from '../run/inspect-input.ts';
import { guessedRows, type InspectedRows } from '../run/inspect-rows.ts';
import { declaredRows, declaredTable } from '../run/inspect-table.ts';
import { jobFileAt } from './command-options.ts';
import { exit } from './exit-code.ts';

const options = z.object({
  rows: z.boolean(),
  table: z.string().optional(),
  job: z.string().optional(),
  limit: z.number().optional(),
});

const MIB = 1024 * 1024;
/** How far a file is looked at for its end and its accents: seconds, or as long as reading its rows takes anyway. */
const LOOKED_AT = 256 * MIB;
const LOOKED_AT_FOR_ROWS = 4096 * MIB;
/** So many files of an archive are described. */
const MOST_FILES = 200;

/**
 * `stapel inspect`: what a file holds that nobody described, as comments above the start of an `extract:` section; with
 * `--rows` every record as a line of JSON, by the guess or by a job's declaration.
 */
export async function inspectCommand(file: string, given: unknown): Promise<number> {
  const { rows, table, job, limit } = options.parse(given);
  if (table !== undefined && job === undefined) apart('--table', '--job');
  if (job !== undefined && table === undefined) apart('--job', '--table');
  const most = limit ?? Infinity;
  if (table !== undefined && job !== undefined) {
    return writeRows(declaredRows(file, await declaredTable(jobFileAt(job), table), most));
  }
  const open = await inspectInput(file, {
    files: rows ? Infinity : MOST_FILES,
    bytes: rows && limit === undefined ? LOOKED_AT_FOR_ROWS : LOOKED_AT,
  });
  try {
    if (rows) return await writeRows(guessedRows(open, most));
    const said = describe(open.inspection).map((line) => (line === '' ? '#' : `# ${line}`));
    process.stdout.write(`${[...said, ...declareExtract(open.inspection)].join('\n')}\n`);
    return exit.done;
  } finally {
    await open.input.close();
  }
}

function apart(found: string, expected: string): never {
  stopRun({ code: 'inspect.options-belong-together', place: {}, found, expected });
}

/** Rows to standard output as fast as they are taken, faults and notes to standard error. */
async function writeRows(batches: AsyncIterable<InspectedRows>): Promise<number> {
  const { stdout, stderr } = process;
  let faulted = false;
  for await (const { text, faults, notes } of batches) {
    // Whoever reads may have seen enough, as `head` has.
    if (stdout.destroyed || stdout.errored !== null) return exit.done;
    for (const note of notes) stderr.write(`note: ${note}\n`);
    for (const fault of faults) stderr.write(`${showFault(fault)}\n`);
    faulted ||= faults.length > 0;
    if (text !== '' && !stdout.write(text)) await taken(stdout);
  }
  return faulted ? exit.attention : exit.done;
}

/** Waits until a reader has taken what was written, or has gone. */
function taken(stream: NodeJS.WriteStream): Promise<void> {
  const events = ['drain', 'close', 'error'] as const;
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of events) stream.off(event, done);
      resolve();
    };
    for (const event of events) stream.once(event, done);
  });
}
