import type { RunReport } from '../../src/report/report.ts';

const fates = { read: 0, composed: 0, rejected: 0, suppressed: 0, duplicate: 0, diverted: 0 };
const addressCounts = { checked: 0, valid: 0, corrected: 0, undeliverable: 0, partial: 0, malformed: 0 };

/** A report of a run with everything in it: rejects, a cap, two streams, three currencies. */
export const sampleReport: RunReport = {
  run: {
    id: 'adventure-invoices-2019-07-01-1',
    job: 'adventure-invoices',
    runDate: '2019-07-01',
    startedAt: '2019-07-01T02:10:42.123Z',
    finishedAt: '2019-07-01T02:10:45.998Z',
    exitCode: 3,
    version: '0.1.0',
  },
  verdict: {
    outcome: 'attention',
    says: 'Released, but a person must look before it is printed.',
    reasons: [
      '144 of 25,164 documents are exceptions (141 rejected, 3 held back as copies), more than the tolerated 125 (0.50 %)',
      'control amounts differ from what was read; the rejected rows explain the difference',
    ],
  },
  inputs: [
    {
      name: 'customers',
      file: 'customers.csv',
      sha256: '5fa2d9bd46a0b4e8ae55aef8a2e2d7c6a3d9c2efc9e2f4a77ae0c33de6a1d2f4',
      bytes: 1893162,
      records: 18148,
      rejected: 0,
      controlTotal: { records: { stated: 18148, read: 18148 }, agrees: 'yes' },
    },
    {
      name: 'invoices',
      file: 'invoices.csv',
      sha256: '0b79c36f2f8a0f1d7d4fbb9d1e36d1c1d0fa3aa2d7f9e2c6be0b0a1b5c8d9e10',
      bytes: 1359376,
      records: 25164,
      rejected: 141,
      controlTotal: {
        records: { stated: 25164, read: 25164 },
        amount: { stated: 2491456718, read: 2491426719, decimals: 2 },
        agrees: 'explained',
      },
    },
  ],
  resources: [
    { file: 'job.yaml', sha256: 'c4f1d6a6a1d7b8f0c4f1d6a6a1d7b8f0c4f1d6a6a1d7b8f0c4f1d6a6a1d7b8f0' },
    {
      file: 'npm:source-sans/TTF/SourceSans3-Regular.ttf',
      sha256: '1d7b8f0c4f1d6a6a1d7b8f0c4f1d6a6a1d7b8f0c4f1d6a6a1d7b8f0c4f1d6a6a',
    },
  ],
  balance: {
    ok: true,
    documents: { ...fates, read: 25164, composed: 25020, rejected: 141, duplicate: 3 },
    unused: { customers: 737 },
    amounts: {
      decimals: 2,
      hash: 2491456718,
      byCurrency: {
        AUD: { ...fates, read: 741645176, composed: 740645176, rejected: 1000000 },
        EUR: { ...fates, read: 488609438, composed: 488608438, duplicate: 1000 },
        USD: { ...fates, read: 794463092, composed: 794463092 },
      },
    },
  },
  addresses: {
    ...addressCounts,
    checked: 18148,
    valid: 16679,
    corrected: 402,
    doubtful: 1469,
    byCountry: {
      CA: { ...addressCounts, checked: 1537, valid: 962, doubtful: 575, corrected: 31 },
      GB: { ...addressCounts, checked: 1865, valid: 971, doubtful: 894, corrected: 12 },
    },
    doubts: { 'code-partial': 1381, 'code-malformed': 88 },
    changes: { 'natural-case': 30211 },
  },
  match: { records: 18148, recipients: 17411, duplicates: 2, households: 0 },
  totals: { documents: 25020, pieces: 17390, sheets: 25102, pages: 25102, bytes: 48_212_345 },
  streams: [
    {
      name: 'a4',
      file: 'streams/a4.pdf',
      sha256: '9a1f0c33de6a1d2f45fa2d9bd46a0b4e8ae55aef8a2e2d7c6a3d9c2efc9e2f4a',
      bytes: 22_011_200,
      pieces: 8902,
      sheets: 12010,
      pages: 12010,
      firstSequence: 1,
      lastSequence: 8902,
    },
    {
      name: 'letter',
      file: 'streams/letter.pdf',
      sha256: 'd9c2efc9e2f4a77ae0c33de6a1d2f45fa2d9bd46a0b4e8ae55aef8a2e2d7c6a3',
      bytes: 26_201_145,
      pieces: 8488,
      sheets: 13092,
      pages: 13092,
      firstSequence: 1,
      lastSequence: 8488,
    },
  ],
  timing: {
    seconds: 3.875,
    pagesPerSecond: 6478,
    peakRssMb: 412.4,
    stages: [
      { name: 'extract', seconds: 0.92, items: 99358 },
      { name: 'address', seconds: 0.41, items: 18148 },
      { name: 'compose', seconds: 1.82, items: 25164 },
      { name: 'stream', seconds: 1.11, items: 17390 },
    ],
  },
  faults: [{ code: 'worker.document-kills', count: 141 }],
  rejects: [
    {
      code: 'worker.document-kills',
      count: 141,
      documents: 141,
      rows: 402,
      says: 'this document kills or stalls the worker that composes it',
      place: 'invoices.csv:17, account AW00011000, document SO45080',
      hint: 'look at its rows in the rejects; mend the data or the template, then run the rejects again',
    },
  ],
  campaigns: [
    { id: 'thank-you', eligible: 3012, placed: 2000, noRoom: 417, cap: 2000 },
    { id: 'paperless', eligible: 20101, placed: 17322, noRoom: 0 },
  ],
};
