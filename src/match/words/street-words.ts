/** Kinds of streets, each group the forms of one, folded. */
const KINDS = `
st street str strasse strass strase strasze
ave avenue av aven avenu avnue ave
rd road
dr drive drv driv
ln lane la
ct court crt
cct circuit cir circle circl crcle crct
pl place plc platz plaetze
blvd boulevard bd boul bld bvd blv
ter terrace tce terr trce
cres crescent crs cr
pkwy parkway pky parkwy pwy
hwy highway hiway hgwy
sq square squ
way wy weg
cl close clos
gr grove grv gve
pde parade
esp esplanade
trl trail
loop lp
aly alley ally gasse
walk wlk
rise
mews
row
glade
gdn gardens garden gdns
rue
chemin ch che
via
viale vle
piazza pza p.za
corso cso
laan
straat
plein
gracht
allee
ring
damm
ufer
quai
impasse imp
route rte
calle
camino
`;

export const STREET_KINDS: ReadonlyMap<string, number> = readKinds();

function readKinds(): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const [index, line] of KINDS.trim().split('\n').entries())
    for (const word of line.split(' ')) if (!kinds.has(word)) kinds.set(word, index + 1);
  return kinds;
}

/** Kinds that stand before the name: `rue`, `via`. */
export const LEADING_KINDS: ReadonlySet<string> = new Set([
  'rue',
  'avenue',
  'ave',
  'av',
  'boulevard',
  'bd',
  'boul',
  'bld',
  'place',
  'chemin',
  'che',
  'via',
  'viale',
  'vle',
  'piazza',
  'pza',
  'corso',
  'cso',
  'quai',
  'impasse',
  'imp',
  'route',
  'rte',
  'allee',
  'calle',
  'camino',
]);

/** German and Dutch kinds written onto the name: `Hauptstraße`, `Kerkstraat`. */
export const JOINED_KINDS: readonly (readonly [string, string])[] = [
  ['strasse', 'st'],
  ['strase', 'st'],
  ['str', 'st'],
  ['gasse', 'aly'],
  ['weg', 'way'],
  ['platz', 'pl'],
  ['allee', 'allee'],
  ['ring', 'ring'],
  ['damm', 'damm'],
  ['ufer', 'ufer'],
  ['straat', 'straat'],
  ['laan', 'laan'],
  ['plein', 'plein'],
  ['gracht', 'gracht'],
];

export const DIRECTIONS: ReadonlyMap<string, number> = new Map([
  ['n', 1],
  ['north', 1],
  ['no', 1],
  ['s', 2],
  ['south', 2],
  ['so', 2],
  ['e', 3],
  ['east', 3],
  ['w', 4],
  ['west', 4],
  ['ne', 5],
  ['northeast', 5],
  ['nw', 6],
  ['northwest', 6],
  ['se', 7],
  ['southeast', 7],
  ['sw', 8],
  ['southwest', 8],
]);

/** Words before a unit's name. `#` is one where it stands within a line. */
export const UNIT_WORDS: ReadonlySet<string> = new Set(
  (
    'apt apartment apartments appt apmt apmnt app unit un suite ste flat fl floor flr room rm bldg building # no lot space spc ' +
    'whg wohnung top stiege stg stock og eg hinterhaus hh vorderhaus vh appartement etage batiment bat int interno scala piano tur bus'
  ).split(' '),
);

/** Words of place names that are also written short. */
export const PLACE_WORDS: ReadonlyMap<string, string> = new Map([
  ['saint', 'st'],
  ['sainte', 'st'],
  ['ste', 'st'],
  ['sankt', 'st'],
  ['mount', 'mt'],
  ['fort', 'ft'],
  ['point', 'pt'],
  ['port', 'pt'],
  ['north', 'n'],
  ['south', 's'],
  ['east', 'e'],
  ['west', 'w'],
  ['upper', 'up'],
  ['heights', 'hts'],
  ['springs', 'spgs'],
  ['village', 'vlge'],
  ['vlg', 'vlge'],
]);

/** Numbers as words, up to what streets and houses bear. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index): [string, string] => [word, String(index + 1)])
    .concat(
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'
        .split(' ')
        .map((word, index): [string, string] => [word, String(index + 1)]),
    ),
);
