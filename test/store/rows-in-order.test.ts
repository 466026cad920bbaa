import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { pagesInOrder, rowsInOrder } from '../../src/store/rows-in-order.ts';

const db = new Database(':memory:');
db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY)');
for (const id of [1, 2, 3, 5, 8, 13, 21]) db.prepare('INSERT INTO row VALUES (?)').run(id);
const page = db.prepare<[number, number], { id: number }>(
  'SELECT id FROM row WHERE id > ? ORDER BY id LIMIT ?',
);
const idOf = ({ id }: { id: number }): number => id;

test('every row comes once, in order, a page at a time', () => {
  for (const most of [1, 3, 7, 100]) {
    const pages = [...pagesInOrder((last) => page.all(last, most), idOf)];
    expect(pages.every(({ length }) => length > 0 && length <= most)).toBe(true);
    expect(pages.flat().map(idOf)).toEqual([1, 2, 3, 5, 8, 13, 21]);
  }
  expect([...rowsInOrder((last) => page.all(last, 2), idOf, 5)].map(idOf)).toEqual([8, 13, 21]);
  expect([...rowsInOrder((last) => page.all(last, 2), idOf, 21)]).toEqual([]);
});

test('rows that were read may be deleted before the next ones are', () => {
  const seen: number[] = [];
  for (const { id } of rowsInOrder((last) => page.all(last, 2), idOf)) {
    seen.push(id);
    db.prepare('DELETE FROM row WHERE id = ?').run(id);
  }
  expect(seen).toEqual([1, 2, 3, 5, 8, 13, 21]);
});
