import * as z from 'zod';
import { addressColumns } from './address-columns-file.ts';
import { besidePath, controlFile, expectFile, readyFile, trailerFile } from './delivery-file.ts';
import { inserterFile } from './inserter-file.ts';
import { MOST_STATIONS } from './omr-position.ts';
import { mailpieceFile, matchFile } from './match-file.ts';
import { moveFile, stopFile } from './notice-file.ts';
import { member, recordType, tableFile } from './table-file.ts';
import {
  columnName,
  country,
  countryOrDefault,
  formed,
  identifier,
  label,
  positiveLength,
  rect,
  streamName,
  text,
  day,
} from './typed-value.ts';

/** What `job.yaml` may hold. */

const checkFile = z.strictObject({
  total: z.strictObject({ document: columnName, detail: columnName }).optional(),
  count: z.strictObject({ document: columnName }).optional(),
  product: z.strictObject({ quantity: columnName, price: columnName, amount: columnName }).optional(),
  detailsRequired: z.boolean().optional(),
  withoutDetails: z.enum(['reject', 'warn', 'ignore']).optional(),
});

/** Records of a file that belong to no table and are passed over. */
export const otherFile = z.strictObject({ file: member, type: recordType });

export const extractFile = z.strictObject({
  archive: z.string().min(1),
  tables: z.record(identifier, tableFile),
  /** Records that are no rows, by the file that holds them. */
  others: z.array(otherFile).default([]),
  control: controlFile.optional(),
  /** When the delivery may be opened, with what it is compared, and what a night is like. */
  ready: readyFile.optional(),
  checksum: besidePath.optional(),
  trailers: z.array(trailerFile).max(100).default([]),
  expect: z.array(expectFile).max(100).default([]),
  check: checkFile.default({}),
});

const byCountry = z
  .record(countryOrDefault, z.string().min(1))
  .refine((map) => map['default'] !== undefined, { error: 'an entry `default` too' });

const documentFile = z.strictObject({
  template: z.string().min(1),
  paper: byCountry,
  locale: byCountry,
  /** A column that says in which language somebody is written to, and the locale of each. */
  language: z.strictObject({ column: columnName, locales: z.record(label, z.string().min(1)) }).optional(),
  amount: columnName,
  currency: columnName,
  date: columnName,
});

const gradeFate = z.enum(['print', 'hand', 'reject']);

const addressFile = z.strictObject({
  ...addressColumns,
  reference: z
    .strictObject({
      file: z.string().min(1),
      warnAfter: z.int().min(1).max(9999).default(200),
      refuseAfter: z.int().min(1).max(9999).default(400),
    })
    .optional(),
  grades: z
    .strictObject({
      valid: gradeFate.default('print'),
      corrected: gradeFate.default('print'),
      doubtful: gradeFate.default('print'),
      undeliverable: gradeFate.default('reject'),
    })
    .optional(),
});

export const streamFile = z.strictObject({
  paper: identifier,
  postedIn: country,
  envelope: label,
  objectStreams: z.boolean().default(true),
});

export const envelopeFile = z.strictObject({
  alwaysVisible: rect,
  everVisible: rect,
  /** From the sheet's upper edge. */
  folds: z.array(positiveLength).max(8).optional(),
});

const campaignBase = {
  id: label,
  from: day,
  until: day,
  priority: z.int().min(0).max(1000).default(0),
  cap: z.int().min(1).optional(),
  when: z.string().min(1).max(2000).optional(),
};

export const campaignFile = z.union([
  z.strictObject({
    ...campaignBase,
    image: z.string().min(1),
    page: z.int().min(1).max(9999).optional(),
    width: positiveLength,
    height: positiveLength.optional(),
  }),
  z.strictObject({ ...campaignBase, title: text, text }),
]);

/** A printed enclosure in a station of the inserter; grams and millimetres of one. */
export const insertFile = z.strictObject({
  id: label,
  station: z.int().min(1).max(MOST_STATIONS),
  from: day,
  until: day,
  priority: z.int().min(0).max(1000).default(0),
  when: z.string().min(1).max(2000).optional(),
  weight: z.number().min(0).max(1000).default(0),
  thickness: z.number().min(0).max(50).default(0),
  stock: z.int().min(0).max(100_000_000).optional(),
  /** Whoever objects to advertising gets no insert that is some. */
  advertising: z.boolean().default(true),
});

export type InsertFile = z.output<typeof insertFile>;

const GROUP = 'the name of a group of users such as `press`, or its number';

const percent = formed(/^\d{1,3}(\.\d+)?\s?%$/, 'a share such as `0.5%`');

/** Who beside the owner may read what a press and an inserter need. The highest number means `none` to the system. */
const releaseFile = z.strictObject({
  group: z.union([z.int().min(0).max(4_294_967_294), formed(/^[A-Za-z_][^\s:]{0,63}$/, GROUP)], {
    error: GROUP,
  }),
});

/** The printing condition that print streams are made for: an ICC profile, and its name among presses. */
const outputIntentFile = z.strictObject({ profile: z.string().min(1), condition: label });

/** On which pages of a document `stapel verify` must find a text of run.db. */
const shownOn = z.enum(['first', 'every']);

const verifyFile = z.strictObject({ account: shownOn.optional(), document: shownOn.optional() });

const TICKETS = ['jdf', 'setup'] as const;

const heldWarnedOff = z.enum(['hold', 'warn', 'off']);

/** What becomes of documents that came before, in this run or in a released one of the last `days` days. */
const duplicatesFile = z.strictObject({
  number: heldWarnedOff.default('hold'),
  content: heldWarnedOff.default('warn'),
  days: z.int().min(1).max(9999).default(400),
});

/** A job as it is typed. */
export const jobFile = z.strictObject({
  $schema: z.string().optional(),
  job: formed(/^[a-z0-9][a-z0-9-]{0,40}$/, 'a name of small letters, digits and `-`'),
  number: z.int().min(1).max(999),
  runDate: day.optional(),
  state: z.enum(['shared', 'own']).default('shared'),
  extract: extractFile,
  document: documentFile,
  address: addressFile,
  /** Files of changed addresses, and of those who get no mail, by names of the job's own. */
  moves: z.record(identifier, moveFile).default({}),
  stops: z.record(identifier, stopFile).default({}),
  match: matchFile.optional(),
  mailpiece: mailpieceFile.prefault({}),
  streams: z.record(streamName, streamFile),
  envelopes: z.record(label, envelopeFile).default({}),
  inserter: inserterFile,
  outputIntent: outputIntentFile.optional(),
  verify: verifyFile.default({}),
  /** What goes with each print stream: a JDF job ticket, a set-up sheet for people. */
  tickets: z.array(z.enum(TICKETS)).max(2).default([]),
  /** Which of them a document may get is kept in 32 bits. */
  campaigns: z.array(campaignFile).max(32).default([]),
  inserts: z.array(insertFile).max(32).default([]),
  duplicates: duplicatesFile.default({ number: 'hold', content: 'warn', days: 400 }),
  release: releaseFile.optional(),
  tolerate: z.strictObject({ rejected: percent.default('0%') }).default({ rejected: '0%' }),
});

export type JobFile = z.output<typeof jobFile>;
export type CheckFile = z.output<typeof checkFile>;
export type DocumentFile = z.output<typeof documentFile>;
export type AddressFile = z.output<typeof addressFile>;
export type CampaignFile = z.output<typeof campaignFile>;
