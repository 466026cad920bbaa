import type { Buffer } from 'node:buffer';
import { frameDelimited } from './delimited/frame-delimited.ts';
import { frameFixed } from './fixed/frame-fixed.ts';
import { frameJson } from './json/frame-json.ts';
import { frameParquet } from './parquet/frame-parquet.ts';
import { frameXml } from './xml/frame-xml.ts';
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
  switch (table.format.kind) {
    case 'delimited':
      return frameDelimited(source, plan, options);
    case 'fixed':
      return frameFixed(source, plan, options);
    case 'json':
      return frameJson(source, plan, options);
    case 'xml':
      return frameXml(source, plan, options);
    case 'parquet':
      return frameParquet(source, plan, options);
  }
}
