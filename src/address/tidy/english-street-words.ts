/** Kinds of street, small, with the forms in use → what the post writes. Ambiguous short forms (`cr`, `pa`) are left out. */
type Kinds = ReadonlyMap<string, string>;

function kindsOf(forms: Readonly<Record<string, string>>): Kinds {
  return new Map(
    Object.entries(forms).flatMap(([written, typed]) =>
      [written.toLowerCase(), ...typed.split(' ')].map((form) => [form, written] as const),
    ),
  );
}

/** USPS Publication 28, appendix C1: those that end a street's name only as its kind. */
const AMERICAN = kindsOf({
  St: 'street str strt',
  Ave: 'avenue av aven avn',
  Blvd: 'boulevard blv boulv',
  Rd: 'road',
  Dr: 'drive drv driv',
  Ln: 'lane',
  Ct: 'court crt',
  Cir: 'circle circ',
  Pl: 'place',
  Ter: 'terrace terr',
  Pkwy: 'parkway pky pkway parkwy',
  Hwy: 'highway hiway hwy',
  Trl: 'trail',
  Sq: 'square sqr',
  Aly: 'alley ally',
  Expy: 'expressway',
  Fwy: 'freeway',
  Tpke: 'turnpike trnpk',
  Cres: 'crescent',
  Way: '',
  Loop: '',
});

/** Canada Post, Addressing Guidelines, street types. */
const CANADIAN = kindsOf({
  St: 'street',
  Ave: 'avenue',
  Blvd: 'boulevard',
  Rd: 'road',
  Dr: 'drive',
  Crt: 'court',
  Cir: 'circle',
  Cres: 'crescent',
  Pl: 'place',
  Terr: 'terrace',
  Pky: 'parkway',
  Hwy: 'highway',
  Sq: 'square',
  Ct: '',
});

/** AS 4590, as Australia Post abbreviates. */
const AUSTRALIAN = kindsOf({
  St: 'street',
  Rd: 'road',
  Ave: 'avenue',
  Dr: 'drive',
  Ct: 'court crt',
  Pl: 'place',
  Cres: 'crescent',
  Hwy: 'highway',
  Pde: 'parade',
  Tce: 'terrace',
  Sq: 'square',
});

/** Royal Mail's PAF spells kinds out. */
const BRITISH = kindsOf({
  Street: 'st str',
  Road: 'rd',
  Avenue: 'ave av',
  Lane: 'ln',
  Drive: 'dr',
  Close: 'cl',
  Gardens: 'gdns',
  Crescent: 'cres',
  Square: 'sq',
  Terrace: 'terr tce ter',
  Place: 'pl',
  Court: 'ct crt',
  Grove: 'gr grv',
});

const DIRECTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    n: 'N',
    s: 'S',
    e: 'E',
    w: 'W',
    ne: 'NE',
    nw: 'NW',
    se: 'SE',
    sw: 'SW',
    north: 'N',
    south: 'S',
    east: 'E',
    west: 'W',
    northeast: 'NE',
    northwest: 'NW',
    southeast: 'SE',
    southwest: 'SW',
  }),
);

/** With these words a direction makes one name: `West End Ave`, `North Shore Dr`, `South Carolina Ave`. */
const MAKES_A_NAME: ReadonlySet<string> = new Set(
  (
    'end shore beach lake lakes park bay point side gate fork branch ridge view hill hills wood woods field fields ford haven port pole ' +
    'star wind winds bend bank brook creek cove harbor island river valley village mountain mall loop trail carolina dakota ' +
    'virginia korea india indies africa america hampton fulton gateway pointe access service frontage outer inner county state ' +
    'american african indian chase cliff cliffs coast country crest dale fair fall falls farm garden gardens glen grand green grove ' +
    'heights house land lawn mead meadow meadows mill mount oak orchard plains pond prairie rim run sea slope spring springs ' +
    'summit terrace town tower tree vale vista wall water way western eastern window world york line bound boro main'
  )
    .split(' ')
    .filter((word) => word !== 'main'),
);

/** Roads by number and kinds that come first: their words are another matter. */
const NUMBERED = /^(?:us|state|county|highway|hwy|route|rte|interstate|i|sr|cr|fm|rr|hc|farm|old|rural|the)$/;

/**
 * United States: kind, directions before and behind as Publication 28 abbreviates them, each only in its place:
 * `North Main Street` → `N Main St`, but `Avenue Rd`, `North St`, `West End Ave`, `North Carolina Ave` keep the word in the name.
 */
export function americanStreet(street: string): string {
  return abbreviated(street, AMERICAN, true);
}

export function canadianStreet(street: string): string {
  return abbreviated(street, CANADIAN, true);
}

export function australianStreet(street: string): string {
  return abbreviated(street, AUSTRALIAN, false);
}

export function britishStreet(street: string): string {
  return abbreviated(street, BRITISH, false);
}

function abbreviated(street: string, kinds: Kinds, hasDirections: boolean): string {
  if (!IS_PLAIN.test(street)) return street;
  const words = street.split(' ');
  const start = IS_NUMBER.test(words[0] ?? '') ? 1 : 0;
  if (words.length - start < 2 || NUMBERED.test(plain(words[start]))) return street;
  const last = words.length - 1;
  const behind = hasDirections && last - start >= 2 ? DIRECTIONS.get(plain(words[last])) : undefined;
  const kindAt = behind === undefined ? last : last - 1;
  const kind = kinds.get(plain(words[kindAt]));
  if (kind === undefined || (behind !== undefined && kindAt - start < 1)) return street;
  words[kindAt] = kind;
  if (behind !== undefined) words[last] = behind;
  if (hasDirections && kindAt - start >= 2) shortenDirection(words, start, kindAt);
  return words.join(' ');
}

function shortenDirection(words: string[], start: number, kindAt: number): void {
  const typed = words[start] ?? '';
  const direction = DIRECTIONS.get(plain(typed));
  if (direction === undefined) return;
  const next = plain(words[start + 1]);
  if (typed.length <= 3) {
    words[start] = direction;
    return;
  }
  const isOneName =
    MAKES_A_NAME.has(next) || DIRECTIONS.has(next) || (kindAt - start === 2 && AMERICAN.has(next));
  if (!isOneName) words[start] = direction;
}

function plain(word: string | undefined): string {
  return (word ?? '').replaceAll('.', '').toLowerCase();
}

const IS_PLAIN = /^[\p{L}\d.' -]+$/u;
const IS_NUMBER = /^\d+[A-Za-z]?(?:-\d+)?$/;
