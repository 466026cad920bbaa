import { describe, expect, it } from 'vitest';
import { companyCase } from '../../../src/address/tidy/company-case.ts';
import { hasLegalForm } from '../../../src/address/tidy/legal-forms.ts';

describe('companyCase', () => {
  it.each([
    ['DE', 'MÜLLER GMBH & CO. KG', 'Müller GmbH & Co. KG'],
    ['DE', 'VEREIN DER FREUNDE E.V.', 'Verein der Freunde e.V.'],
    ['DE', 'BANKHAUS LAMPE KGAA', 'Bankhaus Lampe KGaA'],
    ['DE', 'AMT FÜR SOZIALES', 'Amt für Soziales'],
    ['DE', 'BMW BANK GMBH', 'BMW Bank GmbH'],
    ['DE', 'AOK BAYERN', 'AOK Bayern'],
    ['US', 'ALTA BATES MEDICAL CENTER', 'Alta Bates Medical Center'],
    ['US', "CHILDREN'S HOSPITAL OF ORANGE COUNTY", "Children's Hospital of Orange County"],
    ['US', '21ST CENTURY NURSING, INC.', '21st Century Nursing, Inc.'],
    ['US', 'QUALITY CLHF, LLC', 'Quality CLHF, LLC'],
    ['US', 'BAART LA PUENTE CLINIC', 'Baart La Puente Clinic'],
    ['US', 'MCKESSON CORP', 'McKesson Corp'],
    ['IT', 'ROSSI S.P.A.', 'Rossi S.p.A.'],
    ['FR', 'BOULANGERIE DE LA GARE SARL', 'Boulangerie de la Gare SARL'],
    ['DE', 'ATTN JOHNSON & JOHNSON', 'Attn Johnson & Johnson'],
  ])('%s %s → %s', (country, typed, natural) => {
    expect(companyCase(typed, country)).toBe(natural);
  });

  it('leaves what may be its own way of writing', () => {
    for (const typed of [
      'IBM',
      'BASF',
      'IKEA',
      'R+V',
      'hagebau',
      'Deutsche Telekom AG',
      'SAP',
      '3M',
      'thyssenkrupp AG',
      '',
    ]) {
      expect(companyCase(typed, 'DE')).toBe(typed);
    }
  });
});

describe('hasLegalForm', () => {
  it.each([
    ['DE', 'Müller GmbH'],
    ['DE', 'MÜLLER GMBH & CO. KG'],
    ['DE', 'Siemens AG'],
    ['DE', 'Sportfreunde e. V.'],
    ['DE', 'Fa. Schmidt'],
    ['AT', 'Huber Ges.m.b.H.'],
    ['CH', 'Bäckerei Meier AG'],
    ['US', 'Acme, Inc.'],
    ['US', 'ACME L.L.C.'],
    ['GB', 'Smith & Sons Ltd'],
    ['GB', 'Smith Holdings Limited'],
    ['FR', 'Dupont SAS'],
    ['NL', 'De Vries B.V.'],
    ['IT', 'Rossi S.r.l.'],
    ['AU', 'Jones Pty Ltd'],
  ])('%s %s', (country, name) => {
    expect(hasLegalForm(name, country)).toBe(true);
  });

  it('takes no person for a company', () => {
    const people = [
      'Hans Müller',
      'Maria Sa',
      'MARIA SA',
      'Li Ag',
      'Kim Se',
      'Anna Co',
      'Lars As',
      'Ltda Silva',
    ];
    for (const name of people) {
      for (const country of ['DE', 'US', 'GB', 'ES', 'NL'])
        expect([name, hasLegalForm(name, country)]).toEqual([name, false]);
    }
  });
});
