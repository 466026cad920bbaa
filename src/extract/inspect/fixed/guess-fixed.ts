import type { Buffer } from 'node:buffer';
import type { Sureness } from '../finding.ts';
import { columnBorders, ruledColumns, type Span } from './column-borders.ts';
import { amongPacked, packedFields } from './packed-fields.ts';
import { recordLength } from './record-length.ts';

/** Records of fixed width, as far as a sample shows. */
export interface FixedGuess {
  readonly separator: 'line' | 'none';
  /** Of a record without its line end. */
  readonly length: number;
  readonly spans: readonly Span[];
  /** Those of the columns that are packed decimal numbers. */
  readonly packed: readonly Span[];
  /** Names above the columns; '' where there is none. Empty: no line names them. */
  readonly names: readonly string[];
  /** Lines before the first record, and behind the last. */
  readonly skip: number;
  readonly footer: number;
  /** Records of the sample, without title and footer. */
  readonly records: readonly string[];
  readonly sureness: Sureness;
  readonly why: string;
}

const SHORTEST = 8;
const LOOKED_AT = 5000;
const MOST_TITLES = 20;
const DOUBTFUL = 0.7;
const FAR_BETTER = 1.2;
const LONGEST_CUT_OFF = 4096;
const RULE = /^ *[-=]+(?: +[-=]+)+ *$/;

/** Records that are lines of one length, or whose columns stand one below another; undefined when they are not. */
export function guessFixedLines(all: readonly string[], whole: boolean): FixedGuess | undefined {
  const lines = all.slice(0, LOOKED_AT);
  while ((lines.at(-1) ?? 'x').trim() === '') lines.pop();
  if (lines.length < 2) return undefined;
  const ruled = lines.findIndex((line, i) => i <= MOST_TITLES && RULE.test(line));
  if (ruled > 0) return guessRuled(lines, ruled, whole);
  const length = commonLength(lines);
  const even = lines.filter((line) => line.length === length);
  if (length < SHORTEST || even.length < Math.max(2, lines.length * 0.9)) return guessAligned(lines);
  const first = lines.findIndex((line) => line.length === length);
  const last = lines.findLastIndex((line) => line.length === length);
  const below = lines.slice(last + 1).filter((line) => line.trim() !== '');
  const footer = whole && all.length === lines.length ? below.length : 0;
  if (first > MOST_TITLES || footer > 5) return undefined;
  const records = lines.slice(first, last + 1);
  const named = namesAbove(records, length);
  return {
    separator: 'line',
    length,
    ...named,
    packed: [],
    skip: first + (named.names.length > 0 ? 1 : 0),
    footer,
    sureness: even.length >= 10 ? 'sure' : 'likely',
    why: `${even.length === lines.length ? 'all' : even.length} lines have ${length} characters`,
  };
}

/**
 * Records that stand one behind another, without or with packed numbers in them (`host`). `text` is the sample with one
 * character a byte, `bytes` the length of the whole file, where it is known.
 */
export function guessFixedBlock(
  sample: Buffer,
  text: string,
  bytes: number | undefined,
  host: boolean,
): FixedGuess | undefined {
  const found = host ? lengthOf(text, bytes) : recordLength(text, bytes);
  if (found === undefined) return undefined;
  const { length, alike } = found;
  const records: string[] = [];
  for (let at = 0; at + length <= text.length && records.length < LOOKED_AT; at += length) {
    records.push(text.slice(at, at + length));
  }
  const packed = host ? packedFields(sample, length, records.length) : [];
  const share = Math.round(alike * 100);
  const left = (bytes ?? 0) % length;
  const over = left === 0 ? '' : `, and ${left} bytes are left over: it was cut off`;
  const part = bytes === undefined ? '' : `; the file holds ${Math.floor(bytes / length)} of them${over}`;
  return {
    separator: 'none',
    length,
    spans: amongPacked(columnBorders(records, length), packed, length),
    packed,
    names: [],
    skip: 0,
    footer: 0,
    records,
    sureness: alike > 0.6 && records.length >= 10 ? 'sure' : alike > 0.4 ? 'likely' : 'a guess',
    why: `there are no line ends, and every ${length} bytes the same kinds of characters come again (${share} of 100)${part}`,
  };
}

/** A host's file that was cut off is no multiple of its record: another length must fit far better then than all that divide it. */
function lengthOf(text: string, bytes: number | undefined): ReturnType<typeof recordLength> {
  const even = recordLength(text, bytes);
  if (bytes === undefined || (even !== undefined && even.alike > DOUBTFUL)) return even;
  const uneven = recordLength(text, undefined, LONGEST_CUT_OFF);
  return even !== undefined && (uneven?.alike ?? 0) < even.alike * FAR_BETTER ? even : uneven;
}

/** The length that most lines have. */
function commonLength(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const { length } of lines) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

/** Lines whose blanks at the end were cut off: at least three columns stand one below another in all of them. */
function guessAligned(lines: readonly string[]): FixedGuess | undefined {
  if (lines.length < 4) return undefined;
  const length = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (length > 2000 || lines.some((line) => line.includes('\t'))) return undefined;
  const gaps = columnBorders(lines, length);
  const wide = lines.filter((line) => / {2,}\S/.test(line)).length;
  if (gaps.length < 3 || wide < lines.length * 0.8) return undefined;
  const named = namesAbove(lines, length);
  return {
    separator: 'line',
    length,
    ...named,
    packed: [],
    skip: named.names.length > 0 ? 1 : 0,
    footer: 0,
    sureness: 'likely',
    why: `columns stand one below another, up to character ${length}; blanks at the end of lines were cut off`,
  };
}

/** A first line of words above columns of digits names them. */
function namesAbove(
  records: readonly string[],
  length: number,
): Pick<FixedGuess, 'spans' | 'names' | 'records'> {
  const [head = '', ...rest] = records;
  if (rest.length >= 2) {
    const spans = columnBorders(rest, length);
    const numeric = spans.filter((span) => rest.every((line) => /^[\d.,+-]*$/.test(cut(line, span).trim())));
    const named = numeric.filter((span) => /\p{L}/u.test(cut(head, span)));
    if (numeric.length > 0 && named.length >= numeric.length * 0.6) {
      return { spans, names: spans.map((span) => cut(head, span).trim()), records: rest };
    }
  }
  return { spans: columnBorders(records, length), names: [], records };
}

function cut(line: string, { start, length }: Span): string {
  return line.slice(start, start + length);
}

/** A line of dashes below the names draws the columns. */
function guessRuled(lines: readonly string[], ruled: number, whole: boolean): FixedGuess | undefined {
  const rule = lines[ruled] ?? '';
  const head = lines[ruled - 1] ?? '';
  const below = lines.slice(ruled + 1);
  let footer = 0;
  if (whole) {
    const ends = /^\s*$|^\(?\d+ (rows?|zeilen)|^\d+ rows? selected|^[-= ]+$/i;
    while (footer < below.length && ends.test(below.at(-1 - footer) ?? 'x')) footer += 1;
  }
  const records = below.slice(0, below.length - footer);
  if (records.length === 0) return undefined;
  const length = Math.max(rule.trimEnd().length, ...records.map((line) => line.length));
  const spans = ruledColumns(rule, length);
  return {
    separator: 'line',
    length,
    spans,
    packed: [],
    names: spans.map((span) => cut(head, span).trim()),
    skip: ruled + 1,
    // Lines that hold nothing do not count.
    footer: below.slice(below.length - footer).filter((line) => line.trim() !== '').length,
    records,
    sureness: 'sure',
    why: 'a line of dashes draws the columns',
  };
}
