/** Legal forms as they are written, by what they are in capitals without stops and blanks. */
const WRITTEN: ReadonlyMap<string, string> = new Map(
  (
    'GmbH gGmbH mbH AG KG OHG UG KGaA SE GbR eG PartG mbB mbBB AöR KdöR GesbR EWIV Co Ltd LLC Inc Corp PLC LLP LP Pty ' +
    'SA SAS SASU SARL EURL SCI SNC BV NV VOF CV SpA Srl Sas Snc SL SLU AB ApS AS Oy Oyj GesmbH Sàrl'
  )
    .split(' ')
    .map((form) => [form.toUpperCase(), form]),
);

/** What marks a company wherever the mail goes: nobody is called so. */
const SURE = [
  'g?gmbh',
  'ges\\.? ?m\\.? ?b\\. ?h\\.?',
  'mbh',
  'kgaa',
  'ohg',
  'gbr',
  '(?:& ?|u\\. ?|und )co\\.? ?(?:kg|ohg)',
  'ug \\(haftungsbeschränkt\\)',
  'partg(?:[ -]?mbb)?',
  'p?l\\.?l\\.?c\\.?',
  'l\\.?l\\.?p\\.?',
  'inc\\.?',
  'incorporated',
  'corp\\.?',
  'corporation',
  'ltd\\.?',
  'limited',
  'plc',
  'pty\\.?',
  's\\.? ?à ?r\\.?l\\.?',
  'sarl',
  's\\.a\\.r\\.l\\.',
  'sasu',
  'eurl',
];
const SURE_FORM = new RegExp(
  `(?<=[\\p{L}\\p{N}.)+&-] |, |[(-])(?:${SURE.join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** With stops they could be somebody's initials: they stand behind the name, without a comma, and end it. */
const DOTTED_FORM =
  /(?<=[\p{L}\p{N})] )(?:e\. ?[VKG]\.|S\.A\.|S\.[Aa]\.[Ss]\.|S\.[Pp]\.A\.?|S\.[Rr]\.[Ll]\.?|S\.[Nn]\.[Cc]\.?|B\.V\.|N\.V\.|V\.[Oo]\.[Ff]\.|E\.V\.)(?=$| ?[,&(/-]| de C)/u;

/** Short forms that are words or names elsewhere: in capitals, behind the name, in their own countries. */
const OWN_FORMS: Readonly<Record<string, RegExp>> = {
  DE: /[ -](?:AG|KG|SE|UG|eG|EG|eV|eK)(?=[ ,]|$)/,
  AT: /[ -](?:AG|KG|SE|OG|eU)(?=[ ,]|$)/,
  CH: /[ -](?:AG|SA|KG|Sagl|GmbH)(?=[ ,]|$)/,
  LI: / (?:AG|Anstalt)(?=[ ,]|$)/,
  FR: / (?:SA|SAS|SCI|SNC|SCP)(?=[ ,]|$)/,
  BE: / (?:SA|SRL|BV|NV|BVBA|SPRL|ASBL|VZW)(?=[ ,]|$)/,
  LU: / (?:SA|SCA)(?=[ ,]|$)/,
  NL: / (?:BV|NV|VOF)(?=[ ,]|$)/,
  IT: / (?:SPA|SpA|Spa|SRL|Srl|SNC|Snc|SAS|Sas)(?=[ ,]|$)/,
};

const GERMAN_FIRM = /^(?:Fa\.|Firma|FIRMA|FA\.) /;
/** In France the form may stand first: `SARL Dupont et Fils`. */
const FRENCH_FIRM = /^(?:SARL|S\.A\.R\.L\.|EURL|SASU|SAS|SCI|SNC|SCP|SELARL|GAEC|EARL|SCEA) [\p{L}\d]/u;

/** Whether a name is a company's by its legal form; no other sign is sure enough. `country`: ISO alpha-2 or ''. */
export function hasLegalForm(name: string, country: string): boolean {
  if (!MAY_HOLD.test(name)) return false;
  if (SURE_FORM.test(name) || DOTTED_FORM.test(name) || OWN_FORMS[country]?.test(name) === true) return true;
  if (country === 'FR' && FRENCH_FIRM.test(name)) return true;
  return GERMAN_FIRM.test(name) && (country === 'DE' || country === 'AT' || country === 'CH');
}

/** Most names of people end here. */
const MAY_HOLD = /(?<![\p{L}])(?:a|b|c|e|f|g|i|k|l|m|n|o|p|s|u|v)[\p{L}.]{0,11}\.?(?:$|[ ,&)(])/iu;

/** How a legal form that came in capitals is written; undefined where the word is none. */
export function writtenForm(word: string): string | undefined {
  return WRITTEN.get(word);
}
