import { expect, test } from 'vitest';
import type { Job } from '../../src/job/job.ts';
import { addressLimits, streamFor } from '../../src/stream/routing.ts';
import { manualStream, planOf, streamName } from '../../src/stream/stream-number.ts';
import { tinyJob, tinyTemplate } from '../compose/tiny-job.ts';

const { A4 } = tinyTemplate.papers;
if (A4 === undefined) throw new Error('no A4');

/** A4 for most, a low address field on Letter for the United States. */
const letter = { ...A4, address: { ...A4.address, height: 13 } };
const tiny = tinyJob({ papers: { A4, Letter: letter } });
const job: Job = {
  ...tiny,
  document: { ...tiny.document, paper: { default: 'A4', US: 'Letter' } },
  mailpiece: {
    ...tiny.mailpiece,
    streams: [
      { name: 'letter', paper: 'Letter', postedIn: 'US', envelope: 'us10', objectStreams: true },
      ...tiny.mailpiece.streams,
    ],
  },
};

test('mail goes into the stream on the paper of its country, all other into that of the default', () => {
  expect(['US', 'DE', undefined].map((country) => streamFor(job, country))).toEqual([0, 1, 1]);
});

test('an address has as many lines as its field, and no more than the control file takes', () => {
  const leading = tinyTemplate.styles[A4.addressStyle]?.leading ?? 0;
  expect(leading).toBe(12);
  // 13 mm are 36.85 pt; a field of 12 lines has room for more than a name and six lines.
  const tall = { ...A4, address: { ...A4.address, height: (12 * 12 * 25.4) / 72 } };
  expect(addressLimits(job)[0]).toEqual({ postedIn: 'US', maxLines: 3, paper: 'Letter' });
  const template = { ...job.template, papers: { A4: tall, Letter: letter } };
  expect(addressLimits({ ...job, template })[1]).toEqual({ postedIn: 'DE', maxLines: 7, paper: 'A4' });
});

test('a field that is a whole number of lines high holds them all', () => {
  for (let lines = 1; lines <= 7; lines += 1) {
    const papers = { A4: { ...A4, address: { ...A4.address, height: (lines * 12 * 25.4) / 72 } } };
    expect(addressLimits(tinyJob({ papers }))[0]?.maxLines).toBe(lines);
  }
});

test('streams by hand stand behind the others and go by the stream that they were split from', () => {
  const byHand = [0, 1].map((stream) => manualStream(job, stream));
  expect([0, 1, ...byHand].map((stream) => streamName(job, stream))).toEqual([
    'letter',
    'a4',
    'letter-manual',
    'a4-manual',
  ]);
  expect(byHand.map((stream) => planOf(job, stream).paper)).toEqual(['Letter', 'A4']);
});
