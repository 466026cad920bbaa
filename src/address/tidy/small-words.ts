/** Words written small inside names of places and streets, by language; folded to capitals, accents kept. */
const GERMAN =
  'A AM AN AUF AUS B BEI BEIM D DEM DEN DER DES HINTER I IM IN OB U UND UNTER UNTERM V VOM VON VOR VORM ZU ZUM ZUR ZWISCHEN';
const FRENCH = 'À AU AUX DE DES DEVANT DU EN ET LA LE LES LÈS LEZ PRÈS SOUS SUR ÈS';
const DUTCH = 'AAN BIJ DE DEN DER EN HET IN OP S T TE TEN TER VAN';
const ITALIAN =
  'A AGLI AI AL ALL ALLA ALLE CON D DA DAI DAL DALL DALLA DE DEGLI DEI DEL DELL DELLA DELLE DELLO DI E IN NEI NEL NELL NELLA PER SU SUL SULL SULLA TRA';
const ENGLISH = 'AND AT BY NEXT OF ON THE UNDER UPON';
const SPANISH = 'DE DEL E EL LA LAS LOS Y';
const PORTUGUESE = 'DA DAS DE DO DOS E';

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '));
}

/** Of places. Italian towns write theirs as capitals (`Reggio Nell'Emilia`) or small, as it comes: they are left. */
export const SMALL_IN_PLACES: Readonly<Record<string, ReadonlySet<string>>> = {
  DE: words(GERMAN, 'DIE DAS'),
  AT: words(GERMAN),
  LI: words(GERMAN),
  CH: words(GERMAN, FRENCH, 'DI SOPRA VERS CHEZ'),
  FR: words(FRENCH, 'DI DELS'),
  MC: words(FRENCH),
  LU: words(GERMAN, FRENCH),
  BE: words(FRENCH, DUTCH),
  NL: words(DUTCH),
  IT: words(ITALIAN),
  GB: words(ENGLISH, 'A AN DE EN IN LA LE NA NAM NAN OR Y YN YR CUM SUPER JUXTA'),
  IE: words(ENGLISH),
  US: words('OF THE AND'),
  CA: words('AND OF THE DE DES DU LA LE LES SUR AUX ET'),
  AU: words(ENGLISH),
  NZ: words(ENGLISH),
  ES: words(SPANISH),
  PT: words(PORTUGUESE),
};

/** Of streets. */
export const SMALL_IN_STREETS: Readonly<Record<string, ReadonlySet<string>>> = {
  DE: words(GERMAN, 'BIS DIE'),
  AT: words(GERMAN, 'BIS DIE'),
  LI: words(GERMAN),
  CH: words(GERMAN, FRENCH, ITALIAN),
  FR: words(FRENCH, 'BIS TER QUATER'),
  MC: words(FRENCH, 'BIS TER QUATER'),
  LU: words(GERMAN, FRENCH),
  BE: words(FRENCH, DUTCH),
  NL: words(DUTCH),
  IT: words(ITALIAN, 'BIS'),
  GB: words(ENGLISH),
  IE: words(ENGLISH),
  US: words('OF THE AND AT ON'),
  CA: words('OF THE AND AT ON DE DES DU'),
  AU: words(ENGLISH),
  NZ: words(ENGLISH),
  ES: words(SPANISH),
  PT: words(PORTUGUESE),
};

/** Of names of companies, departments and buildings where English is spoken. */
export const SMALL_IN_ENGLISH_COMPANIES: ReadonlySet<string> = words('OF THE AND FOR AT IN ON BY TO WITH DE');

/** Of the same elsewhere. */
export const SMALL_IN_COMPANIES: ReadonlySet<string> = words(
  'UND FÜR DER DIE DAS DES DEM DEN IM AM AN ZU ZUR ZUM VON VOM BEI MIT',
  'OF THE AND FOR AT IN ON BY TO WITH',
  'DE DU ET AUX AU EN POUR SUR',
  'VAN HET VOOR',
  'DI DEL DELLA DELLE DEI DEGLI PER',
);
