import { fromWindows1252 } from './windows-1252.ts';

/**
 * Resolves HTML entities that are written out whole, `&uuml;`, `&#252;`, `&#xFC;`, `&amp;uuml;`; a system that made
 * capitals of them (`&UUML;`) meant the capital letter. What lacks its semicolon stays: `AT&T`, `Q&A`.
 */
export function withoutEntities(text: string): string {
  let resolved = text;
  for (let pass = 0; pass < MOST_PASSES && resolved.includes('&'); pass++) {
    const next = resolved.replace(ENTITY, resolvedEntity);
    if (next === resolved) break;
    resolved = next;
  }
  return resolved;
}

/** An export that escapes twice is known, thrice is not. */
const MOST_PASSES = 3;

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}\d{0,2}));/g;

function resolvedEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named(name) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return numbered(code) ?? whole;
}

function named(name: string): string | undefined {
  const exact = ENTITIES.get(name);
  if (exact !== undefined) return exact;
  if (name !== name.toUpperCase()) return undefined;
  const small = ENTITIES.get(name.toLowerCase());
  return small === 'ß' ? small : small?.toUpperCase();
}

/** Numbers 128 to 159 mean Windows-1252 (HTML living standard, 13.2.5.80); control characters mean nothing. */
function numbered(code: number): string | undefined {
  if (code >= 0x80 && code < 0xa0) return fromWindows1252(code);
  if (code < 0x20 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) return undefined;
  return String.fromCodePoint(code);
}

/** The names of HTML 4 for U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(0xa0 + at)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Zcaron: 'Ž',
    zcaron: 'ž',
    Yuml: 'Ÿ',
    euro: '€',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    bull: '•',
    hellip: '…',
    trade: '™',
  }),
]);
