import { addressPlan } from './address-plan.ts';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { tidiedRow, type TidiedRow } from './tidied-row.ts';
import { neighbours } from '../../src/match/neighbours.ts';
import type { RecordValues } from '../../src/model/record.ts';

const ARCHIVE = fileURLToPath(new URL('../../fixtures/adventureworks/extract.zip', import.meta.url));

const PLAN = {
  ...addressPlan({ givenName: 'first_name', familyName: 'last_name', postalCode: 'postal_code' }),
  lines: ['address_line_1', 'address_line_2'],
};

/** The bytes of one member of the archive. */
async function member(name: string): Promise<Buffer> {
  const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(ARCHIVE, {
    autoClose: false,
  });
  const found = await new Promise<yauzl.Entry>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName === name) resolve(entry);
    });
    zip.on('error', reject);
    zip.on('end', () => {
      reject(new Error(`no ${name}`));
    });
  });
  const stream = await promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip))(found);
  const bytes = await buffer(stream);
  zip.close();
  return bytes;
}

describe('all 18,148 customers of the demo', () => {
  const tidied: TidiedRow[] = [];
  let refused = 0;

  beforeAll(async () => {
    const rows: RecordValues[] = parse(await member('customers.csv'), { columns: true, bom: true });
    for (const row of rows) {
      const letter = row['country'] === 'US' || row['country'] === 'CA';
      const context = letter ? { postedIn: 'US', maxLines: 4 } : { postedIn: 'DE', maxLines: 6 };
      const result = tidiedRow(PLAN, row, context);
      if ('fault' in result) refused++;
      else tidied.push(result);
    }
  });

  it('are all deliverable, graded as known', () => {
    const grades: Record<string, number> = {};
    for (const { clean } of tidied) {
      const grade = `${clean.country} ${clean.grade}`;
      grades[grade] = (grades[grade] ?? 0) + 1;
    }
    expect(refused).toBe(0);
    expect(grades).toEqual({
      'AU valid': 3535,
      'CA doubtful': 571,
      'CA valid': 966,
      'DE valid': 1750,
      'FR valid': 1778,
      'GB doubtful': 898,
      'GB valid': 967,
      'US valid': 7683,
    });
  });

  it('have no empty line, no capitals-only name and no stray sign in their blocks', () => {
    const blocks = tidied.map(({ lines }) => lines.join('\n'));
    expect(blocks.filter((block) => !/^\S+(?:(?: {1,2}|\n)\S+)*$/.test(block))).toEqual([]);
    expect(blocks.filter((block) => /[´`]/.test(block))).toEqual([]);
    expect(tidied.filter(({ clean }) => /\p{Lu}{3}/u.test(clean.parts.name))).toEqual([]);
  });

  it('are all different people: the 77 pairs of namesakes stay apart', () => {
    const keys = tidied.map(({ matchKey }, recipient) => ({ recipient, matchKey }));
    keys.sort((a, b) => (a.matchKey < b.matchKey ? -1 : 1));
    expect([...neighbours(keys, ({ matchKey }) => matchKey)]).toEqual([]);

    const names = new Map<string, number>();
    for (const { matchKey } of tidied) {
      const name = matchKey.split('|').slice(4).join('|');
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    expect([...names.values()].filter((count) => count > 1).length).toBeGreaterThanOrEqual(77);
  });
});
