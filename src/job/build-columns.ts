import type { Fault } from '../fault/fault.ts';
import { DEFAULT_SCALE, plainColumn } from './plain-column.ts';
import { DELIMITED_DEFAULTS, type ColumnPlan, type TablePlan } from './table-plan.ts';
import { columnType, tableFile } from './job-file.ts';
import { didYouMean } from './nearest-name.ts';
import { TypedParts } from './typed-parts.ts';
import { columnName } from './typed-value.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** `amount(2)?` → its plan. The text was checked by the schema. */
function buildColumn(name: string, typed: string): ColumnPlan {
  const [, type = 'text', scale, optional] =
    /^(text|integer|amount|date)(?:\((\d)\))?(\??)$/.exec(typed) ?? [];
  const known = type === 'integer' || type === 'amount' || type === 'date' ? type : 'text';
  const digits = known === 'amount' ? Number(scale ?? DEFAULT_SCALE) : 0;
  return plainColumn(name, known, { required: optional !== '?', scale: digits });
}

/**
 * One table, part by part. Columns whose type is at fault are put into `doubtful` (`table.column`): they exist, but
 * nothing can be said of their use. Undefined when the table cannot be talked about at all.
 */
export function buildTable(
  name: string,
  value: unknown,
  doubtful: Set<string>,
  source: YamlSource,
  faults: Fault[],
): { readonly plan: TablePlan; readonly parent: string | undefined } | undefined {
  const parts = new TypedParts(tableFile, value, ['extract', 'tables', name], source, faults);
  const [record, file, delimiter, quote] = [
    parts.part('record'),
    parts.part('file'),
    parts.part('delimiter'),
    parts.part('quote'),
  ];
  if (delimiter !== undefined && delimiter === quote) {
    const place = source.at(['extract', 'tables', name, 'quote']);
    faults.push({
      code: 'job.invalid-value',
      place,
      found: quote,
      expected: 'another character than `delimiter`',
    });
  }
  const [key, on, order, amount] = [
    parts.part('key'),
    parts.part('on'),
    parts.part('order'),
    parts.part('amount'),
  ];
  const [parent, encoding] = [parts.part('parent'), parts.part('encoding')];
  const types = parts.entries('columns', columnName, columnType);
  const columns = parts.keys('columns').map((column) => {
    const typed = types.get(column);
    if (typed === undefined) doubtful.add(`${name}.${column}`);
    return buildColumn(column, typed ?? 'text');
  });
  if (record === undefined || columns.length === 0) return undefined;
  const plan: TablePlan = {
    name,
    record,
    file: file ?? '',
    format: { ...DELIMITED_DEFAULTS, delimiter: delimiter ?? ',', quote: quote ?? '' },
    encoding: encoding ?? 'utf-8',
    columns,
    orphans: 'reject',
    checks: [],
    ...(key === undefined ? {} : { key }),
    ...(on === undefined ? {} : { on }),
    ...(order === undefined ? {} : { order }),
    ...(amount === undefined ? {} : { amount }),
  };
  return { plan, parent };
}

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
