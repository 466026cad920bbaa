import type { Fault } from '../../fault/fault.ts';
import type { Encoding } from '../../job/table-plan.ts';
import { guessDelimited } from './delimited/guess-delimited.ts';
import { guessDialect, type DialectGuess } from './delimited/guess-dialect.ts';
import { guessEncoding, type EncodingGuess } from './encoding/guess-encoding.ts';
import type { FileGuess, TableNames } from './file-guess.ts';
import type { Finding } from './finding.ts';
import { fixedFile } from './fixed/fixed-table.ts';
import { guessFixedBlock, guessFixedLines, type FixedGuess } from './fixed/guess-fixed.ts';
import { guessJson } from './json/guess-json.ts';
import { isJunk, knownKind } from './no-table.ts';
import { sampleLines, sampleText, withoutSubstitute } from './sample-text.ts';
import type { Survey } from './survey.ts';
import { declaredEncoding } from './xml/declared-encoding.ts';
import { guessXml } from './xml/guess-xml.ts';

/** A file in which no rows were found. */
export interface NoRows {
  /** Nothing is in it, something that is known to be no table, text of no known form, or bytes that are no text. */
  readonly kind: 'empty' | 'known' | 'junk';
  readonly what: string;
  readonly hint?: string;
  /** What keeps it from being read. */
  readonly faults?: readonly Fault[];
}

/** Looks at a file's survey and says what it holds. `names` are for its table. */
export function guessFile(survey: Survey, names: TableNames): FileGuess | NoRows {
  const { head, bytes, whole } = survey;
  if (bytes === 0) return { kind: 'empty', what: 'an empty file' };
  const known = knownKind(head);
  if (known !== undefined) return { kind: 'known', ...known };
  const encoding = guessEncoding(survey);
  const text = sampleText(head, encoding.encoding);
  if (text.trim() === '') return { kind: 'empty', what: 'blanks and line ends alone' };
  const all = whole && head.length === bytes;
  const structured = structuredGuess(survey, encoding, text, names, all);
  if (structured !== undefined) return withEncoding(structured, encoding, text, 'LF');
  const block = blockGuess(survey, encoding, text);
  if (block !== undefined)
    return withEncoding(fixedFile(block, names, encoding.encoding), encoding, '', 'LF');
  if (isJunk(text)) return { kind: 'junk', what: 'bytes that are no text' };
  const feed = encoding.encoding.startsWith('ibm') && !head.includes(EBCDIC_LF) ? 'NEL' : 'LF';
  return withEncoding(textGuess(survey, encoding.encoding, text, names, all), encoding, text, feed);
}

const EBCDIC_LF = 0x25;

function structuredGuess(
  { head }: Survey,
  { encoding }: EncodingGuess,
  text: string,
  names: TableNames,
  whole: boolean,
): FileGuess | undefined {
  const first = text.trimStart().charAt(0);
  if (first === '<') {
    const declared = declaredEncoding(text) ?? encoding;
    const read = declared === encoding ? text : sampleText(head, declared);
    return guessXml({ names, encoding: declared, text: read });
  }
  return first === '{' || first === '[' ? guessJson({ names, encoding, text, whole }) : undefined;
}

/** A line as long as this is none. */
const LONGEST_LINE = 16 * 1024;
const FEWEST_BYTES = 64;

/** Records one behind another: no line ends, or only such as stand in packed numbers. */
function blockGuess(
  { head, bytes, whole }: Survey,
  { encoding }: EncodingGuess,
  text: string,
): FixedGuess | undefined {
  if (encoding.startsWith('utf-16') || head.length < FEWEST_BYTES) return undefined;
  const lines = text.split(/\r\n|\n|\r/, 20_000).filter((line) => line !== '');
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const host = encoding.startsWith('ibm');
  const packed = host && hasPacked(text);
  if (longest < LONGEST_LINE && lines.length > 1 && !packed) return undefined;
  // One character a byte.
  const single = encoding === 'utf-8' ? sampleText(head, 'iso-8859-1') : text;
  if (!packed && delimiterIn(single)) return undefined;
  const unbroken = packed || lines.length === 1;
  return guessFixedBlock(head, single, whole ? bytes : undefined, host && unbroken);
}

/** Control characters of many kinds among the digits: numbers that are no text. */
function hasPacked(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const odd = sample.match(/(?![\t\n\r\u0085])\p{Cc}/gu);
  return odd !== null && odd.length > sample.length * 0.01 && new Set(odd).size > 3;
}

/** One record of a delimited file has no line end either. */
function delimiterIn(text: string): boolean {
  return text.length < LONGEST_LINE && /[;|,^~]|(?![\n\r])\p{Cc}/u.test(text);
}

function textGuess(
  survey: Survey,
  encoding: Encoding,
  text: string,
  names: TableNames,
  whole: boolean,
): FileGuess {
  const filled = withoutSubstitute(text);
  const lines = sampleLines(filled, whole);
  const hint = /^"?sep=(.{1,3}?)"?$/i.exec((lines[0] ?? '').trim());
  const hints = hint === null ? 0 : 1;
  const dialect = guessDialect(lines.slice(hints), hint?.[1]);
  const fixed = hint === null ? guessFixedLines(lines, whole || survey.whole) : undefined;
  if (fixed !== undefined && isFixedRather(fixed, dialect, lines)) return fixedFile(fixed, names, encoding);
  return guessDelimited({
    names,
    encoding,
    text: filled,
    whole,
    tail: whole ? '' : withoutSubstitute(sampleText(survey.tail, encoding)),
    dialect,
    hints,
  });
}

/** Both readings may fit: blanks that fill columns up stand in records of fixed width, and seldom within delimited cells. */
function isFixedRather(
  fixed: FixedGuess,
  { cells, score, even, format }: DialectGuess,
  lines: readonly string[],
): boolean {
  const shown = lines.slice(fixed.skip, fixed.skip + 200).filter((line) => line.trim() !== '');
  const share = (found: (line: string) => boolean): number =>
    shown.filter(found).length / Math.max(1, shown.length);
  if (cells === 1) return fixed.spans.length > 1;
  if (format.delimiter.trim() === '' && format.delimiter !== '\t')
    return share((line) => / {2}/.test(line)) > 0.3;
  if (score < 0.35 && !(even === 1 && shown.length < 5)) return true;
  const filledUp = share((line) => line.split(format.delimiter).some((cell) => /\S {2,}\S/.test(cell)));
  return filledUp > 0.5;
}

function withEncoding(guess: FileGuess, found: EncodingGuess, text: string, feed: 'LF' | 'NEL'): FileGuess {
  const encoding = guess.tables[0]?.plan.encoding ?? found.encoding;
  const findings: Finding[] = [encodingFinding(found, encoding)];
  const ends = lineEndsOf(text, feed);
  if (ends !== '' && (guess.kind === 'delimited' || guess.kind === 'fixed'))
    findings.push({ topic: 'line ends', says: ends, sureness: 'sure', why: 'as they stand' });
  return { ...guess, findings: [...findings, ...guess.findings] };
}

function encodingFinding(found: EncodingGuess, encoding: Encoding): Finding {
  if (encoding !== found.encoding)
    return { topic: 'encoding', says: encoding, sureness: 'likely', why: 'the XML declaration says so' };
  const mark = found.mark ? ' with a byte order mark' : '';
  const alike = found.alike.length === 0 ? '' : `; ${found.alike.join(', ')} would read it alike`;
  return { topic: 'encoding', says: found.encoding + mark, sureness: found.sureness, why: found.why + alike };
}

/** `text`: a host's NEL is a line feed in it, as its LF is. */
function lineEndsOf(text: string, feed: 'LF' | 'NEL'): string {
  const counts: [string, number][] = [
    [`CR ${feed}`, text.match(/\r\n/g)?.length ?? 0],
    [feed, text.match(/(?<!\r)\n/g)?.length ?? 0],
    ['CR', text.match(/\r(?!\n)/g)?.length ?? 0],
  ];
  const seen = counts.filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  if (seen.length < 2) return seen[0]?.[0] ?? '';
  return `mixed: ${seen.map(([name, count]) => `${count} × ${name}`).join(', ')}`;
}
