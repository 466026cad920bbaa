import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openExtract } from '../../dist/run/open-extract.js';
import { openRun } from '../../dist/run/open-run.js';
import { orderDocuments } from '../../dist/run/order-documents.js';
import { readDocuments, readRecipients } from '../../dist/run/read-tables.js';
import { tidyAddresses } from '../../dist/run/tidy-addresses.js';
import { JOB } from './extracts.mjs';

const SILENT = {
  started: () => undefined,
  waiting: () => undefined,
  progress: () => undefined,
  note: () => undefined,
};

/**
 * A run up to the order of composition, with the steps that a run takes, in its order but one behind another: recipients
 * read, addresses tidied, documents and details read, joined. `after` is told the name of each step that is done.
 * `reading`: nothing but that; the workers have nothing to do then.
 */
export async function joinedRun({ archive, dir, runId, after, reading = false }) {
  await rm(join(dir, runId), { recursive: true, force: true });
  const opened = await openRun({
    jobFile: JOB,
    inputs: { archive },
    outDir: dir,
    runId,
    resume: false,
    signal: new AbortController().signal,
    observer: SILENT,
  });
  try {
    const { context, tables } = await openExtract(opened);
    await readRecipients(context, tables);
    if (!reading) await tidyAddresses(context);
    after('addresses');
    await readDocuments(context, tables);
    after('read');
    if (!reading) orderDocuments(context);
    after('join');
    const count = (sql) => context.db.prepare(sql).pluck().get();
    return {
      documents: count('SELECT count(*) FROM document'),
      details: count('SELECT sum(rows) FROM detail_run'),
    };
  } finally {
    await opened.close();
    await rm(join(dir, runId), { recursive: true, force: true });
  }
}
