import { addressLines, decimal } from './bills.mjs';

const MM = 72 / 25.4;
const SIZE = 9;
const LEADING = 12.5;

/** Font files of both weights, from the project's own packages. */
export const FONTS = {
  regular: 'source-sans/TTF/SourceSans3-Regular.ttf',
  semibold: 'source-sans/TTF/SourceSans3-Semibold.ttf',
};

/** Right or left edge of the five columns in mm. */
const COLUMNS = [
  { at: 32, right: true },
  { at: 36, right: false },
  { at: 125, right: true },
  { at: 157, right: true },
  { at: 190, right: true },
];

/**
 * The page as peers draw it: calls `text(string, x, y, size, semibold, right)` for each text and `rule(x, y, width)` for each
 * line, in points from the top left; the same texts at the same places as the template beside this file asks for.
 */
export function drawBill(bill, text, rule) {
  text('Adventure Works Cycles', 25 * MM, 15 * MM, 16, true, false);
  text('Bicycles, parts and clothing', 25 * MM, 23 * MM, SIZE, false, false);
  addressLines(bill).forEach((line, i) => text(line, 25 * MM, 62.7 * MM + i * 12, 10, false, false));
  const facts = [
    ['Invoice', bill.key],
    ['Account', bill.account],
    ['Date', '01/07/2019'],
  ];
  facts.forEach(([label, value], i) => {
    text(label, 140 * MM, 62.7 * MM + i * LEADING, SIZE, true, false);
    text(value, 160 * MM, 62.7 * MM + i * LEADING, SIZE, false, false);
  });
  let y = 100 * MM;
  row(['Pos.', 'Description', 'Quantity', 'Unit price', 'Amount'], y, true, text);
  rule(25 * MM, y + LEADING + 1, 165 * MM);
  for (const line of bill.details) {
    y += LEADING + 1;
    const { description, quantity, unit_price: price, amount } = line;
    row([String(line.line), description, String(quantity), decimal(price), decimal(amount)], y, false, text);
  }
  y += LEADING + 4;
  rule(25 * MM, y, 165 * MM);
  row(['', 'Total', '', '', decimal(bill.total)], y + 2, true, text);
  text('Page 1 of 1', 190 * MM, 282 * MM, SIZE, false, true);
}

function row(cells, y, semibold, text) {
  cells.forEach((cell, i) => {
    if (cell !== '') text(cell, COLUMNS[i].at * MM, y, SIZE, semibold, COLUMNS[i].right);
  });
}
