import type { Fault } from '../fault/fault.ts';
import { didYouMean } from './nearest-name.ts';
import type { ColumnPlan, TablePlan } from './table-plan.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** Checks that columns exist and are of the types that their use needs. */
export class ColumnCheck {
  readonly #source: YamlSource;
  readonly #faults: Fault[];
  readonly #doubtful: ReadonlySet<string>;

  constructor(source: YamlSource, faults: Fault[], doubtful: ReadonlySet<string>) {
    this.#source = source;
    this.#faults = faults;
    this.#doubtful = doubtful;
  }

  /** `column` must be in the table, with one of the types; nothing is checked when table or column is absent. */
  want(
    table: TablePlan | undefined,
    column: string | undefined,
    types: readonly ColumnPlan['type'][],
    path: YamlPath,
  ): void {
    if (table === undefined || column === undefined) return;
    const plan = table.columns.find((each) => each.name === column);
    const place = this.#source.at(path);
    if (plan === undefined) {
      const known = table.columns.map((each) => each.name);
      const values = {
        kind: `column of table ${table.name}`,
        nearest: didYouMean(column, known),
        known: known.join(', '),
      };
      this.#faults.push({ code: 'job.unknown-name', place, found: column, values });
    } else if (!types.includes(plan.type) && !this.#doubtful.has(`${table.name}.${column}`)) {
      const expected = types.join(' or ');
      this.#faults.push({
        code: 'job.column-type',
        place,
        found: column,
        expected,
        values: { type: plan.type },
      });
    }
  }
}
