import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { RunStop } from '../../../src/fault/run-stop.ts';
import type { Encoding } from '../../../src/job/table-plan.ts';
import { field, fixedTable, frameRecords, type SeenRecord } from './fixed-tables.ts';

/** The bank codes of the Deutsche Bundesbank: 16,231 lines of 168 characters in ISO 8859-15. */
const folder = new URL('../../../fixtures/fixed-width/', import.meta.url);
const original = gunzipSync(readFileSync(new URL('BLZ_20190603.txt.gz', folder)));
const layout = JSON.parse(readFileSync(new URL('BLZ.layout.json', folder), 'utf8')) as {
  readonly record_length: number;
  readonly fields: readonly (readonly [string, number])[];
};

const numbers = ['blz', 'plz', 'pan', 'datensatznummer', 'nachfolge_blz'];

function bankCodes(encoding: Encoding, separator: 'line' | 'none', typed: boolean) {
  let start = 0;
  const columns = layout.fields.map(([name, length]) => {
    const type = typed && numbers.includes(name) ? 'integer' : 'text';
    const column = field(name, start, length, {}, { type, trim: 'right' });
    start += length;
    return column;
  });
  const more = { name: 'banks', encoding, key: 'datensatznummer', amount: 'blz' };
  return fixedTable(columns, more, { separator, length: layout.record_length });
}

/** Read by other means: Node's decoder, and a slice for each field. */
const expected = new TextDecoder('iso-8859-15')
  .decode(original)
  .split('\r\n')
  .filter((line) => line !== '')
  .map((line) => {
    let start = 0;
    return layout.fields.map(([, length]) => {
      const cell = line.slice(start, start + length).trimEnd();
      start += length;
      return cell === '' ? null : cell;
    });
  });

function toHost(encoding: Encoding): Buffer {
  const text = new TextDecoder('iso-8859-15').decode(original).replaceAll('\r\n', '');
  const bytes = charsetOf(encoding).encode(text);
  if (bytes === undefined) throw new Error(`not all of the text is in ${encoding}`);
  return bytes;
}

function checkAll(rows: readonly SeenRecord[]): void {
  expect(rows).toHaveLength(16_231);
  expect(rows.filter(({ fault, cellFault }) => fault ?? cellFault)).toEqual([]);
  expect(rows.map(({ cells }) => cells)).toEqual(expected);
  const sum = expected.reduce((all, [blz]) => all + Number(blz), 0);
  expect(rows.reduce((all, { amount }) => all + amount, 0)).toBe(sum);
}

test('every field of every record is what an independent reader finds', async () => {
  const { file, rows } = await frameRecords(original, bankCodes('iso-8859-15', 'line', false));
  checkAll(rows);
  expect(rows.map(({ key }) => key)).toEqual(expected.map((cells) => cells[9]));
  expect(original.equals(Buffer.from(rows.map(({ raw }) => raw).join(''), 'latin1'))).toBe(true);
  expect(file.tables[0]?.tally).toMatchObject({ records: 16_231, faulted: 0, bytes: original.length });
  const banks = rows.filter(({ cells }) => cells.includes('Volksbank Köln Bonn'));
  expect(banks.map(({ line }) => line)).toHaveLength(
    expected.filter((row) => row.includes('Volksbank Köln Bonn')).length,
  );
});

test.each(['ibm273', 'ibm1141'] as const)('the same values come from %s without line ends', async (page) => {
  const bytes = toHost(page);
  expect(bytes).toHaveLength(16_231 * 168);
  const { file, rows } = await frameRecords(bytes, bankCodes(page, 'none', true));
  checkAll(rows);
  expect(rows.at(-1)?.line).toBe(16_231);
  expect(file.tables[0]?.tally.bytes).toBe(bytes.length);
});

test('the same values come from UTF-8, where letters take two bytes', async () => {
  const text = new TextDecoder('iso-8859-15').decode(original);
  const { file, rows } = await frameRecords(Buffer.from(text), bankCodes('utf-8', 'line', true));
  checkAll(rows);
  expect(file.tables[0]?.tally.bytes).toBe(Buffer.byteLength(text));
});

test.each([
  ['lost', 1],
  ['added', -1],
] as const)(
  'a byte %s anywhere is found in its record, whether columns are numbers or not',
  async (_, lost) => {
    const bytes = toHost('ibm273');
    for (let record = 20; record <= 16_200; record += 1349) {
      const at = (record - 1) * 168 + ((record * 37) % 168);
      const rest =
        lost > 0 ? bytes.subarray(at + 1) : Buffer.concat([Buffer.from([0x40]), bytes.subarray(at)]);
      const typed = record % 2 === 0;
      const table = bankCodes('ibm273', 'none', typed);
      const damaged = Buffer.concat([bytes.subarray(0, at), rest]);
      const stop = await frameRecords(damaged, table).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (!(stop instanceof RunStop)) throw new Error(`nothing was found in record ${record}`);
      const [fault] = stop.faults;
      expect(fault).toMatchObject({
        code: 'extract.out-of-step',
        values: { shift: lost > 0 ? '1 byte earlier' : '1 byte later' },
      });
      // A byte that is lost behind the last digits moves the next record alone. Texts show it only where they were empty.
      const late = (fault?.place.line ?? 0) - record;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(typed ? 1 : 40);
      expect(fault?.place.byte).toBe(((fault?.place.line ?? 0) - 1) * 168);
      expect(stop.exitCode).toBe(65);
    }
  },
);
