import { faultTable } from '../../fault/table.ts';
import { collate } from '../../unit/collate.ts';
import { showCount, showExtent } from '../figures.ts';
import type { AddressCounts, RunReport } from '../report.ts';
import { html, type Html } from './markup.ts';
import { code, number, section, table, text } from './table.ts';

/** What could not be produced: root cause, the first place, what to do. */
export function rejectSection({ rejects }: RunReport): Html {
  if (rejects.length === 0) return section('Rejects', '', [html`<p class="empty">Nothing was rejected.</p>`]);
  const rows = rejects.map(
    (row) =>
      html`<div class="reject">
        <h3>${row.code}<span>${showExtent(row)}</span></h3>
        <p>${row.says}</p>
        <p class="place">first: ${row.place === '' ? 'no place' : row.place}</p>
        <p class="do">${row.hint}</p>
      </div>`,
  );
  return section('Rejects', 'every row is in rejects/, with its reason', rows);
}

/** All faults by code, warnings included. */
export function faultSection({ faults }: RunReport): Html {
  const rows = faults.map((row) => [row.code, faultTable[row.code].effect, showCount(row.count)]);
  const examples = faults.flatMap(({ code: name, examples: shown = [], hint = '' }) =>
    shown.length === 0
      ? []
      : [
          html`<div class="reject">
            <h3>${name}<span>produced all the same</span></h3>
            ${shown.map((line) => html`<p class="place">${line}</p>`)}
            <p class="do">${hint}</p>
          </div>`,
        ],
  );
  return section('Faults', 'warnings included', [
    table([code('Code'), text('Effect'), number('Count')], rows, { empty: 'No fault was found.' }),
    ...examples,
  ]);
}

/** Names and how often, most often first; nothing where there is none. */
function countTable(head: string, counts: Readonly<Record<string, number>>): Html[] {
  const rows = Object.entries(counts).toSorted(([a, n], [b, m]) => m - n || collate(a, b));
  if (rows.length === 0) return [];
  return [
    table(
      [code(head), number('Addresses')],
      rows.map(([name, n]) => [name, showCount(n)]),
    ),
  ];
}

/** How good the addresses are, by country. */
export function addressSection({ addresses, match }: RunReport): Html {
  const cells = (counts: AddressCounts): string[] =>
    [counts.checked, counts.valid, counts.corrected, counts.doubtful, counts.undeliverable].map(showCount);
  const rows = Object.entries(addresses.byCountry).map(([country, counts]) => [country, ...cells(counts)]);
  const heads = ['Checked', 'Valid', 'Corrected', 'Doubtful', 'Undeliverable'];
  return section(
    'Addresses',
    `${showCount(match.recipients)} recipients of ${showCount(match.records)} records`,
    [
      table([text('Country'), ...heads.map(number)], [...rows, ['All', ...cells(addresses)]], {
        last: 'total',
      }),
      ...countTable('Doubt', addresses.doubts),
      ...countTable('Change', addresses.changes),
      html`<p class="note">
        The same person at the same address under another account: ${showCount(match.duplicates)}. Households:
        ${showCount(match.households)}. Pairs for a person to decide: ${showCount(match.asked ?? 0)}.
      </p>`,
    ],
  );
}
