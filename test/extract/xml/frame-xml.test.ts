import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { compileXmlCells } from '../../../src/extract/xml/xml-cells.ts';
import { frameXml } from '../../../src/extract/xml/frame-xml.ts';
import type { TablePlan } from '../../../src/job/table-plan.ts';
import { at, byTable, cellsOf, frameRows, readAgain, tableIn, type FrameCase } from '../nested-tables.ts';
import { codesOf, stopOf } from '../tables.ts';

const documents = tableIn(
  { kind: 'xml', each: 'bills/bill' },
  [
    at('no', '@no'),
    at('account', 'customer/@id'),
    at('name', 'customer/name'),
    at('total', 'total', 'amount'),
  ],
  { name: 'documents', key: 'no', on: 'account', amount: 'total' },
);
const details = tableIn(
  { kind: 'xml', each: 'bills/bill/lines/line' },
  [at('sku'), at('amount', '@amount', 'amount'), at('own', '.')],
  { name: 'details', nestedIn: 'documents', amount: 'amount' },
);

const FILE =
  '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- night --><bills xmlns:x="urn:x">\n' +
  ' <head><bill no="no row"/></head>\n' +
  ' <x:bill no="F&#49;"><customer id=\'C 1\'><name>M\u00fcller &amp; <![CDATA[<S&\u00f6]]>hne</name></customer>\n' +
  '  <total>12.30</total><lines><line amount="10"><sku>a</sku> x<?pi > ?><!-- - --></line>\n' +
  '  <line amount = "2.30" /></lines></x:bill><bill no="F2" ><customer id="C2"/><total/></bill\n>\n</bills>\n<!-- end -->';

function frame(text: string, tables: readonly TablePlan[] = [documents, details], options: FrameCase = {}) {
  return frameRows(frameXml, text, tables, options);
}

describe('rows', () => {
  test('are the elements at the path, byte for byte, with what they say of themselves', async () => {
    const { rows, framed, stop } = await frame(FILE, [documents, details], { also: ['name'] });
    expect(stop).toBeUndefined();
    expect(rows.map(({ table, line, key, parent, amount }) => [table, line, key, parent, amount])).toEqual([
      ['documents', 4, 'F1', 'C 1', 1230],
      ['documents', 6, 'F2', 'C2', 0],
      ['details', 5, '', 'F1', 1000],
      ['details', 6, '', 'F1', 230],
    ]);
    expect(rows.map(({ also }) => also[0])).toEqual(['M\u00fcller & <S&\u00f6hne', '', '', '']);
    const latin = Buffer.from(FILE).toString('latin1');
    expect(rows[0]?.raw).toBe(latin.slice(latin.indexOf('<x:bill'), latin.indexOf('<bill no="F2"')));
    expect(rows[3]?.raw).toBe('<line amount = "2.30" />');
    expect(rows.every(({ fault }) => fault === undefined)).toBe(true);
    expect(framed.tables.map(({ tally }) => tally.records)).toEqual([2, 2]);
    expect(framed.tables.map(({ tally }) => tally.bytes).reduce((a, b) => a + b)).toBe(
      Buffer.byteLength(FILE),
    );
  });

  test('are read again out of their own bytes', async () => {
    const { rows } = await frame(FILE);
    expect(readAgain(compileXmlCells(documents), rows.slice(0, 2))).toEqual([
      ['F1', 'C 1', 'M\u00fcller & <S&\u00f6hne', '12.30'],
      ['F2', 'C2', null, ''],
    ]);
    expect(readAgain(compileXmlCells(details), rows.slice(2))).toEqual([
      ['a', '10', ' x'],
      [null, '2.30', ''],
    ]);
  });

  test('with header and footer make a file of the same rows', async () => {
    const { rows, framed } = await frame(FILE);
    const [table] = framed.tables;
    const latin = Buffer.from(FILE).toString('latin1');
    expect(table?.headerBytes.toString('latin1')).toBe(latin.slice(0, latin.indexOf('<x:bill')));
    expect(table?.footerBytes?.toString()).toBe('\n</bills>\n');
    for (const some of [[0], [1], [1, 0]]) {
      const bytes = Buffer.concat([
        table?.headerBytes ?? Buffer.alloc(0),
        ...some.map((row) => Buffer.from(rows[row]?.raw ?? '', 'latin1')),
        table?.footerBytes ?? Buffer.alloc(0),
      ]);
      const again = await frameRows(frameXml, bytes, [documents, details]);
      expect(again.stop).toBeUndefined();
      const heads = again.rows.filter((row) => row.table === 'documents');
      expect(heads.map(({ raw, key }) => [raw, key])).toEqual(
        some.map((row) => [rows[row]?.raw, rows[row]?.key]),
      );
    }
  });

  test('of two tables side by side have a header each, also where much stands between', async () => {
    const accounts = tableIn({ kind: 'xml', each: 'night/accounts/account' }, [at('id', '@id')], {
      name: 'accounts',
      key: 'id',
    });
    const bills = tableIn({ kind: 'xml', each: 'night/out/x:bills/bill' }, [at('id', '@id')], {
      name: 'bills',
      key: 'id',
    });
    const text =
      '<?xml version="1.0"?><night a="1"><accounts><account id="A"/></accounts><skip>' +
      '<x/>'.repeat(20_000) +
      '</skip><out><bills><bill id="no"/></bills><x:bills b=\'2\'><bill id="F"/></x:bills></out></night>';
    const { rows, framed } = await frame(text, [accounts, bills], { sizes: [1000], blockBytes: 1 });
    expect(rows.map(({ table, key }) => [table, key])).toEqual([
      ['accounts', 'A'],
      ['bills', 'F'],
    ]);
    expect(
      framed.tables.map(({ headerBytes, footerBytes }) => `${String(headerBytes)}|${String(footerBytes)}`),
    ).toEqual([
      '<?xml version="1.0"?><night a="1"><accounts>|\n</accounts>\n</night>\n',
      '<?xml version="1.0"?><night a="1">\n<out>\n<x:bills b=\'2\'>\n|\n</x:bills>\n</out>\n</night>\n',
    ]);
  });

  test('are read in the encoding of the job', async () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><bills><bill no="\u00e4"/></bills>',
      'latin1',
    );
    const { rows } = await frameRows(frameXml, bytes, [{ ...documents, encoding: 'iso-8859-1' }]);
    expect(rows[0]?.key).toBe('\u00e4');
    const wrong = Buffer.from('<bills><bill no="1"><customer id="2"/>\u0096</bill></bills>', 'latin1');
    const { rows: faulted } = await frameRows(frameXml, wrong, [{ ...documents, encoding: 'iso-8859-1' }]);
    expect(faulted[0]?.fault).toMatchObject({ code: 'extract.encoding-invalid', found: '0x96' });
    const { rows: broken } = await frameRows(frameXml, wrong, [documents]);
    expect(broken[0]?.fault).toMatchObject({
      code: 'extract.encoding-invalid',
      place: { line: 1, byte: 38 },
    });
  });
});

describe('faults of a row', () => {
  const inRow = async (inner: string): Promise<unknown> => {
    const { rows, stop } = await frame(
      `<bills>\n<bill no="F0"/><bill no="F1">${inner}</bill>\n<bill no="F2"/></bills>`,
    );
    expect(stop).toBeUndefined();
    const heads = rows.filter(({ table }) => table === 'documents');
    expect(
      heads.map(({ key, fault }) => [key, key === 'F1' || fault?.code === 'extract.key-missing']),
    ).toEqual([
      ['F0', true],
      ['F1', true],
      ['F2', true],
    ]);
    return heads[1]?.fault;
  };

  test('characters and references that XML has not', async () => {
    const place = { file: 'rows.dat', line: 2 };
    for (const [inner, reason] of [
      ['Smith & Sons', 'no semicolon ends it'],
      ['&nbsp;', '`nbsp` is no entity of XML'],
      ['&;', 'it has no name'],
      ['&#x110000;', 'XML has no character 0x110000'],
      ['<a b="&#0;"/>', 'XML has no character 0'],
      [`&${'a'.repeat(60)};`, 'no semicolon ends it'],
    ] as const) {
      const byte = '<bills>\n<bill no="F0"/><bill no="F1">'.length + inner.indexOf('&');
      expect(await inRow(inner), inner).toEqual({
        code: 'extract.xml-reference',
        place: { ...place, byte },
        values: { reason },
      });
    }
    for (const [inner, found] of [
      ['\u0007', '0x07'],
      ['<![CDATA[\u0000]]>', '0x00'],
      ['\uffff', 'U+FFFF'],
    ] as const) {
      expect(await inRow(inner)).toMatchObject({ code: 'extract.control-character', found });
    }
  });

  test('a value that stands twice, in the element or in one around it', async () => {
    expect(await inRow('<total>1</total><total>2</total>')).toMatchObject({
      code: 'extract.cell-doubled',
      found: 'bills/bill/total',
    });
    expect(await inRow('<customer id="1"/><customer id="1"/>')).toMatchObject({
      code: 'extract.cell-doubled',
    });
    const { rows } = await frame('<bills><bill no="F1"><total>1</total><total>2</total></bill></bills>');
    expect(rows[0]?.amount).toBeNaN();
    const reader = compileXmlCells(documents);
    expect(cellsOf(reader, '<bill><customer><name/></customer><customer><name/></customer></bill>')).toBe(
      'extract.cell-doubled',
    );
  });

  test('elements where a text is declared', () => {
    const fault = compileXmlCells(documents).read(Buffer.from('<bill><total>1<b/></total></bill>'), 9).fault;
    expect(fault).toMatchObject({ code: 'extract.cell-not-plain', place: { line: 9, field: 'total' } });
    const own = tableIn({ kind: 'xml', each: 'a' }, [at('text', 'b/text()'), at('row', '.')]);
    expect(cellsOf(compileXmlCells(own), '<a>x<b>1<c>2</c>3</b>y</a>')).toEqual(['13', 'xy']);
  });

  test('a row that is too long comes in parts, and the next one is read', async () => {
    const long = `<bill no="F1">${'x'.repeat(60)}<lines><line amount="1"/></lines></bill>`;
    const text = `<bills>${long}<bill no="F2"/></bills>`;
    for (const sizes of [[1], [7], [1 << 16]]) {
      const { rows } = await frame(text, [documents, details], { maxLine: 30, sizes, blockBytes: 1 });
      expect(
        rows.map(({ key, record, raw, fault }) => [key, record, raw.length, fault?.values?.['part']]),
      ).toEqual([
        ['', 1, 30, '1'],
        ['', 0, 30, '2'],
        ['', 0, 30, '3'],
        ['', 0, long.length - 90, '4'],
        ['F2', 1, 15, undefined],
      ]);
      expect(
        rows
          .slice(0, 4)
          .map(({ raw }) => raw)
          .join(''),
      ).toBe(long);
    }
  });
});

describe('what stops the run', () => {
  const stopped = async (
    text: string,
  ): Promise<{ codes: string[]; rows: number; place: unknown; reason: unknown }> => {
    const results = [];
    for (const sizes of [[1], [1 << 16]]) {
      const { rows, stop } = await frame(text, [documents, details], { sizes, blockBytes: 1 });
      const fault = stop?.faults[0];
      results.push({
        codes: stop === undefined ? [] : codesOf(stop),
        rows: rows.length,
        place: fault?.place.byte,
        reason: fault?.values?.['reason'],
      });
    }
    expect(results[1]).toEqual(results[0]);
    return results[0] ?? { codes: [], rows: 0, place: undefined, reason: undefined };
  };

  test.each([
    ['<bills><bill no="F1"/><bill></bills>', 28, 1],
    ['<bills><bill no="F1"/>', 22, 1],
    ['<bills><bill no="F1"/></bills><bills/>', 30, 1],
    ['<bills><bill no="F1"/></bills> x', 31, 1],
    ['<bills><bill no=F1/></bills>', 16, 0],
    ['<bills><bill no="1" no="2"/></bills>', 20, 0],
    ['<bills><bill no="<"/></bills>', 17, 0],
    ['<bills><bill no="1"a="2"/></bills>', 19, 0],
    ['<bills><!-- -- --></bills>', 12, 0],
    ['<bills>]]></bills>', 7, 0],
    ['<bills><?xml version="1.0"?></bills>', 7, 0],
    ['<bills>&x;</bills>', 7, 0],
    ['<bills><bill no="F1"/><![CDATA[ ]]', 32, 1],
    ['<bills><1/></bills>', 8, 0],
    ['', 0, 0],
    ['  ', 2, 0],
    ['no xml', 0, 0],
  ])('XML that is not well-formed: %s', async (text, byte, rows) => {
    const stop = await stopped(text);
    expect(stop.codes).toEqual(['extract.xml-malformed']);
    expect(stop).toMatchObject({ place: byte, rows });
  });

  test('declarations of entities, whatever they declare', async () => {
    const bomb = '<!DOCTYPE bills [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><bills><bill no="&b;"/></bills>';
    expect((await stopped(bomb)).codes).toEqual(['extract.xml-entities']);
    const { rows, stop } = await frame(
      '<!DOCTYPE bills PUBLIC "-//x]" \'http://127.0.0.1/x.dtd\'><bills><bill no="1">&b;</bill></bills>',
    );
    expect(stop).toBeUndefined();
    expect(rows.map(({ fault }) => fault?.code)).toEqual(['extract.xml-reference']);
  });

  test('elements in one another without end', async () => {
    const stop = await stopped(`<bills><bill no="F1"/>${'<a>'.repeat(100_000)}`);
    expect(stop).toMatchObject({ codes: ['extract.xml-deep'], rows: 1, place: 22 + 255 * 3 });
    const deep = `<bills>${'<a>'.repeat(255)}${'</a>'.repeat(255)}<bill no="F1"/></bills>`;
    expect(await stopped(deep)).toMatchObject({ codes: [], rows: 1 });
  });

  test('another encoding than the job says', async () => {
    const declared = (name: string): string =>
      `<?xml version='1.0' encoding='${name}' standalone='yes' ?><bills/>`;
    const code = async (text: string, encoding: TablePlan['encoding']): Promise<string[]> =>
      codesOf(await stopOf(() => frame(text, [{ ...documents, encoding }])));
    expect(await code(declared('ISO-8859-15'), 'utf-8')).toEqual(['extract.xml-encoding']);
    expect(await code(declared('UTF-8'), 'windows-1252')).toEqual(['extract.xml-encoding']);
    expect(await code('\ufeff<bills/>', 'windows-1252')).toEqual(['extract.encoding-contradicted']);
    expect(await code('<?xml encoding="UTF-8" version="1.0"?><bills/>', 'utf-8')).toEqual([
      'extract.xml-malformed',
    ]);
    for (const [name, encoding] of [
      ['utf8', 'utf-8'],
      ['US-ASCII', 'utf-8'],
      ['Latin1', 'iso-8859-1'],
      ['UTF-16', 'utf-16le'],
      ['cp1252', 'windows-1252'],
    ] as const) {
      expect((await frame(declared(name), [{ ...documents, encoding }])).stop, name).toBeUndefined();
    }
  });

  test('no element at a path; those that are there are named', async () => {
    const { stop } = await frame('<bills><bil no="1"/><x:b/></bills>');
    expect(stop?.faults[0]).toMatchObject({
      code: 'extract.each-missing',
      expected: 'bills/bill',
      found: '`bills`, `bills/bil`, `bills/x:b`',
      values: { table: 'documents' },
    });
    expect((await frame('<invoices/>')).stop?.faults[0]).toMatchObject({
      code: 'extract.each-missing',
      found: '`invoices`',
    });
    const rowsElsewhere = await frame('<bills><bill no="1"><lines><row/></lines></bill></bills>');
    expect(rowsElsewhere.stop?.faults[0]).toMatchObject({
      code: 'extract.each-missing',
      expected: 'bills/bill/lines/line',
    });
    expect((await frame('<bills> </bills>')).stop).toBeUndefined();
    expect((await frame('<bills><bill no="1"><total/></bill></bills>')).stop).toBeUndefined();
  });
});

test('memory stays flat in a text without end', async () => {
  const part = Buffer.alloc(1 << 20, 'x');
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('<bills><bill no="F1"><total>');
    for (let i = 0; i < 64; i += 1) yield part;
    yield Buffer.from('</total></bill><bill no="F2"/></bills>');
  }
  const framed = await frameXml(endless(), { file: 'rows.dat', tables: [documents] });
  let most = 0;
  let rows = 0;
  for await (const { block } of framed.blocks) {
    most = Math.max(most, process.memoryUsage().arrayBuffers);
    rows += block.record.reduce((sum, record) => sum + record, 0);
  }
  expect(rows).toBe(2);
  expect(framed.tables[0]?.tally).toMatchObject({ records: 2, faulted: 51 });
  expect(most).toBeLessThan(120 << 20);
});

test('however the bytes come, the rows are the same', async () => {
  const text = FILE.replace(
    '<total/>',
    '<total>&#x20AC;\r\n]]&gt;</total><!----><a b="\r\n\t&lt;"/>',
  ).replaceAll('\n', '\r\n');
  const files = [FILE, text, FILE.replace('&amp;', '&').replace('2.30', '\u0001')];
  const also = ['name'];
  for (const file of files) {
    const whole = byTable(await frame(file, [documents, details], { also }));
    for (let size = 1; size < 30; size += 1) {
      expect(
        byTable(await frame(file, [documents, details], { sizes: [size], blockBytes: 1, also })),
        `${size}`,
      ).toEqual(whole);
    }
  }
});
