import { z } from 'zod';
import { layOutList } from '../run/list/lay-out-list.ts';
import { exit } from './exit-code.ts';

const options = z.object({
  out: z.string(),
  abbreviate: z.boolean(),
  allColumns: z.boolean(),
  quiet: z.boolean(),
});

/** `stapel layout`: addresses that are in parts already, in the form of their country. */
export async function layoutCommand(file: string, given: unknown): Promise<number> {
  const { out, abbreviate, allColumns, quiet } = options.parse(given);
  const rows = await layOutList({ file, out, abbreviate, allColumns });
  if (!quiet) process.stderr.write(`${rows} rows → ${out}\n`);
  return exit.done;
}
