import { expect, test } from 'vitest';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { sampleReport } from './sample-report.ts';

const plain = renderTerminal(sampleReport, { color: false });

test('shows verdict, balance, streams, rejects with hints, campaigns and stages', () => {
  const lines = plain.split('\n');
  expect(lines[0]).toBe('Released, but a person must look before it is printed.');
  expect(plain).toContain('documents        25,164        25,020        141          3');
  expect(plain).toContain('AUD        7,416,451.76  7,406,451.76  10,000.00       0.00');
  expect(plain).toContain('hash total 24,914,567.18, 737 unused in customers');
  expect(plain).toContain('worker.document-kills: 141 times, 141 documents, 402 rows');
  expect(plain).toContain('thank-you     3,012   2,000  66.4 %      417  2,000');
  expect(plain).toMatch(/^compose\s+1\.82 s\s+25,164$/m);
});

test('leaves out columns that nothing ended in', () => {
  expect(plain).not.toContain('suppressed');
  expect(plain).toContain('duplicate');
});

test('colours only where asked, and colours change nothing else', () => {
  const escape = String.fromCharCode(27);
  expect(plain).not.toContain(escape);
  const colored = renderTerminal(sampleReport, { color: true });
  expect(colored).toContain(escape);
  expect(colored.replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), '')).toBe(plain);
});

test('shows the first of what was produced all the same, and what to do about it', () => {
  const examples = [
    'customers.csv:4, account AW1: 2 accounts are the same person',
    'customers.csv:9, account AW3',
  ];
  const faults = [{ code: 'match.same-person' as const, count: 2, examples, hint: 'merge the accounts' }];
  const shown = renderTerminal({ ...sampleReport, faults }, { color: false });
  expect(shown).toContain('match.same-person: 2\n  first: customers.csv:4, account AW1: 2 accounts');
  expect(shown).toContain('  do: merge the accounts\n');
  expect(shown).not.toContain('AW3');
});
