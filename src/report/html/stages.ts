import { showCount, showSeconds } from '../figures.ts';
import type { RunReport } from '../report.ts';
import { html, type Html } from './markup.ts';
import { bar, number, section, table, text } from './table.ts';

/** How long each stage took; bars are shares of the run's wall time. */
export function stageSection({ timing }: RunReport): Html {
  const rows = timing.stages.map((stage) => [
    stage.name,
    showSeconds(stage.seconds),
    showCount(stage.items),
    barOf(stage.seconds, timing.seconds),
  ]);
  const remark = `${showSeconds(timing.seconds)} in all, ${showCount(Math.round(timing.pagesPerSecond))} pages a second,
${showCount(Math.round(timing.peakRssMb))} MB at most; stages overlap`;
  return section('Stages', remark, [
    table([text('Stage'), number('Time'), number('Items'), bar('Share of the run')], rows, {
      empty: 'No stage was reached.',
    }),
  ]);
}

function barOf(seconds: number, whole: number): Html {
  const share = whole > 0 ? Math.min(100, (seconds / whole) * 100) : 0;
  return html`<i style="width:${share.toFixed(1)}%"></i>`;
}
