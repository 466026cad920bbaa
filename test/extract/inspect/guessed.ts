import type { Buffer } from 'node:buffer';
import type { FileGuess, TableGuess } from '../../../src/extract/inspect/file-guess.ts';
import { guessFile } from '../../../src/extract/inspect/guess-file.ts';
import { holdsRows } from '../../../src/extract/inspect/inspected-file.ts';
import { surveyOf } from '../../../src/extract/inspect/survey.ts';
import type { DelimitedFormat } from '../../../src/job/table-plan.ts';

export async function* inChunks(bytes: Buffer, size = 64 * 1024): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What is guessed of a file's bytes; fails when there is no table in them. */
export async function guessOf(bytes: Buffer): Promise<FileGuess> {
  const guess = guessFile(await surveyOf(inChunks(bytes)), {
    table: 'rows',
    record: 'row',
    file: 'rows.csv',
  });
  if (!holdsRows(guess)) throw new Error(`no table: ${guess.kind}, ${guess.what}`);
  return guess;
}

export async function onlyTable(
  bytes: Buffer,
): Promise<TableGuess & { readonly delimited: DelimitedFormat }> {
  const { tables } = await guessOf(bytes);
  const [table] = tables;
  if (table === undefined || tables.length > 1) throw new Error(`there are ${tables.length} tables`);
  const { format } = table.plan;
  const none = { kind: 'delimited', delimiter: '', quote: '', escape: '', strictQuotes: true } as const;
  const unlike = { ...none, header: false, skip: 0, comment: '', footer: 0 };
  return { ...table, delimited: format.kind === 'delimited' ? format : unlike };
}
