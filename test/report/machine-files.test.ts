import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { renderManifest } from '../../src/report/manifest.ts';
import { reasonLine, reasonsHead } from '../../src/report/reasons.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { sampleReport } from './sample-report.ts';

test('report.json gives the report back, keys in the order of the type', () => {
  const text = renderJson(sampleReport);
  expect(JSON.parse(text)).toEqual(sampleReport);
  const shuffled = Object.fromEntries(Object.entries(sampleReport).toReversed()) as typeof sampleReport;
  expect(renderJson(shuffled)).toBe(text);
});

test('the manifest does not depend on the order of files', () => {
  const files = ['streams/letter.pdf', 'report.json', 'streams/a4.pdf'].map((file, i) => ({
    file,
    sha256: 'ab'.repeat(32),
    bytes: i,
    counts: { pages: i },
  }));
  const text = renderManifest('run-1', files);
  expect(renderManifest('run-1', files.toReversed())).toBe(text);
  expect(text.indexOf('report.json')).toBeLessThan(text.indexOf('streams/a4.pdf'));
  expect(JSON.parse(text)).toMatchObject({
    run: 'run-1',
    files: [{ file: 'report.json', bytes: 1 }, {}, {}],
  });
});

test('a reason names its row and the root cause, and a hostile key cannot run', () => {
  const cause = {
    code: 'worker.document-kills',
    place: { document: 'SO1' },
    values: { how: 'stalled' },
  } as const;
  const place = { table: 'lines', file: 'lines.csv', line: 7 };
  const rows: string[][] = parse(reasonsHead + reasonLine(place, '=1+1', cause));
  expect(rows).toEqual([
    ['file', 'line', 'table', 'key', 'code', 'reason', 'hint'],
    [
      'lines.csv',
      '7',
      'lines',
      "'=1+1",
      'worker.document-kills',
      'this record cannot be worked on: `stalled`',
      'look at its rows in the rejects; mend the data or the template, then run the rejects again',
    ],
  ]);
});

test('a reason names the field in its own row, and the whole place of a cause in another row', () => {
  const cause = { code: 'extract.field-empty', place: { file: 'lines.csv', line: 7, field: 'sku' } } as const;
  const reasonIn = (line: number): string | undefined => {
    const rows: string[][] = parse(
      reasonsHead + reasonLine({ table: 'lines', file: 'lines.csv', line }, 'SO1', cause),
    );
    return rows[1]?.[5];
  };
  expect(reasonIn(7)).toMatch(/ \(field sku\)$/);
  expect(reasonIn(8)).toMatch(/ \(lines\.csv:7, field sku\)$/);
});
