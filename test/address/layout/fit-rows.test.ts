import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutAddress } from '../../../src/address/layout/layout-address.ts';
import type { Layout } from '../../../src/address/layout/layout.ts';
import type { AddressParts } from '../../../src/model/address-parts.ts';
import { block, parts } from './parts.ts';

const BRITISH = {
  country: 'GB',
  name: 'Mr Jon Yang',
  street: 'High Street',
  houseNumber: '12',
  district: 'Little Snoring',
  city: 'Bury',
  postalCode: 'BL9 0AA',
};

/** Laid out where lines of at most `width` signs fit. */
function narrow(given: Partial<AddressParts>, width: number, maxLines = 6): Layout {
  const fits = (line: string): boolean => line.length <= width;
  return layoutAddress(parts(given), { postedIn: given.country ?? '', maxLines, fits });
}

describe('too many lines', () => {
  it('are joined only as far as it must, side lines first, then the postcode', () => {
    expect(block(BRITISH, 'US', 6)).toBe(
      'Mr Jon Yang / 12 High Street / Little Snoring / BURY / BL9 0AA / UNITED KINGDOM',
    );
    expect(block(BRITISH, 'US', 5)).toBe(
      'Mr Jon Yang / 12 High Street, Little Snoring / BURY / BL9 0AA / UNITED KINGDOM',
    );
    expect(block(BRITISH, 'US', 4)).toBe(
      'Mr Jon Yang / 12 High Street, Little Snoring / BURY  BL9 0AA / UNITED KINGDOM',
    );
  });

  it('are counted when joining does not help, and all of them come back', () => {
    const layout = layoutAddress(parts(BRITISH), { postedIn: 'US', maxLines: 3 });
    expect(layout).toMatchObject({ surplusLines: 1, shortened: ['lines-joined'] });
    expect(layout.lines.length).toBe(4);
  });

  it('never join a country line or what would become too wide', () => {
    const fits = (line: string): boolean => line.length < 24;
    const layout = layoutAddress(parts(BRITISH), { postedIn: 'US', maxLines: 5, fits });
    expect(layout.lines).toEqual([
      'Mr Jon Yang',
      '12 High Street',
      'Little Snoring',
      'BURY  BL9 0AA',
      'UNITED KINGDOM',
    ]);
  });

  it('of a firm: department to company last but names', () => {
    const firm = {
      country: 'FR',
      company: 'Durand SA',
      name: 'Mme Petit',
      department: 'Achats',
      building: 'Bât. A',
      street: 'rue Zola',
      houseNumber: '2',
      postBox: 'BP 9',
      postalCode: '33506',
      city: 'Libourne',
    };
    expect(block(firm, 'FR', 6)).toBe(
      'Durand SA / Mme Petit / Achats / Bât. A, 2 rue Zola / BP 9 / 33506 LIBOURNE',
    );
    expect(block(firm, 'FR', 4)).toBe(
      'Durand SA / Mme Petit, Achats / Bât. A, 2 rue Zola, BP 9 / 33506 LIBOURNE',
    );
  });
});

describe('a line that is too wide', () => {
  it("has the street in the post's short form, only then and only as far as it must", () => {
    const german = {
      country: 'DE',
      name: 'A',
      street: 'Bürgermeister-Maier-Straße',
      houseNumber: '5',
      city: 'Ulm',
    };
    expect(narrow(german, 28)).toMatchObject({
      shortened: [],
      lines: ['A', 'Bürgermeister-Maier-Straße 5', 'Ulm'],
    });
    expect(narrow(german, 27)).toMatchObject({
      shortened: ['street-abbreviated'],
      lines: ['A', 'Bürgermeister-Maier-Str. 5', 'Ulm'],
    });
    const french = {
      country: 'FR',
      name: 'A',
      street: 'boulevard du Général Leclerc',
      houseNumber: '5',
      city: 'Lyon',
    };
    expect(narrow(french, 24).lines).toEqual(['A', '5 Bd du Général Leclerc', 'LYON']);
  });

  it('keeps a word of the name that is also a kind of street', () => {
    const english = { country: 'GB', name: 'A', street: 'Street Lane', houseNumber: '5', city: 'Leeds' };
    expect(narrow(english, 12).lines[1]).toBe('5 Street Ln');
    const french = { country: 'FR', name: 'A', street: 'rue de la Place', houseNumber: '5', city: 'Lyon' };
    expect(narrow(french, 16, 3)).toMatchObject({
      lines: ['A', '5 rue de la Place', 'LYON'],
      wideLines: [1],
    });
  });

  it('gives a door its own line above the street where one is left', () => {
    const american = {
      country: 'US',
      name: 'A',
      street: 'Martin Luther King Blvd',
      houseNumber: '1200',
      unit: 'Apt 1204',
      city: 'Waco',
      region: 'TX',
      postalCode: '76704',
    };
    expect(narrow(american, 30)).toMatchObject({
      shortened: ['unit-apart'],
      lines: ['A', 'Apt 1204', '1200 Martin Luther King Blvd', 'WACO TX 76704'],
      wideLines: [],
    });
    expect(narrow(american, 30, 3)).toMatchObject({ wideLines: [1], surplusLines: 0 });
  });

  it('of a company is divided in two at a blank, not behind a small word', () => {
    const company = 'Gesellschaft für Abwasser und Energie mbH & Co. KG';
    const firm = { country: 'DE', company, street: 'Am See 1', city: 'Ulm' };
    expect(narrow(firm, 32)).toMatchObject({
      shortened: ['line-divided'],
      lines: ['Gesellschaft für Abwasser', 'und Energie mbH & Co. KG', 'Am See 1', 'Ulm'],
      wideLines: [],
    });
  });

  it('of a person keeps the first given name where no line is left', () => {
    const person = {
      country: 'DE',
      name: 'Dr. Johann Sebastian Maria von Bach',
      title: 'Dr.',
      givenName: 'Johann Sebastian Maria',
      familyName: 'von Bach',
      street: 'Am See 1',
      city: 'Ulm',
    };
    expect(narrow(person, 28, 3).lines[0]).toBe('Dr. Johann S. M. von Bach');
    expect(narrow(person, 28, 4).lines.slice(0, 2)).toEqual(['Dr. Johann Sebastian Maria', 'von Bach']);
  });

  it('is named when nothing helps: a town is not cut', () => {
    const given = {
      country: 'DE',
      name: 'A',
      street: 'B 1',
      postalCode: '78465',
      city: 'Konstanz-Litzelstetten',
    };
    expect(narrow(given, 20)).toMatchObject({ wideLines: [2], shortened: [] });
  });
});

it('whatever the room, no word is lost but by a rule that says so', () => {
  const words = fc.array(fc.constantFrom('Alpha', 'Beta', 'Gamma', 'Delta-Epsilon'), { maxLength: 4 });
  fc.assert(
    fc.property(
      fc.constantFrom('DE', 'AT', 'CH', 'US', 'CA', 'GB', 'FR', 'NL', 'IT', 'AU', 'SE', 'ES'),
      fc.record({ name: words, company: words, extra: words, building: words, street: words }),
      fc.integer({ min: 10, max: 40 }),
      fc.integer({ min: 2, max: 8 }),
      (country, given, width, maxLines) => {
        const texts = Object.fromEntries(Object.entries(given).map(([name, list]) => [name, list.join(' ')]));
        const whole = { ...texts, country, houseNumber: '77', city: 'Ulm', postalCode: '12345' };
        const fits = (line: string): boolean => line.length <= width;
        const layout = layoutAddress(parts(whole), { postedIn: 'DE', maxLines, fits });
        const free = layoutAddress(parts(whole), { postedIn: 'DE', maxLines: 30 });
        const wordsOf = (lines: readonly string[]): string[] => lines.join(' ').split(/[ ,]+/).sort();
        expect(wordsOf(layout.lines)).toEqual(wordsOf(free.lines));
        expect(layout.surplusLines).toBe(Math.max(0, layout.lines.length - maxLines));
        expect(layout.wideLines).toEqual(layout.lines.flatMap((line, at) => (fits(line) ? [] : [at])));
      },
    ),
    { numRuns: 1000 },
  );
});
