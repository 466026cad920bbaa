import { showAmount } from '../../unit/money.ts';
import { showBytes, showCount, showHash, showShare } from '../figures.ts';
import type { ControlTotal, RunReport } from '../report.ts';
import { html, type Html } from './markup.ts';
import { code, number, section, table, text } from './table.ts';

/** What goes to the press. */
export function streamSection({ streams }: RunReport): Html {
  const columns = ['Pieces', 'Sheets', 'Pages', 'Sequence', 'Size'].map(number);
  const rows = streams.map((row) => [
    row.name,
    showCount(row.pieces),
    showCount(row.sheets),
    showCount(row.pages),
    `${showCount(row.firstSequence)} to ${showCount(row.lastSequence)}`,
    showBytes(row.bytes),
    row.file,
    showHash(row.sha256),
  ]);
  return section('Print streams', '', [
    table([text('Stream'), ...columns, code('File'), code('SHA-256')], rows, {
      empty: 'No stream was made.',
    }),
  ]);
}

/** What came in, and whether it is what the host says it sent. */
export function inputSection({ inputs }: RunReport): Html {
  const rows = inputs.map((row) => [
    row.name,
    row.file,
    showCount(row.records),
    showCount(row.rejected),
    controlCell(row.controlTotal),
    showBytes(row.bytes),
    showHash(row.sha256),
  ]);
  return section('Inputs', '', [
    table(
      [
        text('Table'),
        code('File'),
        number('Records'),
        number('Rejected'),
        text('Control totals'),
        number('Size'),
        code('SHA-256'),
      ],
      rows,
      { empty: 'Nothing was read.' },
    ),
  ]);
}

function controlCell(control: ControlTotal | undefined): Html {
  if (control === undefined) return html`not declared`;
  const { records, amount } = control;
  const told = `${showCount(records.stated)} records${amount === undefined ? '' : `, ${showAmount(amount.stated, amount.decimals)}`}`;
  if (control.agrees === 'yes') return html`agree: ${told}`;
  const read = `${showCount(records.read)} records${amount === undefined ? '' : `, ${showAmount(amount.read, amount.decimals)}`}`;
  const [tone, verdict] =
    control.agrees === 'explained' ? ['odd', 'differ by the rejected rows'] : ['bad', 'do not agree'];
  return html`<span class="${tone}">${verdict}</span>: stated ${told}; read ${read}`;
}

/** Job, template, fonts and pictures: what made this run. */
export function resourceSection({ resources }: RunReport): Html {
  const rows = resources.map((row) => [row.file, showHash(row.sha256)]);
  return section('Resources', 'first 12 digits of each SHA-256; report.json has all of it', [
    table([code('File'), code('SHA-256')], rows),
  ]);
}

/** Messages in free space: who could have had one, who got one. */
export function campaignSection({ campaigns }: RunReport): Html {
  const rows = campaigns.map((row) => [
    row.id,
    showCount(row.eligible),
    showCount(row.placed),
    showShare(row.placed, row.eligible),
    showCount(row.noRoom),
    row.cap === undefined ? 'none' : showCount(row.cap),
  ]);
  return section('Campaigns', '', [
    table([text('Campaign'), ...['Eligible', 'Placed', 'Share', 'No room', 'Cap'].map(number)], rows, {
      empty: 'The job has no campaigns.',
    }),
  ]);
}

/** Enclosures: how many pieces got which, and what is left of each. */
export function insertSection({ inserts = [] }: RunReport): Html {
  if (inserts.length === 0) return html``;
  const rows = inserts.map((row) => [
    row.id,
    showCount(row.station),
    showCount(row.eligible),
    showCount(row.added),
    showCount(row.noRoom),
    showCount(row.outOfStock),
    row.stock === undefined ? 'not counted' : showCount(row.stock - row.added),
  ]);
  const heads = ['Station', 'Eligible', 'Added', 'No room', 'Out of stock', 'Left'].map(number);
  return section('Inserts', '', [table([text('Insert'), ...heads], rows)]);
}
