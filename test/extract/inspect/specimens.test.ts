import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import type { DelimitedFormat, Encoding } from '../../../src/job/table-plan.ts';
import { guessOf, onlyTable } from './guessed.ts';
import { encoded } from './written-tables.ts';

interface Specimen {
  readonly says: string;
  readonly text: string;
  readonly encoding?: Encoding;
  readonly format: Partial<DelimitedFormat>;
  readonly keys: readonly string[];
  readonly first: readonly string[];
  readonly rows: number;
  /** What is said to be no row. */
  readonly passed?: readonly string[];
}

const BANK = [
  ...['Umsatzanzeige;Datei erstellt am: 03.07.2023 09:12', '', 'Konto;DE12 5001 0517 0648 4898 90'],
  ...['Kontoinhaber;Erika Mustermann', 'Zeitraum;01.01.2023 - 30.06.2023', 'Saldo;1.234,56;EUR', ''],
  'Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Empfänger;Betrag;Währung',
  '"02.01.2023";"02.01.2023";"SEPA-ÜBERWEISUNG";"Rechnung 1234; Danke";"Stadtwerke Köln";"-1.102,50";"EUR"',
  '"04.01.2023";"05.01.2023";"GUTSCHRIFT";"Gehalt";"Müller GmbH";"2.500,00";"EUR"',
  '"09.01.2023";"09.01.2023";"LASTSCHRIFT";"Beitrag 7/23";"Jörg Groß";"-19,90";"EUR"',
];

const SAP = [
  ...['Report ZFI001                       Seite 1', '-----------------------------------------------'],
  ...['|Kunde  |Name              |      Betrag|Whrg |', '-----------------------------------------------'],
  ...['|100000 |Müller GmbH       |    6.961,83 |EUR |', '|100001 |Stadtwerke Köln   |    3.714,37-|EUR |'],
  ...['|100002 |Jörg Groß         |       12,00 |EUR |', '-----------------------------------------------'],
];

const SPECIMENS: readonly Specimen[] = [
  {
    says: 'a German bank statement: title lines, amounts with decimal comma, a delimiter within quotes',
    text: `${BANK.join('\r\n')}\r\n`,
    encoding: 'windows-1252',
    format: { delimiter: ';', quote: '"', strictQuotes: true, header: true, skip: 7 },
    keys: [
      'Buchungstag',
      'Valutadatum',
      'Buchungstext',
      'Verwendungszweck',
      'Empfänger',
      'Betrag',
      'Währung',
    ],
    first: [
      '02.01.2023',
      '02.01.2023',
      'SEPA-ÜBERWEISUNG',
      'Rechnung 1234; Danke',
      'Stadtwerke Köln',
      '-1.102,50',
      'EUR',
    ],
    rows: 3,
    passed: ['lines 1 to 7 stand above the table'],
  },
  {
    says: 'a list of a business system: bars at both ends, rules of dashes, minus behind the number',
    text: `${SAP.join('\n')}\n`,
    encoding: 'windows-1252',
    format: { delimiter: '|', header: false, skip: 4, comment: '--', footer: 0 },
    keys: ['column_1', 'Kunde', 'Name', 'Betrag', 'Whrg', 'column_6'],
    first: ['', '100000 ', 'Müller GmbH       ', '    6.961,83 ', 'EUR ', ''],
    rows: 3,
  },
  {
    says: 'a hint to a spreadsheet in the first line',
    text: 'sep=;\r\nNr;Artikel;Preis\r\n1;Schraube M4, 20 mm;0,12\r\n2;Mutter, M4;1,05\r\n3;Dübel, S6;12,00\r\n',
    encoding: 'windows-1252',
    format: { delimiter: ';', header: true, skip: 1 },
    keys: ['Nr', 'Artikel', 'Preis'],
    first: ['1', 'Schraube M4, 20 mm', '0,12'],
    rows: 3,
    passed: ['line 1 is a hint to a spreadsheet'],
  },
  {
    says: 'American quotes, commas within cells, doubled quotes',
    text: 'Customer ID,Name,Order Date,Notes\n1,"Smith, John",12/28/2023,"He said ""ok"""\n2,"Jones, Ann",1/2/2023,""\n3,"de Souza, Rui",10/3/2023,\n',
    format: { delimiter: ',', quote: '"', strictQuotes: true, header: true },
    keys: ['Customer ID', 'Name', 'Order Date', 'Notes'],
    first: ['1', 'Smith, John', '12/28/2023', 'He said "ok"'],
    rows: 3,
  },
  {
    says: 'commas in all amounts of a file parted by semicolons',
    text: 'Konto;Netto;Steuer;Brutto\n1001;10,00;1,90;11,90\n1002;20,00;3,80;23,80\n1003;5,50;1,05;6,55\n',
    format: { delimiter: ';' },
    keys: ['Konto', 'Netto', 'Steuer', 'Brutto'],
    first: ['1001', '10,00', '1,90', '11,90'],
    rows: 3,
  },
  {
    says: 'comment lines above and among the rows',
    text: '# exported 2023-01-01\n# system X\nid,name,amount\n1,Alpha,10.50\n2,Beta,20.00\n# checkpoint\n3,Gamma,30.25\n4,Delta,7.00\n',
    format: { delimiter: ',', comment: '#', skip: 2 },
    keys: ['id', 'name', 'amount'],
    first: ['1', 'Alpha', '10.50'],
    rows: 4,
  },
  {
    says: 'a delimiter at the end of every line',
    text: 'id;name;amount;\n1;Anna;3,50;\n2;Bert;4,50;\n3;Carl;5,75;\n',
    format: { delimiter: ';' },
    keys: ['id', 'name', 'amount', 'column_4'],
    first: ['1', 'Anna', '3,50', ''],
    rows: 3,
  },
  {
    says: 'a total in the last line',
    text: 'Kunde;Name;Betrag\n1001;Anna;3,50\n1002;Bert;4,50\n1003;Carl;5,75\nSumme;;13,75\n\n',
    format: { footer: 1, header: true },
    keys: ['Kunde', 'Name', 'Betrag'],
    first: ['1001', 'Anna', '3,50'],
    rows: 3,
    passed: ['the last line is a footer'],
  },
  {
    says: 'a last row that was cut off is no footer',
    text: 'id;name;city;amount\n1;Anna;Bath;3,50\n2;Bert;York;4,50\n3;Carl;Leeds;5,75\n4;Do',
    format: { footer: 0 },
    keys: ['id', 'name', 'city', 'amount'],
    first: ['1', 'Anna', 'Bath', '3,50'],
    rows: 3,
  },
  {
    says: 'a query result on a terminal',
    text: ' id |  name  |  amount \n----+--------+---------\n  1 | Anna   |   12.50\n  2 | Bert   |    7.00\n  3 | Carl   |  100.25\n(3 rows)\n\n',
    format: { delimiter: '|', header: false, skip: 2, footer: 1 },
    keys: ['id', 'name', 'amount'],
    first: ['  1 ', ' Anna   ', '   12.50'],
    rows: 3,
  },
  {
    says: 'two lines of names, groups above columns',
    text: ';2022;;2023;\nKunde;Menge;Betrag;Menge;Betrag\n1001;5;10,00;6;12,00\n1002;7;14,00;8;16,00\n1003;1;2,00;2;4,00\n',
    format: { header: false, skip: 2 },
    keys: ['Kunde', 'Menge', 'Betrag', 'Menge_2', 'Betrag_2'],
    first: ['1001', '5', '10,00', '6', '12,00'],
    rows: 3,
  },
  {
    says: 'names that stand twice, and one that is missing',
    text: 'id,name,name,,id\n1,a,b,c,9\n2,d,e,f,8\n3,g,h,i,7\n',
    format: { header: false, skip: 1 },
    keys: ['id', 'name', 'name_2', 'column_4', 'id_2'],
    first: ['1', 'a', 'b', 'c', '9'],
    rows: 3,
  },
  {
    says: 'escapes within quotes',
    text: 'id,text\n1,"say \\"hi\\""\n2,"a, b"\n3,plain\n',
    format: { delimiter: ',', quote: '"', escape: '\\' },
    keys: ['id', 'text'],
    first: ['1', 'say "hi"'],
    rows: 3,
  },
  {
    says: 'apostrophes for quotes',
    text: "id;name\n1;'a; b'\n2;'c'\n3;'d''e'\n",
    format: { delimiter: ';', quote: "'" },
    keys: ['id', 'name'],
    first: ['1', 'a; b'],
    rows: 3,
  },
  {
    says: 'inches, which are no quotes',
    text: 'id,size,name\n1,5" pipe,Anna\n2,12" x 3",Bert\n3,7,Carl\n',
    format: { quote: '"', strictQuotes: false },
    keys: ['id', 'size', 'name'],
    first: ['1', '5" pipe', 'Anna'],
    rows: 3,
  },
  {
    says: 'one column of amounts',
    text: 'Betrag\n12,50\n7,00\n1.234,56\n',
    format: { header: true },
    keys: ['Betrag'],
    first: ['12,50'],
    rows: 3,
  },
  {
    says: 'one column of names without a header, written under DOS',
    text: 'Müller\r\nSchmidt\r\nKöhler\r\nAnna\r\n',
    encoding: 'cp850',
    format: { header: false },
    keys: ['column_1'],
    first: ['Müller'],
    rows: 4,
  },
  {
    says: 'a header and no row',
    text: 'customer_id,last_name,first_name,city\n',
    format: { delimiter: ',', header: true },
    keys: ['customer_id', 'last_name', 'first_name', 'city'],
    first: [],
    rows: 0,
  },
  {
    says: 'addresses over several lines',
    text: 'id,address,city\n1,"Main St 1\nFloor 2",Bath\n2,"High St\n3",Leeds\n3,Low,York\n',
    format: { delimiter: ',', header: true },
    keys: ['id', 'address', 'city'],
    first: ['1', 'Main St 1\nFloor 2', 'Bath'],
    rows: 3,
  },
];

test.each(SPECIMENS)('$says', async ({ text, encoding = 'utf-8', format, keys, first, rows, passed }) => {
  const bytes = encoded(text, encoding) ?? Buffer.alloc(0);
  const table = await onlyTable(bytes);
  expect(table.delimited).toMatchObject(format);
  expect(table.keys).toEqual(keys);
  expect(table.samples[0] ?? []).toEqual(first);
  expect(table.rows).toBe(rows);
  if (passed !== undefined) expect((await guessOf(bytes)).passedOver).toEqual(passed);
});

test('words alone, thousands of them: no line amid the file names a column', async () => {
  const words = Array.from({ length: 3000 }, (_, i) =>
    i === 2950 ? '^Cauzzi ' : `${['casey', 'NGC', 'M4'][i % 3]} ${i % 7}`,
  );
  const { delimited, rows } = await onlyTable(Buffer.from(`${words.join('\n')}\n`));
  expect(delimited).toMatchObject({ header: false, skip: 0 });
  expect(rows).toBe(3000);
});

describe('several record types in one file', () => {
  const customers = Array.from(
    { length: 12 },
    (_, i) =>
      `10;${100 + i};Kunde ${i};Köln\n20;${100 + i};R${i};2023-07-01;12,50\n30;R${i};1;Strom;10,00;x\n`,
  );

  test('the first cell says of what type a row is', async () => {
    const { tables, findings } = await guessOf(
      Buffer.from(`00;20230701;HOST\n${customers.join('')}99;12;40\n`),
    );
    expect(tables.map(({ type, keys, rows }) => [type?.is, keys.length, rows])).toEqual([
      ['00', 3, 1],
      ['10', 4, 12],
      ['20', 5, 12],
      ['30', 6, 12],
      ['99', 3, 1],
    ]);
    expect(findings.find(({ topic }) => topic === 'record types')?.says).toContain('20 (5 cells)');
  });

  test('a column of few countries is no record type, also where a row is damaged', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${['DE', 'FR', 'IT'][i % 3]};${i};Name ${i};12,50`);
    rows[17] = 'DE;17';
    const { tables } = await guessOf(Buffer.from(`${rows.join('\n')}\n`));
    expect(tables).toHaveLength(1);
  });
});
