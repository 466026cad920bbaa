import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'fixtures/faults');

const edit = z.strictObject({
  /** An extract member, or a file of the job's folder. */
  file: z.string(),
  find: z.string(),
  put: z.string(),
  /** Replace every occurrence; without it the text must occur exactly once. */
  all: z.boolean().default(false),
});

/**
 * A fixture named by its fault code: the demo job on the extract of `fixtures/small`, with stated damage, and what must
 * come of it. In edited texts `\xNN` is one byte of that value, `\0` a NUL, so that damage below text can be written.
 */
const schema = z.strictObject({
  /** What happened, for people. */
  says: z.string(),
  command: z.array(z.string()).optional(),
  env: z.record(z.string(), z.string()).default({}),
  edit: z.array(edit).default([]),
  /** Lines to add at the end of a file. */
  append: z
    .array(z.strictObject({ file: z.string(), text: z.string(), times: z.number().default(1) }))
    .default([]),
  /** A file made of one text, repeated. */
  write: z
    .array(z.strictObject({ file: z.string(), text: z.string(), times: z.number().default(1) }))
    .default([]),
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
  /** The archive itself is left out. */
  noArchive: z.boolean().default(false),
  /** Commands that must succeed before, in the same folder. */
  before: z.array(z.array(z.string())).default([]),
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
    /** Table → code in its rejects where it is another one: what follows from the fault in a further table. */
    causes: z.record(z.string(), z.string()).default({}),
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
    /** Text that standard error must hold, beside the code. */
    says: z.array(z.string()).default([]),
    /** Text that neither standard error nor standard output may hold: personal data. */
    hides: z.array(z.string()).default([]),
  }),
});

export type Fixture = z.infer<typeof schema>;

/** All fixtures by their code. */
export function fixtures(): { readonly code: string; readonly fixture: Fixture }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({
      code: name.slice(0, -'.yaml'.length),
      fixture: schema.parse(parse(readFileSync(join(folder, name), 'utf8'))),
    }));
}
