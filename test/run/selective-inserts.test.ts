import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changed } from '../faults/fixture.ts';
import { RUN, Workbench } from '../faults/workbench.ts';
import { csvRows } from './matched-night.ts';
import { reportOf } from './run-files.ts';

const SECTION = `
mailpiece:
  weight: { most: 30, grammage: 80, envelope: 5 }
  thickness: { most: 4, foldedSheet: 0.3 }`;

const INSERTS = `inserts:
  - { id: flyer, station: 1, from: 2019-01-01, until: 2019-12-31, weight: 4, stock: 4, priority: 1 }
  - { id: terms, station: 2, from: 2019-01-01, until: 2019-12-31, weight: 6, when: 'invoice.currency == "EUR"', advertising: false }
  - { id: gone, station: 1, from: 2018-01-01, until: 2018-12-31 }
inserter:
  control: { columns: [{ name: piece, value: '{piece}' }, { name: stations, value: '{stations}' }, { name: weight, value: '{weight}' }, { name: sheets, value: '{sheets}' }] }
  code: { payload: '{piece:7}{sheet:2}{sheets:2}{stations:1}', shape: square }
  profile: quadient-omr`;

const bench = new Workbench(
  changed({
    edit: [
      { file: 'job.yaml', find: '\nmailpiece:', put: SECTION },
      { file: 'job.yaml', find: 'inserter:\n  profile: neopost-omr', put: INSERTS },
    ],
  }),
);

interface PieceRow {
  readonly piece: number;
  readonly stations: number;
  readonly weight: number;
  readonly sheets: number;
  readonly currencies: string;
}

let pieces: readonly PieceRow[] = [];
let sheets: readonly { piece: number; code: string; omr: number; last: number }[] = [];

beforeAll(async () => {
  const outcome = await bench.command(RUN);
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
  const db = new Database(join(bench.run, 'run.db'), { readonly: true });
  pieces = db
    .prepare<[], PieceRow>(
      `SELECT p.piece, p.stations, p.weight, p.sheets, group_concat(d.currency) AS currencies
       FROM piece p JOIN piece_document m ON m.piece = p.piece JOIN document d ON d.document = m.document
       GROUP BY p.piece ORDER BY p.piece`,
    )
    .all();
  sheets = db
    .prepare<[], { piece: number; code: string; omr: number; last: number }>(
      `SELECT s.piece, s.code, s.omr, s.sheet_in_piece = p.sheets AS last FROM sheet s JOIN piece p ON p.piece = s.piece`,
    )
    .all();
  db.close();
});
afterAll(() => bench.remove());

test('who meets the condition gets it, and the first four pieces the flyer', () => {
  expect(pieces.length).toBeGreaterThan(8);
  const euro = pieces.filter(({ currencies }) => currencies.includes('EUR'));
  expect(euro.length).toBeGreaterThan(0);
  expect(pieces.filter(({ stations }) => (stations & 0b10) !== 0)).toEqual(euro);
  expect(pieces.filter(({ stations }) => (stations & 1) !== 0).map(({ piece }) => piece)).toEqual([
    1, 2, 3, 4,
  ]);
  const { inserts } = reportOf(bench.run);
  expect(inserts).toMatchObject([
    { id: 'flyer', eligible: pieces.length, added: 4, outOfStock: pieces.length - 4, stock: 4 },
    { id: 'terms', eligible: euro.length, added: euro.length },
    { id: 'gone', eligible: 0, added: 0 },
  ]);
});

test('code, marks, control file and weight say the same', async () => {
  for (const { piece, code, omr, last } of sheets) {
    const { stations = 0 } = pieces.find((row) => row.piece === piece) ?? {};
    expect(Number.parseInt(code.slice(-1), 16)).toBe(stations);
    // Feeder 2 stands before feeder 1, behind start and insert; on the last sheet of the piece.
    const marks = ((omr >>> 2) & 1) * 2 + ((omr >>> 3) & 1);
    expect(marks).toBe(last === 1 ? stations : 0);
  }
  const rows = ['a4', 'letter'].flatMap((stream) => csvRows(bench.run, `streams/${stream}.control.csv`));
  expect(rows).toHaveLength(pieces.length);
  for (const row of rows) {
    const {
      stations = 0,
      weight = 0,
      sheets: count = 0,
    } = pieces.find(({ piece }) => piece === Number(row['piece'])) ?? {};
    expect(row['stations']).toBe(['', '1', '2', '1 2'][stations]);
    expect(Number(row['weight'])).toBeCloseTo(weight / 100, 9);
    const paper = weight / 100 - 5 - (stations & 1) * 4 - (stations >>> 1) * 6;
    // A4 and Letter of 80 g/m²: 4.99 and 4.83 g a sheet.
    expect(paper / count).toBeGreaterThan(4.8);
    expect(paper / count).toBeLessThan(5);
  }
  const { exit, stdout } = await bench.command(['verify', '$DIR/runs/run']);
  expect([exit, stdout.includes('none')]).toEqual([0, true]);
});
