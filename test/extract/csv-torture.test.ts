import { parse, type Options } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dialects, type Nasty } from './csv-torture-cases.ts';
import { escapes, lenient } from './csv-torture-quotes.ts';
import { cellTable, readRows } from './delimited-file.ts';

/** csv-parse with the same dialect. */
function judge({ text, dialect = {} }: Nasty): unknown {
  const { delimiter = ',', quote = '"' } = dialect;
  const options: Options = {
    delimiter,
    quote: quote === '' ? null : quote,
    escape: quote === '' ? null : quote,
    bom: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
  };
  return parse(text, options);
}

describe.each([
  ['dialects', dialects],
  ['escapes', escapes],
  ['quotes that are not strict', lenient],
])('%s', (_, cases) => {
  it.each(cases.map((one) => [one.says, one] as const))('%s', async (_says, one) => {
    const table = cellTable(one.columns, one.dialect, one.encoding);
    const bytes = Buffer.from(one.text);
    expect(await readRows(bytes, table)).toEqual(one.rows);
    // However the bytes come.
    for (const blockBytes of [1, 3, 1000]) {
      const sizes = [blockBytes === 1000 ? 1000 : 1, 2];
      if (bytes.length / blockBytes > 20_000) continue;
      expect(await readRows(bytes, table, { blockBytes }, sizes)).toEqual(one.rows);
    }
    if (one.judged === true) expect(judge(one)).toEqual(one.rows);
  });
});
