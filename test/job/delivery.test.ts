import { describe, expect, it } from 'vitest';
import type { ExtractPlan } from '../../src/job/job.ts';
import { change, faultsOf, loadFiles, SMALL_JOB, SMALL_TEMPLATE, shown, unmark } from './small-job.ts';

/** The small job with lines under `extract`, typed from the left margin on. */
function jobWith(lines: string): string {
  return change(SMALL_JOB, '  check:\n', `${lines.replace(/^(?=.)/gm, '  ')}\n  check:\n`);
}

async function extractOf(lines: string): Promise<ExtractPlan> {
  const { job, faults } = await loadFiles({ 'job.yaml': jobWith(lines), 'small.yaml': SMALL_TEMPLATE });
  if (job === undefined) throw new Error(faults.map(shown).join('\n'));
  return job.extract;
}

/** The faults of lines in which `§` stands where they are. */
async function delivered(marked: string): Promise<string[]> {
  const { text, at } = unmark(jobWith(marked));
  const faults = await faultsOf(text);
  return faults.map((fault) => fault.replace(`job.yaml:${at} `, '§ '));
}

const trailer = (rest: string, columns = 'n: { type: integer, at: 2 }'): string =>
  `trailers:\n  - { file: lines.csv, type: { at: 1, is: T }, columns: { ${columns} }, ${rest} }`;

describe('what a job says of its delivery', () => {
  it.each([
    ['ready: §{}', 'job.invalid-value keys with values'],
    ['ready: §{ within: 60 }', 'job.invalid-value keys with values'],
    ['ready: { stable: §-1 }', 'job.invalid-value -1'],
    ['ready: { stable: §30s }', 'job.invalid-value 30s'],
    ['ready: { stable: 1, within: §90000 }', 'job.invalid-value 90000'],
    ["ready: { marker: §'{archiv}.done' }", 'job.invalid-value {archiv}.done'],
    ['ready: { stable: 1, §maker: x }', 'job.unknown-key maker'],
    ["checksum: §' '", 'job.invalid-value'],

    ['expect: [{ table: §invoces, records: { from: 1 } }]', 'job.unknown-name invoces'],
    ['expect: [§{ table: invoices }]', 'job.invalid-value keys with values'],
    ['expect: [{ table: invoices, records: §{} }]', 'job.invalid-value keys with values'],
    ['expect: [{ table: invoices, records: §{ below: 1%, to: 1 } }]', 'job.invalid-value keys with values'],
    ['expect: [{ table: invoices, records: { below: §0.3 } }]', 'job.invalid-value 0.3'],
    ['expect: [{ table: invoices, records: { below: §101% } }]', 'job.invalid-value 101%'],
    ['expect: [{ table: invoices, records: { from: §1.5 } }]', 'job.invalid-value 1.5'],
    ['expect: [{ table: invoices, records: { from: §-1 } }]', 'job.invalid-value -1'],
    ['expect: [{ table: invoices, records: { from: 5, to: §4 } }]', 'job.invalid-value 4'],
    ['expect: [{ table: invoices, amount: { from: §1.234 } }]', 'job.invalid-value 1.234'],
    ['expect: [{ table: invoices, amount: { from: §1e21 } }]', 'job.invalid-value 1e+21'],
    ['expect: [{ table: invoices, amount: { from: §ten } }]', 'job.invalid-value ten'],
    ['expect: [{ table: invoices, records: { below: 1% }, then: §stop }]', 'job.invalid-value stop'],
    ['expect: [{ table: invoices, records: { below: 1% }, runs: 2, atLeast: §3 }]', 'job.invalid-value 3'],

    [trailer('counts: { n: §line }'), 'job.unknown-name line'],
    [trailer('counts: { n: §invoices }'), 'job.invalid-value invoices'],
    [trailer('counts: { §m: lines }'), 'job.unknown-name m'],
    [trailer('counts: { n: §lines }', 'n: { type: text, at: 2 }'), 'job.column-type n'],
    [trailer('counts: { n: lines }', 'n: { type: integer, §start: 2 }'), 'job.misplaced-key start'],
    [trailer('count: all').replace('- {', '- §{'), 'job.missing-key counts'],
    [trailer('counts: { n: lines }').replace('lines.csv', '§line.csv'), 'job.unknown-name line.csv'],
    [trailer('counts: { n: lines }').replace('at: 1', 'at: §x'), 'job.invalid-value x'],
    [
      trailer('counts: { n: lines }').replace('type: { at: 1, is: T }', 'at: §footer'),
      'job.invalid-value line 1 of the footer',
    ],
    [
      trailer('at: footer, counts: { n: lines }').replace('- {', '- §{'),
      'job.invalid-value keys with values',
    ],

    ['control: §{ columns: { file: f, records: r } }', 'job.invalid-value keys with values'],
    [
      'control: §{ file: c, path: c, columns: { file: f, records: r } }',
      'job.invalid-value keys with values',
    ],
    ['control: { file: c, columns: §{ records: r } }', 'job.invalid-value keys with values'],
    [
      'control: { file: c, columns: §{ file: f, table: t, records: r } }',
      'job.invalid-value keys with values',
    ],
    ["control: { file: c, delimiter: §';;;;', columns: { file: f, records: r } }", 'job.invalid-value ;;;;'],
    ["control: { file: c, group: §'.', columns: { file: f, records: r } }", 'job.invalid-value .'],
    ["control: { path: §'{stm}.ctl', columns: { file: f, records: r } }", 'job.invalid-value {stm}.ctl'],
  ])('%s', async (marked, fault) => {
    expect(await delivered(marked)).toEqual([`§ ${fault}`.trim()]);
  });

  it('names the table that has no amounts, and a trailer with more decimals than the table', async () => {
    const [amount] = await faultsOf(jobWith('expect: [{ table: lines, amount: { from: 1 } }]'));
    expect(amount).toMatch(/^job\.yaml:19:5 job\.missing-key amount$/);
    const fine = change(
      jobWith(trailer('sums: { n: lines }', 'n: { type: amount(3), at: 2 }')),
      '      order: line\n',
      '      order: line\n      amount: amount\n',
    );
    expect(await faultsOf(fine)).toEqual([expect.stringMatching(/job\.column-type n$/)]);
  });

  it('cannot count by file where two tables share one', async () => {
    const shared = change(
      SMALL_JOB,
      '  check:\n',
      '  control: { file: c, columns: { file: f, records: r } }\n  check:\n',
    )
      .replace('file: invoices.csv', 'file: both.csv\n      header: false\n      type: { at: 1, is: I }')
      .replace('file: lines.csv', 'file: both.csv\n      header: false\n      type: { at: 1, is: L }');
    expect(await faultsOf(shared)).toEqual([expect.stringMatching(/ job\.invalid-value file$/)]);
  });

  it('is told in full beside faults of the tables', async () => {
    const broken = change(
      jobWith('expect: [{ table: invoces, records: { from: 1 } }]'),
      '      record: line\n',
      '',
    );
    const codes = (await faultsOf(broken)).map((fault) => fault.split(' ')[1]);
    expect(codes).toContain('job.missing-key');
    expect(codes).toContain('job.unknown-name');
  });

  it('is kept as it is meant', async () => {
    const extract = await extractOf(
      [
        "ready: { marker: '{archive}.done', stable: 30, within: 600 }",
        "checksum: '{stem}.sha256'",
        'expect:',
        "  - { table: invoices, amount: { from: 1000, to: '5000.5' }, then: hold }",
        '  - { table: customers, records: { below: 30%, above: 150% }, runs: 20, atLeast: 5 }',
        "control: { path: '{archive}.ctl', delimiter: '||', encoding: ibm500, decimal: ',', columns: { table: t, records: n } }",
      ].join('\n'),
    );
    expect(extract.delivery).toMatchObject({
      ready: { marker: '{archive}.done', stable: 30, within: 600 },
      checksum: '{stem}.sha256',
      trailers: [],
    });
    expect(extract.delivery?.expect.map(({ at, ...rest }) => [at.line, rest])).toEqual([
      [
        29,
        {
          table: 'invoices',
          measure: 'amount',
          bounds: { kind: 'fixed', from: 100_000, to: 500_050 },
          otherwise: 'hold',
        },
      ],
      [
        30,
        {
          table: 'customers',
          measure: 'records',
          bounds: { kind: 'share', below: 0.3, above: 1.5, runs: 20, atLeast: 5 },
          otherwise: 'warn',
        },
      ],
    ]);
    expect(extract.control).toEqual({
      path: '{archive}.ctl',
      delimiter: '||',
      encoding: 'ibm500',
      decimal: ',',
      group: '',
      columns: { table: 't', records: 'n' },
    });
  });

  it('passes the records of trailers over, each type once', async () => {
    const headless = 'file: lines.csv\n      header: false';
    const text = change(
      jobWith(`${trailer('counts: { n: lines }')}\nothers: [{ file: lines.csv, type: { at: 1, is: H } }]`),
      'file: lines.csv\n      parent',
      `${headless}\n      parent`,
    );
    const { job } = await loadFiles({ 'job.yaml': text, 'small.yaml': SMALL_TEMPLATE });
    expect(job?.extract.others).toEqual([
      { file: 'lines.csv', type: { at: 1, is: 'H' } },
      { file: 'lines.csv', type: { at: 1, is: 'T' } },
    ]);
    const plain = await extractOf('expect: [{ table: invoices, records: { from: 1 } }]');
    expect(plain.others).toBeUndefined();
    expect((await extractOf('')).delivery).toBeUndefined();
  });
});
