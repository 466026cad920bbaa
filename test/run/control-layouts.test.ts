import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterEach, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { Workbench } from '../faults/workbench.ts';
import { reportOf } from './run-files.ts';

let bench: Workbench;
afterEach(() => bench.remove());

/** The control file of the first stream of a run whose inserter takes another layout, and what the report says of the stream. */
async function control(
  layout: string,
  extension: string,
): Promise<{ bytes: Buffer; pieces: number; sheets: number }> {
  const find = 'profile: neopost-omr';
  bench = new Workbench(
    changed({ edit: [{ file: 'job.yaml', find, put: `${find}\n  control: ${layout}` }] }),
  );
  const outcome = await bench.command(['run', '$JOB', '--out', '$DIR/runs', '--run-id', 'run', '--quiet']);
  expect(outcome.stderr).toBe('');
  expect(outcome.exit).toBe(0);
  const [stream] = reportOf(bench.run).streams;
  const bytes = readFileSync(join(bench.run, `streams/a4.control.${extension}`));
  return { bytes, pieces: stream?.pieces ?? 0, sheets: stream?.sheets ?? 0 };
}

test('fixed columns in one-byte characters: a row a piece, all as long', async () => {
  const { bytes, pieces } = await control('mail-run-data', 'mrd');
  const rows = bytes.toString('latin1').split('\r\n');
  expect(rows.pop()).toBe('');
  expect(rows).toHaveLength(pieces);
  expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
});

test('XML: an element a piece', async () => {
  const { bytes, pieces } = await control('xml', 'xml');
  const sequences: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', () => (text = ''));
  parser.on('text', (more) => (text += more));
  parser.on('closetag', ({ name }) => {
    if (name === 'sequence') sequences.push(text);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(bytes.toString()).close();
  expect(sequences).toEqual(Array.from({ length: pieces }, (_, i) => String(i + 1)));
});

test('a row a sheet, with the code of each', async () => {
  const { bytes, sheets } = await control('csv-sheets', 'csv');
  const rows = bytes.toString().trim().split('\r\n').slice(1);
  expect(rows).toHaveLength(sheets);
  expect(new Set(rows.map((row) => row.split(',').at(-1))).size).toBe(sheets);
});
