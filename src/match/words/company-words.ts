/** Legal forms and small words, folded: they are left out of a company's name. */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp lp ltd limited plc corp corporation co company pc pllc gmbh ag kg kgaa ohg ug gbr ev eg se sa sarl sas snc bv nv vof spa srl sl pty ' +
    'mbh haftungsbeschraenkt the of and und et de der die das la le les du des for at in an a to il i e y von vom zum zur am im dba'
  ).split(' '),
);

/** Words that many companies and sites bear: what is left of a name without them tells it from others. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'center school elementary high middle academy college university institute day care daycare child children early learning childhood education educational preschool kindergarten nursery head start ' +
    'program programs service community public church temple ministries association society foundation club group holding international national american general ' +
    'hospital clinic medical health healthcare home care provider providers hospice mobile surgery surgical nursing rehabilitation dental pharmacy agency facility house family families development site office branch main ' +
    'store shop market restaurant cafe hotel bank insurance consulting solutions systems technology technologies industries enterprises partners management ' +
    'gesellschaft verein praxis zentrum schule kita kindergarten apotheke krankenhaus klinik gruppe handel vertrieb dienst dienste service bau technik ' +
    'ecole centre societe maison pharmacie scuola centro societa farmacia stichting vereniging winkel north south east west city county district'
  ).split(' '),
);

/** Short and other forms of words in companies' names. */
export const SHORT_WORDS: ReadonlyMap<string, string> = new Map([
  ['centre', 'center'],
  ['centers', 'center'],
  ['ctr', 'center'],
  ['cntr', 'center'],
  ['cent', 'center'],
  ['schools', 'school'],
  ['sch', 'school'],
  ['elem', 'elementary'],
  ['acad', 'academy'],
  ['univ', 'university'],
  ['comm', 'community'],
  ['comty', 'community'],
  ['svc', 'service'],
  ['svcs', 'service'],
  ['serv', 'service'],
  ['services', 'service'],
  ['assn', 'association'],
  ['assoc', 'association'],
  ['assocs', 'association'],
  ['associates', 'association'],
  ['hosp', 'hospital'],
  ['med', 'medical'],
  ['dev', 'development'],
  ['devel', 'development'],
  ['ed', 'education'],
  ['educ', 'education'],
  ['saint', 'st'],
  ['sainte', 'st'],
  ['sankt', 'st'],
  ['mount', 'mt'],
  ['fort', 'ft'],
  ['clubs', 'club'],
  ['childrens', 'children'],
  ['childs', 'child'],
  ['dept', 'department'],
  ['mgmt', 'management'],
  ['intl', 'international'],
  ['natl', 'national'],
  ['amer', 'american'],
  ['mfg', 'manufacturing'],
  ['bros', 'brothers'],
  ['gebr', 'gebrueder'],
  ['pre', 'preschool'],
  ['prek', 'preschool'],
]);
