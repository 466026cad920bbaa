/** What stands on both sides of a character, as text ('' at the ends). */
interface Context {
  readonly before: string;
  readonly after: string;
}

const OUT_OF_THE_QUESTION = -8;
const UNLIKELY = -1.5;
const DOUBTFUL = -0.6;
const FAIR = 0.5;
const GOOD = 1;

const WORDS_OF_ONE_LETTER: ReadonlySet<string> = new Set(['à', 'é', 'è', 'ó']);

/** The accented letters of Europe's languages that the known code pages can write. */
const ALPHABETS: readonly string[] = [
  'äöüßé',
  'éèêëàâçîïôûùœæÿü',
  'áéíóúñüç',
  'ãõáéíóúâêôàç',
  'àèéìòùî',
  'åäöæøéü',
  'áéíóúýþðæö',
  'éëïóüèáöê',
  'ąćęłńóśźż',
  'áčďéěíňóřšťúůýžäôľĺŕ',
  'áéíóöőúüű',
  'čćđšž',
  'ăâîşţșț',
  'çğıöşüâîi̇',
  'äöüõšž',
];

/** The letters of a word's alphabet, so that a reading in which they all belong to one language counts more. */
export const alphabets: readonly ReadonlySet<string>[] = ALPHABETS.map((letters) => new Set(letters));

/**
 * How well a character of a reading fits its place in the text, from -8 (no text has it) to 1. Cases tell most: no
 * capital stands behind a small letter, no sign within a word.
 */
export function fitness(char: string, { before, after }: Context): number {
  if (char === '\ufffd' || /\p{Cc}/u.test(char)) return OUT_OF_THE_QUESTION;
  if (isLower(char)) return lowerFitness(char, before, after);
  if (isUpper(char)) return upperFitness(before, after);
  return signFitness(char, before, after);
}

export function isLetter(char: string): boolean {
  return isLower(char) || isUpper(char);
}

function isLower(char: string): boolean {
  // The two ordinal signs count as letters in Unicode.
  return /^\p{Ll}$/u.test(char) && char !== 'µ' && !/\p{Script=Greek}/u.test(char);
}

function isUpper(char: string): boolean {
  return /^\p{Lu}$/u.test(char) && !/\p{Script=Greek}/u.test(char);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1;
}

function lowerFitness(char: string, before: string, after: string): number {
  if (char === 'ß') return isLetter(before) ? GOOD : UNLIKELY;
  if (!isLetter(before) && !isLetter(after)) return WORDS_OF_ONE_LETTER.has(char) ? FAIR / 2 : -1;
  if (isDigit(before) || isDigit(after)) return DOUBTFUL;
  if (isUpper(after)) return UNLIKELY;
  // Spanish writes its ñ before vowels, Portuguese its õ before e: other alphabets have other letters in their bytes.
  if (char === 'ñ' && isLetter(after) && !/[aeiouáéíóú]/.test(after)) return DOUBTFUL;
  if (char === 'õ' && isLetter(after) && after !== 'e') return DOUBTFUL / 2;
  if (char === 'æ' && isLower(before) && !isLetter(after)) return DOUBTFUL;
  return char === 'ð' || char === 'þ' ? FAIR / 2 : GOOD;
}

function upperFitness(before: string, after: string): number {
  if (isLower(before)) return UNLIKELY * 1.3;
  if (isDigit(before) || isDigit(after)) return DOUBTFUL;
  return isLetter(before) || isLetter(after) ? GOOD : DOUBTFUL;
}

function signFitness(char: string, before: string, after: string): number {
  const within = isLetter(before) && isLetter(after);
  const beside = isLetter(before) || isLetter(after);
  const byDigit = isDigit(before) || isDigit(after) || isDigit(after.trim()) || before === ' ';
  switch (char) {
    case '\u00a0':
      return 0.2;
    case '€':
    case '£':
      return isDigit(before) || isDigit(after) ? GOOD : beside ? UNLIKELY : byDigit ? FAIR : FAIR / 2;
    case '°':
      return within
        ? UNLIKELY
        : isDigit(before) || before === ' ' || before === 'n' || before === 'N'
          ? GOOD
          : 0;
    case '§':
      return within ? UNLIKELY : FAIR;
    case '’':
    case '‘':
      return beside ? GOOD : 0;
    case '´':
    case '`':
      return within ? FAIR : 0;
    case '–':
    case '—':
    case '…':
    case '•':
    case '·':
      return within ? DOUBTFUL : FAIR;
    case '“':
    case '”':
    case '„':
    case '‚':
    case '«':
    case '»':
    case '‹':
    case '›':
      return within ? UNLIKELY : beside || isDigit(before) || isDigit(after) ? FAIR : 0.2;
    case '®':
    case '™':
    case '©':
      return within ? UNLIKELY : FAIR / 2;
    case '½':
    case '¼':
    case '¾':
      return beside ? UNLIKELY : byDigit ? FAIR : 0;
    case '²':
    case '³':
      return isLetter(after) ? UNLIKELY : isLetter(before) ? FAIR : -0.2;
    case 'ª':
    case 'º':
      return isLetter(after) ? UNLIKELY : isDigit(before) || beside ? FAIR : -0.2;
    case '¡':
    case '¿':
      return isLetter(after) && !isLetter(before) ? FAIR : UNLIKELY;
    case '±':
    case '×':
    case 'µ':
    case '‰':
      return within ? UNLIKELY : byDigit ? 0.2 : DOUBTFUL;
    case '@':
    case '#':
    case '$':
    case '!':
    case '|':
      return within && char !== '@' ? DOUBTFUL : 0;
    case '\u00ad':
      return within ? 0 : DOUBTFUL;
    default:
      return beside ? UNLIKELY : DOUBTFUL * 2;
  }
}
