import { join } from 'node:path';
import { pick, randomFor } from '../../extract/random.mjs';
import { readSource } from '../../extract/read-source.mjs';
import { root } from '../root.mjs';

/** Detail lines of a page, five cells each. */
export const LINES = 28;

/** Bills of one A4 page each, with customers and products of the demo's extract; typed, amounts in minor units. */
export async function pageBills(count) {
  const source = await readSource(join(root, 'fixtures/adventureworks/extract.zip'));
  const random = randomFor(28, count);
  const bills = [];
  for (let number = 1; number <= count; number += 1) {
    const customer = source.customers[pick(random, source.customers.length)];
    const details = [];
    for (let line = 1; line <= LINES; line += 1) {
      const product = source.lines[pick(random, source.lines.length)];
      const quantity = 1 + pick(random, 12);
      details.push({
        line,
        description: product.description,
        quantity,
        unit_price: product.price,
        amount: quantity * product.price,
      });
    }
    const total = details.reduce((sum, row) => sum + row.amount, 0);
    bills.push({ number, key: `SO${45000 + number}`, account: customer.account, customer, details, total });
  }
  return bills;
}

/** Name, street, town and country, as the address block shows them. */
export function addressLines({ customer }) {
  return [
    `${customer.first_name} ${customer.last_name}`,
    customer.address_line_1,
    `${customer.postal_code} ${customer.city}`,
    customer.country,
  ];
}

/** 1234567 → `12,345.67`. */
export function decimal(cents) {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}
