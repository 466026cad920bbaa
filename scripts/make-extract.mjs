import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { multiplier } from './extract/multiply.mjs';
import { readSource } from './extract/read-source.mjs';
import { extractTables } from './extract/tables.mjs';
import { writeZip } from './extract/write-zip.mjs';

const USAGE = `node scripts/make-extract.mjs --out DIR_OR_ZIP [options]

Multiplies an extract for load tests: new keys, other names, house numbers and lines; bills and control totals
still agree. The same options give the same bytes.

  --times N     so many copies (1); the first is the source itself
  --long        1 to 120 lines an invoice, in all copies
  --shuffle     rows out of order, within windows of 5,000
  --seed N      another variation (1)
  --from ZIP    the source (fixtures/adventureworks/extract.zip)
  --out PATH    a zip when it ends in .zip, else a directory of CSV files
`;

const SOURCE = fileURLToPath(new URL('../fixtures/adventureworks/extract.zip', import.meta.url));

await main();

async function main() {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 64;
    return;
  }
  const source = await readSource(options.from);
  const tables = extractTables(source, multiplier(source, options), options);
  if (options.out.endsWith('.zip')) await writeZip(options.out, tables);
  else await writeDirectory(options.out, tables);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        times: { type: 'string', default: '1' },
        long: { type: 'boolean', default: false },
        shuffle: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        from: { type: 'string', default: SOURCE },
        out: { type: 'string' },
      },
    });
    const times = Number(values.times);
    const seed = Number(values.seed);
    if (values.out === undefined || !Number.isInteger(seed)) return undefined;
    if (!Number.isInteger(times) || times < 1 || times > 900) return undefined;
    return { ...values, out: values.out, times, seed, window: values.shuffle ? 5000 : 1 };
  } catch {
    return undefined;
  }
}

async function writeDirectory(path, tables) {
  await mkdir(path, { recursive: true });
  for (const { name, chunks } of tables)
    await pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(join(path, name)));
}
