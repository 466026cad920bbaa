import type { FieldValue } from '../../model/record.ts';
import { lineOf, partOf, type TablePart } from '../../model/row-position.ts';
import type { ReadRow, TypedRow } from '../../extract/row-reader.ts';
import type { Connection } from '../../store/run-database.ts';
import { tablesOf as tablesIn } from '../../job/tables-of.ts';
import { showAmount } from '../../unit/money.ts';
import { readPacket, type PacketItem } from '../../worker/compose-packet.ts';
import { ItemRows } from '../../worker/item-rows.ts';
import type { WorkerSetup } from '../../worker/protocol.ts';
import { ComposeItemReader } from '../compose-items.ts';

/** Rows of one table that a document was set from. */
interface DataTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Each with its line in the file, and the values as text, amounts with their decimals; empty where the cell is. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** What a document was set from: its address as it is printed, and the records, by table. */
export interface DocumentTables {
  readonly document: string;
  readonly account: string;
  readonly addressLines: readonly string[];
  readonly tables: readonly DataTable[];
}

/** Reads the records of documents back, as their templates see them. */
export function documentData(setup: WorkerSetup, db: Connection, documents: number): DocumentTables[] {
  const reader = new ComposeItemReader(db, setup.parts, setup.job.extract);
  const typed = new ItemRows(setup);
  const task = reader.task({ chunk: 0, from: 1, to: documents });
  const scales = new Map(
    tablesIn(setup.job.extract).flatMap(({ name, columns }) =>
      columns.map((column): [string, number] => [`${name} ${column.name}`, column.scale]),
    ),
  );
  const shown = (table: string, column: string, value: FieldValue): string => {
    const scale = scales.get(`${table} ${column}`) ?? 0;
    return typeof value === 'number' && scale > 0 ? showAmount(value, scale) : String(value ?? '');
  };
  return [...readPacket(task)].map((item) => tablesOf(item, typed, setup.parts, shown));
}

function tablesOf(
  item: PacketItem,
  typed: ItemRows,
  parts: readonly TablePart[],
  shown: (table: string, column: string, value: FieldValue) => string,
): DocumentTables {
  const { row, address } = typed.recipient(item);
  const read: readonly ReadRow[] = [
    row,
    ...typed.headers(item),
    ...typed.details(item),
    ...typed.looked(item).map((looked) => looked.row),
  ];
  const tables = new Map<string, TypedRow[]>();
  for (const each of read) {
    if (each.values === undefined) continue;
    const name = parts[partOf(each.line)]?.table ?? '';
    const rows = tables.get(name) ?? [];
    tables.set(name, rows);
    rows.push(each);
  }
  return {
    document: item.key,
    account: item.account,
    addressLines: address.lines,
    tables: [...tables].map(([name, rows]) => {
      const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
      return {
        name,
        columns,
        rows: rows.map(({ line, values }) => ({
          line: lineOf(line),
          cells: columns.map((column) => shown(name, column, values[column] ?? null)),
        })),
      };
    }),
  };
}
