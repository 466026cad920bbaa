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

  it.each([
    [
      'delimited',
      { ...DELIMITED_DEFAULTS, delimiter: ';', header: false },
      'L;1\nO;x\nO;y\nL;2\nO;z\nL;\nO;v\nL;1\nO;w\n',
    ],
    [
      'fixed',
      { kind: 'fixed', separator: 'line', length: 2, skip: 0, footer: 0 },
      'L1\nOx\nOy\nL2\nOz\nL \nOv\nL1\nOw\n',
    ],
    [
      'json',
      { kind: 'json', each: '' },
      ['L1', 'Ox', 'Oy', 'L2', 'Oz', 'L', 'Ov', 'L1', 'Ow']
        .map((row) => `{"type":"${row.charAt(0)}","id":"${row.slice(1)}"}\n`)
        .join(''),
    ],
  ] as const)('of %s rows that name their document are counted to it', async (_, format, bytes) => {
    const columns = ['type', 'id'].map((name, start) => ({
      ...at(name),
      ...(format.kind === 'fixed'
        ? { span: { start, length: 1, pad: ' ', storage: 'text', sign: 'none' } as const }
        : {}),
    }));
    const own = (name: string, more: Partial<TablePlan>): TablePlan =>
      tableIn(format, columns, { name, record: name, detail: true, ...more });
    const place = format.kind === 'json' ? 'type' : 1;
    const { rows } = await frameRows(frameFile, bytes, [
      own('lines', { parent: 'bills', on: 'id', type: { at: place, is: 'L' } }),
      own('options', { parent: 'lines', nestedIn: 'lines', type: { at: place, is: 'O' } }),
    ]);
    const found = rows
      .toSorted((a, b) => a.line - b.line)
      .map(({ table, parent, fault }) => `${table} ${parent} ${fault?.code ?? ''}`.trimEnd());
    expect(found).toEqual([
      ...['lines 1', 'options 1', 'options 1', 'lines 2', 'options 2'],
      ...['lines  extract.key-missing', 'options  extract.detail-before-header'],
      ...['lines 1', 'options 1'],
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
