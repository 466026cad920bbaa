import type { Buffer } from 'node:buffer';
import type { FilePlan, FramedFile } from '../framed-file.ts';
import { frameNested } from '../nesting/frame-nested.ts';
import type { FrameOptions } from '../row-block.ts';
import { XmlCutter } from './xml-cutter.ts';
import { passDeclaration } from './xml-opening.ts';

/**
 * Cuts an XML file into the rows of its tables by the paths of their elements. A row's bytes are those of its element, from
 * `<` to `>`; header, rows and footer make a well-formed file again. XML that is not well-formed stops the run behind
 * the rows before it; characters and references that XML has not cost the row in which they stand. Elements beside the
 * paths are passed over.
 */
export function frameXml(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  return frameNested(source, plan, options, async ({ window, table, most, also }) => {
    const begin = await passDeclaration(window, plan.file, table.encoding);
    return new XmlCutter(plan, also, begin, most);
  });
}
