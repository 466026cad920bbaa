import type { Buffer } from 'node:buffer';
import { parquetSchema } from 'hyparquet';
import { plainColumn } from '../../../job/plain-column.ts';
import { frameParquet } from '../../parquet/frame-parquet.ts';
import { readMetadata } from '../../parquet/parquet-columns.ts';
import { spool } from '../../parquet/spool.ts';
import { tokenizerOf } from '../../parquet/value-tokens.ts';
import { nameColumns } from '../column/column-names.ts';
import { guessColumns } from '../column/guess-columns.ts';
import { textTable, type FileGuess, type TableNames } from '../file-guess.ts';
import type { Finding } from '../finding.ts';
import { flattenJson } from '../json/flatten-json.ts';

const SHOWN = 5;
const SAMPLE_ROWS = 2000;

/** What a Parquet file says of itself, and what its first rows hold. `open` reads it from its beginning. */
export async function guessParquet(open: () => AsyncIterable<Buffer>, names: TableNames): Promise<FileGuess> {
  const schema = await readSchema(open(), names.file);
  const { keys, identifiers } = nameColumns(schema.columns);
  const columns = schema.columns.map((from, i) => ({
    ...plainColumn(keys[i] ?? from, 'text'),
    from,
    trim: 'none' as const,
  }));
  const plan = textTable(names, 'utf-8', { kind: 'parquet' }, columns);
  const framed = await frameParquet(open(), { file: names.file, tables: [plan] });
  const rows: ReadonlyMap<string, string | null>[] = [];
  for await (const { block } of framed.blocks) {
    for (let row = 0; row < block.count && rows.length < SAMPLE_ROWS; row += 1) {
      const raw = block.bytes.toString('utf8', block.start[row] ?? 0, block.end[row] ?? 0);
      rows.push(new Map((flattenJson(raw) ?? []).map(([key, text]) => [key, text])));
    }
    if (rows.length >= SAMPLE_ROWS) break;
  }
  await framed.close();
  const samples = schema.columns.map((from, i) => ({
    from,
    name: identifiers[i] ?? from,
    cells: rows.map((row) => row.get(from) ?? ''),
  }));
  const findings: Finding[] = [
    { topic: 'rows', says: String(schema.rows), sureness: 'sure', why: 'the file says so at its end' },
  ];
  if (schema.left.length > 0)
    findings.push({
      topic: 'left out',
      says: schema.left.join(', '),
      sureness: 'sure',
      why: 'their values are nested, or of a type that no column of a job has',
    });
  return {
    kind: 'parquet',
    findings,
    tables: [
      {
        plan,
        keys,
        borders: [],
        ...guessColumns(samples, names.record),
        rows: rows.length,
        samples: rows.slice(0, SHOWN).map((row) => schema.columns.map((from) => row.get(from) ?? '')),
      },
    ],
    passedOver: schema.left.map((name) => `column ${name} is left out: its values are nested`),
  };
}

interface Schema {
  readonly columns: readonly string[];
  /** Columns that cannot be read. */
  readonly left: readonly string[];
  readonly rows: number;
}

async function readSchema(source: AsyncIterable<Buffer>, file: string): Promise<Schema> {
  const held = await spool(source);
  try {
    const metadata = await readMetadata(held, file);
    const { children } = parquetSchema(metadata);
    const isPlain = (child: (typeof children)[number]): boolean =>
      child.children.length === 0 &&
      child.element.repetition_type !== 'REPEATED' &&
      tokenizerOf(child.element, false) !== undefined;
    return {
      columns: children.filter(isPlain).map(({ element }) => element.name),
      left: children.filter((child) => !isPlain(child)).map(({ element }) => element.name),
      rows: Number(metadata.num_rows),
    };
  } finally {
    await held.close();
  }
}
