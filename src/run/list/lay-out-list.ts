import { Buffer } from 'node:buffer';
import { formatWorldwide } from '../../address/layout/worldwide/format-worldwide.ts';
import { compileCellReader } from '../../extract/row-reader.ts';
import { csvCell } from '../../worker/csv-cell.ts';
import { joinedBytes } from '../../worker/joined-bytes.ts';
import { BLOCK_LINES } from '../../worker/list-columns.ts';
import { looseCells } from '../../worker/loose-cells.ts';
import { ListOutput } from './list-output.ts';
import { openList, type ListRows, type OpenList } from './open-list.ts';
import { refuseSameFile } from './refuse-same-file.ts';

/** What `stapel layout` is asked to do. */
interface LayoutOptions {
  readonly file: string;
  readonly out: string;
  /** Usual short forms of the country's languages. */
  readonly abbreviate: boolean;
  /** Columns of other names are part of the address too, and stand above it. */
  readonly allColumns: boolean;
}

/**
 * Lays out the addresses of a list whose columns are named as OpenStreetMap names the parts of an address (`road`,
 * `house_number`, `country_code`, …): its own cells as they were, then `line1` … `line7`. Gives the number of rows.
 */
export async function layOutList({ file, out, ...how }: LayoutOptions): Promise<number> {
  refuseSameFile(file, out);
  const list = await openList(file);
  const output = new ListOutput(out);
  const { delimiter } = list;
  const layOut = compileLayout(list, how);
  let rows = 0;
  try {
    for await (const chunk of list.rows) {
      const texts = layOut(chunk);
      output.rows(
        joinedBytes(texts),
        Float64Array.from(texts, ({ length }) => length),
      );
      rows += texts.length;
    }
    const ours = Array.from({ length: BLOCK_LINES }, (_, line) => `line${line + 1}`);
    await output.finish(
      [...list.header, ...ours].map((name) => csvCell(name, delimiter)).join(delimiter),
      () => '',
    );
    return rows;
  } finally {
    output.drop();
    await list.close();
  }
}

function compileLayout(
  { table, delimiter }: OpenList,
  { abbreviate, allColumns }: Omit<LayoutOptions, 'file' | 'out'>,
): (chunk: ListRows) => Buffer[] {
  const names = table.columns.map(({ name }) => name);
  const reader = compileCellReader(table, names);
  return ({ bytes, rows }) => {
    const texts: Buffer[] = [];
    let at = 0;
    for (let i = 0; i < rows.length; i += 2) {
      const raw = Buffer.from(bytes.buffer, bytes.byteOffset + at, rows[i + 1] ?? 0);
      at += raw.length;
      const cells = reader.read(raw, rows[i] ?? 0).cells ?? looseCells(raw, table);
      const components: Record<string, string> = {};
      for (const [column, name] of names.entries()) {
        const text = cells[column] ?? '';
        if (text !== '') components[name] = text;
      }
      const lines = formatWorldwide(components, { abbreviate, onlyAddress: !allColumns }).split('\n');
      const ours = Array.from({ length: BLOCK_LINES }, (_, line) => lines[line] ?? '');
      texts.push(
        Buffer.from([...cells, ...ours].map((cell) => csvCell(cell ?? '', delimiter)).join(delimiter)),
      );
    }
    return texts;
  };
}
