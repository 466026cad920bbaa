import { expect, test } from 'vitest';
import { chart, drawn, drawnChart, list, series, type ChartPage } from './chart-page.ts';
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
  expect(below?.top).toBe(above?.bottom);
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

test('a meter shows its value, its unit and the ends of its scale', () => {
  const data = list([{ label: 'Data', values: [1423] }]);
  const changes = { look: 'meter', horizontal: true, decimals: 2, max: '2000', unit: inline('GB') } as const;
  const page = drawnChart(chart(data, changes), { locale: 'de-DE' });
  expect(wordsOf(page)).toEqual(['14,23\u00a0GB', 'Data', '0', '20']);
  const [track, bar] = filled(page);
  const share = ((bar?.right ?? 0) - (bar?.left ?? 0)) / ((track?.right ?? 0) - (track?.left ?? 0));
  expect(share).toBeCloseTo(0.7115, 4);
});
