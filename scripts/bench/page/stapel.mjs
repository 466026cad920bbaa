import { fileURLToPath } from 'node:url';
import { createComposer } from '../../../dist/compose/composer.js';
import { loadJob } from '../../../dist/job/load-job.js';
import { addressLines } from './bills.mjs';

/** Lays out, formats and deflates so many pages; job, template and fonts are read before the clock starts. */
export async function stapelComposer() {
  const loaded = await loadJob(fileURLToPath(new URL('job.yaml', import.meta.url)));
  if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults, null, 1));
  const composer = createComposer(loaded.job, loaded.resources);
  return async (bills, pages) => {
    const documents = bills.map(documentOf);
    let bytes = 0;
    const start = performance.now();
    for (let page = 0; page < pages; page += 1) {
      const composed = composer.compose(documents[page % documents.length]);
      if ('fault' in composed) throw new Error(JSON.stringify(composed.fault));
      if (composed.pages.length !== 1)
        throw new Error(`a bill takes ${composed.pages.length} pages, not one`);
      bytes += composed.pages[0].length;
    }
    return { seconds: (performance.now() - start) / 1000, bytes };
  };
}

function documentOf(bill) {
  const { customer, details, key, account, total } = bill;
  const lines = addressLines(bill);
  return {
    document: bill.number,
    key,
    account,
    amount: total,
    currency: 'GBP',
    locale: 'en-GB',
    paper: 'A4',
    address: {
      country: customer.country,
      title: '',
      firstName: customer.first_name,
      lastName: customer.last_name,
      name: lines[0],
      streetLines: [customer.address_line_1],
      city: customer.city,
      region: '',
      postalCode: customer.postal_code,
      lines,
      grade: 'valid',
    },
    records: {
      customer,
      invoice: { invoice: key, account, invoice_date: '2019-07-01', currency: 'GBP', net_total: total },
    },
    details: details.map((line) => ({ invoice: key, ...line })),
    run: { id: 'bench', date: '2019-07-01', specimen: false },
  };
}
