import { compileGrammar, type Language } from './grammar.ts';

const NAME_STOP = String.raw`b[âa]t(?:iment)?|bt|esc(?:alier)?|app(?:artement|artment|t|art)?|apt|logement|log|porte|hall|entr[ée]e|bo[îi]te|bte|[ée]tage|rdc|bp|cs|tsa|rue|avenue|av|boulevard|bd|place|chemin|route|impasse|all[ée]e|quai`;
const NAME = String.raw`(?: (?!(?:${NAME_STOP})(?![\p{L}]))(?:\p{L}|['’])[\p{L}\p{M}'’.-]*)+`;

const STREET_TYPES = String.raw`rue|r\.|avenue|av\.?|ave\.?|boulevard|boul\.?|bd\.?|bld\.?|blvd\.?|bvd\.?|place|pl\.?|placette|route|rte\.?|chemin|che\.?|chem\.?|ch\.|all[ée]es?|all\.?|impasse|imp\.?|quai|cours|crs\.?|square|sq\.?|passage|pass\.?|ruelle|sentier|sente|faubourg|fbg\.?|fg\.?|chauss[ée]e|mont[ée]e|esplanade|promenade|cit[ée]|hameau|ham\.?|lotissement|lot\.?|rond-point|voie|traverse|venelle|galerie|parvis|rocade|clos|domaine|mail|c[ôo]te|descente|rampe|pont|port|carrefour|cour|villa|quartier|desserte|drève|levée|autoroute|rn|rd|z\.?a\.?c?\.?|z\.?i\.?|zone|parc|centre|résidence|residence`;

export const french: Language = {
  parts: {
    postBox: [
      String.raw`(?:B\.? ?P\.?|C\.? ?S\.?|TSA|Boîte postale|Boite postale|Case postale|Cidex)[ :]{0,2}(?:n[°º] ?)?\d{1,6}(?: \d{1,3}(?!\d))?`,
      'Case postale(?=$|[,;])|Poste restante',
    ].join('|'),
    district: String.raw`(?:lieu[- ]?dit|lieudit|l\.d\.|hameau(?: de)?)(?: ?: ?| )(?:"[^"]+"|[\p{L}'’][^,;()\d]*[^,;()\d /-])`,
    floor: String.raw`(?:\d{1,2} ?(?:ers?|[èe]re|[èée]me|i[èe]me|nde?|e|è|°)\.? ?(?:[ée]tage|[ée]tg?\.?)|(?:[ée]tage|[ée]tg\.?) ?\d{1,2}|premier étage|dernier étage|rdc|rez[- ]de[- ]chauss[ée]e|entresol|sous-sol)(?:[, ]{1,2}(?:[àa] )?(?:gauche|droite|face|gche|dte))?`,
    staircase: String.raw`(?:escalier|esc\.?|entr[ée]e|hall|cage) ?ID`,
    building: [
      String.raw`(?:b[âa]timent|b[âa]t\.?|bt\.?|immeuble|imm\.?|tour|bloc|pavillon|pav\.?|aile|b[âa]timents) ?ID`,
    ].join('|'),
    unit: String.raw`(?:appartement|appart\.?|appt\.?|apt\.?|app\.?|logement|log\.?|lgt\.?|porte|pte\.?|studio|bureau|bur\.?|bo[îi]te(?: aux lettres)?|bte\.?|chambre|local|n[°º]) ?ID(?:[, ]{1,2}(?:gauche|droite))?`,
  },
  named: String.raw`(?:r[ée]sidence|r[ée]s\.?|immeuble|imm\.?|b[âa]timent|b[âa]t\.?|tour|centre commercial|ccial|c\. ?cial|centre d['’]affaires|le clos|domaine|ch[âa]teau|espace)${NAME}`,
  street: String.raw`^(?:(?:petite?|grande?|vieux|vieille|anciens?|anciennes?|nouvelle?|haute?|basse?|rond) ){0,2}(?:${STREET_TYPES})(?![\p{L}])`,
  numbered: 'rue|voie|all[ée]e|avenue|chemin|route(?: nationale| départementale)?|rn|rd|cd|d|n',
  department: String.raw`services?|serv\.|direction|d[ée]partement|comptabilit[ée]|ressources humaines|secr[ée]tariat|attach[ée]e? de presse|bureau des \p{L}+|achats|courrier`,
  salutation: String.raw`M\.|MM\.|Mr\.?|Monsieur|Mme\.?|Mmes\.?|Madame|Mlle\.?|Mademoiselle|Me|Maître|Dr\.?|Docteur|Famille|Pr\.?|Professeur`,
  site: String.raw`Z\.?A\.?C?\.?E?|Z\.?I\.?|Z\.?U\.?P\.?|zone|parc|technop[oô]le|p[ôo]le|lieu[- ]?dit`,
};

const FURTHER = String.raw`(?: ?(?:(?:bis|ter|quater|quinquies)(?: [a-z])?|[a-z])(?![\p{L}\d.'’]))?`;

/** `12`, `12bis`, `12 B`, `12-14`, `12/14`, `12 à 14`, `1+2BN`. */
const frenchNumber = String.raw`\d{1,5}(?![\d°º]| ?(?:ers?|[èe]re|[èé]me|e|è) ?[ée]t)${FURTHER}(?: ?(?:[-–/+&]|à|et) ?\d{1,5}(?!\d)${FURTHER})*`;

export const france = compileGrammar({
  country: 'FR',
  languages: [french],
  numberAt: 'start',
  houseNumber: frenchNumber,
  code: String.raw`\d{5}`,
  codePrefix: 'F|FR',
});
