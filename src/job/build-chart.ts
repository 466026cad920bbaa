import { showPlace } from '../fault/fault.ts';
import { colorNamed, styleNamed, type BlockTerms } from './block-terms.ts';
import { buildChartData, chartFault } from './build-chart-data.ts';
import type { ChartBlockFile } from './chart-block-file.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { ChartBlock } from './template-chart.ts';
import type { YamlPath } from './yaml-source.ts';

/** A chart of the flow or at a fixed place; when and what it is kept with are its place's. */
export function buildChart(
  typed: Omit<ChartBlockFile, 'keepWithNext'>,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): Omit<ChartBlock, 'keepWithNext' | 'when'> {
  const { file } = terms;
  checkLook(typed, path, terms);
  const number = (value: number | string, ...keys: YamlPath): string =>
    file.wholeNumber(value, typed.decimals, scope, [...path, ...keys]);
  const { width, shown, min, max, target, average, whenEmpty } = typed;
  return {
    kind: 'chart',
    look: typed.chart,
    horizontal: typed.horizontal || typed.chart === 'meter',
    data: buildChartData(typed, path, scope, terms),
    series: (typed.series ?? [{ name: '', color: undefined }]).map(({ name, color }, index) => ({
      name: file.text(name, scope, [...path, 'series', index, 'name']),
      ...(color === undefined
        ? {}
        : { color: colorNamed(color, [...path, 'series', index, 'color'], terms) }),
    })),
    unit: file.text(typed.unit, scope, [...path, 'unit']),
    decimals: typed.decimals,
    ...(shown === undefined ? {} : { shown }),
    ...(width === undefined ? {} : { width }),
    height: typed.height,
    align: typed.align,
    style: styleNamed(typed.style, [...path, 'style'], terms),
    ...(min === undefined ? {} : { min: number(min, 'min') }),
    ...(max === undefined ? {} : { max: number(max, 'max') }),
    ...(target === undefined
      ? {}
      : {
          target: {
            value: number(target.value, 'target', 'value'),
            name: file.text(target.name, scope, [...path, 'target', 'name']),
          },
        }),
    ...(average === undefined ? {} : { average: file.text(average, scope, [...path, 'average']) }),
    bands: typed.bands.map(({ upTo, name }, index) => ({
      upTo: number(upTo, 'bands', index, 'upTo'),
      name: file.text(name, scope, [...path, 'bands', index, 'name']),
    })),
    ...highlighted(typed, path, terms),
    thin: typed.thin ?? typed.rows !== undefined,
    whenEmpty:
      typeof whenEmpty === 'string'
        ? whenEmpty
        : file.text(whenEmpty.text, scope, [...path, 'whenEmpty', 'text']),
    at: showPlace(file.source.at(path)),
  };
}

/** Which bar is meant: an expression is asked of each row. */
function highlighted(
  { highlight, rows }: Pick<ChartBlockFile, 'highlight' | 'rows'>,
  path: YamlPath,
  terms: BlockTerms,
): Pick<ChartBlock, 'highlight'> {
  if (highlight === undefined) return {};
  if (highlight === 'first' || highlight === 'last') return { highlight };
  const at = [...path, 'highlight'];
  if (rows === undefined) {
    chartFault(terms, at, 'an expression is asked of `rows`; of a list it is `first` or `last`');
    return {};
  }
  const { when } = terms.file.condition(highlight, terms.scopes?.rows[rows], at);
  return when === undefined ? {} : { highlight: { rows: when } };
}

/** Keys that mean nothing for a kind of chart are faults: nobody should wait for what they promise. */
function checkLook(typed: Omit<ChartBlockFile, 'keepWithNext'>, path: YamlPath, terms: BlockTerms): void {
  const { chart } = typed;
  const series = typed.series?.length ?? 1;
  const refuse = (key: string, reason: string): void => chartFault(terms, [...path, key], reason);
  if (chart === 'line' && typed.horizontal) refuse('horizontal', 'a line cannot lie');
  if (chart === 'meter' && series > 1) refuse('series', 'a meter shows one series');
  if (chart !== 'meter' && typed.bands.length > 0) refuse('bands', 'only a meter has them');
  if (chart === 'line' && typed.highlight !== undefined) refuse('highlight', 'a line has no bars');
  if (chart === 'stacked' && typed.average !== undefined) {
    refuse('average', 'of parts that stand on one another it says nothing');
  }
}
