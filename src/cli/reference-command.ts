import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { importLists, type List } from '../address/reference/import-lists.ts';
import { LIST_FIELDS, type ListField, type ListMap } from '../address/reference/read-list.ts';
import { stopRun } from '../fault/run-stop.ts';
import { refuseSameFile } from '../run/list/refuse-same-file.ts';
import { reasonOf } from '../run/run-directory.ts';
import { textTable } from '../report/text-table.ts';
import { day } from '../unit/calendar.ts';
import { exit } from './exit-code.ts';

const options = z.object({
  out: z.string(),
  date: z.string().optional(),
  source: z.string().optional(),
  map: z.array(z.string()),
});

/** `stapel reference`: lists of postal codes and places made into the one dated file that addresses are held against. */
export function referenceCommand(files: readonly string[], given: unknown): number {
  const { out, date, source, map } = options.parse(given);
  const listed = day(date ?? '');
  if (listed === undefined) stopRun({ code: 'reference.date-missing', place: {}, found: date ?? '' });
  for (const file of files) refuseSameFile(file, out);
  const lists = files.map(readListFile);
  const whose = source ?? lists.map(({ file }) => file).join(', ');
  const made = importLists(lists, readMap(map), { date: listed, source: whose });
  writeWhole(out, made.bytes);
  const rows = Object.entries(made.header.countries).map(([country, { codes, places }]) => [
    country,
    String(codes),
    String(places),
  ]);
  process.stdout.write(
    `${textTable(['country', 'codes', 'places'], rows, (line) => line).join('\n')}\n` +
      `${made.rows} rows, ${made.leftOut} of them left out; ${made.bytes.length} bytes, data of ${listed}\n`,
  );
  return exit.done;
}

/** In one rename: a run may be reading the file that was there. */
function writeWhole(out: string, bytes: Uint8Array): void {
  const part = `${out}.part`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, out);
  } catch (error) {
    rmSync(part, { force: true });
    stopRun(
      { code: 'list.out-not-writable', place: {}, values: { file: out, reason: reasonOf(error) } },
      error,
    );
  }
}

function readListFile(file: string): List {
  const name = basename(file);
  try {
    const bytes = readFileSync(file);
    return { file: name, bytes: bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes };
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? String(error.code) : 'it is damaged';
    return stopRun({ code: 'reference.list-unreadable', place: { file: name }, found });
  }
}

/** `country=COL,code=COL` → field → column; may be given several times. */
function readMap(texts: readonly string[]): ListMap {
  const map: Partial<Record<ListField, string>> = {};
  for (const pair of texts.flatMap((text) => text.split(','))) {
    const at = pair.indexOf('=');
    const field = LIST_FIELDS.find((name) => name === pair.slice(0, at).trim());
    const column = pair.slice(at + 1).trim();
    if (field === undefined || column === '') {
      return stopRun({ code: 'reference.map-malformed', place: {}, found: pair });
    }
    map[field] = column;
  }
  return map;
}
