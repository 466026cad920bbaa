import { showPlace } from '../fault/fault.ts';
import { colorNamed, type BlockTerms } from './block-terms.ts';
import type { BoxBlockFile, ColumnsBlockFile, InColumnsBlockFile } from './box-block-file.ts';
import { buildArea } from './build-shape.ts';
import type { BoxBlock, ColumnsBlock, InColumnsBlock, Side } from './template-box.ts';
import type { FlowBlockFile } from './template-block-file.ts';
import type { FlowBlock } from './template.ts';
import type { YamlPath } from './yaml-source.ts';

/** Gives blocks that another one holds their meaning; `path` is their list's. */
type BuildHeld = (typed: readonly FlowBlockFile[], path: YamlPath, terms: BlockTerms) => FlowBlock[];

type Unkept = 'when' | 'valid' | 'keepWithNext';

/** A box of the flow, or at a fixed place, where it is as large as that. */
export function buildBox(
  typed: Omit<BoxBlockFile, Unkept>,
  path: YamlPath,
  terms: BlockTerms,
  build: BuildHeld,
): Omit<BoxBlock, Unkept> {
  const { padding, width, height, fit, align, keepTogether } = typed;
  const { source, faults } = terms.file;
  if (fit !== undefined && height === 0) {
    const expected = 'a box with a `height`, into which its texts are to fit';
    faults.push({ code: 'job.invalid-value', place: source.atKey([...path, 'fit']), found: 'fit', expected });
  }
  const within = { ...terms, inside: terms.inside === 'place' ? 'place' : 'box' } as const;
  return {
    kind: 'box',
    blocks: build(typed.box, [...path, 'box'], within),
    look: buildArea(typed, path, terms),
    padding: typeof padding === 'number' ? allAround(padding) : padding,
    height,
    align,
    keepTogether,
    at: showPlace(terms.file.source.at(path)),
    ...(width === undefined ? {} : { width }),
    ...(fit === undefined ? {} : { fit }),
  };
}

function allAround(padding: number): Readonly<Record<Side, number>> {
  return { top: padding, right: padding, bottom: padding, left: padding };
}

/** Blocks side by side. */
export function buildColumns(
  typed: Omit<ColumnsBlockFile, Unkept>,
  path: YamlPath,
  terms: BlockTerms,
  build: BuildHeld,
): Omit<ColumnsBlock, Unkept> {
  const { file } = terms;
  const within = { ...terms, inside: terms.inside === 'place' ? 'place' : 'columns' } as const;
  const columns = typed.columns.map(({ width, share, stand, blocks }, c) => {
    const at = [...path, 'columns', c];
    if (width !== undefined && share !== undefined)
      file.faults.push({ code: 'template.column-width', place: file.source.atKey([...at, 'share']) });
    return {
      width: width === undefined ? { share: share ?? 1 } : { mm: width },
      stand,
      blocks: build(blocks, [...at, 'blocks'], within),
    };
  });
  const { gap, keepTogether } = typed;
  return { kind: 'columns', columns, gap, keepTogether, at: showPlace(file.source.at(path)) };
}

/** Blocks that flow through columns. */
export function buildInColumns(
  typed: InColumnsBlockFile,
  path: YamlPath,
  terms: BlockTerms,
  build: BuildHeld,
): Omit<InColumnsBlock, 'when'> {
  const within = { ...terms, inside: 'inColumns' } as const;
  const { count, gap, balance, rule } = typed;
  return {
    kind: 'in-columns',
    blocks: build(typed.inColumns, [...path, 'inColumns'], within),
    ...{ count, gap, balance },
    ...(rule === undefined
      ? {}
      : {
          rule: {
            thickness: rule.thickness,
            color: colorNamed(rule.color, [...path, 'rule', 'color'], terms),
          },
        }),
    at: showPlace(terms.file.source.at(path)),
  };
}
