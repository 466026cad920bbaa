/**
 * The EBCDIC code pages of IBM's character data representation architecture. 037, 273 and 500 hold the characters of
 * ISO 8859-1, each in an order of its own; 1140 and 1141 are 037 and 273 with the euro sign in place of `¤`. IBM maps
 * 273's 0xBC to U+00AF (Python's codec to U+203E).
 */
type EbcdicPage = 'ibm037' | 'ibm273' | 'ibm500' | 'ibm1140' | 'ibm1141';

/** 0x00 to 0x3F, the same in all pages: control characters, NL (0x15) as U+0085, LF (0x25) as U+000A. */
const CONTROLS = [
  '00 01 02 03 9C 09 86 7F 97 8D 8E 0B 0C 0D 0E 0F',
  '10 11 12 13 9D 85 08 87 18 19 92 8F 1C 1D 1E 1F',
  '80 81 82 83 84 0A 17 1B 88 89 8A 8B 8C 05 06 07',
  '90 91 16 93 94 95 96 04 98 99 9A 9B 14 15 9E 1A',
];

/** 0x40 to 0xFE of code page 037; behind it EO, a control character. */
const PAGE_037 = [
  ' \u00a0âäàáãåçñ¢.<(+|',
  '&éêëèíîïìß!$*);¬',
  '-/ÂÄÀÁÃÅÇÑ¦,%_>?',
  'øÉÊËÈÍÎÏÌ`:#@\'="',
  'Øabcdefghi«»ðýþ±',
  '°jklmnopqrªºæ¸Æ¤',
  'µ~stuvwxyz¡¿ÐÝÞ®',
  '^£¥·©§¶¼½¾[]¯¨´×',
  '{ABCDEFGHI\u00adôöòóõ',
  '}JKLMNOPQR¹ûüùúÿ',
  '\\÷STUVWXYZ²ÔÖÒÓÕ',
  '0123456789³ÛÜÙÚ\u009f',
];

/** Byte and character, where a page differs from 037. */
const EURO = '9F€';
const GERMAN = '43{ 4AÄ 4F! 59~ 5AÜ 5F^ 63[ 6Aö 7C§ A1ß B0¢ B5@ BA¬ BB| C0ä CC¦ D0ü DC} E0Ö EC\\ FC]';
const INTERNATIONAL = '4A[ 4F! 5A] 5F^ B0¢ BA¬ BB|';

const DIFFERENCES: Readonly<Record<EbcdicPage, string>> = {
  ibm037: '',
  ibm273: GERMAN,
  ibm500: INTERNATIONAL,
  ibm1140: EURO,
  ibm1141: `${GERMAN} ${EURO}`,
};

/** The 256 characters of a page, by byte. */
export function ebcdicTable(page: EbcdicPage): string {
  const controls = CONTROLS.join(' ')
    .split(' ')
    .map((code) => String.fromCharCode(Number.parseInt(code, 16)));
  const table = [...controls, ...Array.from(PAGE_037.join(''))];
  for (const difference of DIFFERENCES[page].split(' ')) {
    if (difference !== '') table[Number.parseInt(difference.slice(0, 2), 16)] = difference.slice(2);
  }
  return table.join('');
}
