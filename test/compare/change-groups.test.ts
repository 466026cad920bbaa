import { expect, test } from 'vitest';
import { ChangeGroups } from '../../src/compare/change-groups.ts';
import { patternOf } from '../../src/compare/change-pattern.ts';
import { compareDocuments, isSame, type DrawnDocument } from '../../src/compare/document-changes.ts';
import { Looks, type DrawnItem } from '../../src/compare/drawn-item.ts';

const looks = new Looks();
const ink = (colour: string) => looks.of({ font: 'Sans', size: '9', colour }, '');

/** A line of words from a place on. */
function line(text: string, x: number, y: number, colour = 'grey 0', page = 0): DrawnItem[] {
  let at = x;
  return text.split(' ').map((key) => {
    const item: DrawnItem = {
      kind: 'word',
      key,
      page,
      x: at,
      y,
      width: key.length * 5,
      height: 9,
      look: ink(colour),
    };
    at += key.length * 5 + 3;
    return item;
  });
}

function area(x: number, y: number, colour: string): DrawnItem {
  return {
    kind: 'shape',
    key: 'f r 50 50',
    page: 0,
    x,
    y,
    width: 50,
    height: 50,
    look: looks.of({ colour }, 'f'),
  };
}

function drawn(...items: DrawnItem[]): DrawnDocument {
  return { items, pages: 1, width: 595.28, height: 841.89 };
}

const never = (): boolean => false;

test('a word that pushes the rest of its line is a change of text, and no move', () => {
  const changes = compareDocuments(
    drawn(...line('Total due 12.50', 10, 50), ...line('Thank you', 10, 80)),
    drawn(...line('Total amount payable 12.50', 10, 50), ...line('Thank you', 10, 80)),
  );
  expect(changes.texts).toEqual([{ before: ['due'], after: ['amount', 'payable'], page: 0 }]);
  expect(changes.moves).toEqual([]);
  expect(patternOf(changes, never)).toMatchObject({ kinds: ['text'], says: ['text changed'] });
});

test('what moves together is one move; less than a tenth of a point is none', () => {
  const before = drawn(...line('Sum 9', 10, 50), area(10, 60, 'grey 0.9'));
  const shift = (y: number): DrawnDocument =>
    drawn(...before.items.map((item) => ({ ...item, y: item.y + y })));
  expect(isSame(compareDocuments(before, shift(0.08)))).toBe(true);
  const changes = compareDocuments(before, shift((2 * 72) / 25.4));
  expect(changes.moves).toEqual([{ right: 0, down: 20, words: 2, shapes: 1 }]);
  expect(patternOf(changes, never).says).toEqual(['moved 2.0 mm down']);
});

test('an area that is painted over a word which it was under is another look', () => {
  const word = line('Hidden', 20, 80);
  const below = drawn(area(10, 50, 'grey 1'), ...word);
  const above = drawn(...word, area(10, 50, 'grey 1'));
  expect([...compareDocuments(below, above).looks.keys()]).toEqual(['drawn in another order']);
  // Beside one another the order is of no matter.
  const apart = line('Seen', 200, 80);
  expect(
    isSame(
      compareDocuments(drawn(area(10, 50, 'grey 1'), ...apart), drawn(...apart, area(10, 50, 'grey 1'))),
    ),
  ).toBe(true);
});

test('documents with other figures and other names, changed alike, are one group', () => {
  const groups = new ChangeGroups<string>(2);
  for (const [name, sum] of [
    ['Smith', '12.50'],
    ['Jones', '9,120.00'],
    ['Dear', '1.00'],
  ] as const) {
    const changes = compareDocuments(
      drawn(...line('Dear', 10, 20), ...line(`${name} ${sum}`, 60, 20), ...line('end', 10, 40)),
      drawn(
        ...line('Dear', 10, 20),
        ...line(`EUR ${sum.replace('.', ',')} from ${name}s`, 60, 20),
        ...line('end', 10, 40),
      ),
    );
    const data = new Set([name, `${name}s`]);
    groups.add(
      name,
      changes,
      patternOf(changes, (word) => data.has(word)),
    );
  }
  expect(groups.all().map(({ documents }) => documents)).toEqual([3]);
  expect(groups.all()[0]?.examples.map(({ document }) => document)).toEqual(['Smith', 'Jones']);
});

test('ways without number do not make groups without number', () => {
  const groups = new ChangeGroups<number>(1);
  for (let i = 0; i < 1000; i += 1) {
    const word = [...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const changes = compareDocuments(drawn(...line('old', 10, 20)), drawn(...line(word, 10, 20)));
    groups.add(i, changes, patternOf(changes, never));
  }
  const all = groups.all();
  expect(all.length).toBeLessThanOrEqual(201);
  expect(all[0]).toMatchObject({ documents: 800, says: ['each in its own way'] });
  expect(all.reduce((sum, { documents }) => sum + documents, 0)).toBe(1000);
});
