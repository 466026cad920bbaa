import { german } from './german.ts';
import { compileGrammar } from './grammar.ts';
import { NUMBER_LETTER } from './word-patterns.ts';

/**
 * A stroke divides number, staircase, floor and door here (`12/3/7`), so the number ends before it; what follows is read
 * by `readDoor`. A range has a hyphen.
 */
export const austria = compileGrammar({
  country: 'AT',
  languages: [german],
  numberAt: 'end',
  houseNumber:
    String.raw`(?:(?:(?:Haus|Hs\.?|H)[- ]?)?Nr\.?|Hausnummer|ONr\.?) ?\d{1,5}(?!\d)${NUMBER_LETTER}|` +
    String.raw`\d{1,5}(?!\d)${NUMBER_LETTER}(?: ?(?:[-–—+&]|u\. ?|und |bis ) ?\d{1,5}(?![\d.])(?! ?(?:OG|UG|DG|EG|Stock|Etage))${NUMBER_LETTER}| ?[-–+] ?[a-z](?![\p{L}\d.'’]))*`,
  code: String.raw`[1-9]\d{3}`,
  codePrefix: 'A|AT',
});
