import { Buffer } from 'node:buffer';
import { frameTable } from '../../extract/delimited/frame-delimited.ts';
import { holdsRows } from '../../extract/inspect/inspected-file.ts';
import type { RowBlock } from '../../extract/row-block.ts';
import { stopRun } from '../../fault/run-stop.ts';
import { plainColumn } from '../../job/plain-column.ts';
import type { DelimitedTable } from '../../job/table-plan.ts';
import { looseCells } from '../../worker/loose-cells.ts';
import { inspectInput } from '../inspect-input.ts';

const MIB = 1024 * 1024;
/** As far as a list is looked at to tell its encoding and dialect. */
const LOOKED_AT = 64 * MIB;
/** A cell may be a whole letter: nobody said that it is none. */
const LIMITS = {
  unknownColumns: 'ignore',
  maxLine: 16 * MIB,
  maxQuotedLines: 1000,
  maxQuotedBytes: MIB,
} as const;

/** A plain list whose dialect was told by looking at it, open at its first row. */
export interface OpenList {
  /** Cells of the first line, as they came. */
  readonly header: readonly string[];
  /** Reads rows as texts, by place; a column is named as the first line names it, a second one of that name by its place. */
  readonly table: DelimitedTable;
  /** Between the cells that are written: the list's own, where it is one character. */
  readonly delimiter: string;
  /** The rows below the header, to be taken once. */
  readonly rows: AsyncIterable<ListRows>;
  close(): Promise<void>;
}

/** Rows that were cut, in their order: bytes one after another, and for each row its line and its length. */
export interface ListRows {
  readonly bytes: Uint8Array;
  readonly rows: Float64Array;
}

/** Looks at a file and opens it as a list. Stops where it is no delimited text. */
export async function openList(file: string): Promise<OpenList> {
  const { input, files } = await inspectInput(file, { files: 2, bytes: LOOKED_AT });
  try {
    const [first, second] = files;
    if (first === undefined || second !== undefined) stopRun({ code: 'list.not-one-file', place: { file } });
    const guess = holdsRows(first.guess) ? first.guess.tables[0] : undefined;
    const format = guess?.plan.format;
    if (guess === undefined || format?.kind !== 'delimited')
      stopRun({ code: 'list.not-delimited', place: { file } });
    const byPlace = (names: readonly string[]): DelimitedTable => ({
      ...guess.plan,
      file,
      format: { ...format, header: false, footer: 0 },
      columns: names.map((name) => ({ ...plainColumn(name, 'text'), trim: 'none' })),
    });
    const width = guess.keys.length;
    const framed = await frameTable(
      input.read(first.name),
      byPlace(Array.from({ length: width }, (_, i) => `c${i + 1}`)),
      LIMITS,
    );
    const blocks = framed.blocks[Symbol.asyncIterator]();
    const opening = await firstRow(blocks);
    if (opening === undefined) stopRun({ code: 'list.not-delimited', place: { file } });
    const header = looseCells(opening.raw, byPlace(Array.from({ length: width }, () => '')));
    return {
      header,
      table: byPlace(
        header.map((name, i) => (name !== '' && header.indexOf(name) === i ? name : `#${i + 1}`)),
      ),
      delimiter: format.delimiter.length === 1 ? format.delimiter : ',',
      rows: chunksOf(opening.block, opening.next, blocks),
      close: async () => {
        await framed.close();
        await input.close();
      },
    };
  } catch (error) {
    await input.close();
    throw error;
  }
}

interface Opening {
  readonly raw: Buffer;
  readonly block: RowBlock;
  readonly next: number;
}

async function firstRow(blocks: AsyncIterator<RowBlock>): Promise<Opening | undefined> {
  for (let next = await blocks.next(); next.done !== true; next = await blocks.next()) {
    const block = next.value;
    for (let row = 0; row < block.count; row += 1) {
      if (block.record[row] === 1) return { raw: rawOf(block, row), block, next: row + 1 };
    }
  }
  return undefined;
}

function rawOf(block: RowBlock, row: number): Buffer {
  return block.bytes.subarray(block.start[row] ?? 0, block.end[row] ?? 0);
}

const CHUNK_ROWS = 1000;

async function* chunksOf(
  first: RowBlock,
  from: number,
  rest: AsyncIterator<RowBlock>,
): AsyncGenerator<ListRows> {
  let parts: Buffer[] = [];
  let numbers: number[] = [];
  const chunk = (): ListRows => {
    const bytes = new Uint8Array(Buffer.concat(parts));
    const rows = Float64Array.from(numbers);
    parts = [];
    numbers = [];
    return { bytes, rows };
  };
  let block: RowBlock | undefined = first;
  for (let row = from; block !== undefined; row = 0) {
    for (; row < block.count; row += 1) {
      if (block.record[row] !== 1 && block.faults.get(row)?.code === undefined) continue;
      const raw = rawOf(block, row);
      if (isBlank(raw)) continue;
      parts.push(raw);
      numbers.push(Math.floor(block.line[row] ?? 0), raw.length);
      if (numbers.length >= 2 * CHUNK_ROWS) yield chunk();
    }
    // The block's bytes may be used again for the next.
    parts = parts.map((part) => Buffer.from(part));
    const next: IteratorResult<RowBlock> = await rest.next();
    block = next.done === true ? undefined : next.value;
  }
  if (numbers.length > 0) yield chunk();
}

/** A line of blanks between rows, or at the end, is none. */
function isBlank(raw: Buffer): boolean {
  for (const byte of raw) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  return true;
}
