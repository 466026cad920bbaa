import { parse } from 'csv-parse/sync';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const ARCHIVE = fileURLToPath(new URL('../../fixtures/adventureworks/extract.zip', import.meta.url));

/** The demo's 18,148 customers, cells as they were delivered. */
export async function demoCustomers(): Promise<readonly Record<string, string>[]> {
  const rows: Record<string, string>[] = parse(await member('customers.csv'), { columns: true, bom: true });
  return rows;
}

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
