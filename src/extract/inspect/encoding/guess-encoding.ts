import { markOf } from '../../charset/byte-order-mark.ts';
import { Buffer, isAscii } from 'node:buffer';
import type { Encoding } from '../../../job/table-plan.ts';
import { firstInvalidUtf8 } from '../../charset/utf8.ts';
import type { Sureness } from '../finding.ts';
import { sampleText } from '../sample-text.ts';
import type { Survey } from '../survey.ts';
import { guessCodePage, pageTable, type PageCandidate } from './code-page-guess.ts';
import { regularBytes } from './regular-bytes.ts';

/** The encoding that a file seems to have. */
export interface EncodingGuess {
  readonly encoding: Encoding;
  /** It begins with a byte order mark. */
  readonly mark: boolean;
  /** Only ASCII was seen, which most encodings read alike. */
  readonly plain: boolean;
  readonly sureness: Sureness;
  readonly why: string;
  /** Other encodings that read every byte that was seen alike. */
  readonly alike: readonly Encoding[];
}

const LF = 0x0a;
const CR = 0x0d;
const NEL = 0x15;
const EBCDIC_LF = 0x25;

const PAGES: readonly PageCandidate[] = [
  { encoding: 'windows-1252', handicap: 0 },
  { encoding: 'iso-8859-1', handicap: 0.01 },
  { encoding: 'iso-8859-15', handicap: 0.05 },
  { encoding: 'cp850', handicap: 0.1 },
  { encoding: 'cp437', handicap: 0.15 },
  { encoding: 'iso-8859-2', handicap: 0.2 },
  { encoding: 'iso-8859-9', handicap: 0.2 },
];

const HOST_PAGES: readonly PageCandidate[] = [
  { encoding: 'ibm037', handicap: 0 },
  { encoding: 'ibm273', handicap: 0 },
  { encoding: 'ibm500', handicap: 0.02 },
  { encoding: 'ibm1140', handicap: 0.01 },
  { encoding: 'ibm1141', handicap: 0.01 },
];

/** What encoding a file seems to be in; bytes that are no text at all are told apart later. */
export function guessEncoding({ head, later }: Pick<Survey, 'head' | 'later'>): EncodingGuess {
  const marked = byMark(head);
  if (marked !== undefined) return marked;
  const wide = byZeros(head) ?? byWideLineEnds(head);
  if (wide !== undefined) return wide;
  if (isAscii(head) && isAscii(later)) {
    return {
      encoding: 'utf-8',
      mark: false,
      plain: true,
      sureness: 'sure',
      why: 'only ASCII, which most encodings read alike',
      alike: [],
    };
  }
  return byUtf8(head, later) ?? (looksHost(head) ? byHostPage(head) : byPage(head, later));
}

function byMark(head: Buffer): EncodingGuess | undefined {
  const encoding = markOf(head);
  if (encoding === undefined) return undefined;
  return {
    encoding,
    mark: true,
    plain: false,
    sureness: 'sure',
    why: 'it begins with the byte order mark',
    alike: [],
  };
}

/** In UTF-16 every other byte of Latin text is zero. */
function byZeros(head: Buffer): EncodingGuess | undefined {
  const length = Math.min(head.length, 64 * 1024) & ~1;
  if (length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  const little = odd > pairs * 0.5 && even < pairs * 0.02;
  const big = even > pairs * 0.5 && odd < pairs * 0.02;
  if (!little && !big) return undefined;
  return {
    encoding: little ? 'utf-16le' : 'utf-16be',
    mark: false,
    plain: false,
    sureness: 'sure',
    why: `every ${little ? 'second' : 'first'} byte of a pair is zero; there is no byte order mark`,
    alike: [],
  };
}

/** UTF-16 of a script that has no zero bytes has them in its line ends still, and nothing but text in all the rest. */
function byWideLineEnds(head: Buffer): EncodingGuess | undefined {
  if (!head.includes(0)) return undefined;
  const sample = head.subarray(0, Math.min(head.length, 64 * 1024) & ~1);
  for (const [encoding, lineEnd] of WIDE_LINE_ENDS) {
    // Half of a pair may be cut off.
    const text = sampleText(sample, encoding).replace(/[\ud800-\udbff]$/, '');
    if (!text.includes('\n') || !/\p{L}/u.test(text)) continue;
    if (/(?![\t\n\f\r])\p{Cc}|[\p{Cs}\p{Co}\p{Cn}\ufffd]/u.test(text)) continue;
    return {
      encoding,
      mark: false,
      plain: false,
      sureness: 'likely',
      why: `lines end with the bytes ${lineEnd}, and all pairs are characters; there is no byte order mark`,
      alike: [],
    };
  }
  return undefined;
}

const WIDE_LINE_ENDS = [
  ['utf-16le', '0x0a 0x00'],
  ['utf-16be', '0x00 0x0a'],
] as const;

function byUtf8(head: Buffer, later: Buffer): EncodingGuess | undefined {
  const { characters, broken } = countUtf8(Buffer.concat([withoutCutEnd(head), Buffer.from('\n'), later]));
  // Code pages make a right sequence by chance, but seldom.
  if (characters === 0 || characters < broken * 2) return undefined;
  const about = `${characters} characters beyond ASCII, each a right sequence`;
  return {
    encoding: 'utf-8',
    mark: false,
    plain: false,
    sureness: broken === 0 ? 'sure' : 'likely',
    why: broken === 0 ? about : `${about}; ${broken} bytes break it, as damage would`,
    alike: [],
  };
}

/** Leaves out a character that the end of the sample cuts. */
function withoutCutEnd(head: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= head.length; back += 1) {
    const byte = head[head.length - back] ?? 0;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
    if (byte < 0x80) break;
  }
  return head;
}

/** Right sequences of several bytes, and bytes that belong to none. */
function countUtf8(bytes: Buffer): { readonly characters: number; readonly broken: number } {
  let characters = 0;
  let broken = 0;
  let rest = bytes;
  while (rest.length > 0) {
    const bad = firstInvalidUtf8(rest);
    const right = bad < 0 ? rest : rest.subarray(0, bad);
    for (let at = 0; at < right.length; at += 1) if ((right[at] ?? 0) >= 0xc0) characters += 1;
    if (bad < 0) break;
    broken += 1;
    // Far more damage than text: it is another encoding.
    if (broken > 1000 && characters < broken) break;
    rest = rest.subarray(bad + 1);
  }
  return { characters, broken };
}

function byPage(head: Buffer, later: Buffer): EncodingGuess {
  const beyond = (byte: number): boolean => byte >= 0x80;
  const regular = regularBytes(head, head.includes(LF) ? LF : CR, beyond);
  const candidates = separated(PAGES, regular, (char) => char >= '\u00a1' && char <= '\u00bf');
  const guess = guessCodePage([head, later], candidates, beyond, regular);
  return { ...guess, mark: false, plain: false };
}

/** What stands in every line between cells is rather a sign that separates than a letter. */
function separated(
  pages: readonly PageCandidate[],
  regular: ReadonlySet<number>,
  separates: (char: string) => boolean,
): PageCandidate[] {
  return pages.map(({ encoding, handicap }) => {
    const table = pageTable(encoding);
    const odd = Array.from(regular).filter((byte) => !separates(table.charAt(byte))).length;
    return { encoding, handicap: handicap + odd };
  });
}

const HOST_MARKS = new Set([
  0x40,
  0x4b,
  0x4d,
  0x5d,
  0x5e,
  0x60,
  0x61,
  0x6b,
  0x7a,
  0x7d,
  0x7f,
  0x0d,
  0x05,
  0x4f,
  0xbb,
  NEL,
  EBCDIC_LF,
]);

/** EBCDIC has its letters and digits above 0x80, and 0x40 for a blank. */
function looksHost(head: Buffer): boolean {
  let host = 0;
  let signs = 0;
  let ascii = 0;
  let blanks = 0;
  let asciiBlanks = 0;
  for (const byte of head) {
    const low = byte & 0x0f;
    if (byte >= 0xf0 ? byte <= 0xf9 : byte >= 0x81 && low >= 1 && low <= 9 && isHostZone(byte)) host += 1;
    else if (HOST_MARKS.has(byte)) signs += 1;
    else if (byte >= 0x30 && byte <= 0x79 && low <= 9) ascii += 1;
    if (byte === 0x40) blanks += 1;
    if (byte === 0x20) asciiBlanks += 1;
  }
  const length = Math.max(1, head.length);
  return host > length * 0.08 && host > 1.2 * ascii && blanks >= asciiBlanks && host + signs > length * 0.5;
}

function isHostZone(byte: number): boolean {
  const zone = byte >> 4;
  return zone === 0x8 || zone === 0x9 || zone === 0xa || zone === 0xc || zone === 0xd || zone === 0xe;
}

function byHostPage(head: Buffer): EncodingGuess {
  const tables = HOST_PAGES.map(({ encoding }) => pageTable(encoding));
  const [first = ''] = tables;
  const telling = (byte: number): boolean => {
    const char = first.charAt(byte);
    return char > '\u009f' || tables.some((table) => table.charAt(byte) !== char);
  };
  const lineEnd = head.includes(NEL) ? NEL : EBCDIC_LF;
  const regular = regularBytes(head, lineEnd, telling);
  const candidates = separated(HOST_PAGES, regular, (char) => '|;,:~^#'.includes(char));
  const guess = guessCodePage([head], candidates, telling, regular);
  const host = 'blanks are 0x40, letters and digits above 0x80: EBCDIC';
  return { ...guess, mark: false, plain: false, why: `${host}; ${guess.why}` };
}
