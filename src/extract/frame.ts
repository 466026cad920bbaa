import type { Buffer } from 'node:buffer';
import { frameTable } from './delimited/frame-delimited.ts';
import type { FilePlan, FramedFile, TableBlock } from './framed-file.ts';
import type { FramedTable, FrameOptions } from './row-block.ts';

/** Cuts a file of any format into the rows of its tables; its beginning is read and checked at once. */
export async function frameFile(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  const [table] = plan.tables;
  if (table === undefined) throw new RangeError(`no table stands in ${plan.file}`);
  const { format } = table;
  if (format.kind !== 'delimited') throw new RangeError(`no framer for ${format.kind}`);
  const framed = await frameTable(source, { ...table, format, file: plan.file }, options);
  return {
    tables: [framed],
    blocks: blocksOf(framed),
    others: [],
    close: () => framed.close(),
  };
}

async function* blocksOf(framed: FramedTable): AsyncGenerator<TableBlock> {
  for await (const block of framed.blocks) yield { table: 0, block };
}
