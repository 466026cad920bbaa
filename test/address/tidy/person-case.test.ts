import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personCase } from '../../../src/address/tidy/person-case.ts';

const NONE: ReadonlySet<string> = new Set();

describe('personCase', () => {
  it.each([
    ['JOHN', 'John'],
    ["O'NEIL-MCDONALD", "O'Neil-McDonald"],
    ['JÉSUS', 'Jésus'],
    ['LEITÃO', 'Leitão'],
    ['CAROL ANN', 'Carol Ann'],
    ['K.', 'K.'],
    ['J.R.', 'J.R.'],
    ["D'ANGELO", "D'Angelo"],
    ["DELL'ACQUA", "Dell'Acqua"],
    ['MCGEE', 'McGee'],
    ['MCI', 'Mci'],
    ['MCHEDLISHVILI', 'Mchedlishvili'],
    ['MACHADO', 'Machado'],
    ['MACKENZIE', 'Mackenzie'],
    ['MACK', 'Mack'],
    ["ST JOHN'S", "St John's"],
    ['VAN', 'Van'],
    ['VAN DYKE', 'Van Dyke'],
    ['VAN DER BERG', 'van der Berg'],
    ['DE LA CRUZ', 'de la Cruz'],
    ['MARÍA DE LOS ÁNGELES', 'María de los Ángeles'],
    ['MACDONALD', 'MacDonald'],
    ['MACHINE', 'Machine'],
    ['SMITH III', 'Smith III'],
    ['JOHN SMITH MD', 'John Smith MD'],
    ['JOHN SMITH, PHD', 'John Smith, PhD'],
    ['AN NG', 'An Ng'],
    ['JP MORGAN', 'JP Morgan'],
    ['DR. MED. HANS MÜLLER', 'Dr. med. Hans Müller'],
    ['HANS UND MARIA MÜLLER', 'Hans und Maria Müller'],
    ['hans müller', 'Hans Müller'],
    ["mary o'neil", "Mary O'Neil"],
    ['von der leyen', 'von der Leyen'],
    ['SMITH JR.', 'Smith Jr.'],
    ['IV', 'Iv'],
    ['WEIß', 'Weiß'],
    ['', ''],
    ['李', '李'],
  ])('%s → %s', (typed, natural) => {
    expect(personCase(typed, NONE)).toBe(natural);
  });

  it("writes the country's particles small before a last name, never alone", () => {
    const german = new Set(['VON', 'VAN', 'ZU']);
    expect(personCase('VON BRAUN', german)).toBe('von Braun');
    expect(personCase('VAN DYKE', german)).toBe('van Dyke');
    expect(personCase('VON DER LEYEN', german)).toBe('von der Leyen');
    expect(personCase('VAN', german)).toBe('Van');
  });

  it('leaves mixed case as it was typed', () => {
    for (const typed of ['MacDonald', 'de la CRUZ', 'bell Hooks', 'LeBron', 'éLAN', 'Jean DUPONT']) {
      expect(personCase(typed, NONE)).toBe(typed);
    }
  });

  it('knows customs of countries', () => {
    expect(personCase("D'ARTAGNAN", NONE, 'FR')).toBe("d'Artagnan");
    expect(personCase('IJZERMAN', NONE, 'NL')).toBe('IJzerman');
  });

  it('changes case only, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-ZÄÖÜÉÑ' .-]{0,30}$/), (typed) => {
        const natural = personCase(typed, NONE);
        expect(natural.toUpperCase()).toBe(typed);
        expect(personCase(natural, NONE).toUpperCase()).toBe(typed);
      }),
    );
  });
});
