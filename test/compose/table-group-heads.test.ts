import { expect, test } from 'vitest';
import { createComposer } from '../../src/compose/composer.ts';
import type { TableBlock, UnderCell } from '../../src/job/template-table.ts';
import { readRects, readTexts } from './read-content.ts';
import { inline, resources, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');

const MM = 72 / 25.4;

/** A text for each column, set as the column is. */
function cells(...texts: readonly string[]): readonly UnderCell[] {
  return texts.map((text, c) => ({ cell: inline(text), from: c, to: c, align: c === 1 ? 'left' : 'right' }));
}

const grouped: TableBlock = {
  ...main,
  columnRule: { thickness: 0.4, color: { kind: 'gray', k: 0.5 }, after: [0, 1] },
  groups: [
    {
      by: 'line.text',
      head: cells('from {{ line.number }}', 'Part {{ line.text }}', '{{ amount(line.amount) }} each'),
      again: cells('', 'Part {{ line.text }} goes on', 'still'),
      headStyle: 'head',
      foot: [],
      gap: 2,
    },
  ],
};

test('the head of a group stands in the columns of its table, on its following pages too, and rules go through it', () => {
  const composer = createComposer(tinyJob({ flow: [grouped] }), resources);
  const rows = Array.from({ length: 40 }, (_, i) => ({ text: i < 5 ? 'a' : 'b', amount: 100 }));
  const result = composer.compose(tinyDocument(rows));
  if ('fault' in result) throw new Error(result.fault.code);
  expect(result.pages.length).toBeGreaterThan(1);
  result.pages.forEach((page, p) => {
    const texts = readTexts(page, composer.faces);
    const parts = texts.filter(({ text }) => text.startsWith('Part'));
    const wanted = p === 0 ? ['Part a', 'Part b'] : ['Part b goes on'];
    expect(parts.map(({ text }) => text)).toEqual(wanted);
    for (const part of parts) {
      const line = texts.filter(({ y }) => y === part.y).sort((a, b) => a.x - b.x);
      const ends = line.map(({ x, width }) => Math.round(((x + width) / MM) * 10) / 10);
      expect(part.x).toBeCloseTo(45 * MM, 1);
      expect(ends.at(-1)).toBe(185);
      if (p > 0) expect(line.map(({ text }) => text)).toEqual(['Part b goes on', 'still']);
      else {
        const first = part.text === 'Part a' ? 1 : 6;
        expect(line.map(({ text }) => text)).toEqual([`from ${first}`, part.text, '1.00 each']);
        expect(ends[0]).toBe(40);
      }
      const beside = readRects(page).filter(
        ({ y, width, height }) => Math.abs(width - 0.4 * MM) < 0.02 && y < part.y && y + height > part.y,
      );
      expect(beside).toHaveLength(2);
    }
  });
});
