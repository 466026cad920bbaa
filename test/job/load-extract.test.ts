import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadExtract } from '../../src/job/load-extract.ts';
import { loadJob } from '../../src/job/load-job.ts';
import { newDir, shown, SMALL_JOB } from './small-job.ts';

const ONE_TABLE = `extract:
  archive: in/night.zip
  tables:
    rows: { record: row, file: rows*.csv, columns: { id: text, no: integer } }
`;

async function jobFile(text: string): Promise<string> {
  const file = join(await newDir(), 'job.yaml');
  await writeFile(file, text);
  return file;
}

describe('loadExtract', () => {
  it('needs neither the rest of the job nor tables in a chain', async () => {
    const file = await jobFile(`${ONE_TABLE}document: { template: gone.yaml }\nstrems: {}\n`);
    const { tables, table, archive } = expectLoaded(await loadExtract(file, 'rows'));
    expect(archive).toBe(join(file, '../in/night.zip'));
    expect(tables.map(({ name }) => name)).toEqual(['rows']);
    expect(table?.columns.map(({ name }) => name)).toEqual(['id', 'no']);
  });

  it('gives the same tables as the whole job', async () => {
    const path = 'jobs/adventure-invoices/job.yaml';
    const [{ job }, { tables }] = [await loadJob(path), expectLoaded(await loadExtract(path))];
    expect([job?.extract.recipients, job?.extract.documents, job?.extract.details]).toMatchObject(tables);
  });

  it('gives records that are passed over', async () => {
    const { others } = expectLoaded(
      await loadExtract(
        await jobFile(`${ONE_TABLE}  others: [{ file: rows*.csv, type: { at: 1, is: T } }]\n`),
      ),
    );
    expect(others).toEqual([{ file: 'rows*.csv', type: { at: 1, is: 'T' } }]);
  });

  it.each([
    ['', 'rows', '1:1 job.invalid-value nothing'],
    ['job: small', 'rows', '1:1 job.missing-key extract'],
    ['- extract', 'rows', '1:1 job.invalid-value a list'],
    ['extract: zip', 'rows', '1:10 job.invalid-value zip'],
    ['extract: {', 'rows', '1:11 job.yaml'],
    [ONE_TABLE, 'row', '3:3 job.unknown-name row'],
    [ONE_TABLE.replace('record: row,', ''), 'rows', '4:11 job.missing-key record'],
    [ONE_TABLE.replace('text', 'txt'), 'rows', '4:58 job.invalid-value txt'],
    [
      `${ONE_TABLE}  others: [{ file: row.csv, type: { at: 1, is: T } }]\n`,
      'rows',
      '5:20 job.unknown-name row.csv',
    ],
  ])('%j: %s', async (text, table, fault) => {
    const { faults } = await loadExtract(await jobFile(text), table);
    expect(faults?.map(shown)).toEqual([`job.yaml:${fault}`]);
  });

  it('says that the file is not there', async () => {
    const { faults } = await loadExtract(join(await newDir(), 'job.yaml'));
    expect(faults?.map(({ code }) => code)).toEqual(['job.unreadable']);
  });

  it('says nothing of what is wrong elsewhere', async () => {
    const text = SMALL_JOB.replace('number: 7', 'number: seven').replace(
      'profile: neopost-omr',
      'profile: x',
    );
    expect(await loadExtract(await jobFile(text))).not.toHaveProperty('faults');
  });
});

function expectLoaded(loaded: Awaited<ReturnType<typeof loadExtract>>) {
  if (loaded.tables === undefined) throw new Error(loaded.faults.map(shown).join('\n'));
  return loaded;
}
