import type { BlockTerms } from './block-terms.ts';
import type { ChartBlockFile } from './chart-block-file.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { detailTablesOf } from './tables-of.ts';
import type { ChartList, ChartRows } from './template-chart.ts';
import type { YamlPath } from './yaml-source.ts';

type DataFile = Pick<ChartBlockFile, 'rows' | 'where' | 'label' | 'values' | 'series' | 'decimals'>;

/** What a chart shows: the rows of a detail table, or a list in the template. */
export function buildChartData(
  typed: DataFile,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): ChartRows | ChartList {
  const { rows, values } = typed;
  if (rows !== undefined && values !== undefined) {
    chartFault(terms, [...path, 'values'], 'it has both `rows` and `values`');
  }
  if (values !== undefined) return { kind: 'list', items: buildItems(typed, values, path, scope, terms) };
  if (rows === undefined) chartFault(terms, path, 'it has neither `rows` nor `values`');
  return buildRows(typed, rows ?? '', path, terms);
}

/** Something of a chart that can never be drawn; of the whole block where the key was not typed. */
export function chartFault({ file }: BlockTerms, path: YamlPath, reason: string): void {
  file.faults.push({ code: 'template.chart', place: file.source.atKey(path), values: { reason } });
}

function buildRows(typed: DataFile, rows: string, path: YamlPath, terms: BlockTerms): ChartRows {
  const { file, scopes, extract } = terms;
  if (extract !== undefined && rows !== '') {
    const names = detailTablesOf(extract.plan).map(({ name }) => name);
    file.name('detail table', rows, names, [...path, 'rows']);
  }
  const scope = scopes?.rows[rows];
  if (typed.label === undefined && rows !== '')
    chartFault(terms, [...path, 'rows'], 'its rows have no `label`');
  const series = typed.series ?? [];
  if (series.length === 0 && rows !== '') {
    chartFault(terms, [...path, 'rows'], 'its rows have no `series` with a `value`');
  }
  const where = file.condition(typed.where, scope, [...path, 'where']).when;
  return {
    kind: 'rows',
    rows,
    ...(where === undefined ? {} : { where }),
    label: file.text(typed.label ?? '', scope, [...path, 'label']),
    values: series.map(({ value }, index) => {
      const at = [...path, 'series', index];
      if (value === undefined) {
        chartFault(terms, at, 'a series of rows has no `value`');
        return '0';
      }
      return file.wholeNumber(value, typed.decimals, scope, [...at, 'value']);
    }),
  };
}

function buildItems(
  typed: DataFile,
  values: NonNullable<DataFile['values']>,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): ChartList['items'] {
  const { file } = terms;
  const series = typed.series ?? [{ value: undefined }];
  for (const key of ['label', 'where'] as const) {
    if (typed[key] !== undefined) chartFault(terms, [...path, key], 'it belongs to `rows`');
  }
  series.forEach(({ value }, index) => {
    if (value !== undefined) {
      chartFault(terms, [...path, 'series', index, 'value'], 'the values stand under `values`');
    }
  });
  return values.map((item, index) => {
    const at = [...path, 'values', index];
    const each = Array.isArray(item.value) ? item.value : [item.value];
    if (each.length !== series.length) {
      const reason = `there are \`${each.length}\` values for ${series.length} series`;
      chartFault(terms, [...at, 'value'], reason);
    }
    return {
      label: file.text(item.label, scope, [...at, 'label']),
      values: each.map((value, place) =>
        file.wholeNumber(
          value,
          typed.decimals,
          scope,
          Array.isArray(item.value) ? [...at, 'value', place] : [...at, 'value'],
        ),
      ),
      ...file.condition(item.when, scope, [...at, 'when']),
    };
  });
}
