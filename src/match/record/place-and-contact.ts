import { PLACE_WORDS } from '../words/street-words.ts';
import { foldText } from './fold-text.ts';
import { readNumber } from './street-line.ts';

/** A town's or district's name with its words run together: `stgeorges`, `mtgambier`. */
export function readPlace(text: string): string {
  if (text === '') return '';
  let place = '';
  for (const word of foldText(text).split(' ')) place += PLACE_WORDS.get(word) ?? word;
  return place;
}

/** Letters and digits alone; of a ZIP+4 the first five. */
export function readCode(text: string, country: string): string {
  const code = text.toLowerCase().replace(/[^\da-z]+/g, '');
  if ((country === 'US' || country === '') && /^\d{9}$/.test(code)) return code.slice(0, 5);
  return code;
}

/** `YYYYMMDD` where the date can be told, else the folded text. */
export function readBirthDate(text: string): string {
  if (text === '') return '';
  const date = typedBirthDate(text);
  return isNoBirthDate(date) ? '' : date;
}

/** What is typed, or was stored, where no birth date is known: before 1900, or the first day of a calendar. */
function isNoBirthDate(date: string): boolean {
  if (!/[1-9]/.test(date) || isOneSign(date)) return true;
  if (date === '01011900' || date === '01011970' || date === '19700101') return true;
  const isDate = /^\d{4}(?:0[0-9]|1[0-2])[0-3]\d$/.test(date);
  return isDate && (date < '19000102' || date > '2200');
}

function typedBirthDate(text: string): string {
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text);
  if (iso !== null) return `${iso[1] ?? ''}${iso[2] ?? ''}${iso[3] ?? ''}`;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  if (german !== null)
    return `${german[3] ?? ''}${(german[2] ?? '').padStart(2, '0')}${(german[1] ?? '').padStart(2, '0')}`;
  return text.replace(/\W+/g, '').toLowerCase();
}

/** Of people an office's address is none of theirs. */
export function readEmail(text: string, ofCompanies: boolean): string {
  const email = text.trim().toLowerCase();
  const at = email.indexOf('@');
  if (at < 1) return '';
  const box = email.slice(0, at);
  if (NO_MAIL.has(box) || isNothing(box)) return '';
  return !ofCompanies && OFFICES.has(box) ? '' : email;
}

const NO_MAIL = new Set(
  'noreply no-reply donotreply nomail noemail no-email keinemail keine-email'.split(' '),
);

const OFFICES = new Set(
  (
    'info office kontakt contact mail email post service support hello hallo team sales vertrieb verkauf verwaltung ' +
    'buchhaltung accounting rechnung rechnungen invoice invoices billing accounts finance admin webmaster sekretariat zentrale'
  ).split(' '),
);

/** Its digits, without what leads to a country or an area: the last nine at most. */
export function readPhone(text: string): string {
  const digits = text.replace(/\D+/g, '');
  if (digits.length < 5 || isOneSign(digits) || isCounting(digits)) return '';
  return digits.replace(/^0+/, '').slice(-9);
}

export function readCustomerId(text: string): string {
  const id = foldText(text).replaceAll(' ', '');
  return isNothing(id) || (id.length > 3 && isOneSign(id)) || isCounting(id) ? '' : id;
}

/** With its kind, where that is none that is only a box: `12`, `rr2box18`, `packstation145`. */
export function readPostBox(text: string): string {
  const folded = foldText(text);
  const kind = folded.replace(/[^\p{L}]+/gu, '');
  return kind === '' || BOXES.has(kind) ? readNumber(text) : folded.replaceAll(' ', '');
}

const BOXES = new Set(
  'pobox box pob postfach pf postbox postofficebox postbus boitepostale bp casepostale cp casellapostale apartado'.split(
    ' ',
  ),
);

/** What people type where they know nothing. */
const NOTHING = new Set(
  (
    'na none null nil nan undefined unknown test dummy tbd unbekannt keine keiner kein ohne leer fehlt inconnu aucun ' +
    'nessuno sconosciuto ninguno desconocido onbekend geen xx xxx x'
  ).split(' '),
);

function isNothing(text: string): boolean {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, '');
  return NOTHING.has(plain) || /^0*$/.test(plain);
}

function isOneSign(text: string): boolean {
  return text !== '' && text === (text[0] ?? '').repeat(text.length);
}

/** `123456`, `0123456789`. */
function isCounting(text: string): boolean {
  return text.length > 5 && (COUNTING.startsWith(text) || COUNTING.slice(1).startsWith(text));
}

const COUNTING = '01234567890';
