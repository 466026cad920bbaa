import { describe, expect, test } from 'vitest';
import { frameJson } from '../../../src/extract/json/frame-json.ts';
import { compileJsonCells } from '../../../src/extract/json/json-cells.ts';
import type { TablePlan } from '../../../src/job/table-plan.ts';
import { at, byTable, frameRows, readAgain, tableIn, type FrameCase } from '../nested-tables.ts';
import { NEXT_IN_LINE } from '../../../src/model/row-position.ts';

const documents = tableIn({ kind: 'json', each: '' }, [at('no'), at('total', 'total', 'amount')], {
  name: 'documents',
  key: 'no',
  amount: 'total',
});
const details = tableIn({ kind: 'json', each: 'lines' }, [at('sku')], {
  name: 'details',
  nestedIn: 'documents',
});
const { nestedIn: _, ...alone } = { ...details, key: 'sku' };

function frame(text: string, tables: readonly TablePlan[] = [documents], options: FrameCase = {}) {
  return frameRows(frameJson, text, tables, options);
}

/** Header, rows and footer, as a file. */
function joined({ framed, rows }: Awaited<ReturnType<typeof frame>>): string {
  const [table] = framed.tables;
  const first = rows.filter((row) => row.table === rows[0]?.table);
  return `${table?.headerBytes.toString('latin1')}${first.map(({ raw }) => raw).join('')}${table?.footerBytes?.toString('latin1')}`;
}

function lineOf(text: string, what: string): number {
  return text.slice(0, text.indexOf(what)).split('\n').length;
}

describe('one array', () => {
  const pretty =
    '\n[\n  {\n    "no": "F1",\n    "total": 1.10\n  },\n  {"no": "F2"} ,\n  {"no": "F3", "lines": [{"sku": "a"}]}\n]\n';

  test('its elements are rows, with their lines; header, rows and footer are the file', async () => {
    for (const text of [pretty, pretty.replaceAll(/\n */g, ''), '[ ]', '[{"no":"F1"}]']) {
      const seen = await frame(text);
      expect(seen.stop).toBeUndefined();
      expect(joined(seen)).toBe(text);
    }
    const { rows } = await frame(pretty, [documents, details]);
    expect(rows.map(({ line, key, parent, amount }) => [line, key, parent, amount])).toEqual([
      [3, 'F1', '', 110],
      [7, 'F2', '', 0],
      [8, 'F3', '', 0],
      [8, '', 'F3', 0],
    ]);
    expect(readAgain(compileJsonCells(documents), rows.slice(0, 3))).toEqual([
      ['F1', '1.10'],
      ['F2', null],
      ['F3', null],
    ]);
  });

  test('an element that is damaged costs itself where the next one begins a line as it did', async () => {
    for (const damage of [
      '{\n    "no": "F1",\n    "total": 1.10',
      '{\n    "no": "F1,\n    "total": 1.10\n  },',
      '{\n    "no": "F1"\n    "total": {\n    },\n  },',
      '{"no": "F1"]},',
      '{\n    "no": "F1,\n    "lines": [\n      {"no": "no row"},\n    {"no": "no row"}\n    ]\n  },',
    ]) {
      const text = pretty.replace(/\{\n {4}"no"[^}]*\},/, () => damage);
      const seen = await frame(text);
      expect(seen.stop, damage).toBeUndefined();
      expect(
        seen.rows.map(({ line, fault }) => [line, fault?.code]),
        damage,
      ).toEqual([
        [3, 'extract.json-malformed'],
        [lineOf(text, 'F2'), undefined],
        [lineOf(text, 'F3'), undefined],
      ]);
      expect(joined(seen)).toBe(text);
    }
  });

  test('where that cannot be told, and where the array is never closed, the run stops behind the rows before', async () => {
    const broken: readonly (readonly [string, number, string])[] = [
      ['[{"no":"F1"},{"no":"F2"]},{"no":"F3"}]', 23, 'a comma or the end of the object is expected'],
      ['[{"no":"F1"},\n{"no":"F2"},\n', 27, 'it is cut off: the array is never closed'],
      ['[\n{"no":"F1"},\n{"no":"F2', 24, 'it is cut off: the array is never closed'],
      ['[{"no":"F1"}] {"no":"F2"}', 12, 'something stands behind its end that does not belong there'],
      ['[{"no":"F1"},,{"no":"F2"}]', 13, 'a value is expected'],
    ];
    for (const [text, byte, reason] of broken) {
      for (const sizes of [[1], [1 << 16]]) {
        const { rows, stop } = await frame(text, [documents], { sizes, blockBytes: 1 });
        expect(rows[0]?.key, text).toBe('F1');
        expect(stop?.faults, text).toEqual([
          {
            code: 'extract.json-array-broken',
            place: { file: 'rows.dat', line: text.slice(0, byte).split('\n').length, byte },
            values: { reason },
          },
        ]);
      }
    }
  });

  test('elements that are no objects, and elements that are too long', async () => {
    const long = `{"no":"F2","x":"${'y'.repeat(100)}"}`;
    const text = `[\n  {"no":"F1"},\n  17,\n  ${long},\n  {"no":"F3"}\n]`;
    const seen = await frame(text, [documents], { maxLine: 50 });
    expect(seen.rows.map(({ record, fault, key }) => [record, fault?.code, key])).toEqual([
      [1, undefined, 'F1'],
      [1, 'extract.json-no-object', ''],
      [1, 'extract.row-too-long', ''],
      [0, 'extract.row-too-long', ''],
      [0, 'extract.row-too-long', ''],
      [1, undefined, 'F3'],
    ]);
    expect(joined(seen)).toBe(text);
  });

  test('rejected rows are a file again, though a comma lacks or is one too many', async () => {
    const { rows, framed } = await frame(pretty);
    const [table] = framed.tables;
    for (const some of [[0, 1], [0, 2], [2, 0], [1], [2]]) {
      const text = `${String(table?.headerBytes)}${some.map((i) => rows[i]?.raw).join('')}${String(table?.footerBytes)}`;
      const again = await frame(text);
      expect(again.stop).toBeUndefined();
      expect(again.rows.map(({ key, fault }) => [key, fault])).toEqual(
        some.map((i) => [`F${i + 1}`, undefined]),
      );
    }
  });
});

describe('one object over many lines', () => {
  const text =
    '\ufeff{\n "count": 2, "x": {"lines": [9]},\n "lines": [\n  {"sku": "a"},\n  {"sku":\n "b"}\n ],\n "end": true\n}\n';

  test('rows are the elements of the array in it', async () => {
    const seen = await frame(text, [alone]);
    expect(seen.rows.map(({ line, key }) => [line, key])).toEqual([
      [4, 'a'],
      [5, 'b'],
    ]);
    expect(joined(seen)).toBe(Buffer.from(text).toString('latin1'));
    const inner = { ...alone, format: { kind: 'json', each: 'a.b' } } as const;
    const deep = await frame('{"a":\n{"c":1,"b":[{"sku":"a"}]}}', [inner]);
    expect(deep.rows.map(({ raw }) => raw)).toEqual(['{"sku":"a"}']);
  });

  test('a damaged row costs itself, a damaged end stops', async () => {
    const damaged = await frame(text.replace('"a"}', '"a"'), [alone]);
    expect(damaged.rows.map(({ key, fault }) => [key, fault?.code])).toEqual([
      ['a', 'extract.json-malformed'],
      ['b', undefined],
    ]);
    const { rows, stop } = await frame(text.replace('true', 'tru'), [alone]);
    expect(rows).toHaveLength(2);
    expect(stop?.faults[0]).toMatchObject({ code: 'extract.json-array-broken', place: { line: 7 } });
  });

  test('one line alone is a line', async () => {
    const { rows } = await frame('{"lines":[{"sku":"a"},{"sku":"b"}]}', [alone]);
    expect(rows.map(({ key, line }) => [key, line])).toEqual([
      ['a', 1],
      ['b', 1 + NEXT_IN_LINE],
    ]);
  });

  test('a first line that is damaged makes no such file of lines', async () => {
    const { rows } = await frame('{"lines":\n{"lines":[{"sku":"b"}]}\n', [alone]);
    expect(rows.map(({ key, fault }) => [key, fault?.code])).toEqual([
      ['', 'extract.json-malformed'],
      ['b', undefined],
    ]);
  });
});

test('however the bytes come, the rows are the same', async () => {
  const files: readonly (readonly [string, readonly TablePlan[]])[] = [
    [
      '[\n  {"no":"F1"},\n  {"no":"F\u00e4\n  },\n  {"lines":[{"sku":1},\n{}],"no":"F3"}  \n,\n 12 , 34,\n  null]\n',
      [documents, details],
    ],
    ['{\n "count": 2, "lines": [\n  {"sku": "a"},\n  {"sku":\n "b"}\n ], "end": true\n}\n', [alone]],
    ['[{"no":"F1"},{"no":"F2"]},{"no":"F3"}]', [documents]],
  ];
  for (const [text, tables] of files) {
    const whole = byTable(await frame(text, tables));
    for (let size = 1; size < 40; size += 1) {
      const cut = await frame(text, tables, { sizes: [size], blockBytes: 1 });
      expect(byTable(cut), `chunks of ${size}`).toEqual(whole);
    }
  }
});
