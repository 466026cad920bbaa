import { expect, test } from 'vitest';
import type { Encoding } from '../../../src/job/table-plan.ts';
import { onlyTable } from './guessed.ts';
import { customers, LANGUAGES } from './held-tables.ts';
import { written, type Writing } from './written-tables.ts';

/** Delimiters that a host may write, from the usual ones to those of data warehouses and record separators. */
const DELIMITERS = [
  ...[
    ',',
    ';',
    '\t',
    '|',
    '^',
    '~',
    ':',
    '#',
    '!',
    '$',
    '=',
    '@',
    '&',
    '*',
    '¤',
    '§',
    '\u0001',
    '\u0002',
    '\u001f',
  ],
  ...['||', '::', '~|~', '|;|', '^|^', '*|*', '|~|', '!!', '@@', '<>', ';;', ', ', '; ', ' | '],
];

const QUOTINGS = ['needed', 'all', 'texts'] as const;

/** Encodings in which a language is delivered; EBCDIC's variable signs stand elsewhere in each of its pages. */
const ENCODED: Readonly<Record<string, readonly Encoding[]>> = {
  de: ['utf-8', 'windows-1252', 'cp850', 'iso-8859-15', 'ibm273', 'utf-16le'],
  en: ['utf-8', 'ibm037'],
  fr: ['utf-8', 'iso-8859-1', 'cp437'],
  pl: ['utf-8', 'iso-8859-2'],
  tr: ['utf-8', 'iso-8859-9'],
};

interface Case {
  readonly language: string;
  readonly rows: number;
  readonly writing: Writing;
}

/** Every delimiter in every encoding of a language; quoting, header and size go round. */
function collection(): Case[] {
  const cases: Case[] = [];
  for (const language of Object.keys(LANGUAGES)) {
    for (const encoding of ENCODED[language] ?? []) {
      for (const delimiter of DELIMITERS) {
        const turn = cases.length;
        const host = encoding.startsWith('ibm');
        // The page without national letters cannot tell its signs from those of the other pages.
        if (encoding === 'ibm037' && /[!@|^~$#]/.test(delimiter)) continue;
        const writing: Writing = {
          delimiter,
          encoding,
          header: turn % 3 !== 1,
          quoting: QUOTINGS[(turn + (turn >> 2)) % QUOTINGS.length] ?? 'needed',
          lineEnd: host ? '\u0085' : (['\r\n', '\n', '\r\n', '\r'][turn % 4] ?? '\n'),
          open: turn % 5 === 0,
        };
        cases.push({ language, rows: [3, 8, 40, 150][(turn * 7) % 4] ?? 8, writing });
      }
    }
  }
  return cases;
}

/** A table that no encoding lacks a letter of, or nothing. */
const cases = collection().filter(
  ({ language, rows, writing }) =>
    written(customers(language, rows), writing) !== undefined &&
    // Half an amount stands on each side of a comma: nobody could tell.
    !(writing.delimiter === ', ' && writing.header === false && LANGUAGES[language]?.comma === true),
);

test('delimiter, encoding, header and quotes of every file of the collection are found', async () => {
  expect(cases.length).toBeGreaterThan(380);
  const wrong: string[] = [];
  for (const { language, rows, writing } of cases) {
    const table = customers(language, rows);
    const bytes = written(table, writing);
    if (bytes === undefined) continue;
    const about = `${language} ${rows} ${JSON.stringify(writing)}`;
    try {
      const { delimited, keys, samples, plan, rows: found } = await onlyTable(bytes);
      if (delimited.delimiter !== writing.delimiter) wrong.push(`${about}: delimiter ${delimited.delimiter}`);
      else if ((keys[1] === table.header[1]) !== writing.header) wrong.push(`${about}: header`);
      else if (JSON.stringify(samples[0]) !== JSON.stringify(table.rows[0]))
        wrong.push(`${about}: read by ${plan.encoding} as ${JSON.stringify(samples[0])}`);
      else if (found !== rows) wrong.push(`${about}: ${found} rows`);
    } catch (error) {
      wrong.push(`${about}: ${String(error)}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);
