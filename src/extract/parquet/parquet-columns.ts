import { Buffer } from 'node:buffer';
import { parquetMetadataAsync, parquetSchema, type FileMetaData, type SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { ColumnPlan, TablePlan } from '../../job/table-plan.ts';
import type { SpooledFile } from './spool.ts';
import { tokenizerOf, type Tokenizer } from './value-tokens.ts';

/** A column of the file that the job declares. */
export interface FileColumn {
  readonly name: string;
  /** The declared columns that are read from it. */
  readonly columns: readonly ColumnPlan[];
  readonly tree: SchemaTree;
  readonly tokenize: Tokenizer;
}

const LISTED = 40;

/** Reads what the file says of itself; stops the run when that cannot be read. */
export async function readMetadata(file: SpooledFile, name: string): Promise<FileMetaData> {
  const end = Buffer.from(await file.slice(Math.max(0, file.byteLength - 4))).toString('latin1');
  if (end === 'PARE') stopRun({ code: 'extract.parquet-encrypted', place: { file: name } });
  if (end !== 'PAR1') malformed(name, 'its end is missing: it was cut off');
  return guarded(name, () => parquetMetadataAsync(file, { geoparquet: false }));
}

/** The declared columns in the file's order, and how their values are written; stops with all that is wrong with them. */
export function readColumns(metadata: FileMetaData, table: TablePlan, file: string): readonly FileColumn[] {
  const place = { file };
  const { children } = parquetSchema(metadata);
  const names = children.map(({ element }) => element.name);
  const faults: Fault[] = [];
  for (const { from } of table.columns) {
    const times = names.filter((name) => name === from).length;
    if (times === 0)
      faults.push({ code: 'extract.column-missing', place, expected: from, found: list(names) });
    if (times > 1) {
      faults.push({ code: 'extract.column-doubled', place, found: from, values: { times: String(times) } });
    }
  }
  const columns = children.flatMap((tree): FileColumn[] => {
    const { element } = tree;
    const declared = table.columns.filter(({ from }) => from === element.name);
    if (declared.length === 0) return [];
    const nested = tree.children.length > 0 || element.repetition_type === 'REPEATED';
    const asDay = declared.every(({ type }) => type === 'date');
    const tokenize = nested ? undefined : tokenizerOf(element, asDay);
    if (tokenize === undefined) {
      const found = nested
        ? 'nested values'
        : `values of type ${element.logical_type?.type ?? element.converted_type ?? '?'}`;
      faults.push({ code: 'extract.parquet-column', place, expected: element.name, found });
      return [];
    }
    return [{ name: element.name, columns: declared, tree, tokenize }];
  });
  faults.push(...chunkFaults(metadata, columns, file));
  if (faults.length > 0) throw new RunStop(faults);
  return columns;
}

function chunkFaults(
  { row_groups: groups }: FileMetaData,
  columns: readonly FileColumn[],
  file: string,
): Fault[] {
  const place = { file };
  const codecs = new Map<string, Fault>();
  for (const group of groups) {
    for (const { meta_data: chunk, crypto_metadata: encrypted } of group.columns) {
      const name = chunk?.path_in_schema[0] ?? '';
      if (encrypted !== undefined) return [{ code: 'extract.parquet-encrypted', place }];
      if (chunk === undefined || !columns.some((column) => column.name === name)) continue;
      const { codec } = chunk;
      if (codec === 'UNCOMPRESSED' || codec in compressors) continue;
      codecs.set(name, {
        code: 'extract.parquet-codec',
        place,
        expected: name,
        found: codec ?? 'an unknown method',
      });
    }
  }
  return [...codecs.values()];
}

/** Does what may fail on a damaged file; what the library says of it is the reason. */
export async function guarded<T>(file: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RunStop) throw error;
    if (error instanceof Error && 'errno' in error) throw error;
    const reason = error instanceof Error ? error.message.replace(/^parquet /, '') : String(error);
    return malformed(file, reason.slice(0, 200), error);
  }
}

export function malformed(file: string, reason: string, cause?: unknown): never {
  stopRun({ code: 'extract.parquet-malformed', place: { file }, values: { reason } }, cause);
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `\`${name.slice(0, 60)}\``);
  return names.length > LISTED ? `${shown.join(', ')} and ${names.length - LISTED} more` : shown.join(', ');
}
