import type { Fault } from '../fault/fault.ts';
import type { FormatPlan, TablePlan } from './table-plan.ts';
import type { YamlSource } from './yaml-source.ts';

const AT = ['extract', 'tables'] as const;

/**
 * Checks tables whose records stand in one file: read alike, told apart, and nested in one another as their format can
 * nest. `lengths` are those that tables say themselves, by name. Gives all tables, those without line ends with the length
 * that the longest of their file has.
 */
export function shareFiles(
  tables: ReadonlyMap<string, TablePlan>,
  lengths: ReadonlyMap<string, number>,
  source: YamlSource,
  faults: Fault[],
): Map<string, TablePlan> {
  const shared = new Map(tables);
  for (const group of groupsOf(tables.values())) {
    const [first, ...more] = group;
    if (first === undefined || first.file === '') continue;
    for (const [index, table] of more.entries()) {
      const before = group.slice(0, index + 1);
      const differs =
        difference(first, table) ?? confusion(before, table) ?? otherLength(before, table, lengths);
      if (differs === undefined) continue;
      const { key, reason, other = first } = differs;
      const place = source.at([...AT, table.name, key]);
      const about = { found: other.name, expected: table.name, values: { reason } };
      faults.push({ code: 'job.file-shared', place, ...about });
    }
    for (const table of withOneLength(group)) shared.set(table.name, table);
  }
  for (const table of tables.values()) checkNesting(table, tables, source, faults);
  return shared;
}

function groupsOf(tables: Iterable<TablePlan>): Iterable<readonly TablePlan[]> {
  const groups = new Map<string, TablePlan[]>();
  for (const table of tables) groups.set(table.file, [...(groups.get(table.file) ?? []), table]);
  return groups.values();
}

interface Difference {
  readonly key: string;
  readonly reason: string;
  /** The table that it differs from; absent: the file's first. */
  readonly other?: TablePlan;
}

/** What makes it impossible to read two tables from one file in one pass. */
function difference(one: TablePlan, other: TablePlan): Difference | undefined {
  if (one.format.kind !== other.format.kind)
    return { key: 'format', reason: `their formats are ${one.format.kind} and ${other.format.kind}` };
  if (one.encoding !== other.encoding)
    return { key: 'encoding', reason: `their encodings are ${one.encoding} and ${other.encoding}` };
  const theirs = new Map(Object.entries(other.format));
  for (const [key, value] of Object.entries(one.format)) {
    if (key === 'each' || key === 'length' || theirs.get(key) === value) continue;
    const typed = key === 'strictQuotes' ? 'quotes' : key;
    return { key: typed, reason: `they differ in \`${typed}\`` };
  }
  return undefined;
}

/** Why a record might be taken for one of several tables. */
function confusion(before: readonly TablePlan[], table: TablePlan): Difference | undefined {
  const { format, type } = table;
  if (format.kind === 'parquet')
    return { key: 'file', reason: 'all rows of a Parquet file are of one table' };
  if (format.kind === 'delimited' && format.header)
    return { key: 'header', reason: 'a header line names the columns of one table' };
  const twin = before.find((other) => eachOf(other.format) === eachOf(format) && isSameType(other, table));
  if (twin === undefined) return undefined;
  if (type !== undefined) return { key: 'type', reason: `\`${twin.name}\` has the same type` };
  const differ = format.kind === 'xml' ? '`each`' : format.kind === 'json' ? '`type` or `each`' : '`type`';
  return { key: 'file', reason: `neither \`${twin.name}\` nor this one says ${differ}` };
}

function isSameType({ type: one }: TablePlan, { type: other }: TablePlan): boolean {
  return one?.at === other?.at && one?.is === other?.is;
}

function eachOf(format: FormatPlan): string {
  return format.kind === 'json' || format.kind === 'xml' ? format.each.replace(/^\//, '') : '';
}

/** Why records without line ends, which are all of one length, are not: what two tables say of it, or what their columns need. */
function otherLength(
  before: readonly TablePlan[],
  table: TablePlan,
  lengths: ReadonlyMap<string, number>,
): Difference | undefined {
  const { format } = table;
  if (format.kind !== 'fixed' || format.separator !== 'none') return undefined;
  const own = lengths.get(table.name);
  for (const other of before) {
    const said = lengths.get(other.name);
    const reach = other.format.kind === 'fixed' ? other.format.length : 0;
    const apart = 'without line ends all records of a file are of one length';
    if (own !== undefined && said !== undefined && own !== said)
      return { key: 'length', other, reason: `${apart}, and theirs are ${said} and ${own}` };
    if (own !== undefined && said === undefined && reach > own)
      return {
        key: 'length',
        other,
        reason: `${apart}, and \`${other.name}\` reaches to ${reach}, not ${own}`,
      };
    if (own === undefined && said !== undefined && format.length > said)
      return {
        key: 'columns',
        other,
        reason: `${apart}, and \`${table.name}\` reaches to ${format.length}, not ${said}`,
      };
  }
  return undefined;
}

/** Records without line ends are all as long as the longest. */
function withOneLength(group: readonly TablePlan[]): readonly TablePlan[] {
  const lengths = group.map(({ format }) => (format.kind === 'fixed' ? format.length : 0));
  const length = Math.max(...lengths);
  return group.map((table) => {
    const { format } = table;
    return format.kind === 'fixed' && format.separator === 'none'
      ? { ...table, format: { ...format, length } }
      : table;
  });
}

function checkNesting(
  table: TablePlan,
  tables: ReadonlyMap<string, TablePlan>,
  source: YamlSource,
  faults: Fault[],
): void {
  const parent = table.nestedIn === undefined ? undefined : tables.get(table.nestedIn);
  if (parent === undefined) return;
  const reason = nestingProblem(table, parent);
  if (reason === undefined) return;
  faults.push({
    code: 'job.nested-table',
    place: source.at([...AT, table.name, 'nested']),
    values: { reason },
  });
}

function nestingProblem(table: TablePlan, parent: TablePlan): string | undefined {
  if (table.name === parent.name) return 'it is its own parent';
  if (table.file !== parent.file) return `its parent \`${parent.name}\` stands in another file`;
  const [inner, outer] = [eachOf(table.format), eachOf(parent.format)];
  if (inner === outer || outer === '') return undefined;
  return /^[./[]/.test(inner.slice(outer.length)) && inner.startsWith(outer)
    ? undefined
    : `\`${inner}\` is not within \`${outer}\`, where the rows of its parent are`;
}
