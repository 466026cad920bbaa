import { showAmount } from '../../unit/money.ts';
import { fatesShown, type Fate } from '../fates.ts';
import { showCount } from '../figures.ts';
import type { RunReport } from '../report.ts';
import { html, type Html } from './markup.ts';
import { number, section, table, text } from './table.ts';

const HEADS: Readonly<Record<Fate, string>> = {
  read: 'Read',
  composed: 'Composed',
  rejected: 'Rejected',
  suppressed: 'Suppressed',
  duplicate: 'Duplicate',
  diverted: 'Diverted',
};

/** Where every document and every amount that was read has ended. */
export function balanceSection({ balance, faults }: RunReport): Html {
  const fates = fatesShown(balance);
  const { decimals } = balance.amounts;
  const rows = [
    ['Documents', ...fates.map((fate) => showCount(balance.documents[fate]))],
    ...Object.entries(balance.amounts.byCurrency).map(([currency, row]) => [
      currency,
      ...fates.map((fate) => showAmount(row[fate], decimals)),
    ]),
  ];
  const unused = Object.entries(balance.unused).map(([name, count]) => `${showCount(count)} in ${name}`);
  const notes = html`<p class="note">
    Hash total over all currencies ${showAmount(balance.amounts.hash, decimals)}. Rows that no document needs:
    ${unused.length === 0 ? 'none' : unused.join(', ')}.
  </p>`;
  const wrong = faults.some(({ code }) => code === 'run.unbalanced') ? 'DOES NOT BALANCE' : 'so far';
  return section('Balance', balance.ok ? 'everything read is accounted for' : wrong, [
    table([text('Count or amount'), ...fates.map((fate) => number(HEADS[fate]))], rows),
    notes,
  ]);
}
