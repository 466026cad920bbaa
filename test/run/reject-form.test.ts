import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameFile } from '../../src/extract/frame.ts';
import type { Encoding, TablePlan } from '../../src/job/table-plan.ts';
import { rejectForm } from '../../src/run/reject-form.ts';
import { at, frameRows, tableIn } from '../extract/nested-tables.ts';

const ROLES = { documents: '', recipients: '' };

function tableAt(each: string, encoding: Encoding = 'utf-8'): TablePlan {
  return { ...tableIn({ kind: 'json', each }, [at('no')], { name: 'rows', key: 'no' }), encoding };
}

/** The rows of a file, and those of the file that rejects of all of them make. */
async function twice(text: string, table: TablePlan) {
  const encoding = table.encoding === 'utf-8' ? 'utf8' : 'latin1';
  const first = await frameRows(frameFile, Buffer.from(text, encoding), [table]);
  const [framed] = first.framed.tables;
  const form = rejectForm(
    { name: 'rows', tables: [table], form: 'rows', roles: ROLES },
    framed?.headerBytes ?? Buffer.alloc(0),
  );
  const written = first.rows.map(({ raw, fault }) => {
    const json = fault === undefined ? null : JSON.stringify(fault);
    const row = form({ table: 'rows', fault: json, raw: Buffer.from(raw, 'latin1') });
    const line = row?.toString('latin1') ?? '';
    return line.endsWith('\n') ? line : `${line}\n`;
  });
  const file = `${framed?.headerBytes.toString('latin1')}${written.join('')}${framed?.footerBytes?.toString('latin1') ?? ''}`;
  const second = await frameRows(frameFile, Buffer.from(file, 'latin1'), [table]);
  const shown = ({ rows }: typeof first): unknown[] =>
    rows.map(({ raw, key, fault }) => [raw.trim().replace(/\s*,$/, ''), key, fault?.code]);
  return {
    file: Buffer.from(file, 'latin1').toString(encoding),
    first: shown(first),
    second: shown(second),
    stop: second.stop,
  };
}

describe('rows of JSON that lie in an object that is no row', () => {
  it.each([
    ['a line each', '{"day":1,"lines":[{"no":"1"},{"no":"2"}]}\n{"lines":[{"no":"3"}]}', 3],
    ['one array', '[ {"lines":[{"no":"1"},\n {"no":"2"}]},\n{"lines":[{"no":"3",\n"x":[1]}]} ]', 3],
    ['one object of many lines', '{"day":1,\n"lines":[\n{"no":"1"},\n{"no":"2"}\n]}', 2],
    ['what is no object', '{"lines":[7,{"no":"1"},null]}\n{"lines":[[]]}\n', 4],
    ['a key twice', '{"lines":[{"no":"1","no":"2"}]}\n', 1],
  ])('are read again: %s', async (_, text, rows) => {
    const { first, second, stop } = await twice(text, tableAt('lines'));
    expect(stop).toBeUndefined();
    expect(first).toHaveLength(rows);
    expect(second.map((row) => JSON.stringify(row).replaceAll('\\n', ' '))).toEqual(
      first.map((row) => JSON.stringify(row).replaceAll('\\n', ' ')),
    );
  });

  it('have the whole path around them, in the encoding of their file', async () => {
    const text = '{"Belege":[{"Stücke":[{"no":"é"}]}]}\n';
    const { file, first, second } = await twice(text, tableAt('Belege.Stücke', 'windows-1252'));
    expect(file).toBe('{"Belege":{"Stücke":[{"no":"é"}]}}\n');
    expect(second).toEqual(first);
  });

  it('of a damaged object stand there as they came', async () => {
    const text =
      '{"lines":[{"no":"1"}]}\n{"lines":7}\n{"lines":[{"no":"2"}, {"no"\n17\n\n{"lines":[{"no":"3"}]}\n';
    const { file, first, second } = await twice(text, tableAt('lines'));
    for (const line of ['{"lines":7}', '{"lines":[{"no":"2"}, {"no"', '17', '{"lines":[{"no":"3"}]}'])
      expect(file.split('\n')).toContain(line);
    // The row before the damage stands by itself as well, and is right by itself.
    const known = first.filter((row) => !JSON.stringify(row).includes(JSON.stringify('{"no":"2"}')));
    expect(known).toHaveLength(first.length - 1);
    expect(second).toEqual(expect.arrayContaining(known));
  });

  it('are read again whatever they hold', async () => {
    const row = fc.record({ no: fc.string({ minLength: 1, unit: 'grapheme' }), x: fc.jsonValue() });
    const units = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(units, fc.boolean(), fc.boolean(), async (all, inArray, pretty) => {
        const shown = all.map((rows) =>
          JSON.stringify({ a: { lines: rows } }, null, inArray && pretty ? 1 : 0),
        );
        const text = inArray ? `[${shown.join(',\n')}]` : `${shown.join('\n')}\n`;
        const { first, second } = await twice(text, tableAt('a.lines'));
        const values = (rows: unknown[]): unknown[] =>
          rows.map((each) => JSON.parse((each as [string])[0]) as unknown);
        expect(first).toHaveLength(all.flat().length);
        expect(values(second)).toEqual(values(first));
      }),
      { numRuns: 100 },
    );
  });
});
