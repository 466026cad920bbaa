import { expect, test } from 'vitest';
import type { ChartBlock } from '../../src/job/template-chart.ts';
import { BOX, chart, drawn, drawnChart, list, series, type ChartPage } from './chart-page.ts';
import { inline } from './tiny-job.ts';

const wordsOf = ({ texts }: ChartPage): string[] => texts.map(({ text }) => text);

const three = list([
  { label: 'Jan', values: [30] },
  { label: 'Feb', values: [60] },
  { label: 'Mar', values: [15] },
]);

const filled = ({ shapes }: ChartPage) => shapes.filter(({ paint }) => paint === 'fill');

test('bars are as high as their values, and bear them', () => {
  const page = drawnChart(chart(three));
  const heights = filled(page).map(({ top, bottom }) => top - bottom);
  expect(heights).toHaveLength(3);
  const [jan = 0, feb = 0, mar = 0] = heights;
  expect(jan).toBeCloseTo(feb / 2, 1.7);
  expect(mar).toBeCloseTo(feb / 4, 1.7);
  expect(wordsOf(page)).toEqual(['30', '60', '15', 'Jan', 'Feb', 'Mar']);
});

test('two series stand side by side, with a legend and the unit once', () => {
  const data = list([
    { label: 'Jan', values: [30, 25] },
    { label: 'Feb', values: [60, 70] },
  ]);
  const page = drawnChart(chart(data, { series: series('2025', '2026'), unit: inline('kWh') }));
  expect(wordsOf(page)).toEqual(['kWh', '2025', '2026', '30', '25', '60', '70', 'Jan', 'Feb']);
  // Two samples of the legend, and the bars of one series after the other.
  const [first, second, before, , now] = filled(page);
  expect(first?.ink).toBe(before?.ink);
  expect(second?.ink).toBe(now?.ink);
  expect(first?.ink).not.toBe(second?.ink);
  expect(now?.left).toBeCloseTo(before?.right ?? 0, 1);
});

test('missing values leave a gap, zeros are written, negative values hang below the line', () => {
  const data = list([
    { label: 'a', values: [undefined] },
    { label: 'b', values: [0] },
    { label: 'c', values: [-20] },
    { label: 'd', values: [40] },
  ]);
  const page = drawnChart(chart(data));
  expect(wordsOf(page)).toEqual(['0', '−20', '40', 'a', 'b', 'c', 'd']);
  const [below, above] = filled(page);
  expect(filled(page)).toHaveLength(2);
  expect(below?.top).toBeCloseTo(above?.bottom ?? 0, 6);
});

test('a chart without a value is what the template says', () => {
  const none = list([{ label: 'a', values: [undefined] }]);
  expect(wordsOf(drawnChart(chart(none)))).toEqual([]);
  expect(wordsOf(drawnChart(chart(none, { whenEmpty: inline('No readings yet') })))).toEqual([
    'No readings yet',
  ]);
  expect(drawn(chart(none, { whenEmpty: 'fault' }))).toMatchObject({ fault: 'compose.chart-empty' });
});

test('a line breaks where a value is missing; its scale has steps', () => {
  const data = list([1, 2, undefined, 4, 9].map((value, i) => ({ label: `${i}`, values: [value] })));
  const page = drawnChart(chart(data, { look: 'line' }));
  const lines = page.shapes.filter(({ paint, corners }) => paint === 'stroke' && corners.length > 1);
  const slanted = lines.filter(({ top, bottom }) => top > bottom);
  expect(slanted).toHaveLength(2);
  expect(wordsOf(page)).toEqual(['0', '2', '4', '6', '8', '10', '0', '1', '2', '3', '4', '9']);
});

test('a meter shows its value, its unit and the ends of its scale that are stated', () => {
  const data = list([{ label: 'Data', values: [1423] }]);
  const changes = { look: 'meter', horizontal: true, decimals: 2, max: '2000', unit: inline('GB') } as const;
  const page = drawnChart(chart(data, changes), { locale: 'de-DE' });
  expect(wordsOf(page)).toEqual(['14,23\u00a0GB', 'Data', '20']);
  expect(wordsOf(drawnChart(chart(data, { ...changes, min: '0' })))).toEqual([
    '14.23\u00a0GB',
    'Data',
    '0',
    '20',
  ]);
  const { max, ...open } = changes;
  expect(max).toBeDefined();
  expect(wordsOf(drawnChart(chart(data, open)))).toEqual(['14.23\u00a0GB', 'Data']);
  const [track, bar] = filled(page);
  const share = ((bar?.right ?? 0) - (bar?.left ?? 0)) / ((track?.right ?? 0) - (track?.left ?? 0));
  expect(share).toBeCloseTo(0.7115, 4);
});

/** Rows of the document's lines. */
const details = (...amounts: readonly number[]) =>
  amounts.map((amount, i) => ({ number: i + 1, text: `L${i + 1}`, amount }));

const rows = {
  kind: 'rows',
  rows: 'lines',
  label: inline('{{ line.text }}'),
  values: ['line.amount'],
} as const;

/** Inks of the bars, from left to right. */
const inks = (page: ChartPage): string[] =>
  filled(page)
    .toSorted((a, b) => a.left - b.left)
    .map(({ ink }) => ink);

test('one bar is in its colour and its value in bold: the first, the last, or those that a condition names', () => {
  const page = (highlight: ChartBlock['highlight']) =>
    drawnChart(chart(rows, highlight === undefined ? {} : { highlight }), { details: details(3, 5, 4) });
  const [own = ''] = inks(page(undefined));
  expect(new Set(inks(page(undefined)))).toEqual(new Set([own]));
  const marked = (highlight: ChartBlock['highlight']) => inks(page(highlight)).map((ink) => ink === own);
  expect(marked('first')).toEqual([true, false, false]);
  expect(marked('last')).toEqual([false, false, true]);
  expect(marked({ rows: 'line.number == 2' })).toEqual([false, true, false]);
  expect(marked({ rows: 'line.number > 3' })).toEqual([false, false, false]);
  const bold = page({ rows: 'line.number == 2' }).texts.filter(({ face }) => face === 1);
  expect(bold.map(({ text }) => text)).toEqual(['5']);
  const lying = drawnChart(chart(rows, { horizontal: true, highlight: 'first' }), {
    details: details(3, 5, 4),
  });
  expect(lying.texts.filter(({ face }) => face === 1).map(({ text }) => text)).toEqual(['3']);
});

test('of many bars beside a scale the value of the one that is meant is written', () => {
  const many = details(...Array.from({ length: 40 }, (_, i) => (i === 35 ? 1234 : i === 29 ? 77 : 500)));
  const page = drawnChart(chart(rows, { highlight: { rows: 'line.number == 30' } }), { details: many });
  expect(wordsOf(page)).toContain('77');
  expect(wordsOf(page)).not.toContain('1,234');
});

test('bars are rectangles, those of one colour filled at once, and lines go over them', () => {
  const target = { value: '4', name: inline('Target') };
  const page = drawnChart(chart(rows, { target }), {
    details: details(...Array.from({ length: 40 }, () => 5)),
  });
  expect(page.content.match(/ re$/gm)).toHaveLength(40);
  expect(page.content.match(/\bf\b/g)).toHaveLength(1);
  const kinds = page.shapes.map(({ paint }) => paint);
  expect(kinds.lastIndexOf('fill')).toBeLessThan(kinds.lastIndexOf('stroke'));
  // Tracks of a meter are one shape, its bars another.
  const meter = drawnChart(chart(rows, { look: 'meter', horizontal: true }), { details: details(1, 2, 3) });
  expect(meter.content.match(/\bf\b/g)).toHaveLength(2);
});

test('zeros alone, one huge value and negative values only are drawn inside of the chart', () => {
  const cases = [[0, 0, 0], [1, 900_000_000_000, 2], [-5, -7, -1], [1e15], [0]];
  for (const look of ['bars', 'stacked', 'line', 'meter'] as const) {
    for (const values of cases) {
      const page = drawnChart(chart(rows, { look, horizontal: look === 'meter' }), {
        details: details(...values),
      });
      for (const { left, right, top, bottom } of page.shapes) {
        expect(left).toBeGreaterThanOrEqual(BOX.left - 2);
        expect(right).toBeLessThanOrEqual(BOX.left + BOX.width + 2);
        expect(top).toBeLessThanOrEqual(BOX.top + 0.01);
        expect(bottom).toBeGreaterThanOrEqual(BOX.top - (50 * 72) / 25.4 - 2);
      }
      const heights = filled(page).map(({ top, bottom }) => top - bottom);
      expect(heights.every(Number.isFinite)).toBe(true);
    }
  }
  expect(filled(drawnChart(chart(rows), { details: details(0, 0, 0) }))).toEqual([]);
  const tooLarge = drawn(chart(rows), { details: details(2e15) });
  expect(tooLarge).toMatchObject({ fault: 'compose.chart-value' });
});

test('ten thousand rows are more than can be told apart, whatever their values: no label is read beyond that', () => {
  const many = details(...Array.from({ length: 10_000 }, (_, i) => i));
  for (const look of ['bars', 'stacked', 'line', 'meter'] as const) {
    const fault = drawn(chart(rows, { look, horizontal: look === 'meter' }), { details: many });
    expect(fault).toMatchObject({ fault: 'compose.chart-crowded', found: '10000' });
    const most = 'expected' in fault ? Number(fault.expected) : 0;
    expect(most).toBeGreaterThan(5);
    // Labels of rows that cannot be drawn are not asked for: this one fails from row 2000 on.
    const label = inline('{{ line.number < 2000 ? "a" : string(1 / (line.number - line.number)) }}');
    const early = drawn(chart({ ...rows, label }, { look, horizontal: look === 'meter' }), { details: many });
    expect(early).toMatchObject({ fault: 'compose.chart-crowded', found: '10000' });
  }
});

test('a legend is that of each document where its names are values of it', () => {
  const data = list([{ label: 'Jan', values: [30, 25] }]);
  const names = series('{{ invoice.note }}', 'plain');
  expect(wordsOf(drawnChart(chart(data, { series: names }), {}, 'this one'))).toEqual(
    expect.arrayContaining(['this one', 'plain']),
  );
});
