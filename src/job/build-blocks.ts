import { showPlace } from '../fault/fault.ts';
import { blockText, colorNamed, styleNamed, type BlockTerms } from './block-terms.ts';
import { buildBox, buildColumns, buildInColumns } from './build-box.ts';
import { buildChart } from './build-chart.ts';
import { buildBarcode } from './build-barcode.ts';
import { buildCode } from './build-code.ts';
import { buildEach } from './build-each.ts';
import { buildList } from './build-list.ts';
import { buildLine, buildShape } from './build-shape.ts';
import { buildTable } from './build-table.ts';
import { buildVersions } from './build-versions.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { FactsBlockFile, FlowBlockFile, FurnitureFile, PlacedFile } from './template-block-file.ts';
import type { FactsBlock, FlowBlock, FurnitureBlock, InlineText } from './template.ts';
import type { YamlPath } from './yaml-source.ts';

/** One block of the flow; `last` when it may be the slot. None on days on which it is not valid. */
export function buildFlowBlock(
  typed: FlowBlockFile,
  path: YamlPath,
  last: boolean,
  terms: BlockTerms,
): readonly FlowBlock[] {
  const { file } = terms;
  // Parts were put in before; one that is at fault is left out.
  if ('part' in typed) return [];
  if (file.holds(typed.valid, [...path, 'valid'])) return [buildValid(typed, path, last, terms)];
  // What is wrong with it is told on every day.
  buildValid(typed, path, last, { ...terms, file: file.lenient() });
  return [];
}

function buildValid(
  typed: Exclude<FlowBlockFile, { part: unknown }>,
  path: YamlPath,
  last: boolean,
  terms: BlockTerms,
): FlowBlock {
  const scope = terms.scopes?.flow;
  const { file } = terms;
  if ('slot' in typed) {
    if (!last) {
      const isHeld = path.includes('group') || path.includes('blocks') || terms.inside !== undefined;
      const reason = isHeld ? 'this one is in another block' : 'other blocks follow this one';
      file.faults.push({ code: 'template.slot', place: file.source.at(path), values: { reason } });
    }
    return {
      kind: 'slot',
      name: typed.slot,
      gap: typed.gap,
      at: showPlace(file.source.at(path)),
      ...(typed.width === undefined ? {} : { width: typed.width }),
    };
  }
  refuseMisplaced(typed, path, terms);
  const when = file.condition(typed.when, scope, [...path, 'when']);
  if ('list' in typed) return { ...buildList(typed, path, scope, terms), ...when };
  if ('text' in typed) {
    const { keepWithNext, orphans, widows } = typed;
    return { ...plainBlock(typed, path, scope, terms), ...when, keepWithNext, orphans, widows };
  }
  if ('space' in typed) return { kind: 'space', height: typed.space, ...when };
  if ('pageBreak' in typed) return { kind: 'page-break', front: typed.pageBreak === 'front', ...when };
  if ('section' in typed) {
    const inside = { ...terms, inside: 'section' } as const;
    const blocks = buildHeld(typed.section, [...path, 'section'], inside);
    return { kind: 'section', blocks, ...when };
  }
  if ('table' in typed) {
    const table = buildTable(typed.table, [...path, 'table'], terms);
    return { ...table, ...when, keepWithNext: typed.keepWithNext };
  }
  if ('group' in typed) {
    const { keepTogether, keepWithNext } = typed;
    const held = keepTogether ? ({ ...terms, together: true } as const) : terms;
    const blocks = buildHeld(typed.group, [...path, 'group'], held);
    return { kind: 'group', keepTogether, keepWithNext, blocks, ...when };
  }
  if ('versions' in typed) {
    const blocks = buildVersions(typed, path, terms, buildHeld);
    return { kind: 'group', keepTogether: false, keepWithNext: false, blocks, ...when };
  }
  if ('each' in typed) return { ...buildEach(typed, path, terms, buildHeld), ...when };
  if ('inColumns' in typed) return { ...buildInColumns(typed, path, terms, buildHeld), ...when };
  const { keepWithNext } = typed;
  if ('box' in typed) return { ...buildBox(typed, path, terms, buildHeld), ...when, keepWithNext };
  if ('columns' in typed) return { ...buildColumns(typed, path, terms, buildHeld), ...when, keepWithNext };
  if ('line' in typed) return { ...buildLine(typed, path, terms), ...when, keepWithNext };
  if ('shape' in typed) return { ...buildShape(typed, path, terms), ...when, keepWithNext };
  if ('facts' in typed) return { ...facts(typed, path, scope, terms), ...when, keepWithNext };
  if ('barcode' in typed) return { ...buildBarcode(typed, path, scope, terms), ...when, keepWithNext };
  if ('code' in typed || 'giroCode' in typed) {
    return { ...buildCode(typed, path, scope, terms), ...when, keepWithNext: typed.keepWithNext };
  }
  if ('chart' in typed) {
    return { ...buildChart(typed, path, scope, terms), ...when, keepWithNext: typed.keepWithNext };
  }
  return { ...ruleOrImage(typed, path, terms), ...when, keepWithNext };
}

function buildHeld(typed: readonly FlowBlockFile[], path: YamlPath, terms: BlockTerms): FlowBlock[] {
  return typed.flatMap((block, index) => buildFlowBlock(block, [...path, index], false, terms));
}

/** What turns pages cannot stand beside other blocks, nor what needs pages at a fixed place. */
function refuseMisplaced(typed: FlowBlockFile, path: YamlPath, { inside, together, file }: BlockTerms): void {
  const isTogether = together === true && 'inColumns' in typed;
  const refused = inside === undefined ? undefined : REFUSED[inside].find((key) => key in typed);
  const found = refused ?? (isTogether ? 'inColumns' : undefined);
  if (found === undefined) return;
  const isInside = inside !== undefined && refused !== undefined;
  const values = { within: isInside ? WITHIN[inside] : 'a group that stays together' };
  file.faults.push({
    code: 'template.misplaced-block',
    place: file.source.atKey([...path, found]),
    found,
    values,
  });
}

const WITHIN = {
  box: 'a box',
  columns: 'columns',
  inColumns: 'flowing columns',
  place: 'a fixed place',
  section: 'a section',
};

const REFUSED = {
  box: ['pageBreak', 'section', 'inColumns'],
  columns: ['pageBreak', 'section', 'inColumns'],
  inColumns: ['pageBreak', 'section', 'inColumns'],
  place: ['pageBreak', 'section', 'table', 'inColumns'],
  section: ['section'],
} as const;

/** One block at a fixed place; none on days on which it is not valid. */
export function buildFurniture(
  typed: FurnitureFile,
  path: YamlPath,
  terms: BlockTerms,
): readonly FurnitureBlock[] {
  const { file } = terms;
  if ('part' in typed) return [];
  if (file.holds(typed.valid, [...path, 'valid'])) return [buildPlaced(typed, path, terms)];
  buildPlaced(typed, path, { ...terms, file: file.lenient() });
  return [];
}

function buildPlaced(typed: PlacedFile, path: YamlPath, terms: BlockTerms): FurnitureBlock {
  const scope = terms.scopes?.furniture;
  const when = terms.file.condition(typed.when, scope, [...path, 'when']);
  if (typed.paper !== undefined) terms.file.name('paper', typed.paper, terms.papers, [...path, 'paper']);
  const at = showPlace(terms.file.source.at([...path, 'at']));
  const place = {
    on: typed.on,
    ...typed.at,
    at,
    ...(typed.paper === undefined ? {} : { paper: typed.paper }),
  };
  const fixed = { ...terms, inside: 'place' } as const;
  if ('text' in typed) {
    return { ...place, block: { ...plainBlock(typed, path, scope, fixed), ...when, keepWithNext: false } };
  }
  if ('facts' in typed) return { ...place, block: { ...facts(typed, path, scope, fixed), ...when } };
  if ('barcode' in typed) {
    return { ...place, block: { ...buildBarcode(typed, path, scope, terms), ...when, keepWithNext: false } };
  }
  if ('code' in typed || 'giroCode' in typed) {
    return { ...place, block: { ...buildCode(typed, path, scope, terms), ...when, keepWithNext: false } };
  }
  if ('chart' in typed) {
    // A chart is drawn when the number of pages is not known yet.
    const chart = buildChart(typed, path, terms.scopes?.flow, terms);
    return { ...place, block: { ...chart, ...when, keepWithNext: false } };
  }
  if ('line' in typed)
    return { ...place, block: { ...buildLine(typed, path, terms), ...when, keepWithNext: false } };
  if ('shape' in typed) {
    const shape = buildShape({ ...typed, height: typed.height ?? typed.at.height }, path, terms);
    return { ...place, block: { ...shape, ...when, keepWithNext: false } };
  }
  if ('box' in typed) {
    const { scopes, ...others } = terms;
    const here = scopes === undefined ? undefined : { ...scopes, flow: scopes.furniture };
    const whole = {
      ...typed,
      width: undefined,
      height: typed.at.height,
      align: 'left',
      keepTogether: true,
    } as const;
    const box = buildBox(whole, path, { ...others, scopes: here, inside: 'place' }, buildHeld);
    return { ...place, block: { ...box, ...when, keepWithNext: false } };
  }
  return { ...place, block: { ...ruleOrImage(typed, path, terms, typed.at.height), ...when } };
}

function plainBlock(
  typed: Pick<Extract<FlowBlockFile, { text: unknown }>, 'text' | 'style'>,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): { readonly kind: 'text'; readonly text: InlineText; readonly style: string } {
  return {
    kind: 'text',
    text: blockText(typed.text, scope, [...path, 'text'], terms),
    style: styleNamed(typed.style, [...path, 'style'], terms),
  };
}

type RuleFile = Omit<Extract<FlowBlockFile, { rule: number }>, 'keepWithNext'>;
type ImageFile = Omit<Extract<FlowBlockFile, { image: string }>, 'keepWithNext'>;

/** `room`: the height that a picture may have, where the block does not say it. */
function ruleOrImage(
  typed: RuleFile | ImageFile,
  path: YamlPath,
  terms: BlockTerms,
  room?: number,
): Extract<FurnitureBlock['block'], { kind: 'rule' | 'image' }> {
  const at = showPlace(terms.file.source.at(path));
  if ('rule' in typed) {
    const color = colorNamed(typed.color, [...path, 'color'], terms);
    const length = typed.length === undefined ? {} : { length: typed.length };
    return { kind: 'rule', thickness: typed.rule, color, indent: typed.indent, ...length, at };
  }
  const height = typed.height === undefined ? {} : { height: typed.height };
  return {
    kind: 'image',
    resource: terms.picture(typed.image, [...path, 'image'], {
      width: typed.width,
      height: typed.height ?? room,
      page: typed.page,
    }),
    width: typed.width,
    ...height,
    at,
  };
}

function facts(
  typed: Omit<FactsBlockFile, 'keepWithNext'>,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): FactsBlock {
  const { file } = terms;
  return {
    kind: 'facts',
    labelStyle: styleNamed(typed.labelStyle, [...path, 'labelStyle'], terms),
    valueStyle: styleNamed(typed.valueStyle, [...path, 'valueStyle'], terms),
    labelWidth: typed.labelWidth,
    rows: typed.facts.map((row, index) => {
      const at = [...path, 'facts', index];
      return {
        label: blockText(row.label, scope, [...at, 'label'], terms),
        value: blockText(row.value, scope, [...at, 'value'], terms),
        ...file.condition(row.when, scope, [...at, 'when']),
      };
    }),
  };
}
