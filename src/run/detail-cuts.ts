import type { RowBlock } from '../extract/row-block.ts';
import { partOf, rowPosition } from '../model/row-position.ts';

/** A run of detail rows as run.db keeps it: rows of one part that stand one behind another. */
interface DetailRun {
  /** Position of its first row. */
  readonly line: number;
  /**
   * Line and length of each row, as little-endian 32-bit numbers; null: it is one row. Where rows share a line, lines are
   * 64-bit floating point and a byte more stands at the end.
   */
  readonly cuts: Buffer | null;
}

const BYTES = 8;
const SHARED_BYTES = 12;

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
    const line = block.line[row] ?? 0;
    if (!Number.isInteger(line)) return packShared(block, from, to);
    cuts.writeUInt32LE(line, at);
    cuts.writeUInt32LE((block.end[row] ?? 0) - (block.start[row] ?? 0), at + 4);
  }
  return cuts;
}

function packShared(block: Pick<RowBlock, 'line' | 'start' | 'end'>, from: number, to: number): Buffer {
  const cuts = Buffer.alloc((to - from) * SHARED_BYTES + 1);
  for (let row = from; row < to; row += 1) {
    const at = (row - from) * SHARED_BYTES;
    cuts.writeDoubleLE(block.line[row] ?? 0, at);
    cuts.writeUInt32LE((block.end[row] ?? 0) - (block.start[row] ?? 0), at + 8);
  }
  return cuts;
}

/** Position and length of each row of a run of so many bytes, one pair behind another. */
export function readCuts({ line, cuts }: DetailRun, bytes: number): Float64Array {
  if (cuts === null) return Float64Array.of(line, bytes);
  const part = partOf(line);
  // Either of the two sizes is a multiple of four: the odd byte tells them apart.
  const shared = cuts.byteLength % 4 === 1;
  const size = shared ? SHARED_BYTES : BYTES;
  const rows = new Float64Array(Math.floor(cuts.byteLength / size) * 2);
  for (let i = 0; i < rows.length; i += 2) {
    const at = (i / 2) * size;
    rows[i] = rowPosition(part, shared ? cuts.readDoubleLE(at) : cuts.readUInt32LE(at));
    rows[i + 1] = cuts.readUInt32LE(at + size - 4);
  }
  return rows;
}
