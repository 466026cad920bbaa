import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openExtract } from '../../dist/run/open-extract.js';
import { openRun } from '../../dist/run/open-run.js';
import { orderDocuments } from '../../dist/run/order-documents.js';
import { readDocuments, readRecipients } from '../../dist/run/read-tables.js';
import { tidyAddresses } from '../../dist/run/tidy-addresses.js';
import { textTable } from '../../dist/report/text-table.js';
import { extractFor, JOB } from './extracts.mjs';
import { median } from './median.mjs';

const SILENT = {
  started: () => undefined,
  waiting: () => undefined,
  progress: () => undefined,
  note: () => undefined,
};

/**
 * Detail rows a second through the join: documents and details read, cut, put into run.db and brought into the order of
 * composition, as a run does it. Recipients are read and their addresses tidied before the time is taken: that is another
 * stage's work. Short documents (2.2 details each) cost a document for every two rows; long ones show the details alone.
 */
export async function measureJoin({ dir, times }) {
  const rows = [];
  for (const name of ['10x', 'long']) {
    const archive = await extractFor(name, dir);
    const taken = [];
    for (let i = 0; i < times; i += 1) taken.push(await joinOnce(name, archive, dir));
    const middle = median(taken.map(({ seconds }) => seconds));
    rows.push([name, ...cells(taken.find(({ seconds }) => seconds === middle))]);
  }
  const head = ['join', 'documents', 'details', 'read s', 'join s', 'details/s', 'rows/s'];
  return `${textTable(head, rows, (line) => line).join('\n')}\n`;
}

function cells({ documents, details, read, seconds }) {
  const rate = (rows) => Math.round(rows / seconds).toLocaleString('en');
  return [
    documents.toLocaleString('en'),
    details.toLocaleString('en'),
    read.toFixed(2),
    (seconds - read).toFixed(2),
    rate(details),
    rate(documents + details),
  ];
}

async function joinOnce(name, archive, dir) {
  const runId = `bench-join-${name}`;
  await rm(join(dir, runId), { recursive: true, force: true });
  const options = {
    jobFile: JOB,
    inputs: { archive },
    outDir: dir,
    runId,
    resume: false,
    signal: new AbortController().signal,
    observer: SILENT,
  };
  const opened = await openRun(options);
  try {
    const { context, tables } = await openExtract(opened);
    await readRecipients(context, tables);
    await tidyAddresses(context);
    const start = performance.now();
    await readDocuments(context, tables);
    const read = (performance.now() - start) / 1000;
    orderDocuments(context);
    const seconds = (performance.now() - start) / 1000;
    const count = (sql) => context.db.prepare(sql).pluck().get();
    return {
      seconds,
      read,
      documents: count('SELECT count(*) FROM compose_order'),
      details: count('SELECT sum(rows) FROM compose_detail'),
    };
  } finally {
    await opened.close();
    await rm(join(dir, runId), { recursive: true, force: true });
  }
}
