/**
 * Germany and Austria: `Hauptstr.`, `Hauptstrasse` → `Hauptstraße`, `Karl-Marx-Str.` → `Karl-Marx-Straße`. No other `ss` can
 * be told from `ß`.
 */
export function germanStreet(street: string): string {
  if (SMALL_SQUARE.test(street)) return street.toUpperCase();
  return withStreet(street, 'straße', 'Straße').replace(PLATZ, 'platz').replace(PLATZ_WORD, 'Platz');
}

/** A square of Mannheim or a road: `q 7`. */
const SMALL_SQUARE = /^[a-u] ?\d{1,2}$/;

/** Switzerland and Liechtenstein write no `ß`; French and Italian streets stand beside German ones. */
export function swissStreet(street: string): string {
  const german = street.includes('ß') ? street.replaceAll('ß', 'ss') : street;
  return frenchStreet(withStreet(german, 'strasse', 'Strasse'));
}

export function dutchStreet(street: string): string {
  if (!MAY_BE_DUTCH.test(street)) return street;
  return street
    .replace(/(?<=\p{Ll}{3})str(?:\.|(?=$|[ ,]))/u, 'straat')
    .replace(/(?<=\p{Ll}{2})pln\./u, 'plein')
    .replace(/(?<=\p{Ll}{3})ln\./u, 'laan');
}

const MAY_BE_DUTCH = /str|ln\./;

const MAY_BE_STREET = /str/i;
const ENDING = /(?<=\p{L}\p{Ll}{2})str(?:asse|\.)?(?!\p{L})/u;
const WORD = /(?<=^|[ -])str(?:asse|\.)?(?![\p{L}.])/iu;
const PLATZ = /(?<=\p{L}\p{Ll}{2})pl\.(?=$| )/u;
const PLATZ_WORD = /(?<=[ -])Pl\.(?=$| )/u;

function withStreet(street: string, ending: string, word: string): string {
  if (!MAY_BE_STREET.test(street)) return street;
  return street
    .replace(ENDING, ending)
    .replace(WORD, word)
    .replace(/(?<=[Ss]tra(?:ß|ss)e)(?=\d)/u, ' ');
}

/** The kind of street stands first in French and Italian, behind a number perhaps. */
function withKind(street: string, kinds: ReadonlyMap<string, string>, pattern: RegExp): string {
  return street.replace(pattern, (whole, number: string, short: string) => {
    const kind = kinds.get(short.replaceAll('.', '').toLowerCase());
    return kind === undefined ? whole : `${number}${/^\p{Lu}/u.test(short) ? kind : kind.toLowerCase()} `;
  });
}

/** AFNOR shortens only lines that are too long: short forms are written out. `ch.`, `all.`, `r.` may mean two things. */
export function frenchStreet(street: string): string {
  return withKind(street, FRENCH_KINDS, FIRST_WORD);
}

const FIRST_WORD = /^((?:\d[\p{L}\d/-]*(?: (?:bis|ter|quater))?,? )?)(\p{L}{2,5})(?:\. ?| )(?=\p{L})/u;

const FRENCH_KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    av: 'Avenue',
    ave: 'Avenue',
    bd: 'Boulevard',
    bld: 'Boulevard',
    blvd: 'Boulevard',
    bvd: 'Boulevard',
    boul: 'Boulevard',
    pl: 'Place',
    rte: 'Route',
    imp: 'Impasse',
    fg: 'Faubourg',
    fbg: 'Faubourg',
    chem: 'Chemin',
    che: 'Chemin',
    sq: 'Square',
  }),
);

export function italianStreet(street: string): string {
  return withKind(street, ITALIAN_KINDS, ITALIAN_FIRST);
}

const ITALIAN_FIRST =
  /^((?:\d[\p{L}\d/-]*,? )?)(\p{L}\.\p{L}{1,3}|[Vv](?=\.)|\p{L}{2,4})(?:\. ?| )(?=\p{L})/u;

const ITALIAN_KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    v: 'Via',
    vle: 'Viale',
    pza: 'Piazza',
    pzza: 'Piazza',
    ple: 'Piazzale',
    pzle: 'Piazzale',
    cso: 'Corso',
    lgo: 'Largo',
    loc: 'Località',
    fraz: 'Frazione',
    cda: 'Contrada',
  }),
);
