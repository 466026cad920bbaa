import { expect, test } from 'vitest';
import { renderHtml } from '../../src/report/render-html.ts';
import type { RunReport } from '../../src/report/report.ts';
import { sampleReport } from './sample-report.ts';

const page = renderHtml(sampleReport);

test('states verdict, amounts, sequence and hints', () => {
  const shown = page.replace(/\s+/g, ' ');
  for (const text of [
    'Released, but a person must look',
    '7,416,451.76',
    '24,914,567.18',
    '1 to 8,902',
    'mend the data or the template',
    'differ by the rejected rows',
    '1,381',
    '417',
    '141 times, 141 documents, 402 rows',
  ])
    expect(shown).toContain(text);
});

test('needs nothing from elsewhere and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=/i);
  expect(page).toContain("default-src 'none'");
});

test('is well formed: every element that opens closes, in order', () => {
  const open: string[] = [];
  for (const [, slash, name, , self] of page.matchAll(/<(\/?)([a-z]\w*)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (self === '/' || name === undefined) continue;
    if (slash === '') open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
});

test('escapes whatever text it is given, wherever it stands', () => {
  const hostile = `"><script>alert('1')</script>&`;
  const strings = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return key === 'code' || key === 'outcome' ? value : hostile;
    if (Array.isArray(value)) return value.map((one) => strings(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strings(one, name)]));
  };
  const poisoned = strings(sampleReport, '') as RunReport;
  const result = renderHtml(poisoned);
  expect(result).not.toContain('<script');
  expect(result).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
});

test('says so when nothing happened', () => {
  const empty: RunReport = {
    ...sampleReport,
    inputs: [],
    rejects: [],
    streams: [],
    faults: [],
    campaigns: [],
    timing: { seconds: 0, pagesPerSecond: 0, peakRssMb: 0, stages: [] },
  };
  const text = renderHtml(empty);
  expect(text).toContain('Nothing was rejected.');
  expect(text).toContain('No stream was made.');
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});
