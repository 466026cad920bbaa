import type { LocalePatterns } from './pattern.ts';

/** A date pattern taken apart once: literals and fields in turn. */
type DatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly field: 'd' | 'dd' | 'M' | 'MM' | 'MMM' | 'MMMM' | 'y' | 'yy' };

/** Shows a day (`YYYY-MM-DD`, as the extract stage has checked it) by a CLDR pattern. */
export function dateFormat(pattern: string, locale: LocalePatterns): (day: string) => string {
  const parts = takeApart(pattern);
  const ordinal = pattern.includes('MMM') ? locale.firstDay : undefined;
  return (day) => {
    let text = '';
    for (const part of parts)
      text += part.kind === 'literal' ? part.text : field(part.field, day, locale, ordinal);
    return text;
  };
}

function field(name: string, day: string, locale: LocalePatterns, ordinal: string | undefined): string {
  const year = day.slice(0, 4);
  const month = day.slice(5, 7);
  const date = day.slice(8, 10);
  switch (name) {
    case 'd':
      return date === '01' && ordinal !== undefined ? ordinal : unpadded(date);
    case 'dd':
      return date;
    case 'M':
      return unpadded(month);
    case 'MM':
      return month;
    case 'MMM':
      return locale.shortMonths[Number(month) - 1] ?? month;
    case 'MMMM':
      return locale.months[Number(month) - 1] ?? month;
    case 'yy':
      return year.slice(2);
    default:
      return year;
  }
}

function unpadded(two: string): string {
  return two.startsWith('0') ? two.slice(1) : two;
}

function takeApart(pattern: string): readonly DatePart[] {
  const parts: DatePart[] = [];
  for (const [text] of pattern.matchAll(/'[^']*'|dd?|M{1,4}|yy?|[^dMy']+/g)) {
    if (
      text === 'd' ||
      text === 'dd' ||
      text === 'M' ||
      text === 'MM' ||
      text === 'MMM' ||
      text === 'MMMM' ||
      text === 'y' ||
      text === 'yy'
    ) {
      parts.push({ kind: 'field', field: text });
    } else parts.push({ kind: 'literal', text: text.replaceAll("'", '') });
  }
  return parts;
}
