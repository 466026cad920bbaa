import type { RowBlock } from '../extract/row-block.ts';
import { partOf, rowPosition } from '../model/row-position.ts';

/** A run of detail rows as run.db keeps it: rows of one part that stand one behind another. */
interface DetailRun {
  /** Position of its first row. */
  readonly line: number;
  /** Line and length of each row, as little-endian 32-bit numbers; null: it is one row. */
  readonly cuts: Buffer | null;
}

const BYTES = 8;

/** The cuts of the rows `from` up to `to` of a block. */
export function packCuts(
  block: Pick<RowBlock, 'line' | 'start' | 'end'>,
  from: number,
  to: number,
): Buffer | null {
  if (to - from === 1) return null;
  const cuts = Buffer.allocUnsafe((to - from) * BYTES);
  for (let row = from; row < to; row += 1) {
    const at = (row - from) * BYTES;
    cuts.writeUInt32LE(block.line[row] ?? 0, at);
    cuts.writeUInt32LE((block.end[row] ?? 0) - (block.start[row] ?? 0), at + 4);
  }
  return cuts;
}

/** Position and length of each row of a run of so many bytes, one pair behind another. */
export function readCuts({ line, cuts }: DetailRun, bytes: number): Float64Array {
  if (cuts === null) return Float64Array.of(line, bytes);
  const part = partOf(line);
  const rows = new Float64Array(cuts.byteLength / 4);
  for (let i = 0; i < rows.length; i += 2) {
    rows[i] = rowPosition(part, cuts.readUInt32LE(i * 4));
    rows[i + 1] = cuts.readUInt32LE(i * 4 + 4);
  }
  return rows;
}
