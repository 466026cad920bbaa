import type { Buffer } from 'node:buffer';
import { fromUtf16 } from './charset/utf16.ts';
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
      return turned(source, plan, (bytes) => frameJson(bytes, plan, options));
    case 'xml':
      return turned(source, plan, (bytes) => frameXml(bytes, plan, options));
    case 'parquet':
      return frameParquet(source, plan, options);
  }
}

/** UTF-16 as UTF-8, for formats that are read as text; their faults name offsets of the file as it was delivered. */
async function turned(
  source: AsyncIterable<Buffer>,
  { file, tables }: FilePlan,
  frame: (bytes: AsyncIterable<Buffer>) => Promise<FramedFile>,
): Promise<FramedFile> {
  const encoding = tables[0]?.encoding;
  if (encoding !== 'utf-16' && encoding !== 'utf-16le' && encoding !== 'utf-16be') return frame(source);
  const bytes = fromUtf16(source, encoding, file);
  const framed = await frame(bytes);
  return {
    tables: framed.tables,
    blocks: framed.blocks,
    get others() {
      return framed.others;
    },
    get byteOrder() {
      return bytes.order;
    },
    close: () => framed.close(),
  };
}
