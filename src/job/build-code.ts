import { showPlace } from '../fault/fault.ts';
import type { BlockTerms } from './block-terms.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { CodeBlockFile, GiroCodeFile } from './template-block-file.ts';
import type { CodeBlock, GiroCodeBlock } from './template.ts';
import type { YamlPath } from './yaml-source.ts';

/** A code of the flow or at a fixed place; when and what it is kept with are its place's. */
export function buildCode(
  typed: Omit<CodeBlockFile, 'keepWithNext'> | Omit<GiroCodeFile, 'keepWithNext'>,
  path: YamlPath,
  scope: ExpressionScope | undefined,
  { file }: BlockTerms,
): Omit<CodeBlock, 'keepWithNext' | 'when'> | Omit<GiroCodeBlock, 'keepWithNext' | 'when'> {
  const at = showPlace(file.source.at(path));
  const { size, align } = typed;
  if ('code' in typed) {
    const text = file.codeText(typed.code, scope, [...path, 'code']);
    return { kind: 'code', text, symbology: typed.as, correction: typed.correction, size, align, at };
  }
  const { name, iban, bic, amount, purpose, reference, text, information } = typed.giroCode;
  const within = [...path, 'giroCode'];
  return {
    kind: 'giro-code',
    texts: {
      name: file.codeText(name, scope, [...within, 'name']),
      iban: file.codeText(iban, scope, [...within, 'iban']),
      bic: file.codeText(bic, scope, [...within, 'bic']),
      purpose: file.codeText(purpose, scope, [...within, 'purpose']),
      reference: file.codeText(reference, scope, [...within, 'reference']),
      text: file.codeText(text, scope, [...within, 'text']),
      information: file.codeText(information, scope, [...within, 'information']),
    },
    ...file.amount(amount, scope, [...within, 'amount']),
    size,
    align,
    at,
  };
}
