import { showPlace } from '../fault/fault.ts';
import { styleNamed, type BlockTerms } from './block-terms.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { BarcodeFile } from './template-block-file.ts';
import type { BarcodeBlock } from './template.ts';
import type { YamlPath } from './yaml-source.ts';

/** A linear code of the flow or at a fixed place; when and what it is kept with are its place's. */
export function buildBarcode(
  typed: Omit<BarcodeFile, 'keepWithNext'>,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  terms: BlockTerms,
): Omit<BarcodeBlock, 'keepWithNext' | 'when'> {
  const { bar, height, check, readable, align } = typed;
  const style =
    readable === undefined ? {} : { readable: styleNamed(readable, [...path, 'readable'], terms) };
  return {
    kind: 'barcode',
    text: terms.file.codeText(typed.barcode, scope, [...path, 'barcode']),
    symbology: typed.as,
    ...{ bar, height, check, align },
    ...style,
    at: showPlace(terms.file.source.at(path)),
  };
}
