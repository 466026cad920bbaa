import type { Buffer } from 'node:buffer';
import { ByteWindow } from '../byte-window.ts';
import type { FilePlan, FramedFile } from '../framed-file.ts';
import { cutFile } from '../nesting/cut-file.ts';
import type { FrameOptions } from '../row-block.ts';
import { XmlCutter } from './xml-cutter.ts';
import { passDeclaration } from './xml-opening.ts';

const KIB = 1024;
const MOST = 16 * KIB * KIB;
const BLOCK_BYTES = 256 * KIB;

/**
 * Cuts an XML file into the rows of its tables by the paths of their elements. A row's bytes are those of its element, from
 * `<` to `>`; header, rows and footer make a well-formed file again. XML that is not well-formed stops the run behind
 * the rows before it; characters and references that XML has not cost the row in which they stand. Elements beside the
 * paths are passed over.
 */
export async function frameXml(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  const [table] = plan.tables;
  if (table === undefined) throw new RangeError(`no table stands in ${plan.file}`);
  const window = new ByteWindow(source, options.blockBytes ?? BLOCK_BYTES);
  try {
    const begin = await passDeclaration(window, plan.file, table.encoding);
    const cutter = new XmlCutter(plan, options.also ?? [], begin, options.maxLine ?? MOST);
    return cutFile(window, cutter, plan);
  } catch (error) {
    await window.close();
    throw error;
  }
}
