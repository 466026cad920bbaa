import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { guessFile } from '../../../src/extract/inspect/guess-file.ts';
import { surveyOf } from '../../../src/extract/inspect/survey.ts';
import type { FixedFormat } from '../../../src/job/table-plan.ts';
import { root } from '../../faults/fixture.ts';
import { guessOf, inChunks, onlyTable } from './guessed.ts';
import { draws, encoded } from './written-tables.ts';

const NAMES = ['Müller', 'Schäfer', 'Groß', 'Özdemir', 'Lange', 'Weiß'];
const TOWNS = ['Köln', 'München', 'Düsseldorf'];

/** Records of 60 characters: number, name, town, amount with day. */
function records(count: number): string[] {
  const draw = draws(count);
  return Array.from({ length: count }, (_, i) =>
    [
      String(100_000 + i).padStart(8, '0'),
      (NAMES[draw(6)] ?? '').padEnd(20),
      (TOWNS[draw(3)] ?? '').padEnd(15),
      String(draw(10_000_000)).padStart(9, '0'),
      `2023${String(1 + draw(12)).padStart(2, '0')}${String(1 + draw(28)).padStart(2, '0')}`,
    ].join(''),
  );
}

function formatOf(plan: { readonly format: unknown }): FixedFormat {
  const { format } = plan as { format: FixedFormat };
  return format;
}

describe('records of fixed width', () => {
  test.each(['ibm273', 'ibm1141', 'cp850', 'windows-1252'] as const)(
    '%s, one behind another without line ends',
    async (encoding) => {
      const written = records(300);
      const { plan, samples, rows } = await onlyTable(encoded(written.join(''), encoding) ?? Buffer.alloc(0));
      expect(formatOf(plan)).toMatchObject({ kind: 'fixed', separator: 'none', length: 60 });
      expect(rows).toBe(300);
      expect(samples[0]?.join('')).toBe(written[0]);
      expect(plan.columns.map(({ span }) => span?.start)).toEqual([0, 8, 28, 43]);
    },
  );

  test('a line each, in EBCDIC with its own line ends', async () => {
    const text = records(40).join('\u0085');
    const { plan } = await onlyTable(encoded(`${text}\u0085`, 'ibm273') ?? Buffer.alloc(0));
    expect(formatOf(plan)).toMatchObject({ kind: 'fixed', separator: 'line', length: 60 });
  });

  test('packed numbers among them', async () => {
    const parts: Buffer[] = [];
    for (const [i, record] of records(200).entries()) {
      const digits = `${String(i * 977).padStart(9, '0')}${i % 3 === 0 ? 'd' : 'c'}`;
      const text = encoded(record.slice(0, 28), 'ibm273') ?? Buffer.alloc(0);
      const town = encoded(record.slice(28, 43), 'ibm273') ?? Buffer.alloc(0);
      parts.push(text, Buffer.from(digits, 'hex'), town);
    }
    const { plan } = await onlyTable(Buffer.concat(parts));
    expect(formatOf(plan)).toMatchObject({ separator: 'none', length: 48 });
    expect(plan.columns.map(({ span }) => [span?.start, span?.length, span?.storage])).toEqual([
      [0, 8, 'text'],
      [8, 20, 'text'],
      [28, 5, 'packed'],
      [33, 15, 'text'],
    ]);
  });

  test('names above columns, drawn by a line of dashes', async () => {
    const text = [
      'ID       NAME                 AMOUNT',
      '-------- -------------------- ----------',
      '1        Anna                      12.50',
      '2        Bert                       7.00',
      '3        Carl Gustav              100.25',
      '',
      '3 rows selected.',
      '',
    ].join('\n');
    const { plan, keys, rows } = await onlyTable(Buffer.from(text));
    expect(formatOf(plan)).toMatchObject({ separator: 'line', length: 40, skip: 2, footer: 1 });
    expect(keys).toEqual(['ID', 'NAME', 'AMOUNT']);
    expect(rows).toBe(3);
  });

  test('several types told by their first characters', async () => {
    const text = Array.from({ length: 40 }, (_, i) => {
      const number = String(100 + i).padStart(6, '0');
      return [
        `10${number}${'Kunde'.padEnd(30)}${'Köln'.padEnd(20)}`,
        `20${number}R${String(i).padStart(7, '0')}20230701${String(i * 100).padStart(12, '0')}${''.padEnd(22)}`,
        `30${number}${String(i % 9).padStart(3, '0')}${'Strom'.padEnd(20)}${String(i * 50).padStart(10, '0')}${''.padEnd(17)}`,
      ].join('\n');
    }).join('\n');
    const { tables } = await guessOf(encoded(`${text}\n`, 'iso-8859-1') ?? Buffer.alloc(0));
    expect(tables.map(({ type, rows }) => [type, rows])).toEqual([
      [{ at: 1, is: '10' }, 40],
      [{ at: 1, is: '20' }, 40],
      [{ at: 1, is: '30' }, 40],
    ]);
  });

  test('the file of German bank codes', async () => {
    const file = gunzipSync(readFileSync(join(root, 'fixtures/fixed-width/BLZ_20190603.txt.gz')));
    const { plan } = await onlyTable(file);
    expect(formatOf(plan)).toEqual({ kind: 'fixed', separator: 'line', length: 168, skip: 0, footer: 0 });
    // Borders of the Bundesbank's own description, but for those between fields that are always full of digits.
    expect(plan.columns.map(({ span }) => span?.start)).toEqual([0, 9, 67, 72, 107, 151, 158, 159]);
  });
});

describe('what is no table', () => {
  const seen = async (bytes: Buffer): Promise<unknown> =>
    guessFile(await surveyOf(inChunks(bytes)), { table: 't', record: 'r', file: 'f' });
  const draw = draws(7);
  const junk = Buffer.from(Array.from({ length: 30_000 }, () => draw(256)));

  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['line ends', Buffer.from('\r\n\n  \n'), 'empty'],
    ['random bytes', junk, 'junk'],
    ['zeros', Buffer.alloc(5000), 'junk'],
    ['a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), junk]), 'known'],
    ['a PNG', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), junk]), 'known'],
    ['a JPEG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), junk]), 'known'],
    ['a database', Buffer.concat([Buffer.from('SQLite format 3\0'), junk]), 'known'],
  ])('%s', async (_, bytes, kind) => {
    expect(await seen(bytes)).toMatchObject({ kind });
  });
});
