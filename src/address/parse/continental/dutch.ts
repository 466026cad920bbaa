import { compileGrammar, type Language } from './grammar.ts';

const dutch: Language = {
  parts: {
    postBox: String.raw`(?:postbus|antwoordnummer|antw\.? ?nr\.?)[ :]{0,2}(?:nr\.? ?)?\d{1,5}|poste restante`,
    district: '',
    floor: String.raw`\d{1,2} ?(?:e|de|ste) (?:verdieping|verd\.?|etage)|begane grond|souterrain|(?:verdieping|etage) \d{1,2}`,
    staircase: String.raw`(?:portiek|trappenhuis|ingang) ?ID`,
    building: String.raw`(?:gebouw|geb\.?|blok|toren|hal|vleugel) ?ID`,
    unit: String.raw`(?:kamer|kmr\.?|appartement|app\.?|unit|ruimte|woning|studio) ?ID`,
  },
  named: '',
  street: String.raw`(?:straat|str\.?|laan|ln\.?|weg|plein|pln\.?|gracht|kade|singel|dijk|dreef|pad|steeg|baan|markt|haven|plantsoen|burgwal|boulevard|hof|park|kwartier|wal|erf|oever|kaai|plaats|passage)(?![\p{L}])|^(?:aan de|op de|onder de|achter de|het|bij de|oude?|nieuwe?) \p{L}`,
  numbered: 'plein|laan|straat|weg|kade|singel|dreef|park',
  department: String.raw`afd\.?|afdeling|\p{L}*administratie|boekhouding|inkoop|crediteurenadministratie|directie|secretariaat`,
  salutation: String.raw`de heer|de hr\.?|dhr\.?|mevr\.?|mevrouw|mw\.?|fam\.|familie|drs\.?|dr\.?|ir\.?|ing\.?|mr\.?|prof\.?`,
  site: 'bedrijventerrein|industrieterrein|bedrijvenpark|businesspark',
};

/** Number with its additions as the register writes them: `12-hs`, `12 II`, `12-1`, `12A3`, `12 t/m 16`, `12 bis`. */
const NUMBER = String.raw`(?:nr\.? ?|no\. ?)?\d{1,5}(?!\d)(?: ?t\/m ?\d{1,5}(?!\d))?(?: ?[-/]? ?(?:hs|huis|bis|bg|bov(?:en)?|ben(?:eden)?|rd|rood|zw|zwart|[ivx]{1,4}|[a-z]\d{0,3}|\d{1,4})(?![\p{L}\d.'’])){0,3}`;

export const netherlands = compileGrammar({
  country: 'NL',
  languages: [dutch],
  numberAt: 'end',
  houseNumber: NUMBER,
  code: String.raw`[1-9]\d{3} ?[A-Za-z]{2}`,
  codePrefix: 'NL',
});
