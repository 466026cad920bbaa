import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalCase } from '../../src/address/natural-case.ts';

const NONE: ReadonlySet<string> = new Set();

describe('naturalCase', () => {
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
    ['SMITH III', 'Smith III'],
    ['SMITH JR.', 'Smith Jr.'],
    ['IV', 'Iv'],
    ['WEIß', 'Weiß'],
    ['', ''],
    ['李', '李'],
  ])('%s → %s', (typed, natural) => {
    expect(naturalCase(typed, NONE)).toBe(natural);
  });

  it("writes the country's particles small before a last name, never alone", () => {
    const german = new Set(['VON', 'VAN', 'ZU']);
    expect(naturalCase('VON BRAUN', german)).toBe('von Braun');
    expect(naturalCase('VAN DYKE', german)).toBe('van Dyke');
    expect(naturalCase('VON DER LEYEN', german)).toBe('von der Leyen');
    expect(naturalCase('VAN', german)).toBe('Van');
  });

  it('leaves what has a small letter as it was typed', () => {
    for (const typed of ['MacDonald', 'de la CRUZ', 'jean', 'LeBron', 'éLAN']) {
      expect(naturalCase(typed, NONE)).toBe(typed);
    }
  });

  it('changes case only, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-ZÄÖÜÉÑ' .-]{0,30}$/), (typed) => {
        const natural = naturalCase(typed, NONE);
        expect(natural.toUpperCase()).toBe(typed);
        expect(naturalCase(natural, NONE).toUpperCase()).toBe(typed);
      }),
    );
  });
});
