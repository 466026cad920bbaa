import { Buffer } from 'node:buffer';
import { stopRun } from '../../fault/run-stop.ts';
import type { FilePlan, FramedFile, TableBlock } from '../framed-file.ts';
import { frameJson } from '../json/frame-json.ts';
import type { FrameOptions } from '../row-block.ts';
import { asJsonTable } from './parquet-cells.ts';
import { guarded, readColumns, readMetadata } from './parquet-columns.ts';
import { RowLines } from './row-lines.ts';
import { spool, type SpooledFile } from './spool.ts';

const MAGIC = 'PAR1';
const ENCRYPTED = 'PARE';

/**
 * Reads the rows of a Parquet file, each as a line of JSON with the declared columns; the same declaration reads files of
 * such lines too. The file is taken in first, since its end says what is in it. Its columns must be there and plain, all
 * else about it whole (codes `extract.parquet-*`, which stop). A row's line is its number.
 */
export async function frameParquet(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  const [table] = plan.tables;
  if (table === undefined || plan.tables.length > 1) throw new RangeError('a Parquet file holds one table');
  const { magic, bytes } = await beginningOf(source);
  if (magic === ENCRYPTED) stopRun({ code: 'extract.parquet-encrypted', place: { file: plan.file } });
  if (magic !== MAGIC) return frameJson(bytes, { ...plan, tables: [asJsonTable(table)] }, options);
  const file = await spool(bytes);
  try {
    const metadata = await readMetadata(file, plan.file);
    const columns = await guarded(plan.file, () => readColumns(metadata, table, plan.file));
    const lines = new RowLines(file, plan.file, metadata, table, columns, options.also ?? []);
    return framed(
      file,
      plan.file,
      table.columns.map(({ name }) => name),
      lines,
    );
  } catch (error) {
    await file.close();
    throw error;
  }
}

function framed(file: SpooledFile, name: string, header: readonly string[], lines: RowLines): FramedFile {
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  async function* blocks(): AsyncGenerator<TableBlock> {
    const rows = lines.blocks();
    try {
      for (;;) {
        const next = await guarded(name, () => rows.next());
        if (next.done === true) return;
        yield { table: 0, block: next.value };
      }
    } finally {
      await close();
    }
  }
  const none = Buffer.alloc(0);
  const tally = lines.rows.tally;
  const size = file.byteLength;
  return {
    tables: [
      {
        header,
        headerBytes: none,
        get tally() {
          return { ...tally, bytes: size };
        },
        tail: none,
      },
    ],
    blocks: blocks(),
    others: [],
    close,
  };
}

/** The first four bytes of a source, and all of it. */
async function beginningOf(
  source: AsyncIterable<Buffer>,
): Promise<{ readonly magic: string; readonly bytes: AsyncIterable<Buffer> }> {
  const rest = source[Symbol.asyncIterator]();
  let first: Buffer = Buffer.alloc(0);
  let done = false;
  while (first.length < MAGIC.length && !done) {
    const chunk = await rest.next();
    if (chunk.done === true) done = true;
    else first = Buffer.concat([first, chunk.value]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      if (first.length > 0) yield first;
      while (!done) {
        const chunk = await rest.next();
        if (chunk.done === true) done = true;
        else yield chunk.value;
      }
    } finally {
      if (!done) await rest.return?.();
    }
  }
  return { magic: first.toString('latin1', 0, MAGIC.length), bytes: whole() };
}
