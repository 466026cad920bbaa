import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveMoves, type Move } from '../../../src/address/moves/resolve-moves.ts';

const NIGHT = '2019-07-01';
const move = (row: number, from: string, to: string, day = ''): Move => ({ row, from, to, day });

describe('moves of one person', () => {
  test('lead to the last address that holds, from wherever the account was delivered', () => {
    const moves = [
      move(0, 'A', 'B', '2019-01-01'),
      move(1, 'B', 'C', '2019-03-01'),
      move(2, 'C', 'D', '2019-08-01'),
    ];
    expect(resolveMoves(moves, 'A', NIGHT)).toEqual({ kind: 'moved', rows: [0, 1] });
    expect(resolveMoves(moves, 'B', NIGHT)).toEqual({ kind: 'moved', rows: [1] });
    expect(resolveMoves(moves, 'C', NIGHT)).toEqual({ kind: 'none', rows: [] });
    expect(resolveMoves(moves, 'X', NIGHT)).toEqual({ kind: 'none', rows: [] });
    expect(resolveMoves(moves, 'A', '2019-01-01')).toEqual({ kind: 'moved', rows: [0] });
    expect(resolveMoves(moves, 'A', '2018-12-31')).toEqual({ kind: 'none', rows: [] });
  });

  test('that come back to where they began are at odds, with or without days', () => {
    expect(resolveMoves([move(0, 'A', 'B'), move(1, 'B', 'A')], 'A', NIGHT)).toEqual({
      kind: 'looped',
      rows: [0, 1],
    });
    const circle = [
      move(0, 'A', 'B', '2019-01-01'),
      move(1, 'B', 'C', '2019-02-01'),
      move(2, 'C', 'B', '2019-03-01'),
    ];
    expect(resolveMoves(circle, 'A', NIGHT)).toEqual({ kind: 'looped', rows: [0, 1, 2] });
  });

  test('are not followed to an earlier stay at an address', () => {
    const moves = [move(0, 'B', 'C', '2015-01-01'), move(1, 'A', 'B', '2019-01-01')];
    expect(resolveMoves(moves, 'A', NIGHT)).toEqual({ kind: 'moved', rows: [1] });
  });

  test('of one day to different addresses are at odds; the same one said twice is not', () => {
    const moves = [move(0, 'A', 'B', '2019-01-01'), move(1, 'A', 'C', '2019-01-01')];
    expect(resolveMoves(moves, 'A', NIGHT)).toEqual({ kind: 'contradicted', rows: [0, 1] });
    expect(resolveMoves([...moves, move(2, 'A', 'D', '2019-02-01')], 'A', NIGHT)).toEqual({
      kind: 'moved',
      rows: [2],
    });
    expect(resolveMoves([move(0, 'A', 'B'), move(1, 'A', 'B')], 'A', NIGHT)).toEqual({
      kind: 'moved',
      rows: [0],
    });
    const chained = [
      move(0, 'A', 'B', '2018-01-01'),
      move(1, 'B', 'C', '2019-01-01'),
      move(2, 'B', 'D', '2019-01-01'),
    ];
    expect(resolveMoves(chained, 'A', NIGHT)).toEqual({ kind: 'contradicted', rows: [1, 2] });
  });

  test('that do not say where from go by their day', () => {
    const moves = [
      move(0, '', 'B', '2019-01-01'),
      move(1, '', 'C', '2019-03-01'),
      move(2, '', 'D', '2019-08-01'),
    ];
    expect(resolveMoves(moves, '', NIGHT)).toEqual({ kind: 'moved', rows: [1] });
    expect(resolveMoves([...moves, move(3, '', 'E', '2019-03-01')], '', NIGHT)).toEqual({
      kind: 'contradicted',
      rows: [1, 3],
    });
  });

  test('end where no move goes on, whatever the order of the rows', () => {
    const place = fc.constantFrom('A', 'B', 'C', 'D');
    const day = fc.constantFrom('', '2018-01-01', '2019-01-01', '2019-06-01', '2020-01-01');
    const moves = fc
      .array(fc.record({ from: place, to: place, day }), { maxLength: 8 })
      .map((all) => all.map((each, row): Move => ({ ...each, row })));
    fc.assert(
      fc.property(moves, fc.nat(), (all, turn) => {
        const { kind, rows } = resolveMoves(all, 'A', NIGHT);
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))];
        expect(resolveMoves(turned, 'A', NIGHT)).toEqual({ kind, rows });
        const used = rows.flatMap((row) => all[row] ?? []);
        expect(used.every((each) => each.day <= NIGHT)).toBe(true);
        if (kind !== 'moved') return;
        expect(new Set(['A', ...used.map(({ to }) => to)]).size).toBe(used.length + 1);
        used.forEach((each, i) => {
          expect(each.from).toBe(i === 0 ? 'A' : used[i - 1]?.to);
          expect(each.day >= (used[i - 1]?.day ?? '')).toBe(true);
        });
        const last = used.at(-1);
        const onwards = all.filter(
          ({ from, to, day: on }) => from === last?.to && to !== from && on <= NIGHT && on >= last.day,
        );
        expect(onwards).toEqual([]);
      }),
    );
  });
});
