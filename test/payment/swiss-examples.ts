import type { SwissParty } from '../../src/payment/swiss-party.ts';
import type { SwissPayment } from '../../src/payment/swiss-payload.ts';

const party = (
  name: string,
  street: string,
  houseNumber: string,
  postalCode: string,
  city: string,
  country = 'CH',
): SwissParty => ({ name, street, houseNumber, postalCode, city, country });

export const muster = party('Max Muster & Söhne', 'Musterstrasse', '123', '8000', 'Seldwyla');
export const simon = party('Simon Muster', 'Musterstrasse', '1', '8000', 'Seldwyla');
const nothing = { debtor: undefined, reference: '', message: '', billInformation: '', schemes: [] };

/** Examples with structured addresses of the Implementation Guidelines QR-bill, with the text of their codes. */
export const EXAMPLES: readonly {
  readonly of: string;
  readonly payment: SwissPayment;
  readonly payload: string;
}[] = [
  {
    of: 'QR reference, amount and debtor',
    payment: {
      ...nothing,
      iban: 'CH64 3196 1000 0044 2155 7',
      creditor: muster,
      amount: 5000,
      currency: 'CHF',
      debtor: simon,
      reference: '00 00082 07791 22585 74212 86694',
      message: 'Payment of travel',
    },
    payload:
      'SPC\n0200\n1\nCH6431961000004421557\nS\nMax Muster & Söhne\nMusterstrasse\n123\n8000\nSeldwyla\nCH\n\n\n\n\n\n\n\n50.00\nCHF\n' +
      'S\nSimon Muster\nMusterstrasse\n1\n8000\nSeldwyla\nCH\nQRR\n000008207791225857421286694\nPayment of travel\nEPD',
  },
  {
    of: 'bill information and an alternative procedure',
    payment: {
      iban: 'CH4431999123000889012',
      creditor: muster,
      amount: 194975,
      currency: 'CHF',
      debtor: simon,
      reference: '210000000003139471430009017',
      message: 'Order from 15.10.2020',
      billInformation: '//S1/10/1234/11/201021/30/102673386/32/7.7/40/0:30',
      schemes: ['eBill/B/simon.muster@example.com'],
    },
    payload:
      'SPC\n0200\n1\nCH4431999123000889012\nS\nMax Muster & Söhne\nMusterstrasse\n123\n8000\nSeldwyla\nCH\n\n\n\n\n\n\n\n1949.75\nCHF\n' +
      'S\nSimon Muster\nMusterstrasse\n1\n8000\nSeldwyla\nCH\nQRR\n210000000003139471430009017\nOrder from 15.10.2020\nEPD\n' +
      '//S1/10/1234/11/201021/30/102673386/32/7.7/40/0:30\neBill/B/simon.muster@example.com',
  },
  {
    // The guidelines print RF72, whose check digits do not go with the rest: RF24 do.
    of: 'creditor reference of ISO 11649',
    payment: {
      ...nothing,
      iban: 'CH5800791123000889012',
      creditor: party('Muster Krankenkasse', 'Musterstrasse', '12', '8000', 'Seldwyla'),
      amount: 21100,
      currency: 'CHF',
      debtor: party('Sarah Beispiel', 'Musterstrasse', '1', '8000', 'Seldwyla'),
      reference: 'RF24 0191 2301 0040 5JSH 0438',
    },
    payload:
      'SPC\n0200\n1\nCH5800791123000889012\nS\nMuster Krankenkasse\nMusterstrasse\n12\n8000\nSeldwyla\nCH\n\n\n\n\n\n\n\n211.00\nCHF\n' +
      'S\nSarah Beispiel\nMusterstrasse\n1\n8000\nSeldwyla\nCH\nSCOR\nRF240191230100405JSH0438\n\nEPD',
  },
  {
    of: 'a donation: no amount, no debtor, no reference',
    payment: {
      ...nothing,
      iban: 'CH5204835012345671000',
      creditor: party('Muster Stiftung', 'P.O. Box', '', '3001', 'Bern'),
      amount: undefined,
      currency: 'CHF',
    },
    payload:
      'SPC\n0200\n1\nCH5204835012345671000\nS\nMuster Stiftung\nP.O. Box\n\n3001\nBern\nCH\n\n\n\n\n\n\n\n\nCHF\n\n\n\n\n\n\n\nNON\n\n\nEPD',
  },
  {
    of: 'version 2.1: bill information and two alternative procedures',
    payment: {
      ...nothing,
      iban: 'CH44 3199 9123 0008 8901 2',
      creditor: party('Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel'),
      amount: 194975,
      currency: 'CHF',
      debtor: party('Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse', '28', '9400', 'Rorschach'),
      reference: '21 00000 00003 13947 14300 09017',
      message: 'Auftrag vom 15.06.2020',
      billInformation:
        '//S1/10/10201409/11/200701/20/140.000-53/30/102673831/31/200615/32/7.7/33/7.7:139.40/40/0:30',
      schemes: ['Name AV1: UV;UltraPay005;12345', 'Name AV2: XY;XYService;54321'],
    },
    payload:
      'SPC\n0200\n1\nCH4431999123000889012\nS\nRobert Schneider AG\nRue du Lac\n1268\n2501\nBiel\nCH\n\n\n\n\n\n\n\n1949.75\nCHF\n' +
      'S\nPia-Maria Rutschmann-Schnyder\nGrosse Marktgasse\n28\n9400\nRorschach\nCH\nQRR\n210000000003139471430009017\n' +
      'Auftrag vom 15.06.2020\nEPD\n' +
      '//S1/10/10201409/11/200701/20/140.000-53/30/102673831/31/200615/32/7.7/33/7.7:139.40/40/0:30\n' +
      'Name AV1: UV;UltraPay005;12345\nName AV2: XY;XYService;54321',
  },
];
