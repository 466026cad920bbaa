import type { Buffer } from 'node:buffer';
import type { TablePlan } from '../../job/table-plan.ts';
import { ByteWindow } from '../byte-window.ts';
import type { FilePlan, FramedFile } from '../framed-file.ts';
import type { FrameOptions } from '../row-block.ts';
import { cutFile, type FileCutter } from './cut-file.ts';

const KIB = 1024;
/** Most bytes of a row, and bytes gathered before rows are looked for, unless the caller says otherwise. */
const MOST = 16 * KIB * KIB;
const BLOCK_BYTES = 256 * KIB;

/** What a format needs to look at the beginning of a file: `most` bytes a row may have, `also` columns whose text is wanted. */
interface NestedFile {
  readonly window: ByteWindow;
  readonly table: TablePlan;
  readonly most: number;
  readonly also: readonly string[];
}

/** Frames a file whose rows may lie in one another; `open` looks at its beginning and gives the format's cutter. */
export async function frameNested(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions,
  open: (file: NestedFile) => Promise<FileCutter>,
): Promise<FramedFile> {
  const [table] = plan.tables;
  if (table === undefined) throw new RangeError(`no table stands in ${plan.file}`);
  const window = new ByteWindow(source, options.blockBytes ?? BLOCK_BYTES);
  try {
    const file = { window, table, most: options.maxLine ?? MOST, also: options.also ?? [] };
    return cutFile(window, await open(file), plan);
  } catch (error) {
    await window.close();
    throw error;
  }
}
