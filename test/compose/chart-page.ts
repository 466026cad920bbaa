import { inflateSync } from 'node:zlib';
import { createComposer } from '../../src/compose/composer.ts';
import type { ChartBlock, ChartItem } from '../../src/job/template-chart.ts';
import type { DocumentData } from '../../src/model/document.ts';
import { readShapes, type ShownShape } from './read-shapes.ts';
import { readTexts, type ShownText } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob } from './tiny-job.ts';

const pt = (mm: number): number => (mm * 72) / 25.4;

/** Frame of the tiny job's first page: x from, width, top. */
export const BOX = { left: pt(25), width: pt(160), top: pt(297 - 105) };

/** Values that stand in the template; undefined: missing. */
export function list(
  rows: readonly { readonly label: string; readonly values: readonly (number | undefined)[] }[],
): ChartBlock['data'] {
  const items = rows.map(({ label, values }): ChartItem => {
    // A number of the document that is not there.
    const sources = values.map((value) => (value === undefined ? 'invoice.missing' : String(value)));
    return { label: inline(label), values: sources };
  });
  return { kind: 'list', items };
}

export function series(...names: readonly string[]): ChartBlock['series'] {
  return names.map((name) => ({ name: inline(name) }));
}

export function chart(data: ChartBlock['data'], changes: Partial<ChartBlock> = {}): ChartBlock {
  return {
    ...{ kind: 'chart', look: 'bars', horizontal: false, data, series: series(''), unit: inline('') },
    ...{ decimals: 0, height: 50, align: 'left', style: 'body', bands: [], thin: true },
    ...{ whenEmpty: 'hide', keepWithNext: false, at: 'tiny.yaml:9:1' },
    ...changes,
  };
}

export interface ChartPage {
  readonly texts: readonly ShownText[];
  readonly shapes: readonly ShownShape[];
  /** The page's content stream. */
  readonly content: string;
}

/** The chart as a page shows it, or its fault. */
export function drawn(
  block: ChartBlock,
  changes: Partial<DocumentData> = {},
  remark = '',
): ChartPage | { readonly fault: string; readonly found: string; readonly expected: string } {
  const job = tinyJob({ flow: [block], furniture: [] });
  const [total, note] = job.extract.documents.columns;
  if (total === undefined || note === undefined) throw new Error('the tiny job has two columns');
  const missing = { ...total, name: 'missing', required: false };
  const documents = { ...job.extract.documents, columns: [total, note, missing] };
  const composer = createComposer({ ...job, extract: { ...job.extract, documents } }, resources);
  const document = tinyDocument([], changes);
  const records = { ...document.records, invoice: { total: 0, note: remark, missing: null } };
  const composed = composer.compose({ ...document, records, ...changes });
  if ('fault' in composed) {
    const { code, found = '', expected = '' } = composed.fault;
    return { fault: code, found, expected };
  }
  const [page = new Uint8Array()] = composed.pages;
  const texts = readTexts(page, composer.faces).filter(({ y }) => y < BOX.top);
  return { texts, shapes: readShapes(page), content: inflateSync(page).toString('latin1') };
}

/** The chart as a page shows it; throws where it is at fault. */
export function drawnChart(block: ChartBlock, changes: Partial<DocumentData> = {}, remark = ''): ChartPage {
  const page = drawn(block, changes, remark);
  if ('fault' in page) throw new Error(`${page.fault} ${page.found} ${page.expected}`);
  return page;
}
