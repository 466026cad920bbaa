import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controlHeader, controlLine, type ControlRow } from '../../src/inserter/control-file.ts';

const row: ControlRow = {
  job: 101,
  run: 1,
  piece: 17,
  stream: 'a4',
  pieceInStream: 3,
  sheets: 2,
  pages: 2,
  firstSheetInStream: 5,
  stations: '',
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
