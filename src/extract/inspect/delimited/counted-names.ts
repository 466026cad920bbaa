import { kindOf } from '../cell-kind.ts';

const FEWEST_YEARS = 2;
const FEWEST_NUMBERS = 3;

/**
 * Whether numbers name the columns: years that follow one another beside words, above values that are no years; or 0, 1,
 * 2, … (1, 2, 3, …) as programs number columns, above values that are mostly no such numbers; or one word
 * with such numbers, or days above values that are none.
 */
export function areCountedNames(row: readonly string[], body: readonly (readonly string[])[]): boolean {
  if (body.length === 0) return false;
  const texts = row.map((text) => text.trim());
  if (areNumbered(texts)) return !body.some(areNumbered);
  if (areDays(texts))
    return !body.some((cells) => texts.some((text, i) => isDay(text) && isDay(cells[i] ?? '')));
  const isNumber = (text: string): boolean => /^\d{1,4}$/.test(text);
  const places = texts.flatMap((text, i) => (isNumber(text) ? [i] : []));
  const [first = 0] = places;
  const step = Number(texts[first + 1]) - Number(texts[first]);
  const counts = places.every(
    (place, i) => place === first + i && Number(texts[place]) === Number(texts[first]) + i * step,
  );
  if (!counts || Math.abs(step) !== 1) return false;
  const isBelow = (like: (text: string) => boolean): boolean =>
    body.some((cells) => places.every((place) => like((cells[place] ?? '').trim())));
  if (places.every((place) => isYear(texts[place] ?? ''))) {
    const words = texts.every((text, i) => isNumber(text) || !/\d/.test(text) || i < first);
    return places.length >= FEWEST_YEARS && words && !isBelow(isYear);
  }
  const all = places.length === texts.length && places.length >= FEWEST_NUMBERS;
  const fromBeginning = step === 1 && Number(texts[0]) <= 1;
  const cells = body.flat();
  const whole = cells.filter((text) => /^\s*\d+\s*$/.test(text)).length;
  return all && fromBeginning && whole <= cells.length / 3;
}

/** Days beside words: those to which the numbers below them belong. */
function areDays(texts: readonly string[]): boolean {
  const days = texts.filter(isDay);
  const isWord = (text: string): boolean => text !== '' && !/\d/.test(text);
  return (
    days.length > 1 &&
    new Set(days).size === days.length &&
    texts.every((text) => isDay(text) || isWord(text))
  );
}

function isDay(text: string): boolean {
  return kindOf(text).kind === 'date';
}

/** `col1`, `col2`, `col3`, … */
function areNumbered(texts: readonly string[]): boolean {
  const [, word, number] = /^(\D+?)(\d+)$/.exec(texts[0] ?? '') ?? [];
  if (word === undefined || texts.length < FEWEST_NUMBERS || Number(number) > 1) return false;
  return texts.every((text, i) => text.startsWith(word) && text.slice(word.length) === next(number ?? '', i));
}

/** A number so much higher, with its zeros in front. */
function next(number: string, by: number): string {
  return String(Number(number) + by).padStart(number.length, '0');
}

function isYear(text: string): boolean {
  return /^(19|20)\d\d$/.test(text);
}
