import { describe, expect, it } from 'vitest';
import { frameFile } from '../../src/extract/frame.ts';
import { DELIMITED_DEFAULTS, type FormatPlan, type TablePlan } from '../../src/job/table-plan.ts';
import { at, frameRows, tableIn } from './nested-tables.ts';

const COLUMNS = [at('type'), at('id')];

/** Bills, their lines, and options of lines, told apart by their first cell and nested in one another. */
function tables(format: FormatPlan, columns: (table: string) => TablePlan['columns']): readonly TablePlan[] {
  const own = (name: string, more: Partial<TablePlan>): TablePlan =>
    tableIn(format, columns(name), { name, record: name, ...more });
  return [
    own('bills', { parent: 'accounts', on: 'account', key: 'id', type: { at: 1, is: 'B' } }),
    own('lines', { parent: 'bills', nestedIn: 'bills', detail: true, type: { at: 1, is: 'L' } }),
    own('options', { parent: 'lines', nestedIn: 'lines', detail: true, type: { at: 1, is: 'O' } }),
  ];
}

const delimited = tables({ ...DELIMITED_DEFAULTS, delimiter: ';', header: false }, (name) =>
  name === 'bills' ? [...COLUMNS, at('account')] : COLUMNS,
);

describe('rows nested in rows of a document', () => {
  it('are counted to the document, whether or not the row between has a key', async () => {
    const bytes = 'B;1;A\nL;a\nO;x\nO;y\nL;b\nB;2;A\nL;c\nO;z\n';
    const { rows } = await frameRows(frameFile, bytes, delimited);
    const shown = rows.map(
      ({ table, line, parent, fault }) => `${line} ${table} ${parent} ${fault?.code ?? ''}`,
    );
    expect(shown.toSorted()).toEqual([
      '1 bills A ',
      '2 lines 1 ',
      '3 options 1 ',
      '4 options 1 ',
      '5 lines 1 ',
      '6 bills A ',
      '7 lines 2 ',
      '8 options 2 ',
    ]);
  });

  it('belong to nobody before the first row that they could be in', async () => {
    const { rows } = await frameRows(frameFile, 'B;1;A\nL;a\nO;x\nB;2;A\nO;y\nL;c\n', delimited);
    const found = rows
      .filter(({ table }) => table === 'options')
      .map(({ parent, fault }) => [parent, fault?.code]);
    expect(found).toEqual([
      ['1', undefined],
      ['', 'extract.detail-before-header'],
    ]);
  });

  it('of JSON are counted to the document as well', async () => {
    const json = (each: string): FormatPlan => ({ kind: 'json', each });
    const plans = [
      tableIn(json(''), [at('id')], { name: 'bills', record: 'bill', key: 'id' }),
      tableIn(json('lines'), [at('n')], {
        name: 'lines',
        record: 'line',
        nestedIn: 'bills',
        parent: 'bills',
        detail: true,
      }),
      tableIn(json('lines.options'), [at('t')], {
        ...{ name: 'options', record: 'option', nestedIn: 'lines', parent: 'lines', detail: true },
      }),
    ] as const;
    const bytes =
      '{"lines":[{"n":"1","options":[{"t":"x"}]},{"n":"2"}],"id":"R1"}\n{"id":"R2","lines":[{"n":"1"}]}\n';
    const { rows } = await frameRows(frameFile, bytes, plans);
    expect(rows.map(({ table, parent }) => `${table} ${parent}`).toSorted()).toEqual([
      'bills ',
      'bills ',
      'lines R1',
      'lines R1',
      'lines R2',
      'options R1',
    ]);
  });
});
