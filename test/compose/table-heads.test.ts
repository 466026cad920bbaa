import { describe, expect, it } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { SpanningHeads, TableBlock } from '../../src/job/template-table.ts';
import { readRects, readTexts, rectsOf, stringsOf } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');
const table = main;

const MM = 72 / 25.4;
const gray = { kind: 'gray', k: 0.5 } as const;
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ text: `r${i}`, amount: 100 }));

/** The columns stand at 25, 45 and 155 mm, and end at 40, 150 and 185 mm. */
function headed(heads: readonly SpanningHeads[], name = (text: string) => `{{ "${text}" }}`): TableBlock {
  // With a value each: heads without one would be a form, out of sight on the pages.
  const columns = table.columns.map((column, c) => ({ ...column, head: inline(name(`H${c}`)) }));
  return { ...table, heads, columns };
}

function cell(text: string, from: number, to: number, align: 'left' | 'center' | 'right' = 'center') {
  return { cell: inline(text), from, to, align };
}

describe('heads over several columns', () => {
  const heads: readonly SpanningHeads[] = [
    { cells: [cell('Everything', 0, 2)], style: 'body' },
    {
      cells: [cell('{{ "Left" }}', 0, 1), cell('Alone', 2, 2, 'right')],
      style: 'head',
      rule: { thickness: 0.5, color: gray },
    },
  ];

  it('stand above the column heads on each page, centred over their columns, a rule under each', () => {
    const composer = createComposer(tinyJob({ flow: [headed(heads)] }), resources);
    const result = composer.compose(tinyDocument(rows(60)));
    if ('fault' in result) throw new Error(result.fault.code);
    expect(result.pages.length).toBeGreaterThan(2);
    result.pages.forEach((page, p) => {
      const texts = readTexts(page, composer.faces);
      const of = (wanted: string) => {
        const found = texts.find(({ text }) => text === wanted);
        if (found === undefined) throw new Error(`no ${wanted} on page ${p}`);
        return { ...found, middle: found.x + found.width / 2 };
      };
      expect(of('Everything').middle).toBeCloseTo(((25 + 185) / 2) * MM, 1);
      expect(of('Left').middle).toBeCloseTo(((25 + 150) / 2) * MM, 1);
      expect(of('Alone').x + of('Alone').width).toBeCloseTo(185 * MM, 1);
      expect(of('Everything').y).toBeGreaterThan(of('Left').y);
      expect(of('Left').y).toBe(of('Alone').y);
      expect(of('Left').y).toBeGreaterThan(of('H1').y);
      // 12 pt and 1 mm above and below in each row.
      const top = (297 - (p === 0 ? 105 : 30)) * MM;
      const rules = readRects(page).filter(({ height }) => Math.abs(height - 0.5 * MM) < 0.02);
      expect(rules).toHaveLength(2);
      for (const { y, height } of rules) expect(y + height / 2).toBeCloseTo(top - 2 * (12 + 2 * MM), 1);
      const ends = rules.map(({ x, width }) =>
        [x / MM, (x + width) / MM].map((mm) => Math.round(mm * 10) / 10),
      );
      expect(ends).toEqual([
        [25, 150],
        [155, 185],
      ]);
      const first = texts.find(({ text }) => text.startsWith('#'));
      expect(first?.y).toBeLessThan(of('H1').y);
    });
  });

  it('are drawn once, as a form, where nothing in them changes', () => {
    const fixed = [
      { cells: [cell('Everything', 0, 2)], style: 'body' },
      { cells: [cell('Left', 0, 1)], style: 'head', rule: { thickness: 0.5, color: gray } },
    ];
    const composer = createComposer(tinyJob({ flow: [headed(fixed, (text) => text)] }), resources);
    const result = composer.compose(tinyDocument(rows(2)));
    if ('fault' in result) throw new Error(result.fault.code);
    const contents = [...composer.forms([result.variant])].map(({ content }) =>
      Buffer.from(content).toString('latin1'),
    );
    const head = contents.find((content) => stringsOf(content).includes('Everything')) ?? '';
    expect(stringsOf(head, composer.faces[0])).toEqual(['Everything', 'Left', 'H0', 'H1', 'H2']);
    expect(rectsOf(head)).toHaveLength(1);
    expect(
      readTexts(result.pages[0] ?? new Uint8Array(), composer.faces).map(({ text }) => text),
    ).not.toContain('Left');
  });

  it('of several lines push the rows down, and end in one line', () => {
    const long = 'word '.repeat(12).trim();
    const tall = headed([{ cells: [cell(`{{ "${long}" }}`, 0, 0), cell('Short', 1, 2)], style: 'body' }]);
    const composer = createComposer(tinyJob({ flow: [tall] }), resources);
    const result = composer.compose(tinyDocument(rows(2)));
    if ('fault' in result) throw new Error(result.fault.code);
    const texts = readTexts(result.pages[0] ?? new Uint8Array(), composer.faces);
    const words = texts.filter(({ text }) => text.startsWith('word'));
    expect(words.length).toBeGreaterThan(3);
    expect(words.map(({ text }) => text.trim()).join(' ')).toBe(long);
    const lowest = Math.min(...words.map(({ y }) => y));
    expect(texts.find(({ text }) => text === 'Short')?.y).toBe(lowest);
    expect(texts.find(({ text }) => text === 'H1')?.y).toBeLessThan(lowest);
  });
});
