/** Folded words: small, without full stops. */
type Words = ReadonlySet<string>;

function wordsOf(text: string): Words {
  return new Set(text.split(' '));
}

/** Kinds of street that end a street's name wherever they stand behind it. */
export const STREET_KINDS = wordsOf(
  'st street str strt stree streets ave avenue av aven avn avenu avs aves avenues blvd boulevard blv boul bvd rd road rds roads dr drive drv driv ' +
    'ln lane lanes ct court crt cir circle circ crcl pl place ter terrace terr tce pkwy parkway pky pkwys hwy highway hgwy hghwy hiway hyw way ' +
    'trl trail tr sq square sqr aly alley ally allee expy expressway expwy expw fwy freeway tpke turnpike pike tnpk loop lp cres crescent crsnt ' +
    'cv cove path row run walk wynd xing crossing crssng cswy causeway rte route ' +
    'esplanade esp parade pde close cl gardens gdns grove grv mews rise quay promenade prom cct circuit concourse byway bypass byp bend bnd ' +
    'pass plz plaza mall motorway overpass trce trace trwy throughway thruway',
);

/** Words that end a street's name, but as often stand in the name of a town, a building or a street. */
export const WEAK_KINDS = wordsOf(
  'park prk center centre ctr cntr hill hills ridge view vista lake landing lnding lndg point pt pointe branch br creek crk estates ests gate ' +
    'glen green grn harbor hbr haven heights hts hollow holw island is isle junction jct key knoll knolls knl knls manor mnr meadow meadows mdws ' +
    'mill mills mount mt orchard orch oval overlook plain plains ramp ranch rest shore shores spring springs spgs spur station sta stream ' +
    'summit trafficway valley vly viaduct village vlg woods wood commons common crest curve dale dam divide drives extension ext falls ferry field ' +
    'fields flats ford forest forge fork forks fort garden gateway inlet lock lodge loaf light neck pines prairie rapids shoal skyway cutoff cut side yard ' +
    'fairway chase copse croft drift fold garth hythe vale wharf',
);

/** Kinds before which a name of one word is taken for a town that begins with `St`. */
export const SAINTS = wordsOf(
  'lucie georges marks michaels louis paul petersburg charles joseph augustine cloud simons clair helena albans johnsbury marys james george ann johns peters catharines catherine thomas albert ives andrews leonards austell asaph neots helens',
);

export const DIRECTIONS = wordsOf(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest no so north-east north-west south-east south-west',
);

/** Directions that no town begins with. */
export const SURE_DIRECTIONS = wordsOf('n s e w ne nw se sw no so northeast northwest southeast southwest');

/** Roads that are known by number: the words before it. */
export const NUMBERED_ROADS = wordsOf(
  'hwy highway hgwy hghwy hiway hwys route rt rte rts routes interstate i fm rm cr sr us cty county country state road rd loop bus business spur ' +
    'freeway fwy rural twp township pr farm ih ranch avenue ave av street calle old new to market',
);

export const HIGHWAY = wordsOf('hwy highway hgwy hghwy hiway hwys route rt rte rts routes road rd');

/** Of these, those that a number follows directly. */
export const BEFORE_NUMBER = wordsOf(
  'hwy highway hgwy hghwy hiway hwys route rt rte rts routes interstate i fm rm cr sr us road rd loop spur avenue ave av pr ih street calle market st state county trail business',
);

/** What stands behind the number of a road. */
export const BEHIND_NUMBER = wordsOf('alt alternate bus business byp bypass spur loop ext extension truck');

export const NUMBER_WORDS = wordsOf('one two three four five six seven eight nine ten eleven twelve');

export const ORDINAL =
  /^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$/;

/** What buildings are called: the last word of their name, or one in it. */
export const BUILDINGS = wordsOf(
  'building bldg bld blg tower towers plaza plz apartments apartment apts center centre ctr airport mall complex hall condominiums condos condo ' +
    'arms manor villas villa flats lofts residences commons campus house cottage lodge barn chambers works mill grange farm court terminal ' +
    'arcade pavilion pavillion gallery stadium galleria colosseum barracks base mansions point heights square park station place gardens commerce arena field',
);

/** What bodies and companies are called. */
export const COMPANIES = wordsOf(
  'inc incorporated llc llp lp ltd limited corp corporation co company plc pty bank insurance agency office offices department dept division university ' +
    'college school hospital clinic church association assn services service systems group foundation institute council society trust foods ' +
    'industries international partners associates solutions consultants consulting bureau ministry government authority federation union ' +
    'library museum hotel motel restaurant pharmacy realty properties enterprises holdings technologies communications laboratories labs academy medical health',
);

/** Words before a town's name proper, and behind it: both belong to the town where nothing says how long its name is. */
export const TOWN_STARTS = wordsOf(
  'santa san los las new fort ft mount mt saint st north south east west lake el la le port palm grand great little big old upper lower cedar rapid baton des college de',
);
export const TOWN_ENDS = wordsOf(
  'city beach springs falls heights hills park lake village township twp island grove valley junction rapids creek harbor haven bay ridge rock point rouge island worth',
);

/** Towns end with these as often as buildings. */
export const ALSO_TOWNS = wordsOf('park heights village gardens point station city field mills mill');
