import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadJob } from '../../src/job/load-job.ts';
import type { Job } from '../../src/job/job.ts';
import type { InlineText } from '../../src/job/template.ts';
import { change, faultsOf, newDir, SMALL_JOB, SMALL_TEMPLATE, unmark } from './small-job.ts';

const TEMPLATE = change(
  change(
    SMALL_TEMPLATE,
    '  - slot: message\n',
    `  - text: $terms
  - { text: Old, valid: { until: 2026-06-30 } }
  - group:
      - { text: New, valid: { from: 2026-07-01 } }
      - { box: [{ text: December, valid: { from: 2026-12-01, until: 2026-12-31 } }] }
  - versions:
      - { valid: { from: 2026-09-01 }, blocks: [{ text: Late }, { text: Later, when: invoice.total > 0 }] }
      - { valid: { until: 2026-08-31 }, blocks: [{ text: Early }] }
  - slot: message
`,
  ),
  'furniture:\n',
  `texts:
  terms:
    versions:
      - { valid: { until: 2026-06-30 }, text: Pay in 14 days }
      - { valid: { from: 2026-07-01, until: 2026-12-31 }, text: { en: Pay in 30 days, de: 30 Tage } }
furniture:
  - { rule: 1, valid: { from: 2026-07-01 }, at: { x: 25, y: 260, width: 20, height: 2 } }
`,
);

const CAMPAIGN = change(
  change(change(SMALL_JOB, '2019-01-01', '2026-01-01'), '2019-12-31', '2026-12-31'),
  '{ en: Thank you, de: Danke }',
  '{ versions: [{ valid: { until: 2026-08-31 }, text: Thanks }, { valid: { from: 2026-09-01 }, text: Many thanks }] }',
);

const shownIn = ({ default: spans }: InlineText): string =>
  spans
    .map((span) => ('text' in span ? span.text : span.kind === 'note' ? span.name : span.expression))
    .join('');

/** What of the template is there on a day. */
async function on(runDate: string, lookOnly = false) {
  const dir = await newDir();
  await writeFile(join(dir, 'job.yaml'), CAMPAIGN);
  await writeFile(join(dir, 'small.yaml'), TEMPLATE);
  return loadJob(join(dir, 'job.yaml'), { runDate, lookOnly });
}

function textsOf({ template, campaigns }: Job): string[] {
  const flat = (blocks: Job['template']['flow']): string[] =>
    blocks.flatMap((block) => {
      if (block.kind === 'text') return [shownIn(block.text)];
      return block.kind === 'group' || block.kind === 'box' ? flat(block.blocks) : [];
    });
  const thanks = campaigns.map(({ content }) => (content.kind === 'text' ? shownIn(content.text) : ''));
  return [...flat(template.flow).slice(1), ...thanks];
}

describe('what is valid by the run date', () => {
  it('is there on its first and last day, and no longer', async () => {
    const days: Record<string, readonly string[]> = {
      '2026-06-30': ['Pay in 14 days', 'Old', 'Early', 'Thanks'],
      '2026-07-01': ['Pay in 30 days', 'New', 'Early', 'Thanks'],
      '2026-09-01': ['Pay in 30 days', 'New', 'Late', 'Later', 'Many thanks'],
      '2026-12-31': ['Pay in 30 days', 'New', 'December', 'Late', 'Later', 'Many thanks'],
    };
    for (const [day, texts] of Object.entries(days)) {
      const { job, faults } = await on(day);
      expect(faults).toBeUndefined();
      if (job === undefined) continue;
      expect(textsOf(job), day).toEqual(texts);
      expect(job.template.furniture.some(({ block }) => block.kind === 'rule')).toBe(day > '2026-06-30');
    }
  });

  it('is a fault where no version of a text is, but not for those who only look at the day', async () => {
    const { faults } = await on('2027-01-01');
    expect(faults).toMatchObject([{ code: 'job.version-missing', found: '2027-01-01', place: { line: 16 } }]);
    const { job, turns } = await on('2027-01-01', true);
    expect(job?.template.flow).toHaveLength(6);
    expect(turns).toEqual([
      ...['2026-06-30', '2026-07-01', '2026-08-31', '2026-09-01', '2026-12-01', '2026-12-31'],
    ]);
  });

  it('is not asked of a text that only a block of another day shows', async () => {
    const later = change(TEMPLATE, 'text: $terms', 'text: $terms\n    valid: { until: 2026-12-31 }');
    expect(await faultsOf(`${SMALL_JOB}runDate: 2027-03-01\n`, later)).toEqual([]);
  });
});

describe('periods that cannot be', () => {
  it.each([
    [
      'from: 2026-12-01, until: 2026-12-31',
      'from: 2026-12-01, until: §2026-11-31',
      'job.invalid-value 2026-11-31',
    ],
    ['from: 2026-12-01, until: 2026-12-31', 'from: 2026-12-01, until: §2026-11-30', 'job.period 2026-11-30'],
    ['{ until: 2026-06-30 }, text', '§{ until: 2026-13-30 }, text', 'job.invalid-value 2026-13-30'],
    [
      'valid: { from: 2026-07-01, until: 2026-12-31 }',
      'valid: §{ from: 2026-07-03, until: 2026-12-31 }',
      'job.version-gap',
    ],
    [
      'valid: { from: 2026-07-01, until: 2026-12-31 }',
      'valid: §{ until: 2026-12-31 }',
      'job.version-overlap',
    ],
    ['valid: { from: 2026-09-01 }, blocks', 'valid: §{ from: 2026-09-02 }, blocks', 'job.version-gap'],
    ['valid: { from: 2026-09-01 }, blocks', 'valid: §{ from: 2026-08-31 }, blocks', 'job.version-overlap'],
    ['when: invoice.total > 0', 'when: invoice.total > §nobody', 'expression.unknown-name nobody'],
    ['text: { en: Pay in 30 days, de: 30 Tage }', 'text: §{ de: 30 Tage }', 'template.language-missing en'],
    ['text: Pay in 14 days', 'text: "Pay §{{ in }} days"', 'expression.syntax'],
    ['text: December', 'text: "{{ §nobody.name }}"', 'expression.unknown-name nobody'],
  ])('%s -> %s', async (from, marked, fault) => {
    const { text, at } = unmark(change(TEMPLATE, from, marked));
    const found = await faultsOf(`${SMALL_JOB}runDate: 2026-08-01\n`, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
    if (!fault.endsWith('2026-13-30') && !fault.endsWith('syntax')) expect(found[0]).toContain(`:${at} `);
  });
});

it('the editors know the keys', async () => {
  expect(await readFile('jobs/template.schema.json', 'utf8')).toContain('"versions"');
});
