import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { swissWords } from '../../src/compose/slip/swiss-words.ts';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { DocumentData } from '../../src/model/document.ts';
import type { PostalAddress } from '../../src/model/postal-address.ts';
import { callsOf, readTexts } from './read-content.ts';
import { partyTexts, slipJob, slipResources, swissPart, swissPartOfNoAmount } from './slip-job.ts';
import { inline, tinyDocument } from './tiny-job.ts';

const MM = 72 / 25.4;

const ADDRESS: PostalAddress = {
  ...{
    country: 'CH',
    title: '',
    firstName: 'Simon',
    lastName: 'Muster',
    name: 'Herr Simon Muster',
    company: '',
  },
  ...{
    street: 'Musterstrasse',
    houseNumber: '1',
    postBox: '',
    city: 'Seldwyla',
    region: '',
    postalCode: '8000',
  },
  ...{ lines: ['Herr Simon Muster', 'Musterstrasse 1', '8000 Seldwyla'], grade: 'valid' },
};

const bill = (changes: Partial<DocumentData> = {}): DocumentData =>
  tinyDocument([{ text: 'Bottle', amount: 194975 }], { currency: 'CHF', address: ADDRESS, ...changes });

interface Placed {
  readonly text: string;
  /** From the slip's upper left corner. */
  readonly x: number;
  readonly base: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
}

const placedIn = (deflated: Uint8Array, composer: Composer): Placed[] =>
  readTexts(deflated, composer.faces)
    .filter(({ face }) => face >= 3)
    .map(({ text, x, y, width, size, face }) => ({
      text,
      x: x / MM,
      base: 105 - y / MM,
      width: width / MM,
      size,
      bold: face === 4,
    }));

/** What the slip on the only page shows: its own texts, and those of the form that is below it. */
function slipOf(composer: Composer, data = bill()): Placed[] {
  const set = composer.compose(data);
  if ('fault' in set) throw new Error(wordingOf(set.fault));
  expect(set.pages).toHaveLength(1);
  const own = set.pages[0] ?? new Uint8Array();
  const called = callsOf(own);
  const grounds = composer
    .forms([set.variant])
    .filter(({ name, width }) => width > 590 && called.includes(name));
  return [
    ...placedIn(own, composer),
    ...grounds.flatMap(({ content }) => placedIn(deflateSync(content), composer)),
  ];
}

describe('texts stand where the guidelines have them', () => {
  const composer = createComposer(
    slipJob([swissPart({ texts: { billInformation: '//S1/10/1234' } })]),
    slipResources,
  );
  const placed = slipOf(composer);

  // Base lines: 0.8 of the type's size below the section's upper edge; a line is 9 pt in the receipt, 11 pt beside it.
  test.each<[string, number, number, number, boolean]>([
    ['Receipt', 5, 5 + 8.8 / MM, 11, true],
    ['Payment part', 67, 5 + 8.8 / MM, 11, true],
    ['Account / Payable to', 5, 12 + 4.8 / MM, 6, true],
    ['CH44 3199 9123 0008 8901 2', 5, 12 + 13.8 / MM, 8, false],
    ['Max Muster & Söhne', 5, 12 + 22.8 / MM, 8, false],
    ['Musterstrasse 123', 5, 12 + 31.8 / MM, 8, false],
    ['8000 Seldwyla', 5, 12 + 40.8 / MM, 8, false],
    ['Reference', 5, 12 + 58.8 / MM, 6, true],
    ['21 00000 00003 13947 14300 09017', 5, 12 + 67.8 / MM, 8, false],
    ['Payable by', 5, 12 + 85.8 / MM, 6, true],
    ['Simon Muster', 5, 12 + 94.8 / MM, 8, false],
    ['Currency', 5, 68 + 4.8 / MM, 6, true],
    ['Amount', 17, 68 + 4.8 / MM, 6, true],
    ['CHF', 5, 68 + 15.8 / MM, 8, false],
    ['1 949.75', 17, 68 + 15.8 / MM, 8, false],
    ['Account / Payable to', 118, 5 + 6.4 / MM, 8, true],
    ['CH44 3199 9123 0008 8901 2', 118, 5 + 17.4 / MM, 10, false],
    ['8000 Seldwyla', 118, 5 + 50.4 / MM, 10, false],
    ['Reference', 118, 5 + 72.4 / MM, 8, true],
    ['Additional information', 118, 5 + 105.4 / MM, 8, true],
    ['Order from 15.10.2020', 118, 5 + 116.4 / MM, 10, false],
    ['//S1/10/1234', 118, 5 + 127.4 / MM, 10, false],
    ['Payable by', 118, 5 + 149.4 / MM, 8, true],
    ['Simon Muster', 118, 5 + 160.4 / MM, 10, false],
    ['Currency', 67, 68 + 6.4 / MM, 8, true],
    ['Amount', 82, 68 + 6.4 / MM, 8, true],
    ['CHF', 67, 68 + 19.4 / MM, 10, false],
    ['1 949.75', 82, 68 + 19.4 / MM, 10, false],
  ])('%s at x %d mm', (text, x, base, size, bold) => {
    const found = placed.find((each) => each.text === text && Math.abs(each.x - x) < 3);
    expect(found, `${text} is not at ${x}`).toBeDefined();
    expect(Math.abs((found?.x ?? 0) - x)).toBeLessThan(0.1);
    expect(Math.abs((found?.base ?? 0) - base)).toBeLessThan(0.1);
    expect(found).toMatchObject({ size, bold });
  });

  test('and nothing else stands there, nor does any text enter the margins', () => {
    expect(placed).toHaveLength(36);
    expect(placed.map(({ text }) => text)).toContain('Acceptance point');
    for (const { base } of placed) expect(base).toBeLessThan(90);
  });
});

test.each([
  ['de-DE', 'Empfangsschein', 'Zahlteil', 'Annahmestelle', 'Zahlbar durch'],
  ['fr-FR', 'Récépissé', 'Section paiement', 'Point de dépôt', 'Payable par'],
  ['it-IT', 'Ricevuta', 'Sezione pagamento', 'Punto di accettazione', 'Pagabile da'],
  ['en-GB', 'Receipt', 'Payment part', 'Acceptance point', 'Payable by'],
])('headings in the language of %s', (locale, ...headings) => {
  expect(Object.values(swissWords(locale))).toEqual(expect.arrayContaining(headings));
});

test('what whoever pays writes in has a field in place of a value', () => {
  const composer = createComposer(
    slipJob([swissPartOfNoAmount({ debtor: 'blank', texts: { message: '' } })]),
    slipResources,
  );
  const placed = slipOf(composer);
  const texts = placed.map(({ text }) => text);
  expect(texts.filter((text) => text === 'Payable by (name/address)')).toHaveLength(2);
  expect(texts.filter((text) => /Payable by$|Additional|949/.test(text))).toEqual([]);
});

test('separators: scissors, words or what the paper has', () => {
  const shown = (separator: 'scissors' | 'text' | 'perforated') => {
    const composer = createComposer(slipJob([swissPart({ separator })]), slipResources);
    const form = composer.forms([0]).find(({ width }) => width > 590 && width < 596);
    const content = Buffer.from(form?.content ?? []).toString('latin1');
    return {
      dashes: content.split('] 0 d').length - 1,
      curves: content.split(' c\n').length - 1,
      height: form?.height,
    };
  };
  expect(shown('perforated')).toMatchObject({ dashes: 0, curves: 0 });
  expect(shown('text')).toMatchObject({ dashes: 2, curves: 0 });
  expect(shown('scissors').curves).toBe(16);
});

describe('an address as the debtor', () => {
  const composer = createComposer(slipJob([swissPart()]), slipResources);
  const debtor = (change: Partial<PostalAddress>): string[] => {
    const placed = slipOf(composer, bill({ address: { ...ADDRESS, ...change } }));
    const heading = placed.find(({ text, x }) => text.startsWith('Payable by') && x > 100);
    return placed.filter(({ x, base }) => x > 117 && base > (heading?.base ?? 0) + 1).map(({ text }) => text);
  };

  test('is a company rather than the person in it', () => {
    expect(debtor({ company: 'Muster AG' })).toEqual(['Muster AG', 'Musterstrasse 1', '8000 Seldwyla']);
  });
  test('has its post box where there is no street', () => {
    expect(debtor({ street: '', houseNumber: '', postBox: 'Postfach 11' })[1]).toBe('Postfach 11');
  });
  test('has its country beyond Switzerland and Liechtenstein', () => {
    expect(debtor({ country: 'DE', postalCode: '10115', city: 'Berlin' })[2]).toBe('DE-10115 Berlin');
    expect(debtor({ country: 'LI', postalCode: '9490', city: 'Vaduz' })[2]).toBe('9490 Vaduz');
    expect(debtor({ country: 'LV', postalCode: 'LV-1010', city: 'Rīga' })[2]).toMatch(/^LV-1010 R/);
  });
  test('without a postal code is left to whoever pays', () => {
    expect(debtor({ postalCode: '' })).toEqual([]);
  });
});

test('a receipt that has too little room does without the debtor’s street; the payment part has all', () => {
  const long = 'Gesellschaft für angewandte Langnamigkeit und verwandte Gebiete mbH KG';
  const party = {
    name: long,
    street: 'Strasse der ausgesprochen langen Strassennamen in Seldwyla am See',
    city: 'Seldwyla',
  };
  const creditor = partyTexts({ ...party, houseNumber: '123', postalCode: '8000', country: 'CH' });
  const address: PostalAddress = { ...ADDRESS, ...party, company: long };
  const placed = slipOf(createComposer(slipJob([swissPart({ creditor })]), slipResources), bill({ address }));
  const receipt = placed
    .filter(({ x }) => x < 62)
    .map(({ text }) => text)
    .join(' ');
  const part = placed
    .filter(({ x }) => x > 117)
    .map(({ text }) => text)
    .join(' ');
  expect(receipt.split('Langnamigkeit')).toHaveLength(3);
  expect(receipt.split('Strassennamen')).toHaveLength(2);
  expect(part.split('Strassennamen')).toHaveLength(3);
  const lowest = (from: number, to: number) =>
    Math.max(...placed.filter(({ x, base }) => x > from && x < to && base < 67).map(({ base }) => base));
  expect(lowest(0, 62)).toBeLessThan(68);
  for (const { x, base } of placed) if (x > 117) expect(base).toBeLessThan(90);
});

describe('what keeps a slip from being printed', () => {
  const faultOf = (part: ReturnType<typeof swissPart>, data = bill()): string => {
    const set = createComposer(slipJob([part]), slipResources).compose(data);
    if (!('fault' in set)) return 'composed';
    return `${set.fault.code} ${set.fault.values?.['field']}: ${set.fault.values?.['reason']}`;
  };

  test('rejects the document', () => {
    expect(faultOf(swissPart())).toBe('composed');
    expect(faultOf(swissPart({ amount: '0 - invoice.total' }))).toBe(
      'payment.amount amount: there is nothing to pay',
    );
    expect(faultOf(swissPart(), bill({ currency: 'GBP' }))).toMatch('payment.currency currency: it is GBP');
    expect(faultOf(swissPart({ texts: { reference: '4711' } }))).toMatch(
      'payment.reference reference: it has 4 digits',
    );
    const cyrillic = bill({ address: { ...ADDRESS, firstName: 'Семён' } });
    expect(faultOf(swissPart(), cyrillic)).toMatch('payment.text debtor.name: U+0421');
  });

  test('and is told of the template where it is typed there', () => {
    const composer = createComposer(
      slipJob([swissPart({ texts: { iban: 'CH45 3199 9123 0008 8901 2' } })]),
      slipResources,
    );
    expect(composer.check()[0]).toMatchObject({
      code: 'payment.account',
      place: { file: 'tiny.yaml', line: 9 },
    });
    const nameless = createComposer(
      slipJob([swissPart({ creditor: partyTexts({ name: 'A' }) })]),
      slipResources,
    );
    expect(nameless.check()[0]).toMatchObject({
      code: 'payment.text',
      values: { field: 'creditor.postalCode' },
    });
  });

  test('further information in more lines than there is room for', () => {
    const schemes = [`X/${'W'.repeat(98)}`, `Y/${'W'.repeat(98)}`].map((text) => inline(text));
    const set = createComposer(slipJob([swissPart({ schemes })]), slipResources).compose(bill());
    expect(set).toMatchObject({ fault: { code: 'compose.does-not-fit', expected: '10' } });
  });
});

describe('texts of any length', () => {
  // Words of common widths, up to the length that the field may have.
  const words = (most: number) =>
    fc
      .array(fc.stringMatching(/^[A-ZÄÖÜ][a-zäöüéß]{1,13}$/), { minLength: 1, maxLength: 14 })
      .map((all) => all.join(' ').slice(0, most).trim());
  const address = fc.record({
    company: words(70),
    street: words(70),
    houseNumber: fc.stringMatching(/^\d{1,16}$/),
    postalCode: fc.stringMatching(/^\d{4,16}$/),
    city: words(35),
    country: fc.constantFrom('CH', 'DE'),
  });
  const told = fc.tuple(words(90), fc.stringMatching(/^[A-Z0-9/]{1,40}$/));

  test('stay in their sections', () => {
    fc.assert(
      fc.property(address, address, told, fc.boolean(), (payer, creditor, [message, code], reference) => {
        const { company: name, ...place } = creditor;
        const part = swissPart({
          creditor: partyTexts({ name, ...place }),
          texts: {
            message,
            billInformation: `//S1/${code}`,
            ...(reference ? {} : { iban: 'CH58 0079 1123 0008 8901 2', reference: '' }),
          },
          schemes: [inline('eBill/B/41010560425610173')],
        });
        const composer = createComposer(slipJob([part]), slipResources);
        const placed = slipOf(composer, bill({ address: { ...ADDRESS, ...payer } }));
        for (const { text, x, base, width, size } of placed) {
          if (x < 61) {
            expect(x + width, text).toBeLessThan(57.1);
            if (size <= 8 && base < 67) expect(base, text).toBeLessThan(66.5);
          } else if (x > 117) {
            expect(x + width, text).toBeLessThan(205.1);
            expect(base, text).toBeLessThan(89);
          }
        }
        // Base lines of a column are never closer than the smallest type is high.
        for (const column of [
          placed.filter(({ x }) => x < 6),
          placed.filter(({ x }) => x > 117 && x < 119),
        ]) {
          const bases = column.map(({ base }) => base).sort((a, b) => a - b);
          bases.forEach((base, i) => {
            if (i > 0) expect(base - (bases[i - 1] ?? 0)).toBeGreaterThan(6 / MM);
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});

test('typographers’ signs, which the code may not hold, are plain ones in code and print', () => {
  const address = { ...ADDRESS, firstName: 'Anne', lastName: 'D’Angelo', name: 'Anne D’Angelo' };
  const composer = createComposer(
    slipJob([swissPart({ texts: { message: 'Relevé de l’année 2025 – “tout compris”…' } })]),
    slipResources,
  );
  const set = composer.compose(bill({ address }));
  if ('fault' in set) throw new Error(wordingOf(set.fault));
  const shown = placedIn(set.pages[0] ?? new Uint8Array(), composer).map(({ text }) => text);
  expect(shown).toContain("Anne D'Angelo");
  expect(shown.join(' ')).toContain(`Relevé de l'année 2025 - "tout compris"...`);
});
