import type { BlockTerms } from './block-terms.ts';
import type { FaceByName } from './build-styles.ts';
import type { TransferPartFile } from './payment-file.ts';
import type { TransferForm } from './template-payment.ts';
import type { YamlPath } from './yaml-source.ts';

/** A form for a SEPA credit transfer. */
export function buildTransfer(
  { transfer, separator }: TransferPartFile,
  path: YamlPath,
  faces: FaceByName,
  { file, scopes }: BlockTerms,
): TransferForm {
  const within = [...path, 'transfer'];
  const { country, amount, payer, font, stock } = transfer;
  const text = (key: keyof TransferForm['texts']): TransferForm['texts']['name'] =>
    file.codeText(transfer[key], scopes?.flow, [...within, key]);
  file.name('font', font, faces.keys(), [...within, 'font']);
  return {
    kind: 'transfer',
    country,
    texts: {
      name: text('name'),
      iban: text('iban'),
      bic: text('bic'),
      purpose: text('purpose'),
      reference: text('reference'),
      text: text('text'),
      information: text('information'),
    },
    ...file.amount(amount, scopes?.flow, [...within, 'amount']),
    payer: payer === undefined ? 'blank' : 'recipient',
    face: faces.get(font) ?? 0,
    stock,
    separator,
  };
}
