import { compileDateReader } from '../../typing/date-reader.ts';

/** How the days of a column are written. */
interface DateFormat {
  readonly format: string;
  /** Day and month may be the other way round: no value is above 12 on either place. */
  readonly ambiguous: boolean;
}

const MIDNIGHT = /([T ])(00:00(?::00(?:\.0+)?)?)$/;
const SEPARATED = ['YYYY-MM-DD', 'DD.MM.YYYY', 'D.M.YYYY', 'DD.MM.YY', 'D.M.YY', 'MM.DD.YYYY'];
const SLASHED = [
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'D/M/YYYY',
  'M/D/YYYY',
  'DD/MM/YY',
  'MM/DD/YY',
  'D/M/YY',
  'M/D/YY',
];
const FORMATS = [
  ...SEPARATED,
  ...SLASHED,
  ...SLASHED.map((format) => format.replaceAll('/', '-')),
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYY-M-D',
  'YYYY/M/D',
  'YY-MM-DD',
];
/** Digits alone: only where a column's name speaks of a day. */
const COMPACT = ['YYYYMMDD', 'DDMMYYYY', 'MMDDYYYY', 'YYMMDD', 'DDMMYY', 'MMDDYY'];

const readers = new Map<string, ReturnType<typeof compileDateReader>>();

/**
 * The pattern that reads every value as a day of the calendar. Where day and month may change places, `isAmerican` decides:
 * what the rest of the file looks like. `named`: the column's name speaks of a day.
 */
export function dateFormat(
  values: readonly string[],
  { named, isAmerican }: { readonly named: boolean; readonly isAmerican: boolean },
): DateFormat | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  const midnight = MIDNIGHT.exec(first);
  const tail = midnight === null ? '' : `${midnight[1]}${midnight[2]}`;
  const days =
    tail === ''
      ? values
      : values.map((value) => (value.endsWith(tail) ? value.slice(0, -tail.length) : value));
  const compact = /^\d+$/.test(days[0] ?? '');
  if (compact && !named && !isEightDigitDay(days)) return undefined;
  const fitting = (compact ? COMPACT : FORMATS).filter((format) => readsAll(days, format));
  const [best] = fitting;
  if (best === undefined) return undefined;
  const swapped = fitting.find(
    (format) => monthFirst(format) !== monthFirst(best) && sameLength(format, best),
  );
  if (swapped === undefined) return { format: best + tail, ambiguous: false };
  const american = monthFirst(best) ? best : swapped;
  const european = american === best ? swapped : best;
  return { format: (isAmerican && !best.includes('.') ? american : european) + tail, ambiguous: true };
}

function readsAll(values: readonly string[], format: string): boolean {
  let read = readers.get(format);
  if (read === undefined) readers.set(format, (read = compileDateReader(format)));
  for (const value of values) if (read(value) === undefined) return false;
  return true;
}

/** Days of our time written in eight digits, each a day of the calendar, are days whatever the column's name. */
function isEightDigitDay(values: readonly string[]): boolean {
  return (
    values.length >= 3 &&
    values.every((value) => /^(19|20)\d{6}$/.test(value)) &&
    readsAll(values, 'YYYYMMDD')
  );
}

function monthFirst(format: string): boolean {
  return format.indexOf('M') < format.indexOf('D') && !format.startsWith('Y');
}

function sameLength(a: string, b: string): boolean {
  return !b.startsWith('Y') && a.length === b.length;
}
