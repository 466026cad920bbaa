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
 */
export async function joinedRun({ archive, dir, runId, after }) {
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
    await tidyAddresses(context);
    after('addresses');
    await readDocuments(context, tables);
    after('read');
    orderDocuments(context);
    after('join');
    const count = (sql) => context.db.prepare(sql).pluck().get();
    return {
      documents: count('SELECT count(*) FROM compose_order'),
      details: count('SELECT sum(rows) FROM compose_detail'),
    };
  } finally {
    await opened.close();
    await rm(join(dir, runId), { recursive: true, force: true });
  }
}
