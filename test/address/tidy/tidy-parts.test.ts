import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyDraft, type AddressDraft } from '../../../src/address/address-draft.ts';
import { rulesOf } from '../../../src/address/countries.ts';
import { tidyText } from '../../../src/address/text/tidy-text.ts';
import { tidyParts } from '../../../src/address/tidy/tidy-parts.ts';
import type { PartName } from '../../../src/model/address-parts.ts';
import { demoCustomers } from '../demo-customers.ts';

type Typed = Partial<Record<PartName, string>>;

function tidied(typed: Typed): AddressDraft {
  const draft = emptyDraft();
  Object.assign(draft.parts, typed);
  tidyParts(draft, rulesOf(typed.country ?? ''));
  return draft;
}

function rules({ changes }: AddressDraft): string[] {
  return changes.map(({ part, rule }) => `${part} ${rule}`);
}

describe('tidyParts', () => {
  it('makes the name of its parts, in their natural case, with the customary title', () => {
    const draft = tidied({ title: 'MRS.', givenName: 'URSULA', familyName: 'VON DER LEYEN', country: 'DE' });
    expect(draft.parts).toMatchObject({ title: 'Frau', name: 'Frau Ursula von der Leyen' });
    expect(rules(draft)).toEqual(['title title', 'givenName natural-case', 'familyName natural-case']);
  });

  it('takes a name apart and puts a turned one in order', () => {
    const draft = tidied({ name: 'MÜLLER, DR. HANS', country: 'DE' });
    expect(draft.parts).toMatchObject({
      title: 'Dr.',
      givenName: 'Hans',
      familyName: 'Müller',
      name: 'Dr. Hans Müller',
    });
    expect(draft.changes[0]).toMatchObject({ part: 'name', before: 'MÜLLER, DR. HANS', rule: 'name-order' });
  });

  it('keeps a name that it cannot take apart, behind its title', () => {
    const draft = tidied({ title: 'Frau', name: 'ANNA MARIA ROSA', country: 'DE' });
    expect(draft.parts).toMatchObject({ givenName: '', familyName: '', name: 'Frau Anna Maria Rosa' });
    expect(rules(draft)).toEqual(['name natural-case']);
  });

  it('knows a company in the name', () => {
    const draft = tidied({ name: 'MÜLLER GMBH & CO. KG', country: 'DE' });
    expect(draft.parts).toMatchObject({ name: '', company: 'Müller GmbH & Co. KG' });
    expect(tidied({ familyName: 'Acme LLC', country: 'US' }).parts).toMatchObject({
      company: 'Acme LLC',
      familyName: '',
      name: '',
    });
  });

  it('tidies street, unit, town and all other parts', () => {
    const draft = tidied({
      street: 'NORTH MAIN STREET',
      unit: 'APARTMENT 4d',
      postBox: 'PO BOX 12',
      city: "COEUR D'ALENE",
      region: 'ID',
      department: 'ACCOUNTS PAYABLE',
      careOf: 'MARY JONES',
      extra: 'REAR ENTRANCE\nIBM',
      country: 'US',
    });
    expect(draft.parts).toMatchObject({
      street: 'N Main St',
      unit: 'Apt 4D',
      postBox: 'PO Box 12',
      city: "Coeur d'Alene",
      region: 'ID',
      department: 'Accounts Payable',
      careOf: 'Mary Jones',
      extra: 'Rear Entrance\nIBM',
    });
    expect(rules(draft)).toContain('street street-word');
    expect(rules(draft)).toContain('unit unit-word');
  });

  it('doubts text in which a letter was lost, and guesses none', () => {
    const draft = tidied({
      familyName: 'M?ller',
      city: 'K\ufffdln',
      street: 'Hauptstraße?',
      extra: '?sterreich',
      country: 'DE',
    });
    expect(draft.parts).toMatchObject({ familyName: 'M?ller', city: 'K\ufffdln' });
    expect(draft.doubts.map(({ code, part, grade }) => [code, part, grade])).toEqual([
      ['text-lost', 'familyName', 'doubtful'],
      ['text-lost', 'extra', 'doubtful'],
      ['text-lost', 'city', 'doubtful'],
    ]);
  });

  it('alters nothing of a country without rules but names', () => {
    const typed = { street: 'CHIYODA-KU 1-1', city: 'TOKYO', familyName: 'YAMADA', country: 'JP' };
    expect(tidied(typed).parts).toMatchObject({
      street: 'CHIYODA-KU 1-1',
      city: 'TOKYO',
      familyName: 'Yamada',
    });
  });
});

describe('whatever stands in the parts', () => {
  const word = fc.constantFrom(
    ...[
      'HANS',
      'MÜLLER',
      'von',
      'DER',
      "O'NEIL",
      'Dr.',
      'MR.',
      'GMBH',
      '& CO. KG',
      'e.V.',
      'Jr',
      'HAUPTSTR.',
      'North',
      'STREET',
      'St.',
    ],
    ...[
      '5TH',
      '12b',
      '#4',
      'Apt',
      'APARTMENT',
      'bd',
      'V.le',
      'Postfach',
      'P.O. Box',
      'A.D.',
      "L'",
      "'S",
      'ß',
      'İ',
      'ﬁ',
      '李',
      'M?ller',
      ',',
      '/',
    ],
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((typed) => tidyText(typed)),
  );
  const country = fc.constantFrom('DE', 'AT', 'CH', 'US', 'CA', 'GB', 'FR', 'NL', 'IT', 'AU', 'JP', '');

  it('is tidied without a fault, and a second pass changes nothing more', () => {
    const parts = fc.record({
      title: text,
      name: text,
      company: text,
      street: text,
      unit: text,
      postBox: text,
      city: text,
      country,
    });
    fc.assert(
      fc.property(parts, (typed) => {
        const once = tidied(typed).parts;
        const { company, street, unit, postBox, city } = once;
        const again = tidied({ company, street, unit, postBox, city, country: typed.country }).parts;
        expect(again).toMatchObject({ company, street, unit, postBox, city });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every word of a name', () => {
    const letters = (words: string): string =>
      [...words.toUpperCase().replace(/[^\p{L}]/gu, '')].sort().join('');
    fc.assert(
      fc.property(text, country, (name, of) => {
        const { parts } = tidied({ name, country: of });
        const kept = parts.name + parts.company;
        const isTranslated = parts.title !== '';
        expect(isTranslated ? '' : letters(kept)).toBe(isTranslated ? '' : letters(name));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the 18,148 customers of the demo', () => {
  let drafts: readonly AddressDraft[];

  beforeAll(async () => {
    drafts = (await demoCustomers()).map((row) =>
      tidied({
        title: row['title'] ?? '',
        givenName: tidyText(row['first_name'] ?? ''),
        familyName: tidyText(row['last_name'] ?? ''),
        street: tidyText(row['address_line_1'] ?? ''),
        city: tidyText(row['city'] ?? ''),
        country: row['country'] ?? '',
      }),
    );
  });

  it('get names in natural case that are the same letters, and towns as they were typed', () => {
    expect(drafts.filter(({ parts }) => /\p{Lu}{3}/u.test(parts.name))).toEqual([]);
    const changes = drafts.flatMap((draft) => draft.changes);
    expect(changes.filter(({ part }) => part === 'city')).toEqual([]);
    const cased = changes.filter(({ rule }) => rule === 'natural-case');
    expect(cased.length).toBeGreaterThan(36_000);
    expect(cased.filter(({ before, after }) => after.toUpperCase() !== before.toUpperCase())).toEqual([]);
  });

  it('get streets in which only kinds and directions differ, and a second pass changes nothing', () => {
    const words = new Set<string>();
    for (const { before, after, rule } of drafts.flatMap((draft) => draft.changes)) {
      if (rule !== 'street-word') continue;
      const typed = before.split(' ');
      for (const [at, word] of after.split(' ').entries()) if (word !== typed[at]) words.add(word);
    }
    const known =
      'St Ave Blvd Rd Dr Ln Ct Cir Pl Ter Pkwy Hwy Trl Sq Aly Way Loop Cres N S E W Crt Pky Terr Pde Tce ' +
      'Street Road Avenue Lane Drive Close Gardens Crescent Square Terrace Place Court Grove';
    const others = [...words].filter((word) => !word.endsWith('traße') && !known.split(' ').includes(word));
    expect(others).toEqual([]);
    const changedAgain = drafts.filter(({ parts: { street, familyName, city, country } }) => {
      return tidied({ street, familyName, city, country }).changes.length > 0;
    });
    expect(changedAgain).toEqual([]);
  });

  it('come back from capitals as they were', () => {
    const others = drafts.filter(({ parts }) => {
      const again = tidied({
        street: parts.street.toUpperCase(),
        city: parts.city.toUpperCase(),
        country: parts.country,
      });
      return again.parts.street !== parts.street || again.parts.city !== parts.city;
    });
    expect(others.filter(({ parts }) => parts.country !== 'FR').length / drafts.length).toBeLessThan(0.012);
  });

  it('have names that are taken apart as they were delivered', () => {
    let split = 0;
    const others: string[] = [];
    for (const { parts } of drafts) {
      const name = `${parts.givenName} ${parts.familyName}`.trim();
      const again = tidied({ name, country: parts.country }).parts;
      if (again.familyName === '') continue;
      split++;
      const isSame =
        again.givenName === parts.givenName && again.familyName === parts.familyName && again.company === '';
      if (!isSame) others.push(name);
    }
    expect(others).toEqual([]);
    expect(drafts.length - split).toBeLessThan(10);
  });
});
