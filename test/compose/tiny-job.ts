import { addressPlan } from '../address/address-plan.ts';
import { readFileSync } from 'node:fs';
import { cents } from '../../src/unit/money.ts';
import type { Job } from '../../src/job/job.ts';
import { plainColumn } from '../../src/job/plain-column.ts';
import { DELIMITED_DEFAULTS, type ColumnPlan, type TablePlan } from '../../src/job/table-plan.ts';
import type { InlineText, Span, Template } from '../../src/job/template.ts';
import type { DocumentData } from '../../src/model/document.ts';
import type { RecordValues } from '../../src/model/record.ts';
import { neopostOmr } from '../../src/job/built-in/inserters/neopost-omr.ts';
import { c65Din } from '../../src/job/built-in/envelopes.ts';

const fontFile = (path: string): Uint8Array =>
  readFileSync(new URL(`../../node_modules/${path}`, import.meta.url));

/** Regular, semibold, and a fallback with many more characters. */
export const resources: ReadonlyMap<string, Uint8Array> = new Map([
  ['regular', fontFile('source-sans/TTF/SourceSans3-Regular.ttf')],
  ['semibold', fontFile('source-sans/TTF/SourceSans3-Semibold.ttf')],
  ['fallback', fontFile('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')],
  [
    'logo.svg',
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0H40V20H0Z"/></svg>',
    ),
  ],
]);

/** `plain {{ value }} **bold**`, as the job room reads it. */
export function inline(source: string, at = 'tiny.yaml:1:1'): InlineText {
  const spans: Span[] = [];
  let bold = false;
  for (const piece of source.split(/(\*\*|\{\{.*?\}\}|\[\^\w+\])/)) {
    if (piece.startsWith('[^')) spans.push({ kind: 'note', name: piece.slice(2, -1), bold });
    else if (piece === '**') bold = !bold;
    else if (piece.startsWith('{{'))
      spans.push({ kind: 'value', expression: piece.slice(2, -2).trim(), bold });
    else if (piece !== '') spans.push({ kind: 'text', text: piece, bold });
  }
  return { byLanguage: {}, default: spans, at };
}

const black = { kind: 'gray', k: 1 } as const;
const body = { face: 0, boldFace: 1, size: 10, leading: 12, color: black, align: 'left' } as const;

export const tinyTemplate: Template = {
  file: 'tiny.yaml',
  faces: [{ file: 'regular' }, { file: 'semibold' }, { file: 'fallback' }],
  fallbackFaces: [2],
  defaultLanguage: 'en',
  minResolution: 150,
  styles: {
    body,
    head: { ...body, face: 1, size: 8 },
    right: { ...body, align: 'right' },
    note: { ...body, size: 7, leading: 9 },
  },
  spots: [],
  papers: {
    A4: {
      width: 210,
      height: 297,
      firstFrame: { x: 25, y: 105, width: 160, height: 100 },
      followingFrame: { x: 25, y: 30, width: 160, height: 120 },
      address: { x: 25, y: 62.7, width: 60, height: 27.3 },
      addressStyle: 'body',
      stationery: {},
      at: { firstFrame: 'tiny.yaml:3:1', followingFrame: 'tiny.yaml:4:1', address: 'tiny.yaml:5:1' },
    },
  },
  keptTexts: [],
  computed: [],
  notes: [],
  furniture: [
    {
      on: 'all',
      x: 125,
      y: 270,
      width: 60,
      height: 5,
      at: 'tiny.yaml:6:1',
      block: {
        kind: 'text',
        text: inline('Page {{ page }} of {{ pages }}'),
        style: 'right',
        keepWithNext: false,
      },
    },
  ],
  flow: [
    {
      kind: 'table',
      rows: 'lines',
      under: [],
      keepUnder: 8,
      whenEmpty: 'head',
      headStyle: 'head',
      rowStyle: 'body',
      rowPadding: 1,
      keepRows: 2,
      keepWithNext: false,
      columns: [
        {
          head: inline('No.'),
          cell: inline('#{{ line.number }}'),
          width: { mm: 15 },
          align: 'right',
          gap: 5,
        },
        { head: inline('Text'), cell: inline('{{ line.text }}'), width: { share: 1 }, align: 'left', gap: 5 },
        {
          head: inline('Amount'),
          cell: inline('{{ amount(line.amount) }}'),
          width: { mm: 30 },
          align: 'right',
          gap: 0,
        },
      ],
      carry: {
        forward: inline('Carried forward'),
        brought: inline('Brought forward'),
        values: [{ of: 'amount', column: 2, text: inline('{{ amount(carried) }}') }],
        style: 'right',
      },
      totals: [{ label: inline('Total'), value: inline('{{ money(invoice.total) }}'), style: 'right' }],
    },
    { kind: 'slot', name: 'message', gap: 5, at: 'tiny.yaml:8:1' },
  ],
  payment: [],
};

export function table(record: string, columns: Readonly<Record<string, ColumnPlan['type']>>): TablePlan {
  return {
    ...{
      name: `${record}s`,
      record,
      file: `${record}s.csv`,
      encoding: 'utf-8',
      orphans: 'reject',
      checks: [],
    },
    format: { ...DELIMITED_DEFAULTS, delimiter: ';' },
    columns: Object.entries(columns).map(([name, type]) =>
      plainColumn(name, type, { required: true, scale: 2 }),
    ),
  };
}

/** A job that holds what composition reads. */
export function tinyJob(changes: Partial<Template> = {}, campaigns: Job['campaigns'] = []): Job {
  return {
    verify: {},
    inserts: [],
    tickets: [],
    outputIntent: { condition: 'FOGRA39', profile: 'press.icc' },
    ...{ name: 'tiny', number: 1, file: 'job.yaml', state: 'own', resources: [], campaigns },
    extract: {
      archive: 'none.zip',
      recipients: table('customer', { account: 'text' }),
      documents: table('invoice', { total: 'amount', note: 'text' }),
      details: table('line', { number: 'integer', text: 'text', amount: 'amount' }),
      below: [],
      lookups: [],
      check: { withoutDetails: 'ignore' },
    },
    document: {
      paper: { default: 'A4' },
      locale: { default: 'en-GB', DE: 'de-DE' },
      amount: 'total',
      currency: '',
      date: '',
    },
    address: addressPlan(),
    mailpiece: {
      maxSheets: 6,
      group: 'account',
      order: ['account', 'document'],
      plex: 'simplex',
      streams: [{ name: 'a4', paper: 'A4', postedIn: 'DE', envelope: 'c65-din', objectStreams: true }],
    },
    inserter: neopostOmr,
    envelopes: { 'c65-din': c65Din },
    template: { ...tinyTemplate, ...changes },
    notices: [],
    duplicates: { number: 'hold', content: 'warn', days: 400 },
    tolerate: { rejected: 0 },
  };
}

export interface TinyRow {
  readonly text: string;
  readonly amount: number;
}

export function tinyDocument(rows: readonly TinyRow[], changes: Partial<DocumentData> = {}): DocumentData {
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const details = rows.map((row, i): RecordValues => ({ number: i + 1, ...row }));
  const lines = ['Ann Example', '1 High Street', 'LEEDS', 'LS1 1AA'];
  return {
    ...{
      document: 1,
      key: 'D1',
      account: 'A1',
      amount: cents(total),
      currency: 'GBP',
      locale: 'en-GB',
      paper: 'A4',
    },
    address: {
      ...{ country: 'GB', title: '', firstName: 'Ann', lastName: 'Example', name: 'Ann Example' },
      ...{
        company: '',
        street: 'High Street',
        houseNumber: '1',
        postBox: '',
        city: 'Leeds',
        region: '',
        postalCode: 'LS1 1AA',
        lines,
        grade: 'valid',
      },
    },
    records: { customer: { account: 'A1' }, invoice: { total, note: '' } },
    details,
    tables: {},
    looked: {},
    run: { id: 'r1', date: '2019-07-01', specimen: false },
    ...changes,
  };
}
