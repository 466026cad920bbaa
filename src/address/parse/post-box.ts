/** Number or letter of a box: `12`, `B-12`, `# 201`, `X`; a blank only behind letters. */
const ID = String.raw`(?:no\.? ?)?#? ?(?:[A-Za-z]{1,3}[ -]?)?\d[\w-]*(?![\p{L}\d])`;
const LETTER = String.raw`[A-Za-z](?![\p{L}\d'])`;
const OFFICE = String.raw`(?:[ ,]+(?:stn|station|succ(?:ursale)?|rpo|csp)\.? [\p{L}\d-]+(?=$|[\n,;]))?`;

/** Of the longest forms first: a rural route holds a box. */
const ENGLISH = [
  String.raw`(?:r\. ?r\.|r ?r|rural (?:route|rt)|r\.?f\.?d\.?|r\.d\.|star (?:route|rte?)|h\.?c\.? (?:rte?|route)|h(?:igh)?wa?y contract(?: rte?| route)?|rte?|route|h\.?c\.? ?r?\.?)[ .]*(?:#? ?\d+[a-z]{0,2})?[ ,]+(?:box|bx)\.? *(?:${ID}|#? ?[A-Za-z]\d*(?![\p{L}\d]))(?: [A-Za-z](?=\s*(?:$|[\n,;])))?`,
  String.raw`(?:r\. ?r\.|r ?r|rural (?:route|rt)|r\.?f\.?d\.?|h\.?c\.?r?|h(?:igh)?wa?y contract(?: rte?| route)?) ?#? ?\d+[a-z]{0,2}(?![\p{L}\d])`,
  String.raw`(?:psc|cmr|unit|ops)[ #]*\d+[ ,]+(?:box|bx) *#? ?\d+[a-z]?(?![\p{L}\d])`,
  String.raw`(?:psc|cmr)[ #]*\d+(?![\p{L}\d])`,
  String.raw`(?:g\.?p\.?o\.? |gen(?:eral)? post office )(?:box|bag)\.? *(?:${ID})`,
  String.raw`(?:locked|private|p\.?|community|roadside)[ ](?:mail )?bag\.? *(?:${ID})`,
  String.raw`(?:p ?\.? ?o\.?|post(?:al)? ?office|postal)[ -]?(?:box|bx|drawer|bin|lock ?box)\.? *(?:${ID}|${LETTER})${OFFICE}`,
  String.raw`p\.?o\.? ?b\.? *#? ?\d[\d-]*(?![\p{L}\d])`,
  String.raw`post office #? ?\d{2,}(?![\p{L}\d])`,
  String.raw`p\.?o\.? *#? ?\d{2,}(?![\p{L}\d])`,
  String.raw`(?:rmb|rsd|rms|cma|cmb|lmb) ?\d+(?![\p{L}\d])`,
  String.raw`(?:caller(?: service)?|lock ?box|lbx|drawer|lb #|box|bx)\.? *(?:${ID})`,
  String.raw`general delivery`,
];

const FRENCH = [
  String.raw`(?:case postale|bo[iî]te postale|c\. ?p\.|c\.?p|b\.? ?p\.?|c\.? ?s\.?|tsa) ?\d+(?: ?\d{2,})*${OFFICE}`,
  String.raw`poste restante`,
];
const GERMAN = [
  String.raw`(?:postfach|postf\.|pf\.?) ?\d[\d ]*\d?`,
  String.raw`packstation ?\d+`,
  'postlagernd',
];
const OTHERS = [
  String.raw`postbus ?\d+`,
  String.raw`(?:casella postale|cas\. post\.|c\.p\.) ?\d+`,
  String.raw`(?:apartado(?: de correos)?|apdo\.?|caixa postal) ?\d+`,
];

const BY_COUNTRY: ReadonlyMap<string, RegExp> = new Map([
  ['US', compiled(ENGLISH)],
  ['GB', compiled(ENGLISH)],
  ['AU', compiled(ENGLISH)],
  ['CA', compiled([...ENGLISH, ...FRENCH])],
]);
const EVERYWHERE = compiled([...ENGLISH, ...FRENCH, ...GERMAN, ...OTHERS]);
const MAY_HOLD =
  /box|bx|p ?\.? ?o|r\.? ?r|r\.?f\.?d|psc|cmr|h\.?c|contract|star|rte?|bag|rural|rm[bs]|cm[ab]|general|drawer|lb|lock|caller|rsd|post|apartado|apdo|caixa|casella|c\.? ?p|b\.? ?p|c\.? ?s|tsa|pf/i;

/** Where a box stands in a text, with its word. */
interface PostBox {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The first post box at or behind `from`, or what stands for one (rural route, military unit, general delivery). */
export function readPostBox(text: string, country: string, from = 0): PostBox | undefined {
  if (!MAY_HOLD.test(text)) return undefined;
  const pattern = BY_COUNTRY.get(country) ?? EVERYWHERE;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return { from: match.index, to: match.index + match[0].length, text: match[0] };
}

function compiled(forms: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d'’.-])(?:${forms.join('|')})`, 'giu');
}
