import { showBytes, showCount, showMoment, showSeconds } from '../figures.ts';
import type { RunReport } from '../report.ts';
import { html, type Html } from './markup.ts';

/** Head of the page: which run, its verdict, its six figures. */
export function overview(report: RunReport): Html {
  const { run, verdict } = report;
  const reasons = verdict.reasons.map((reason) => html`<li>${reason}</li>`);
  const list =
    reasons.length === 0
      ? []
      : [
          html`<ul>
            ${reasons}
          </ul>`,
        ];
  return html`<header>
    <p class="job">Production report, job ${run.job}, run date ${run.runDate}</p>
    <h1>${run.id}</h1>
    <div class="verdict ${verdict.outcome}">
      <p>${verdict.says}</p>
      ${list}
    </div>
    ${tiles(report)}
  </header>`;
}

function tiles({ totals, timing }: RunReport): Html {
  const figures = [
    ['Documents', showCount(totals.documents)],
    ['Mailpieces', showCount(totals.pieces)],
    ['Sheets', showCount(totals.sheets)],
    ['Pages', showCount(totals.pages)],
    ['Print data', showBytes(totals.bytes)],
    ['Time', showSeconds(timing.seconds)],
  ] as const;
  return html`<dl class="tiles">
    ${figures.map(
      ([name, figure]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${figure}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Foot of the page: when, with what, and where the machine-readable form is. */
export function colophon({ run }: RunReport): Html {
  return html`<footer>
    Started ${showMoment(run.startedAt)}, finished ${showMoment(run.finishedAt)}, exit code ${run.exitCode}.
    Stapel ${run.version}. The same figures for machines: report.json; checksums of every file: manifest.json.
  </footer>`;
}
