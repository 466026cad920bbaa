import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { frameFile } from '../../src/extract/frame.ts';
import { compileRowReader } from '../../src/extract/row-reader.ts';
import { charsetOf } from '../../src/extract/charset/charset.ts';
import type { RecordValues } from '../../src/model/record.ts';
import { tableOf, tablesOf } from '../job/small-extract.ts';
import { chunks } from './tables.ts';

interface Read {
  /** Values of a row, or the code and field of its fault. */
  readonly rows: readonly (RecordValues | string)[];
  /** What the framer added up. */
  readonly amount: number;
}

/** A job file's declaration of a table, and a file: rows as they are typed, from their raw bytes. */
async function read(declared: string, file: string | Buffer): Promise<Read> {
  const { t } = await tablesOf(tableOf(declared));
  if (t === undefined) throw new Error('no table');
  const framed = await frameFile(chunks(file), { file: t.file, tables: [t] });
  const [about] = framed.tables;
  const rows: (RecordValues | string)[] = [];
  let reader: ReturnType<typeof compileRowReader> | undefined;
  for await (const { block } of framed.blocks) {
    reader ??= compileRowReader(t, about?.header ?? []);
    for (let i = 0; i < block.count; i += 1) {
      const row = reader.read(block.bytes.subarray(block.start[i], block.end[i]), block.line[i] ?? 0);
      const { code = '', place = {} } = row.fault ?? {};
      rows.push(row.values ?? `${code} ${place.field ?? ''}`.trim());
    }
  }
  await framed.close();
  return { rows, amount: about?.tally.amount ?? NaN };
}

describe('a declaration, a file, and what comes out', () => {
  it('a German export with long column names', async () => {
    const declared = `encoding: windows-1252
delimiter: ;
amount: total
values: { decimal: ',', group: '.', dates: DD.MM.YY, empty: ['-'] }
columns:
  name: { type: text, from: Käufer }
  born: { type: date?, from: Geb.-Datum }
  total: { type: amount, from: Betrag }
  weight: { type: decimal(3)?, from: Gewicht }
  paid: { type: boolean, from: Bezahlt, true: [J], false: [N] }
  kind: { type: code, from: Art, codes: { A: Abonnement, B: Einzelbestellung } }
checks:
  - { that: r.total > 0 || r.kind == "Abonnement", else: nothing to pay }
`;
    const text = `Käufer;Geb.-Datum;Betrag;Gewicht;Bezahlt;Art
Zoë Müller;01.07.68;1.234,50;1,5;J;A
Ünal;-;12,50-;;N;A
Otto;31.02.01;1,00;;N;B
Otto;01.02.01;1.23,00;;N;B
Otto;01.02.01;0,00;;N;B
`;
    const { rows, amount } = await read(declared, charsetOf('windows-1252').encode(text) ?? Buffer.alloc(0));
    expect(rows).toEqual([
      { name: 'Zoë Müller', born: '2068-07-01', total: 123450, weight: 1500, paid: true, kind: 'Abonnement' },
      { name: 'Ünal', born: null, total: -1250, weight: null, paid: false, kind: 'Abonnement' },
      'extract.date-malformed born',
      'extract.amount-malformed total',
      'extract.check-failed',
    ]);
    // The row whose date is wrong counts, that whose amount cannot be read does not.
    expect(amount).toBe(123450 - 1250 + 100);
  });

  it.each(['windows-1252', 'utf-8', 'utf-16le', 'ibm273'] as const)(
    'a litigation export in %s, with a letter for a quote and a control character between cells',
    async (encoding) => {
      const declared = `encoding: ${encoding}
delimiter: "\\x14"
quote: þ
escape: ¬
amount: total
columns: { no: text, note: { type: text, from: Note }, total: amount }
`;
      const text =
        'þnoþ\x14þNoteþ\x14þtotalþ\n' +
        'þA1þ\x14þZoë, "a" þþthornþþ\nand a lineþ\x14þ12.50þ\n' +
        'þA2þ\x14þ¬þ ¬¬ ¬xþ\x14þ-2.50þ\nþA3þ\x14þ\x14þ1.00þ\n';
      const bytes = encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : charsetOf(encoding).encode(text);
      const { rows, amount } = await read(declared, bytes ?? Buffer.alloc(0));
      expect(rows).toEqual([
        { no: 'A1', note: 'Zoë, "a" þthornþ\nand a line', total: 1250 },
        { no: 'A2', note: 'þ ¬ x', total: -250 },
        'extract.quote-stray',
      ]);
      expect(amount).toBe(1000);
    },
  );

  it('a table without header, its cells numbered', async () => {
    const declared = `header: false
delimiter: '|'
columns: { total: { type: amount, at: 2, sign: parentheses }, no: { type: integer, at: 1 } }
amount: total
`;
    const { rows, amount } = await read(declared, '1|12.50\n2|(2.50)\n');
    expect(rows).toEqual([
      { no: 1, total: 1250 },
      { no: 2, total: -250 },
    ]);
    expect(amount).toBe(1000);
  });

  it('a record of a host in EBCDIC, by the pictures of its copybook', async () => {
    const declared = `format: fixed
encoding: ibm273
separator: none
amount: balance
columns:
  no: { picture: 9(5), type: text }
  name: { picture: X(10) }
  opened: { picture: 9(8), type: date?, format: YYYYMMDD }
  balance: { picture: S9(5)V99 COMP-3, type: amount }
  last: { picture: S9(3)V99, type: amount }
  visits: { picture: 9(4) COMP }
  edited: { picture: '-ZZ9.99', type: amount }
`;
    const text = (written: string): Buffer => charsetOf('ibm273').encode(written) ?? Buffer.alloc(0);
    const record = (...parts: (string | Buffer)[]): Buffer =>
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? text(part) : part)));
    const file = Buffer.concat([
      record('00417', 'Müller    ', '20190701', Buffer.from('0123450c', 'hex')),
      record(Buffer.from('f0f0f1f0c5', 'hex'), Buffer.from('0007', 'hex'), '-  5.00'),
      record('00418', 'Zoé       ', '00000000', Buffer.from('0001250d', 'hex')),
      record(Buffer.from('f0f0f1f0d5', 'hex'), Buffer.from('ffff', 'hex'), ' 123.45'),
    ]);
    const { rows, amount } = await read(declared, file);
    expect(rows).toEqual([
      {
        no: '00417',
        name: 'Müller',
        opened: '2019-07-01',
        balance: 123450,
        last: 105,
        visits: 7,
        edited: -500,
      },
      { no: '00418', name: 'Zoé', opened: null, balance: -1250, last: -105, visits: 65535, edited: 12345 },
    ]);
    expect(amount).toBe(123450 - 1250);
  });

  it('lines of JSON, and elements of XML', async () => {
    const columns = (no: string, total: string): string => `values: { decimal: ',' }
amount: total
columns: { no: { type: text, from: '${no}' }, total: { type: amount, from: '${total}' }, paid: boolean? }
`;
    const expected = [
      { no: '7', total: 1250, paid: true },
      { no: '8', total: -100, paid: null },
    ];
    const json = '{"h":{"no":7},"total":12.5,"paid":true}\n{"h":{"no":"8"},"total":"1,00-","paid":null}\n';
    expect(await read(`format: json\n${columns('h.no', 'total')}`, json)).toEqual({
      rows: expected,
      amount: 1150,
    });
    const xml = '<b><l no="7"><t>12,50</t><paid>true</paid></l><l no="8"><t>1,00-</t></l></b>';
    expect(await read(`format: xml\neach: b/l\n${columns('@no', 't')}`, xml)).toEqual({
      rows: expected,
      amount: 1150,
    });
  });
});
