import { createColors } from 'picocolors';
import { showAmount } from '../unit/money.ts';
import { fatesShown } from './fates.ts';
import { showBytes, showCount, showExtent, showSeconds, showShare } from './figures.ts';
import { showFigure, showJudgement, showMedian, showRange } from './expectation.ts';
import { effectsSaid } from './notices.ts';
import type { Outcome, RunReport } from './report.ts';
import { textTable } from './text-table.ts';

type Colors = ReturnType<typeof createColors>;

/** The report as a short table for a terminal or a log; colours only where `color` is set (a terminal). */
export function renderTerminal(report: RunReport, options: { readonly color: boolean }): string {
  const colors = createColors(options.color);
  const sections = [
    verdictLines(report, colors),
    expectationLines(report, colors),
    balanceLines(report, colors),
    streamLines(report, colors),
    noticeLines(report, colors),
    rejectLines(report, colors),
    warningLines(report, colors),
    campaignLines(report, colors),
    insertLines(report, colors),
    stageLines(report, colors),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function verdictLines({ verdict, run, totals, timing }: RunReport, colors: Colors): string[] {
  const facts = [
    `${showCount(totals.documents)} documents`,
    `${showCount(totals.pieces)} pieces`,
    `${showCount(totals.sheets)} sheets`,
    `${showCount(totals.pages)} pages`,
    showSeconds(timing.seconds),
    `${showCount(Math.round(timing.pagesPerSecond))} pages/s`,
    `${showCount(Math.round(timing.peakRssMb))} MB`,
  ];
  return [
    colors.bold(painter(verdict.outcome, colors)(verdict.says)),
    ...verdict.reasons.map((reason) => `  ${reason}`),
    colors.dim(
      `run ${run.id}, job ${run.job}, run date ${run.runDate}, exit ${run.exitCode}${supplementsSaid(run)}`,
    ),
    colors.dim(facts.join(', ')),
  ];
}

function painter(outcome: Outcome, colors: Colors): (text: string) => string {
  if (outcome === 'released') return colors.green;
  return outcome === 'failed' ? colors.red : colors.yellow;
}

function expectationLines({ expectations = [] }: RunReport, colors: Colors): string[] {
  if (expectations.length === 0) return [];
  const rows = expectations.map((row) => [
    row.table,
    row.measure,
    showFigure(row, row.found),
    showRange(row),
    showMedian(row),
    showJudgement(row),
  ]);
  return textTable(['expected', '', 'found', 'range', 'median', ''], rows, colors.bold);
}

function balanceLines({ balance, faults }: RunReport, colors: Colors): string[] {
  const fates = fatesShown(balance);
  const { decimals } = balance.amounts;
  const rows = [
    ['documents', ...fates.map((fate) => showCount(balance.documents[fate]))],
    ...Object.entries(balance.amounts.byCurrency).map(([currency, row]) => [
      currency,
      ...fates.map((fate) => showAmount(row[fate], decimals)),
    ]),
  ];
  const wrong = faults.some(({ code }) => code === 'run.unbalanced');
  const head = [balance.ok ? 'balance' : wrong ? 'balance: WRONG' : 'so far', ...fates];
  const unused = Object.entries(balance.unused)
    .filter(([, count]) => count > 0)
    .map(([table, count]) => `${showCount(count)} unused in ${table}`);
  const notes = [`hash total ${showAmount(balance.amounts.hash, decimals)}`, ...unused];
  return [...textTable(head, rows, colors.bold), colors.dim(notes.join(', '))];
}

function noticeLines({ notices = [] }: RunReport, colors: Colors): string[] {
  if (notices.length === 0) return [];
  const rows = notices.map((row) => [
    row.name,
    row.kind,
    row.dated ?? '',
    showCount(row.records),
    effectsSaid(row),
  ]);
  return textTable(['moves and stops', '', 'newest', 'rows', 'recipients'], rows, colors.bold);
}

function streamLines({ streams }: RunReport, colors: Colors): string[] {
  if (streams.length === 0) return [];
  const rows = streams.map((row) => [
    row.name,
    showCount(row.pieces),
    showCount(row.sheets),
    showCount(row.pages),
    showBytes(row.bytes),
    row.file,
  ]);
  return textTable(['stream', 'pieces', 'sheets', 'pages', 'size', 'file'], rows, colors.bold);
}

function rejectLines({ rejects }: RunReport, colors: Colors): string[] {
  if (rejects.length === 0) return [];
  const lines = [colors.bold('rejects')];
  for (const row of rejects) {
    lines.push(
      `${colors.yellow(row.code)}: ${showExtent(row)}`,
      `  first: ${row.place === '' ? '' : `${row.place}: `}${row.says}`,
      `  do: ${row.hint}`,
    );
  }
  return lines;
}

function warningLines({ faults }: RunReport, colors: Colors): string[] {
  const lines = faults.flatMap(({ code, count, examples, hint }) =>
    examples === undefined
      ? []
      : [
          `${colors.yellow(code)}: ${showCount(count)}`,
          `  first: ${examples[0] ?? ''}`,
          `  do: ${hint ?? ''}`,
        ],
  );
  return lines.length === 0 ? [] : [colors.bold('produced all the same'), ...lines];
}

function campaignLines({ campaigns }: RunReport, colors: Colors): string[] {
  if (campaigns.length === 0) return [];
  const rows = campaigns.map((row) => [
    row.id,
    showCount(row.eligible),
    showCount(row.placed),
    showShare(row.placed, row.eligible),
    showCount(row.noRoom),
    row.cap === undefined ? '-' : showCount(row.cap),
  ]);
  return textTable(['campaign', 'eligible', 'placed', 'share', 'no room', 'cap'], rows, colors.bold);
}

function stageLines({ timing }: RunReport, colors: Colors): string[] {
  if (timing.stages.length === 0) return [];
  const rows = timing.stages.map((row) => [row.name, `${row.seconds.toFixed(2)} s`, showCount(row.items)]);
  return textTable(['stage', 'time', 'items'], rows, colors.bold);
}

function supplementsSaid({ supplements }: RunReport['run']): string {
  return supplements === undefined ? '' : `, a supplement to run ${supplements}`;
}

function insertLines({ inserts = [] }: RunReport, colors: Colors): string[] {
  if (inserts.length === 0) return [];
  const rows = inserts.map((row) => [
    row.id,
    showCount(row.station),
    showCount(row.eligible),
    showCount(row.added),
    showCount(row.noRoom),
    showCount(row.outOfStock),
    row.stock === undefined ? 'not counted' : showCount(row.stock - row.added),
  ]);
  const head = ['insert', 'station', 'eligible', 'added', 'no room', 'out of stock', 'left'];
  return textTable(head, rows, colors.bold);
}
