import { day as dayIn } from '../../unit/calendar.ts';
import { dayNumber } from '../../unit/day-number.ts';

/** From Monday on, as they stand alone (CLDR 48). */
const WEEKDAYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['da', ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']],
  ['de', ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']],
  ['en', ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']],
  ['es', ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo']],
  ['fr', ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']],
  ['it', ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica']],
  ['nl', ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']],
  ['pl', ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela']],
  [
    'pt',
    [
      ...['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira'],
      ...['sábado', 'domingo'],
    ],
  ],
  ['sv', ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag']],
]);

/** 1970-01-01 was a Thursday, the fourth of a week. */
const THURSDAY = 3;

/** The name of a day's weekday: `Montag`; '' of what is no day. */
export function weekdayName(language: string, text: string): string {
  const day = dayIn(text);
  if (day === undefined) return '';
  const ofWeek = (((dayNumber(day) + THURSDAY) % 7) + 7) % 7;
  return WEEKDAYS.get(language)?.[ofWeek] ?? '';
}
