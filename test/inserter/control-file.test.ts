import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodedControl } from '../../src/inserter/control-encoding.ts';
import type { ControlFacts } from '../../src/inserter/control-fields.ts';
import { compileControl, type ControlWriter } from '../../src/inserter/control-file.ts';
import { NO_ACTIONS } from '../../src/inserter/sheet-facts.ts';
import { controlLayouts, csvControl } from '../../src/job/built-in/control-layouts.ts';
import type { ControlColumn, ControlLayout } from '../../src/job/control-layout.ts';
import { partOf } from './part-of.ts';

function writerOf(layout: ControlLayout): ControlWriter {
  const writer = compileControl(layout);
  if ('code' in writer) throw new Error(writer.code);
  return writer;
}

/** A row that must be one. */
function rowOf(writer: ControlWriter, facts: ControlFacts): string {
  const made = writer.row(facts);
  if (typeof made !== 'string') throw new Error(made.code);
  return made;
}

const csv = writerOf(csvControl);
const controlHeader = (): string => csv.head;
const controlLine = (facts: ControlFacts): string => rowOf(csv, facts);

const row: ControlFacts = {
  job: 101,
  run: 1,
  piece: 17,
  stream: 'a4',
  pieceInStream: 3,
  sheets: 2,
  pages: 2,
  firstSheetInStream: 5,
  sheet: 1,
  actions: NO_ACTIONS,
  name: 'Frau Dörte "Dodo" Groß, Dr.',
  addressLines: ['Einkaufsabteilung', 'Wolfgangstraße 101', '46236 Bottrop'],
  postalCode: '46236',
  country: 'DE',
  accounts: ['AW00011012', 'AW00011013'],
  payload: '1010000100000170102',
};

test('a piece as a row', () => {
  expect(controlHeader() + controlLine(row)).toBe(
    'job,run,piece,stream,sequence,sheets,pages,first_sheet,stations,name,address_1,address_2,address_3,address_4,' +
      'address_5,address_6,postal_code,country,accounts,payload\r\n' +
      '101,1,P0000017,a4,3,2,2,5,,"Frau Dörte ""Dodo"" Groß, Dr.",Einkaufsabteilung,Wolfgangstraße 101,' +
      '46236 Bottrop,,,,46236,DE,AW00011012 AW00011013,1010000100000170102\r\n',
  );
});

test.each(['=cmd|/c calc', '+49 30', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\u200b=1', '＝1'])(
  'no spreadsheet runs %j',
  (name) => {
    const [cells] = parse(controlLine({ ...row, name }));
    expect(cells).toContain(`'${name}`);
  },
);

test('whatever the cells hold, another reader gets them back, twenty a row', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string(), { maxLength: 6 }),
      (name, addressLines) => {
        const rows: string[][] = parse(controlHeader() + controlLine({ ...row, name, addressLines }));
        expect(rows.length).toBe(2);
        const [, cells = []] = rows;
        expect(cells.length).toBe(20);
        expect([name, `'${name}`]).toContain(cells[9]);
        addressLines.forEach((line, i) => expect([line, `'${line}`]).toContain(cells[10 + i]));
      },
    ),
  );
});

test('a seventh address line is never left out silently', () => {
  expect(() => controlLine({ ...row, addressLines: ['1', '2', '3', '4', '5', '6', '7'] })).toThrow(
    RangeError,
  );
});

describe('mail-run data', () => {
  const writer = writerOf(partOf(controlLayouts['mail-run-data']));
  const actions = { ...NO_ACTIONS, stations: 0b101, divert: true };

  test('every row is as long, and each value at its place', () => {
    const text = rowOf(writer, { ...row, actions });
    expect(text.startsWith('000101000001000000017000000003002000210100000000011')).toBe(true);
    expect(text.slice(51, 91)).toBe('Frau Dörte "Dodo" Groß, Dr.'.padEnd(40));
    expect(text.slice(91, 131)).toBe('Einkaufsabteilung'.padEnd(40));
    expect(text.slice(-42)).toBe(`${'1010000100000170102'.padEnd(40)}\r\n`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 999 }), (name, sheets) => {
        const other = rowOf(writer, { ...row, name, sheets });
        expect(Array.from(other)).toHaveLength(Array.from(text).length);
        expect(other.split('\n')).toHaveLength(2);
      }),
    );
  });

  test('a number that does not fit stops, a name is cut', () => {
    expect(writer.row({ ...row, sheets: 1000 })).toMatchObject({
      code: 'inserter.control-overflow',
      found: '4',
      expected: '3',
    });
    expect(rowOf(writer, { ...row, name: 'x'.repeat(99) }).slice(51, 91)).toBe('x'.repeat(40));
    expect(writer.row({ ...row, accounts: ['x'.repeat(31)] })).toMatchObject({
      values: { column: 'account' },
    });
  });
});

test('XML: whatever the values hold, another reader gets them back', () => {
  const layout = partOf(controlLayouts['xml']);
  const writer = writerOf({ ...layout, columns: layout.columns.slice(9, 12) });
  const text =
    writer.head +
    rowOf(writer, { ...row, name: 'A & B <"Ltd">\u0000\ud800', addressLines: [']]>', '\t1'] }) +
    writer.foot;
  expect(text).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<mailrun>\n' +
      '<mailpiece><name>A &amp; B &lt;&quot;Ltd&quot;&gt; \ufffd</name><address_1>]]&gt;</address_1><address_2> 1</address_2></mailpiece>\n' +
      '</mailrun>\n',
  );
});

test('a row for each sheet has the code of that sheet', () => {
  const writer = writerOf(partOf(controlLayouts['csv-sheets']));
  expect(rowOf(writer, { ...row, sheet: 2, payload: '42' })).toBe('101,1,P0000017,6,2,2,42\r\n');
});

test('one-byte encodings: what they do not have loses its accents, then its meaning, but never its place', () => {
  const bytes = (text: string, encoding: ControlLayout['encoding']): string =>
    Buffer.from(encodedControl(text, encoding)).toString('latin1');
  expect(bytes('Größe 12 €', 'windows-1252')).toBe('Gr\u00f6\u00dfe 12 \u0080');
  expect(bytes('Łódź – Ωmega', 'windows-1252')).toBe('?\u00f3dz \u0096 ?mega');
  expect(bytes('12 €', 'iso-8859-1')).toBe('12 ?');
  expect(Buffer.from(encodedControl('Łódź', 'utf-8')).toString()).toBe('Łódź');
});

describe('a layout that cannot be meant is refused', () => {
  const column: ControlColumn = { name: 'a', value: '{piece}', align: 'left', pad: ' ', cut: false };
  test.each([
    [{ value: '{peace}' }, 'there is no field peace'],
    [{ value: '{piece' }, 'a brace stands alone'],
    [{ value: '{constructor}' }, 'there is no field constructor'],
    [{ pad: '00' }, 'it is padded with one character'],
  ])('%o', (change, reason) => {
    const fault = compileControl({ ...csvControl, columns: [{ ...column, ...change }] });
    expect(fault).toMatchObject({ code: 'inserter.control-column', values: { column: 'a', reason } });
  });
  test('a column of XML that is called like its rows', () => {
    expect(compileControl({ ...csvControl, format: 'xml', element: 'a', columns: [column] })).toMatchObject({
      values: { reason: 'it is called like the elements that are rows' },
    });
  });
  test('a fixed row whose column has no width', () => {
    expect(compileControl({ ...csvControl, format: 'fixed', columns: [column] })).toMatchObject({
      values: { reason: 'it has no width, and rows are fixed' },
    });
  });
});
