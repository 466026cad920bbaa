import { closeSync, existsSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 20;
const QUOTE = 0x22;
const LF = 0x0a;

/**
 * Complete rows behind the header of a control file (RFC 4180: a quoted cell may hold line ends), read back from the
 * disk in blocks; 0 when the file is not there.
 */
export function countControlRows(path: string): number {
  if (!existsSync(path)) return 0;
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    let ends = 0;
    // A doubled quote within a cell turns it off and on again.
    let quoted = false;
    for (let length = readSync(file, block); length > 0; length = readSync(file, block)) {
      for (let i = 0; i < length; i += 1) {
        const byte = block[i];
        if (byte === QUOTE) quoted = !quoted;
        else if (byte === LF && !quoted) ends += 1;
      }
    }
    return Math.max(ends - 1, 0);
  } finally {
    closeSync(file);
  }
}
