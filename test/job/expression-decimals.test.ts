import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../src/job/expression.ts';
import { createExpressionScope, FORMAT_NAMES, withDecimals } from '../../src/job/expression-scope.ts';
import { change, loadFiles, SMALL_JOB, SMALL_TEMPLATE } from './small-job.ts';

const parts = {
  records: {
    line: { price: 'int', sum: 'int', deposit: 'int?', hours: 'int', count: 'int', text: 'string' },
  },
  variables: { carried: 'int' },
  functions: FORMAT_NAMES,
} as const;

const of = new Map([
  ['line.price', 4],
  ['line.sum', 2],
  ['line.deposit', 3],
  ['line.hours', 2],
]);

const scope = withDecimals(createExpressionScope({ ...parts, amounts: { shown: 2, of } }), 'carried', 3);

/** `3 line.price: 4, not 2`: offset, what it is about, its decimals, those that are needed. */
function problemsOf(source: string, use: 'text' | 'shown' | 'condition' = 'text'): string[] {
  return checkExpression(source, scope, use).map(
    ({ code, offset, found, expected, values }) =>
      `${code} ${offset} ${found}: ${values?.['decimals']}, not ${expected}`,
  );
}

describe('an amount that is asked for as such', () => {
  const problems = (source: string): string[] =>
    checkExpression(source, scope, 'amount').map(({ code, offset }) => `${code} ${offset}`);

  it('has the decimals of the document', () => {
    expect(problems('line.sum - 100')).toEqual([]);
    expect(problems('line.sum + line.price')).toEqual(['expression.decimals 11']);
    expect(problems('line.count > 1 ? line.price : line.price')).toEqual(['expression.decimals 0']);
  });

  it('is a number', () => {
    expect(problems('line.text')).toEqual(['expression.result-type 0']);
    expect(problems('line.sum > 0')).toEqual(['expression.result-type 0']);
  });
});

describe('decimals of amounts', () => {
  it.each<[string, string]>([
    ['money(line.price)', '6 line.price: 4, not 2'],
    ['amount(carried)', '7 carried: 3, not 2'],
    ['line.deposit == null ? "" : money(line.deposit)', '34 line.deposit: 3, not 2'],
    ['money(line.price * line.count)', '6 line.price * line.count: 4, not 2'],
    ['money(2 * line.price)', '6 2 * line.price: 4, not 2'],
    ['money(line.price / line.count)', '6 line.price / line.count: 4, not 2'],
    ['money(-line.price)', '6 -line.price: 4, not 2'],
    ['money(int(line.price))', '6 int(line.price): 4, not 2'],
    ['money(line.hours * line.sum)', '6 line.hours * line.sum: 4, not 2'],
    ['money(line.sum + line.price)', '17 line.price: 4, not 2'],
    ['money(line.count > 1 ? line.sum : line.price)', '34 line.price: 4, not 2'],
    ['upper("a" + money(line.price))', '18 line.price: 4, not 2'],
    ['decimal(line.price, 2)', '8 line.price: 4, not 2'],
    ['decimal(line.sum + line.price, 2)', '19 line.price: 4, not 2'],
  ])('%s is refused', (source, problem) => {
    expect(problemsOf(source)).toEqual([`expression.decimals ${problem}`]);
  });

  it.each([
    'money(line.sum)',
    'amount(line.sum - 100)',
    'money(line.price / 100)',
    'money(line.price * line.count / 100)',
    'money(carried / 10)',
    'money(line.sum + line.price / 100)',
    'money(line.count)',
    'integer(line.price)',
    'decimal(line.price, 4)',
    'decimal(line.count, 3)',
    'decimal(line.price * line.sum, 6)',
    'decimal(line.price / 10, 3)',
    'money(line.count > 0 ? line.sum / line.count : 0)',
    'line.price',
  ])('%s is right', (source) => {
    expect(problemsOf(source)).toEqual([]);
  });

  it.each(['line.price', 'line.sum - 100', '-line.sum', 'default(line.sum, 0)'])(
    '%s is no number to be shown to people',
    (source) => {
      expect(problemsOf(source, 'shown')[0]).toContain('expression.amount-bare');
    },
  );

  it.each([
    'line.count',
    'money(line.sum)',
    'string(line.sum)',
    'line.sum / 100',
    'line.sum > 0 ? "a" : "b"',
  ])('%s may be shown to people', (source) => {
    expect(problemsOf(source, 'shown')).toEqual([]);
  });

  it('refuses a comparison of two units', () => {
    expect(problemsOf('line.sum > 0 && line.sum > line.price', 'condition')).toEqual([
      'expression.decimals 27 line.price: 4, not 2',
    ]);
    expect(problemsOf('line.sum > line.hours || line.price == 0', 'condition')).toEqual([]);
  });

  it('says nothing where decimals are not known', () => {
    expect(checkExpression('money(line.price)', createExpressionScope(parts), 'text')).toEqual([]);
  });
});

describe('decimals of a job', () => {
  const faultsOf = async (job: string, template = SMALL_TEMPLATE): Promise<string[]> => {
    const { faults = [] } = await loadFiles({ 'job.yaml': job, 'small.yaml': template });
    return faults.map(({ code, place, found }) => `${place.line}:${place.column} ${code} ${found}`);
  };

  it('refuses amounts without their decimals in what people read, and takes them in what machines do', async () => {
    const block = (flow: string): string =>
      change(SMALL_TEMPLATE, '  - slot: message', `${flow}  - slot: message`);
    expect(await faultsOf(SMALL_JOB, block("  - text: 'All: {{ invoice.total }}'\n"))).toEqual([
      expect.stringContaining('expression.amount-bare invoice.total'),
    ]);
    expect(await faultsOf(SMALL_JOB, block("  - text: '{{ sum(lines.amount) }}'\n"))).toEqual([
      expect.stringContaining('expression.amount-bare sum(lines.amount)'),
    ]);
    expect(
      await faultsOf(SMALL_JOB, block("  - code: '{{ invoice.total }}'\n    as: qr\n    size: 24\n")),
    ).toEqual([]);
  });

  it('asks cells, totals and carried amounts for the decimals of what a document is worth', async () => {
    const three = change(SMALL_JOB, 'amount(2), amount: amount }', 'amount(2), amount: amount(3) }');
    expect(await faultsOf(three)).toEqual([
      '22:44 expression.decimals line.amount',
      '23:82 expression.decimals carried',
    ]);
    const dinars = change(three, 'total: amount, count', 'total: amount(3), count');
    expect(await faultsOf(dinars)).toEqual([]);
  });

  it('wants one column for what a document is worth', async () => {
    const two = change(SMALL_JOB, 'total: amount, count', 'total: amount, net: amount, count');
    const net = change(two, '  amount: total\n  currency', '  amount: net\n  currency');
    expect(await faultsOf(net)).toEqual(['32:11 job.amounts-differ net']);
    expect(await faultsOf(change(net, '      amount: total\n', ''))).toEqual([]);
    const { job } = await loadFiles({
      'job.yaml': change(net, '      amount: total\n', ''),
      'small.yaml': SMALL_TEMPLATE,
    });
    expect(job?.extract.documents.amount).toBe('net');
  });
});
