import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { ControlLayout } from '../job/control-layout.ts';

const BLOCK = 1 << 20;
const QUOTE = 0x22;
const LF = 0x0a;

/**
 * Complete rows of a control file, read back from the disk in blocks; 0 when the file is not there. Rows of delimited files may hold line
 * ends in quoted cells (RFC 4180); elements of XML files are counted where they end.
 */
export function countControlRows(path: string, layout: ControlLayout): number {
  if (!existsSync(path)) return 0;
  const { format, header, element } = layout;
  if (format === 'xml') return countEnds(path, Buffer.from(`</${element}>`, 'latin1'));
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    let ends = 0;
    // A doubled quote within a cell turns it off and on again.
    let quoted = false;
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      for (let i = 0; i < length; i += 1) {
        const byte = block[i];
        if (byte === QUOTE && format === 'delimited') quoted = !quoted;
        else if (byte === LF && !quoted) ends += 1;
      }
    }
    return Math.max(ends - (header ? 1 : 0), 0);
  } finally {
    closeSync(file);
  }
}

/** How often some bytes stand in a file; they may lie across two blocks. */
function countEnds(path: string, mark: Buffer): number {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    let kept = Buffer.alloc(0);
    let count = 0;
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      const bytes = Buffer.concat([kept, block.subarray(0, length)]);
      let behind = 0;
      for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, behind)) {
        count += 1;
        behind = at + mark.length;
      }
      kept = bytes.subarray(Math.max(behind, bytes.length - mark.length + 1));
    }
    return count;
  } finally {
    closeSync(file);
  }
}
