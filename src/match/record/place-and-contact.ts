import { PLACE_WORDS } from '../words/street-words.ts';
import { foldText } from './fold-text.ts';

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
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text);
  if (iso !== null) return `${iso[1] ?? ''}${iso[2] ?? ''}${iso[3] ?? ''}`;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  if (german !== null)
    return `${german[3] ?? ''}${(german[2] ?? '').padStart(2, '0')}${(german[1] ?? '').padStart(2, '0')}`;
  return text.replace(/\W+/g, '').toLowerCase();
}

export function readEmail(text: string): string {
  const at = text.indexOf('@');
  return at < 1 ? '' : text.trim().toLowerCase();
}

/** Its digits, without what leads to a country or an area: the last nine at most. */
export function readPhone(text: string): string {
  const digits = text.replace(/\D+/g, '');
  if (digits.length < 5 || /^0+$/.test(digits)) return '';
  return digits.replace(/^0+/, '').slice(-9);
}

export function readCustomerId(text: string): string {
  return foldText(text).replaceAll(' ', '');
}
