import { showPlace } from '../fault/fault.ts';
import type { BlockTerms } from './block-terms.ts';
import type { FaceByName } from './build-styles.ts';
import { buildRemittance } from './build-remittance.ts';
import { buildTransfer } from './build-transfer.ts';
import type { PartyFile, PaymentPartFile, SwissQrPartFile } from './payment-file.ts';
import type { PartyTexts, PaymentPart, SwissQrForm } from './template-payment.ts';
import type { YamlPath } from './yaml-source.ts';

/** One payment part of a template. */
export function buildPayment(
  typed: PaymentPartFile,
  path: YamlPath,
  faces: FaceByName,
  terms: BlockTerms,
): PaymentPart {
  const { file, scopes, papers } = terms;
  const face = (key: 'font' | 'bold'): number => {
    file.name('font', typed[key], faces.keys(), [...path, key]);
    return faces.get(typed[key]) ?? 0;
  };
  if (typed.paper !== undefined) file.name('paper', typed.paper, papers, [...path, 'paper']);
  return {
    form: buildForm(typed, path, faces, terms),
    face: face('font'),
    boldFace: face('bold'),
    gap: typed.gap,
    ...(typed.paper === undefined ? {} : { paper: typed.paper }),
    ...file.condition(typed.when, scopes?.flow, [...path, 'when']),
    at: showPlace(file.source.at(path)),
  };
}

function buildForm(
  typed: PaymentPartFile,
  path: YamlPath,
  faces: FaceByName,
  terms: BlockTerms,
): PaymentPart['form'] {
  if ('swissQr' in typed) return swissQr(typed, path, terms);
  if ('remittance' in typed) return buildRemittance(typed, path, faces, terms);
  return buildTransfer(typed, path, faces, terms);
}

function swissQr(typed: SwissQrPartFile, path: YamlPath, terms: BlockTerms): SwissQrForm {
  const { file, scopes } = terms;
  const { iban, reference, message, billInformation, creditor, debtor, amount, schemes } = typed.swissQr;
  const within = [...path, 'swissQr'];
  return {
    kind: 'swiss-qr',
    texts: {
      iban: file.codeText(iban, scopes?.flow, [...within, 'iban']),
      reference: file.codeText(reference, scopes?.flow, [...within, 'reference']),
      message: file.codeText(message, scopes?.flow, [...within, 'message']),
      billInformation: file.codeText(billInformation, scopes?.flow, [...within, 'billInformation']),
    },
    creditor: party(creditor, [...within, 'creditor'], terms),
    debtor:
      debtor === undefined
        ? 'blank'
        : debtor === 'address'
          ? 'recipient'
          : party(debtor, [...within, 'debtor'], terms),
    ...file.amount(amount, scopes?.flow, [...within, 'amount']),
    schemes: schemes.map((scheme, index) =>
      file.codeText(scheme, scopes?.flow, [...within, 'schemes', index]),
    ),
    separator: typed.separator,
  };
}

function party(typed: PartyFile, path: YamlPath, { file, scopes }: BlockTerms): PartyTexts {
  const text = (key: keyof PartyFile): PartyTexts['name'] =>
    file.codeText(typed[key], scopes?.flow, [...path, key]);
  return {
    name: text('name'),
    street: text('street'),
    houseNumber: text('houseNumber'),
    postalCode: text('postalCode'),
    city: text('city'),
    country: text('country'),
  };
}
