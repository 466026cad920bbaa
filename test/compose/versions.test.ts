import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { FlowBlock } from '../../src/job/template.ts';
import { day, type Day } from '../../src/unit/calendar.ts';
import { readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob } from './tiny-job.ts';

function on(text: string): Day {
  const known = day(text);
  if (known === undefined) throw new Error(text);
  return known;
}

function saying(text: string): FlowBlock {
  return { kind: 'text', text: inline(`${text} {{ customer.account }}`), style: 'body', keepWithNext: false };
}

const composer = createComposer(
  tinyJob({
    flow: [
      {
        kind: 'versions',
        by: 'invoice.note',
        at: 'tiny.yaml:9:1',
        versions: [
          { until: on('2026-06-30'), blocks: [saying('old')] },
          { from: on('2026-07-01'), until: on('2026-12-31'), blocks: [saying('lower'), saying('rate')] },
          { from: on('2027-01-01'), until: on('2027-12-31'), blocks: [saying('new')] },
        ],
      },
    ],
  }),
  resources,
);

function shown(note: string): string[] | string {
  const records = { customer: { account: 'A1' }, invoice: { total: 0, note } };
  const result = composer.compose(tinyDocument([], { records }));
  if ('fault' in result) return result.fault.code;
  const texts = result.pages.flatMap((page) => readTexts(page, composer.faces).map(({ text }) => text));
  return texts.flatMap((text) => (text.endsWith(' A1') ? [text.slice(0, -3)] : []));
}

test.each([
  ['0001-01-01', ['old']],
  ['2026-06-30', ['old']],
  ['2026-07-01', ['lower', 'rate']],
  ['2026-12-31', ['lower', 'rate']],
  ['2027-01-01', ['new']],
  ['2028-01-01', 'compose.no-version'],
  ['', 'compose.no-version'],
])('on %s what holds is shown, and nothing else', (note, expected) => {
  expect(shown(note)).toEqual(expected);
});
