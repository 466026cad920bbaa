import { describe, expect, it } from 'vitest';
import { saysUnexpected, showJudgement, showMedian, showRange } from '../../src/report/expectation.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import type { ExpectationRow } from '../../src/report/report.ts';
import { releasedByPerson } from '../../src/report/verdict.ts';
import { sampleReport } from './sample-report.ts';

const row: ExpectationRow = {
  ...{ table: 'invoices', measure: 'records', found: 3214, decimals: 0, median: 5020, runs: 10 },
  ...{ tooFew: false, low: 3514, high: 7530, ok: false, otherwise: 'hold' },
};
const { median: _, ...fixed } = { ...row, runs: 0 };
const amount = { measure: 'amount', decimals: 2 } as const;

describe('what is not as expected', () => {
  it.each<[ExpectationRow, string]>([
    [row, '3,214 invoices, 36 % fewer than the median 5,020 of the last 10 runs'],
    [{ ...row, found: 7700 }, '7,700 invoices, 53.4 % more than the median 5,020 of the last 10 runs'],
    [{ ...row, found: 0 }, '0 invoices, 100 % fewer than the median 5,020 of the last 10 runs'],
    [{ ...row, found: 7, median: 0 }, '7 invoices, where the median of the last 10 runs is 0'],
    [{ ...row, ...amount }, 'invoices of 32.14 in all, 36 % less than the median 50.20 of the last 10 runs'],
    [
      { ...row, ...amount, found: -400, median: -200 },
      'invoices of -4.00 in all, 100 % less than the median -2.00 of the last 10 runs',
    ],
    [fixed, '3,214 invoices, fewer than the 3,514 that are expected at least'],
    [{ ...fixed, found: 7531 }, '7,531 invoices, more than the 7,530 that are expected at most'],
    [{ ...fixed, ...amount }, 'invoices of 32.14 in all, less than the 35.14 that are expected at least'],
  ])('%#', (unexpected, says) => {
    expect(saysUnexpected(unexpected)).toBe(says);
  });

  it('is shown with its range, its median and what follows', () => {
    const { low: __, ...atMost } = fixed;
    expect([showRange(row), showRange(atMost)]).toEqual(['3,514 to 7,530', '7,530 or less']);
    expect([showMedian(row), showMedian(fixed)]).toEqual(['5,020 of 10 runs', '-']);
    const judgements = [row, { ...row, otherwise: 'warn' as const }, { ...row, ok: true }].map(showJudgement);
    expect(judgements).toEqual(['not as expected: held', 'not as expected', 'as expected']);
    expect(showJudgement({ ...fixed, ok: true, tooFew: true, runs: 1 })).toBe('not judged: 1 run known');
  });
});

describe('reports', () => {
  const held = {
    ...sampleReport,
    verdict: { outcome: 'held', says: 'Held.', reasons: ['too few'] } as const,
    expectations: [row],
  };

  it('show expectations, and leave them out where there are none or the version knew none', () => {
    const { expectations, ...old } = held;
    expect(renderTerminal(held, { color: false })).toMatch(
      /invoices +records +3,214 +3,514 to 7,530 +5,020 of 10 runs/,
    );
    expect(renderHtml(held)).toContain('not as expected: held');
    expect(JSON.parse(renderJson(held))).toMatchObject({ expectations });
    for (const report of [old, { ...old, expectations: [] }]) {
      expect(renderTerminal(report, { color: false })).not.toContain('expected');
      expect(renderHtml(report)).not.toContain('Expected figures');
    }
  });

  it('say who released a held run, once, and nothing of a person as markup', () => {
    const by = { by: '<b>Ann</b>', at: '2024-05-01T06:00:00.000Z' };
    const once = releasedByPerson(held, by);
    expect(once.verdict).toEqual({
      outcome: 'attention',
      says: 'Released by <b>Ann</b>, after it was held.',
      reasons: ['no reason was given for the release', 'too few'],
    });
    expect(renderHtml(once)).not.toContain('<b>Ann');
    const twice = releasedByPerson(once, { ...by, reason: 'counted' });
    expect(twice.verdict.reasons).toEqual(['reason: counted', 'too few']);
    expect(JSON.parse(renderJson(twice))).toMatchObject({ release: { by: '<b>Ann</b>', reason: 'counted' } });
  });
});
