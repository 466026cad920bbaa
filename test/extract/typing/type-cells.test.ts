import { describe, expect, it } from 'vitest';
import { compileTyper } from '../../../src/extract/typing/type-cells.ts';
import { plainColumn } from '../../../src/job/plain-column.ts';
import type { ColumnPlan, RowCheck } from '../../../src/job/table-plan.ts';
import type { FieldValue } from '../../../src/model/record.ts';
import { tableOf } from '../tables.ts';

type Said = Partial<ColumnPlan> & Pick<ColumnPlan, 'type'>;

const columnOf = (said: Said): ColumnPlan => ({
  ...plainColumn('a', said.type, { required: true, scale: said.type === 'amount' ? 2 : 0 }),
  ...said,
});

/** The value of a cell, or the code of its fault with what it shows. */
function typed(said: Said, cell: string | null): FieldValue | readonly unknown[] {
  const { values, fault } = compileTyper(tableOf([columnOf(said)]))([cell], 7);
  return values === undefined
    ? [fault?.code.replace('extract.', ''), fault?.found, fault?.expected]
    : (values['a'] ?? null);
}

describe('a cell of each type', () => {
  it.each<[Said, string | null, FieldValue]>([
    [{ type: 'text' }, ' \u00a0a b ', 'a b'],
    [{ type: 'text', trim: 'left' }, ' a ', 'a '],
    [{ type: 'text', trim: 'right' }, ' a ', ' a'],
    [{ type: 'text', trim: 'none' }, ' a ', ' a '],
    [{ type: 'text', trim: 'none' }, ' ', ' '],
    [{ type: 'text', required: false }, ' ', ''],
    [{ type: 'text', required: false }, null, ''],
    [{ type: 'text', required: false, empty: ['NULL'] }, ' NULL ', ''],
    [{ type: 'text', required: false, empty: ['NULL'] }, 'null', 'null'],
    [{ type: 'text', required: false, empty: ['NULL'], trim: 'none' }, ' NULL', ' NULL'],
    [{ type: 'integer' }, ' -12 ', -12],
    [{ type: 'integer', required: false, empty: ['999999'] }, '999999', null],
    [{ type: 'integer', required: false }, null, null],
    [{ type: 'integer', trim: 'none' }, ' 7 ', 7],
    [{ type: 'amount', decimal: ',', group: '.' }, '1.234,50-', -123450],
    [{ type: 'amount', required: false }, '\u00a0', null],
    [{ type: 'decimal', scale: 3 }, '1.5', 1500],
    [{ type: 'decimal', scale: 9 }, '0.000000001', 1],
    [{ type: 'date' }, ' 2019-07-01 ', '2019-07-01'],
    [{ type: 'date', format: 'DD.MM.YY' }, '01.07.19', '2019-07-01'],
    [{ type: 'date', required: false }, '', null],
    [{ type: 'date', required: false, format: 'YYYYMMDD' }, '00000000', null],
    [{ type: 'date', required: false, format: 'YYYYMMDD', empty: ['99999999'] }, '99999999', null],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean', yes: ['J'], no: ['N'] }, ' N ', false],
    [{ type: 'boolean', yes: ['X'], no: [], required: false }, '', null],
    [{ type: 'code', codes: { A: 'Abonnement' } }, ' A', 'Abonnement'],
    [{ type: 'code', codes: { A: '' } }, 'A', ''],
    [{ type: 'code', codes: { A: 'A' }, required: false }, '', ''],
  ])('%j: %j is %j', (said, cell, value) => {
    expect(typed(said, cell)).toBe(value);
  });

  it.each<[Said, string | null, readonly unknown[]]>([
    [{ type: 'text' }, ' ', ['field-empty', undefined, undefined]],
    [{ type: 'text' }, null, ['field-empty', undefined, undefined]],
    [{ type: 'text', empty: ['-'] }, '-', ['field-empty', undefined, undefined]],
    [{ type: 'integer' }, '1.0', ['integer-malformed', '1.0', '0']],
    [{ type: 'integer' }, '', ['field-empty', undefined, undefined]],
    [{ type: 'amount' }, '1,5', ['amount-malformed', '1,5', '2']],
    [{ type: 'amount' }, '12 Elm', ['amount-malformed', '99 AAA', '2']],
    [{ type: 'decimal', scale: 3 }, '1.2345', ['amount-malformed', '1.2345', '3']],
    [{ type: 'date' }, '2019-02-29', ['date-malformed', '2019-02-29', 'YYYY-MM-DD']],
    [{ type: 'date' }, '00000000', ['date-malformed', '00000000', 'YYYY-MM-DD']],
    [{ type: 'date', required: false }, '01.07.2019', ['date-malformed', '01.07.2019', 'YYYY-MM-DD']],
    [{ type: 'date' }, 'Smith', ['date-malformed', 'AAAAA', 'YYYY-MM-DD']],
    [{ type: 'boolean' }, 'x', ['boolean-malformed', 'x', '`true`, `false`']],
    [{ type: 'boolean' }, 'True', ['boolean-malformed', 'AAAA', '`true`, `false`']],
    [{ type: 'code', codes: { A: 'x', B: 'y' } }, 'C', ['code-unknown', 'C', '`A`, `B`']],
    [{ type: 'code', codes: { A: 'x' } }, 'a', ['code-unknown', 'a', '`A`']],
    [{ type: 'code', codes: { A: 'x' } }, 'Eva', ['code-unknown', 'AAA', '`A`']],
    [{ type: 'code', codes: { A: 'x' } }, '0171-555 0123', ['code-unknown', '9999-999 9999', '`A`']],
    [{ type: 'code', codes: { A: 'x' } }, 'toString', ['code-unknown', 'AAAAAAAA', '`A`']],
    [{ type: 'code', codes: { A: 'x' } }, '', ['field-empty', undefined, undefined]],
  ])('%j: %j is %j', (said, cell, fault) => {
    expect(typed(said, cell)).toEqual(fault);
  });

  it('lists no more codes than a message holds', () => {
    const codes = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`K${n}`, '']));
    expect(typed({ type: 'code', codes }, 'L')).toMatchObject([
      'code-unknown',
      'L',
      expect.stringMatching(/`K19` and 10 more$/),
    ]);
  });

  it('a fault says where it is, and how the number should be', () => {
    const read = compileTyper(
      tableOf([columnOf({ type: 'amount', decimal: ',', group: ' ', parentheses: true })]),
    );
    expect(read(['x'], 7).fault).toEqual({
      code: 'extract.amount-malformed',
      place: { file: 'rows.csv', line: 7, field: 'a' },
      found: 'x',
      expected: '2',
      values: {
        form: 'digits, a `,` and decimals are expected, with or without a blank between groups of three, parentheses for minus',
      },
    });
  });
});

describe('checks of a row', () => {
  const at = { file: 'job.yaml', line: 12, column: 9 };
  const columns = [
    plainColumn('total', 'amount', { required: true, scale: 2 }),
    plainColumn('count', 'integer'),
    plainColumn('paid', 'boolean', { required: true }),
    plainColumn('since', 'date'),
  ];
  const check = (that: string, otherwise = 'wrong'): RowCheck => ({ that, otherwise, at });
  const fault = (checks: readonly RowCheck[], ...cells: (string | null)[]): unknown => {
    const { fault: found } = compileTyper(tableOf(columns, { checks }))(cells, 3);
    return found === undefined ? undefined : [found.code, found.place, found.values];
  };
  const place = { file: 'rows.csv', line: 3 };

  it.each<[string, readonly (string | null)[]]>([
    ['row.total > 0', ['0.01', '1', 'true', null]],
    ['row.total == 150 || row.paid', ['1.50', '1', 'false', null]],
    ['row.paid', ['1', '1', 'true', null]],
    ['row.since == "" || row.since >= "2019-01-01"', ['1', '1', 'true', null]],
    ['row.count == null || row.count > 0', ['1', null, 'true', null]],
  ])('%s holds for %j', (that, cells) => {
    expect(fault([check(that)], ...cells)).toBeUndefined();
  });

  it('the first that fails says what is wrong, and where it stands', () => {
    const checks = [
      check('row.total > 0'),
      check('row.total > 100', 'too small'),
      check('row.paid', 'not paid'),
    ];
    const values = { reason: 'too small', check: 'job.yaml:12:9' };
    expect(fault(checks, '0.50', '1', 'false', null)).toEqual(['extract.check-failed', place, values]);
  });

  it('one that cannot be answered for the row is a fault', () => {
    for (const that of ['row.count > 0', '100 / row.count > 1']) {
      const found = fault([check(that)], '1', that.includes('/') ? '0' : null, 'true', null);
      expect(found).toMatchObject(['extract.check-unanswered', place, { check: 'job.yaml:12:9' }]);
    }
  });
});
