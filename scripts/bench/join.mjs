import { textTable } from '../../dist/report/text-table.js';
import { extractFor } from './extracts.mjs';
import { joinedRun } from './joined-run.mjs';
import { median } from './median.mjs';

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
  const at = {};
  const after = (step) => {
    at[step] = performance.now() / 1000;
  };
  const counts = await joinedRun({ archive, dir, runId: `bench-join-${name}`, after });
  return { ...counts, read: at.read - at.addresses, seconds: at.join - at.addresses };
}
