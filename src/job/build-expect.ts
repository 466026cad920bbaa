import { decimalsOf } from './amount-decimals.ts';
import type { BoundsFile, ExpectFile } from './delivery-file.ts';
import type { ExpectPlan, FixedBounds, ShareBounds } from './delivery-plan.ts';
import { didYouMean } from './nearest-name.ts';
import type { TablePlan } from './table-plan.ts';
import type { Fault } from '../fault/fault.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** The tables that a job declares: those that were read, by name, and all names that were typed. */
export interface KnownTables {
  readonly plans: ReadonlyMap<string, TablePlan>;
  readonly names: readonly string[];
  /** The column that documents are worth, where it is not known which table is theirs. */
  readonly worth?: string | undefined;
}

/** Whether a table's amounts are added up. */
export function hasAmounts({ amount, columns }: TablePlan, { worth }: KnownTables): boolean {
  return amount !== undefined || columns.some(({ name, type }) => name === worth && type === 'amount');
}

/** Most figures that add up exactly. */
const DIGITS = 15;

/** What is expected of a table: one plan for its records, one for its amounts. */
export function buildExpect(
  typed: ExpectFile,
  path: YamlPath,
  tables: KnownTables,
  source: YamlSource,
  faults: Fault[],
): ExpectPlan[] {
  const { table, then: otherwise, runs, atLeast } = typed;
  const plan = wantTable(table, [...path, 'table'], tables, source, faults);
  if (atLeast > runs) {
    const place = source.at([...path, 'atLeast']);
    const expected = `at most the ${runs} of \`runs\``;
    faults.push({ code: 'job.invalid-value', place, found: String(atLeast), expected });
  }
  const measures = (['records', 'amount'] as const).flatMap((measure): ExpectPlan[] => {
    const bounds = typed[measure];
    if (bounds === undefined) return [];
    const at = [...path, measure];
    if (measure === 'amount' && plan !== undefined && !hasAmounts(plan, tables)) {
      const place = source.atKey(['extract', 'tables', table]);
      const kind = 'the column whose sum is expected';
      faults.push({ code: 'job.missing-key', place, expected: 'amount', values: { kind } });
    }
    const scale = measure === 'amount' && plan !== undefined ? decimalsOf(plan) : 0;
    const built = boundsOf(bounds, { at, scale, known: plan !== undefined, runs, atLeast }, source, faults);
    return built === undefined ? [] : [{ table, measure, bounds: built, otherwise, at: source.atKey(at) }];
  });
  return measures;
}

/** The table of a name; a fault when there is none. Undefined too where a table is at fault itself. */
export function wantTable(
  name: string,
  path: YamlPath,
  { plans, names }: KnownTables,
  source: YamlSource,
  faults: Fault[],
): TablePlan | undefined {
  if (!names.includes(name)) {
    const values = { kind: 'table', nearest: didYouMean(name, names), known: names.join(', ') };
    faults.push({ code: 'job.unknown-name', place: source.at(path), found: name, values });
  }
  return plans.get(name);
}

interface BoundsTerms extends Pick<ShareBounds, 'runs' | 'atLeast'> {
  readonly at: YamlPath;
  /** Decimals of the figures. */
  readonly scale: number;
  /** The table was read, so that its decimals are known. */
  readonly known: boolean;
}

function boundsOf(
  typed: BoundsFile,
  { at, scale, known, runs, atLeast }: BoundsTerms,
  source: YamlSource,
  faults: Fault[],
): ShareBounds | FixedBounds | undefined {
  const invalid = (key: string, found: string, expected: string): undefined => {
    faults.push({ code: 'job.invalid-value', place: source.at([...at, key]), found, expected });
    return undefined;
  };
  const { below, above, from, to } = typed;
  if (below !== undefined || above !== undefined) {
    const [low, high] = [shareOf(below), shareOf(above)];
    if (low !== undefined && low > 1) return invalid('below', below ?? '', 'at most 100%');
    return {
      kind: 'share',
      runs,
      atLeast,
      ...(low === undefined ? {} : { below: low }),
      ...(high === undefined ? {} : { above: high }),
    };
  }
  if (!known) return undefined;
  const figureOf = (key: 'from' | 'to', figure: number | string | undefined): number | undefined => {
    if (figure === undefined) return undefined;
    const units = unitsOf(String(figure), scale);
    return units ?? invalid(key, String(figure), `a number with up to ${scale} decimals`);
  };
  const [low, high] = [figureOf('from', from), figureOf('to', to)];
  if (low !== undefined && high !== undefined && low > high)
    return invalid('to', String(to), `${String(from)} or more`);
  return {
    kind: 'fixed',
    ...(low === undefined ? {} : { from: low }),
    ...(high === undefined ? {} : { to: high }),
  };
}

/** `30%` → 0.3. */
function shareOf(typed: string | undefined): number | undefined {
  return typed === undefined ? undefined : Number.parseFloat(typed) / 100;
}

/** `1000.5`, 2 → 100050: by its digits, so that it is exact. */
function unitsOf(typed: string, scale: number): number | undefined {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(typed) ?? [];
  const rest = decimals.slice(scale);
  if (whole === '' || /[1-9]/.test(rest) || whole.length + scale > DIGITS) return undefined;
  return Number(`${sign}${whole}${decimals.slice(0, scale).padEnd(scale, '0')}`);
}
