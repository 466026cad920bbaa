import type { Fault } from '../fault/fault.ts';
import { expressionFaults } from './expression-faults.ts';
import { checkScopeOf } from './record-shape.ts';
import { rowCheckFile, type tableFile } from './table-file.ts';
import type { RowCheck, TablePlan } from './table-plan.ts';
import type { TypedParts } from './typed-parts.ts';
import type { YamlSource } from './yaml-source.ts';

/** The conditions that a table's rows must meet, over its own record. */
export function buildRowChecks(
  parts: TypedParts<typeof tableFile.shape>,
  table: TablePlan,
  doubtful: ReadonlySet<string>,
  source: YamlSource,
  faults: Fault[],
): readonly RowCheck[] {
  const scope = checkScopeOf(table, doubtful);
  if (parts.length('checks') === 0) {
    parts.part('checks');
    return [];
  }
  return parts.list('checks', rowCheckFile).map(({ value, path: at }) => {
    const that = [...at, 'that'];
    faults.push(...expressionFaults(value.that, scope, 'condition', (offset) => source.inText(that, offset)));
    return { that: value.that, otherwise: value.else, at: source.at(that) };
  });
}
