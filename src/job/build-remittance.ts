import type { BlockTerms } from './block-terms.ts';
import type { FaceByName } from './build-styles.ts';
import type { RemittancePartFile } from './payment-file.ts';
import type { RemittanceForm, ScanLineForm } from './template-payment.ts';
import type { YamlPath } from './yaml-source.ts';

/** The stub of a bill that is paid by cheque. */
export function buildRemittance(
  { remittance, separator }: RemittancePartFile,
  path: YamlPath,
  faces: FaceByName,
  terms: BlockTerms,
): RemittanceForm {
  const { file, scopes } = terms;
  const within = [...path, 'remittance'];
  const text = (key: 'account' | 'due' | 'payTo'): RemittanceForm['texts']['account'] =>
    file.codeText(remittance[key], scopes?.flow, [...within, key]);
  return {
    kind: 'remittance',
    texts: { account: text('account'), due: text('due'), payTo: text('payTo') },
    amount: file.wholeNumber(remittance.amount, 'currency', scopes?.flow, [...within, 'amount']),
    scan: scanLine(remittance.scanLine, [...within, 'scanLine'], faces, terms),
    height: remittance.height,
    separator,
  };
}

function scanLine(
  typed: RemittancePartFile['remittance']['scanLine'],
  path: YamlPath,
  faces: FaceByName,
  { file, scopes }: BlockTerms,
): ScanLineForm {
  file.name('font', typed.font, faces.keys(), [...path, 'font']);
  return {
    face: faces.get(typed.font) ?? 0,
    fields: typed.fields.map((field, index) => {
      const at = [...path, 'fields', index];
      const { width, check } = field;
      return {
        value:
          'amount' in field
            ? { amount: file.wholeNumber(field.amount, 'currency', scopes?.flow, [...at, 'amount']) }
            : file.codeText(field.text, scopes?.flow, [...at, 'text']),
        ...(width === undefined ? {} : { width }),
        ...(check === undefined ? {} : { check }),
      };
    }),
    ...(typed.check === undefined ? {} : { check: typed.check }),
    pitch: typed.pitch,
    base: typed.base,
  };
}
