import type { Finding } from '../finding.ts';
import type { DialectGuess } from './guess-dialect.ts';
import type { LayoutGuess } from './guess-layout.ts';

/** What was found of delimiter, quote and escape. */
export function dialectFindings(dialect: DialectGuess): Finding[] {
  const { format, cells, quotesSeen, sureness, why, second } = dialect;
  const other = second === '' || sureness === 'sure' ? '' : `; second best is ${shownSign(second)}`;
  const found: Finding[] =
    cells === 1
      ? [{ topic: 'delimiter', says: 'none: one column', sureness, why }]
      : [{ topic: 'delimiter', says: shownSign(format.delimiter), sureness, why: why + other }];
  if (format.quote === '')
    found.push({
      topic: 'quote',
      says: 'none',
      sureness: 'likely',
      why: 'quotes in the text do not enclose cells',
    });
  else if (quotesSeen) {
    found.push(
      format.strictQuotes
        ? {
            topic: 'quote',
            says: shownSign(format.quote),
            sureness: 'sure',
            why: 'it opens and closes cells',
          }
        : {
            topic: 'quote',
            says: `${shownSign(format.quote)}, lenient`,
            sureness: 'likely',
            why: 'some stand within unquoted cells, or have blanks beside them',
          },
    );
  } else
    found.push({
      topic: 'quote',
      says: shownSign(format.quote),
      sureness: 'a guess',
      why: 'none was seen, it is the usual one',
    });
  if (format.escape !== '')
    found.push({
      topic: 'escape',
      says: shownSign(format.escape),
      sureness: 'likely',
      why: 'it stands before quotes or delimiters',
    });
  return found;
}

/** What was found of header, comments and footer. */
export function layoutFindings(layout: LayoutGuess, footer: number): Finding[] {
  const { header, headerWhy, headerSure, comment } = layout;
  const sureness = headerSure ? 'sure' : 'likely';
  const found: Finding[] = [
    header === undefined
      ? { topic: 'header', says: 'none', sureness, why: headerWhy }
      : { topic: 'header', says: `line ${header.line + 1}`, sureness, why: headerWhy },
  ];
  if (comment !== '')
    found.push({
      topic: 'comments',
      says: `lines that begin with ${shownSign(comment)}`,
      sureness: 'likely',
      why: 'they have other cells than the rows',
    });
  if (footer > 0)
    found.push({
      topic: 'footer',
      says: footer === 1 ? 'the last line' : `the last ${footer} lines`,
      sureness: 'likely',
      why: 'totals, counts or notes: no cells like those above',
    });
  return found;
}

/** What is no row, in words. `hints`: lines that are hints to a program, before all others. */
export function passedOver(
  { header, rowsFrom, comment }: LayoutGuess,
  footer: number,
  hints: number,
): string[] {
  const over = header === undefined ? rowsFrom : header.line;
  const said: string[] = [];
  if (over > hints) said.push(`${linesFrom(1, over)} above the table`);
  else said.push(...hintsOver(hints));
  if (header !== undefined && rowsFrom > header.line + header.lines)
    said.push(`${linesFrom(header.line + header.lines + 1, rowsFrom)} between header and rows`);
  if (comment !== '') said.push(`lines that begin with ${shownSign(comment)} are comments`);
  if (footer > 0)
    said.push(footer === 1 ? 'the last line is a footer' : `the last ${footer} lines are a footer`);
  return said;
}

function linesFrom(first: number, last: number): string {
  return first === last ? `line ${first} stands` : `lines ${first} to ${last} stand`;
}

export function hintsOver(hints: number): string[] {
  return hints > 0 ? ['line 1 is a hint to a spreadsheet'] : [];
}

/** A sign as it can be shown: control characters and blanks by name. */
function shownSign(sign: string): string {
  const named = Array.from(sign, (char) => {
    if (char === '\t') return 'tab';
    if (char === ' ') return 'blank';
    return /\p{Cc}/u.test(char) ? `0x${char.charCodeAt(0).toString(16).padStart(2, '0')}` : undefined;
  });
  return named.every((name) => name === undefined)
    ? `\`${sign}\``
    : named.map((name, i) => name ?? `\`${sign.charAt(i)}\``).join(' ');
}
