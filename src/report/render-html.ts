import { balanceSection } from './html/balance.ts';
import {
  campaignSection,
  inputSection,
  insertSection,
  resourceSection,
  streamSection,
} from './html/deliveries.ts';
import { expectationSection } from './html/expectations.ts';
import { addressSection, faultSection, rejectSection } from './html/findings.ts';
import { html, Html } from './html/markup.ts';
import { noticeSection } from './html/notices.ts';
import { colophon, overview } from './html/overview.ts';
import { stageSection } from './html/stages.ts';
import { style } from './html/style.ts';
import type { RunReport } from './report.ts';

/**
 * `report.html`: one file that needs nothing else, no script, made to be read on a screen and on A4.
 * A content security policy forbids whatever hostile text might try.
 */
export function renderHtml(report: RunReport): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${report.run.id}: ${report.verdict.outcome}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          ${overview(report)} ${balanceSection(report)} ${rejectSection(report)} ${streamSection(report)}
          ${inputSection(report)} ${expectationSection(report)} ${campaignSection(report)}
          ${insertSection(report)} ${addressSection(report)} ${noticeSection(report)} ${faultSection(report)}
          ${stageSection(report)} ${resourceSection(report)} ${colophon(report)}
        </main>
      </body>
    </html> `;
  return page.text;
}
