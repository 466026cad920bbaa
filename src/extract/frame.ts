import type { Buffer } from 'node:buffer';
import { frameDelimited } from './delimited/frame-delimited.ts';
import { frameFixed } from './fixed/frame-fixed.ts';
import type { FilePlan, FramedFile } from './framed-file.ts';
import type { FrameOptions } from './row-block.ts';

/** Cuts a file of any format into the rows of its tables; its beginning is read and checked at once. */
export async function frameFile(
  source: AsyncIterable<Buffer>,
  plan: FilePlan,
  options: FrameOptions = {},
): Promise<FramedFile> {
  const [table] = plan.tables;
  if (table === undefined) throw new RangeError(`no table stands in ${plan.file}`);
  const { kind } = table.format;
  switch (kind) {
    case 'delimited':
      return frameDelimited(source, plan, options);
    case 'fixed':
      return frameFixed(source, plan, options);
    default:
      throw new RangeError(`no framer for ${kind}`);
  }
}
