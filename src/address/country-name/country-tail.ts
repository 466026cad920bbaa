import type { TypedAddress } from '../../model/typed-address.ts';
import { foldWords } from '../fold.ts';
import { countryNamed, mayEndInCountry } from './country-names.ts';

/** A country named at the end of free lines or of the town field, and what stands there without it. */
export interface CountryTail {
  readonly country: string;
  readonly lines: readonly string[];
  readonly city: string;
}

/**
 * Takes a country's name off the end of the last free line, where it stands alone, behind a comma or behind a town
 * line, or off the town field, behind a comma. Names that places and regions bear too count only below or behind a
 * postal code; `Georgia` never.
 */
export function withoutCountryTail(typed: TypedAddress): CountryTail | undefined {
  const { lines, city } = typed;
  const last = lines.at(-1);
  if (last !== undefined) {
    const cut = cutLine(typed, last);
    if (cut !== undefined) {
      const rest = lines.slice(0, -1);
      return { country: cut.country, lines: cut.before === '' ? rest : [...rest, cut.before], city };
    }
  }
  if (!city.includes(',') && !city.includes('(')) return undefined;
  const cut = cutAtComma(city, typed.postalCode !== '');
  return cut === undefined || cut.before === ''
    ? undefined
    : { country: cut.country, lines, city: cut.before };
}

interface Cut {
  readonly before: string;
  readonly country: string;
}

function cutLine(typed: TypedAddress, last: string): Cut | undefined {
  if (!mayEndInCountry(last)) return undefined;
  const above = typed.lines.at(-2) ?? '';
  const country = countryNamed(last);
  if (country !== undefined) {
    const hasTown = typed.city !== '' || CODE.test(above);
    const isSure = isAlsoPlace(last)
      ? hasTown && (CODE.test(above) || typed.postalCode !== '')
      : hasTown || isApart(typed);
    return isSure && !isNever(last) ? { before: '', country } : undefined;
  }
  return cutAtComma(last, CODE.test(last)) ?? cutBehindTown(typed, last);
}

/** Without a comma only behind a code, or behind a town that follows its code while the street stands elsewhere. */
function cutBehindTown(typed: TypedAddress, line: string): Cut | undefined {
  if (!CODE.test(line)) return undefined;
  for (let from = line.indexOf(' '); from >= 0; from = line.indexOf(' ', from + 1)) {
    const before = line.slice(0, from);
    const name = line.slice(from + 1);
    const country = countryNamed(name);
    if (country === undefined) continue;
    const isBehindCode = ENDS_IN_CODE.test(before);
    const isBehindTown =
      !NEW_TOWN.test(before) &&
      SURE_BEHIND_TOWN.has(foldWords(name, 'strip')) &&
      STARTS_WITH_CODE.test(before) &&
      (typed.lines.length > 1 || typed.street !== '');
    return (isBehindCode && !isNever(name)) || isBehindTown ? { before, country } : undefined;
  }
  return undefined;
}

function cutAtComma(line: string, hasCode: boolean): Cut | undefined {
  const found = /^(.*\S) *(?:,|;|\() *([^,;()]+)\)?$/.exec(line);
  const [, before = '', name = ''] = found ?? [];
  const country = name === '' ? undefined : countryNamed(name);
  if (country === undefined || (isAlsoPlace(name) && !hasCode)) return undefined;
  return isNever(name) ? undefined : { before, country };
}

/** Something like a postal code with words beside it: `12345 Berlin`, `London SW1A 1AA`, `Toronto ON M5V 2T6`. */
const CODE_SHAPE =
  '(?:\\d{4,6}(?:-\\d{3,4})?|\\d{3} \\d{2}|\\d{2}-\\d{3}|\\d{4} ?[A-Z]{2}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)';
const CODE = new RegExp(
  `^(?:[A-Z]{1,3}-)?${CODE_SHAPE} +\\p{L}|\\p{L}.*[ ,]${CODE_SHAPE}(?![\\p{L}\\d])`,
  'u',
);
const ENDS_IN_CODE = new RegExp(`\\p{L}.*[ ,]${CODE_SHAPE}$`, 'u');
const STARTS_WITH_CODE = new RegExp(`^(?:[A-Z]{1,3}-)?${CODE_SHAPE} +\\p{L}`, 'u');

/** Whether enough stands above a country's line for name, street and town. */
function isApart({ lines, name, familyName, company }: TypedAddress): boolean {
  return lines.length >= (name === '' && familyName === '' && company === '' ? 4 : 3);
}

function isAlsoPlace(name: string): boolean {
  const folded = foldWords(name, 'strip');
  return folded.length <= 3
    ? folded !== 'USA' && folded !== 'BRD' && folded !== 'UK'
    : ALSO_PLACES.has(folded);
}

/** A state of the United States first: no code and no town makes it the country at the Caucasus. */
function isNever(name: string): boolean {
  return foldWords(name, 'strip') === 'GEORGIA';
}

/** Countries whose names towns, suburbs or regions bear elsewhere, or whose capital is called the same. */
const ALSO_PLACES: ReadonlySet<string> = new Set(
  (
    'GEORGIA JERSEY GUERNSEY LUXEMBOURG LUXEMBURG LUSSEMBURGO LUXEMBURGO MONACO SINGAPORE SINGAPUR SINGAPOUR GIBRALTAR ' +
    'MEXICO MEXIKO PANAMA LEBANON JORDAN CUBA PERU CHINA POLAND HOLLAND MALTA NORWAY DENMARK SWEDEN TURKEY WALES CHAD ' +
    'MALI ITALY GREECE BRAZIL CHILE BELGIUM GUATEMALA KUWAIT DJIBOUTI ANDORRA CYPRUS ISRAEL EGYPT LIBERIA ' +
    'COLOMBIA BOLIVIA ALBANIA ARMENIA VENEZUELA ANGOLA SAMOA TONGA NIGER GUINEA TOGO DOMINICA BERMUDA GRENADA ' +
    'ISLAND PALESTINE BRITAIN MACEDONIA MONTSERRAT MAURICE GALES'
  )
    .split(' ')
    .concat(['SAN MARINO', 'ST LUCIA', 'SAINT LUCIA', 'PUERTO RICO', 'EL SALVADOR', 'SAN SALVADOR']),
);

/** Names that neither a town ends in, nor a company that has a postal code of its own (`Mondelez Deutschland`). */
const SURE_BEHIND_TOWN: ReadonlySet<string> = new Set(
  (
    'GERMANY AUSTRIA SWITZERLAND FRANCE NETHERLANDS SPAIN PORTUGAL ALLEMAGNE AUTRICHE SUISSE SVIZZERA OSTERREICH OESTERREICH ' +
    'FRANKREICH ITALIEN ITALIA ESPANA BELGIEN BELGIQUE BELGIE NIEDERLANDE NEDERLAND DUITSLAND GERMANIA'
  ).split(' '),
);

/** `New Germany`, `Little Switzerland`. */
const NEW_TOWN = /(?:^| )(?:new|little|old)$/i;
