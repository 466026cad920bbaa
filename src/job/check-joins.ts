import type { Fault } from '../fault/fault.ts';
import type { TableRoles } from './table-roles.ts';
import type { TablePlan } from './table-plan.ts';
import { tablesOf } from './tables-of.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/**
 * Checks how rows name others now that it is known what each table is: a row within a document only below the details, and
 * each key by a column of its own type, or none would ever be found.
 */
export function checkJoins(
  roles: TableRoles,
  doubtful: ReadonlySet<string>,
  source: YamlSource,
  faults: Fault[],
): void {
  const { recipients, documents, lookups } = roles;
  const tables = tablesOf(roles);
  for (const table of tables) {
    const at = ['extract', 'tables', table.name];
    const parent = tables.find(({ name }) => name === table.parent);
    const isShallow = parent === undefined || parent === recipients || parent === documents;
    if (table.within !== undefined && isShallow) {
      const found = `[${table.on}, ${table.within}]`;
      const expected = 'one column, that which names the parent row';
      faults.push({ code: 'job.invalid-value', place: source.at([...at, 'on']), found, expected });
    }
    if (!isShallow && table.within !== undefined)
      wantType(table, table.within, parent, [...at, 'on', 1], doubtful, source, faults);
    else if (!isShallow && table.on !== undefined)
      wantType(table, table.on, parent, [...at, 'on'], doubtful, source, faults);
    for (const { table: name, by } of table.lookups ?? []) {
      const lookup = lookups.find((each) => each.name === name);
      if (lookup !== undefined) wantType(table, by, lookup, [...at, 'with', name], doubtful, source, faults);
    }
  }
}

/** A column that names rows of another table is of the type of their key. */
function wantType(
  table: TablePlan,
  column: string,
  other: TablePlan,
  path: YamlPath,
  doubtful: ReadonlySet<string>,
  source: YamlSource,
  faults: Fault[],
): void {
  const own = table.columns.find(({ name }) => name === column);
  const key = other.columns.find(({ name }) => name === other.key);
  if (own === undefined || key === undefined || own.type === key.type) return;
  if (doubtful.has(`${table.name}.${own.name}`) || doubtful.has(`${other.name}.${key.name}`)) return;
  // What can be no key at all was told already.
  if (![own, key].every(({ type }) => type === 'text' || type === 'integer')) return;
  faults.push({
    code: 'job.column-type',
    place: source.at(path),
    found: column,
    expected: `${key.type}, as \`${other.name}.${key.name}\` is,`,
    values: { type: own.type },
  });
}
