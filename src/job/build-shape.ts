import { showPlace } from '../fault/fault.ts';
import { colorNamed, type BlockTerms } from './block-terms.ts';
import type { AreaFile, LineBlockFile, ShapeBlockFile } from './shape-block-file.ts';
import type { AreaLook } from './template-box.ts';
import type { LineBlock, ShapeBlock } from './template-shape.ts';
import type { YamlPath } from './yaml-source.ts';

type Unplaced = 'when' | 'valid' | 'keepWithNext';

/** A line of the flow or at a fixed place. */
export function buildLine(
  { line, from, to, color, dash, round }: Omit<LineBlockFile, Unplaced>,
  path: YamlPath,
  terms: BlockTerms,
): Omit<LineBlock, Unplaced> {
  const look = { thickness: line, color: colorNamed(color, [...path, 'color'], terms), dash, round };
  return { kind: 'line', from, to, look, at: showPlace(terms.file.source.at(path)) };
}

/** A shape; one at a fixed place is as high as that, where nothing else was typed. */
export function buildShape(
  typed: Omit<ShapeBlockFile, Unplaced>,
  path: YamlPath,
  terms: BlockTerms,
): Omit<ShapeBlock, Unplaced> {
  const { shape, width, height, align } = typed;
  return {
    kind: 'shape',
    shape,
    height,
    align,
    look: buildArea(typed, path, terms),
    at: showPlace(terms.file.source.at(path)),
    ...(width === undefined ? {} : { width }),
  };
}

/** Ground and frame of a shape or box. */
export function buildArea({ fill, stroke, radius }: AreaFile, path: YamlPath, terms: BlockTerms): AreaLook {
  return {
    radius,
    ...(fill === undefined ? {} : { fill: colorNamed(fill, [...path, 'fill'], terms) }),
    ...(stroke === undefined
      ? {}
      : { stroke: { ...stroke, color: colorNamed(stroke.color, [...path, 'stroke', 'color'], terms) } }),
  };
}
