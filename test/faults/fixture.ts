import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { MANNERS } from '../print/fake-printer.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'fixtures/faults');

/** The demo's tables and their members in the extract. */
export const MEMBERS: Readonly<Record<string, string>> = {
  customers: 'customers.csv',
  invoices: 'invoices.csv',
  lines: 'invoice_lines.csv',
};

const edit = z.strictObject({
  /** An extract member, or a file of the job's folder. */
  file: z.string(),
  find: z.string(),
  /** `§` stands where the fault must be said to be; it is taken out. */
  put: z.string(),
  /** Replace every occurrence; without it the text must occur exactly once. */
  all: z.boolean().default(false),
});

const env = z.record(z.string(), z.string()).default({});

/** A run of the demo job, with further options, beside the one that the fixture is about. */
const otherRun = z.strictObject({
  also: z.array(z.string()).default([]),
  env,
  exit: z.number().default(0),
});

/** What the log `run.ndjson` of a run says when the time has come. */
const logged = z.strictObject({ run: z.string().default('run'), says: z.string() });

/**
 * A fixture named by its fault code, and by the case where there are several (`code.case.yaml`): the demo job on the extract of `fixtures/small`, with stated damage, and what must
 * come of it. In edited texts `\xNN` is one byte of that value, `\0` a NUL, so that damage below text can be written.
 */
const schema = z.strictObject({
  /** What happened, for people. */
  says: z.string(),
  command: z.array(z.string()).optional(),
  /** Options added to the usual run. */
  also: z.array(z.string()).default([]),
  env,
  edit: z.array(edit).default([]),
  /** Lines to add at the end of a file. */
  append: z
    .array(z.strictObject({ file: z.string(), text: z.string(), times: z.number().default(1) }))
    .default([]),
  /** A file made of one text, repeated. */
  write: z
    .array(z.strictObject({ file: z.string(), text: z.string(), times: z.number().default(1) }))
    .default([]),
  /** Files of the repository put into the job's folder, before anything is edited. */
  copy: z.array(z.strictObject({ from: z.string(), to: z.string() })).default([]),
  /** Members to leave out of the archive, or files out of the job's folder. */
  remove: z.array(z.string()).default([]),
  /** What the archive says wrongly of a member. */
  zip: z
    .array(
      z.strictObject({
        member: z.string(),
        name: z.string().optional(),
        crc: z.number().optional(),
        size: z.number().optional(),
        flags: z.number().optional(),
        method: z.number().optional(),
        /** A Unix mode, with the kind of file. */
        mode: z.number().optional(),
        /** The name in its own header, and where the list of members says that this is. */
        ownName: z.string().optional(),
        offset: z.number().optional(),
        /** The first byte of its packed data is no deflate. */
        spoiled: z.boolean().default(false),
        twice: z.boolean().default(false),
      }),
    )
    .default([]),
  /** So many empty members more. */
  emptyMembers: z.number().default(0),
  /** Only so many bytes of the archive. */
  truncate: z.number().optional(),
  /** The archive is written to all the time, though its bytes stay the same. */
  touched: z.boolean().default(false),
  /** The archive itself is left out. */
  noArchive: z.boolean().default(false),
  /** Commands that must succeed before, in the same folder, and runs that must end as stated. */
  before: z.array(z.union([z.array(z.string()), otherRun])).default([]),
  /** What happens in the run's directory after them: to run.db, to a byte of a file, by a link in a file's place. */
  tamper: z
    .strictObject({
      sql: z.array(z.string()).default([]),
      /** The same to the ledger. */
      ledger: z.array(z.string()).default([]),
      flip: z.array(z.strictObject({ file: z.string(), at: z.number() })).default([]),
      link: z.array(z.strictObject({ file: z.string(), to: z.string() })).default([]),
    })
    .optional(),
  /** A run that is under way all the time; ended when the other one has ended. */
  meanwhile: otherRun.extend({ until: logged }).optional(),
  /** A signal sent to the run. */
  signal: z.strictObject({ name: z.enum(['SIGINT', 'SIGTERM']), when: logged }).optional(),
  /** A printer that behaves so; `$PRINTER` stands for its address. */
  printer: z.enum(MANNERS).optional(),
  /** The commands run as a user without rights, also where the tests are run by root. */
  unprivileged: z.boolean().default(false),
  /** A file of the machine without which the fixture is left out. */
  needs: z.string().optional(),
  expect: z.strictObject({
    exit: z.number(),
    /** Where the fault must be said to be; each stated part must agree. */
    at: z
      .strictObject({
        file: z.string().optional(),
        line: z.number().optional(),
        column: z.number().optional(),
        field: z.string().optional(),
        account: z.string().optional(),
        document: z.string().optional(),
      })
      .default({}),
    /** Table → lines that are in its rejects, each with a reason; tables not named have none. */
    rejects: z.record(z.string(), z.array(z.number())).optional(),
    /** Table → the code of each of its rejected rows; without it one of them must have the fixture's. */
    codes: z.record(z.string(), z.array(z.string())).default({}),
    documents: z
      .strictObject({
        read: z.number(),
        composed: z.number(),
        rejected: z.number().default(0),
        duplicate: z.number().default(0),
        diverted: z.number().default(0),
        suppressed: z.number().default(0),
      })
      .optional(),
    /** How often report.json counts the code; for warnings. */
    count: z.number().optional(),
    /** Text that the report's examples of a warning or a diversion must hold. */
    example: z.array(z.string()).default([]),
    /** Whether print streams are there afterwards; as a rule the exit code says so. */
    released: z.boolean().optional(),
    /** Text that the reasons of rejected rows must hold. */
    reason: z.array(z.string()).default([]),
    /** Text that standard error must hold, beside the code. */
    says: z.array(z.string()).default([]),
    /** Text that neither standard error nor standard output may hold: personal data. */
    hides: z.array(z.string()).default([]),
  }),
});

export type Fixture = z.infer<typeof schema>;

/** The demo job and the small extract, changed, for tests of runs that are not about one fault. */
export function changed(typed: Partial<z.input<typeof schema>>): Fixture {
  return schema.parse({ says: '', expect: { exit: 0 }, ...typed });
}

/** All fixtures by their code. */
export function fixtures(): { readonly code: string; readonly fixture: Fixture }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({
      code: name.split('.').slice(0, 2).join('.'),
      fixture: schema.parse(parse(readFileSync(join(folder, name), 'utf8'))),
    }));
}
