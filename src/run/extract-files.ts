import type { FilePlan } from '../extract/framed-file.ts';
import type { Input } from '../extract/container/input.ts';
import type { ExtractPlan } from '../job/job.ts';
import { inOrderOfNesting, tablesOf } from '../job/tables-of.ts';
import type { TablePlan } from '../job/table-plan.ts';
import type { TablePart } from '../model/row-position.ts';
import { collate } from '../unit/collate.ts';

/** One file of the extract, the tables whose rows it holds, and the number of each table's part in it. */
export interface ExtractFile {
  readonly input: Input;
  readonly plan: FilePlan;
  /** One for each table of the plan. */
  readonly parts: readonly number[];
}

/** All files of an extract, and the parts that they make, by number. */
interface ExtractFiles {
  readonly files: readonly ExtractFile[];
  readonly parts: readonly TablePart[];
}

/**
 * Which files hold which tables. Tables that state the same file share it: it is read once. Parts are numbered table by
 * table and file by file, so that positions of one table's rows follow one another. `inputOf` gives the input that a
 * table is read from; what a table's file name matches must be there.
 */
export function planFiles(extract: ExtractPlan, inputOf: (table: TablePlan) => Input): ExtractFiles {
  const parts: TablePart[] = [];
  const files = new Map<string, { input: Input; file: string; tables: TablePlan[]; parts: number[] }>();
  const inputs: Input[] = [];
  for (const table of tablesOf(extract)) {
    if (table.absent === true) continue;
    const input = inputOf(table);
    if (!inputs.includes(input)) inputs.push(input);
    for (const file of table.source === undefined ? input.matching(table.file) : input.members) {
      const id = `${inputs.indexOf(input)} ${file}`;
      const known = files.get(id) ?? {
        input,
        file,
        tables: new Array<TablePlan>(),
        parts: new Array<number>(),
      };
      files.set(id, known);
      known.tables.push(table);
      known.parts.push(parts.length);
      parts.push({ table: table.name, file });
    }
  }
  return {
    parts,
    files: [...files.values()]
      .toSorted((a, b) => collate(a.file, b.file))
      .map(({ input, file, tables, parts: numbers }) => {
        const order = inOrderOfNesting(tables);
        const others = extract.others?.filter((other) => other.file === tables[0]?.file) ?? [];
        return {
          input,
          plan: {
            file,
            tables: order,
            ...(others.length === 0 ? {} : { others: others.map(({ type }) => type) }),
          },
          parts: order.map((table) => numbers[tables.indexOf(table)] ?? 0),
        };
      }),
  };
}
