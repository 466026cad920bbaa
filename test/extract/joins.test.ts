import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAssembler } from '../../src/extract/assemble-documents.ts';
import type { DocumentVerdict } from '../../src/extract/judge-document.ts';
import type { ReadRow, TypedRow } from '../../src/extract/row-reader.ts';
import { wordingOf } from '../../src/fault/fault.ts';
import type { TablePlan } from '../../src/job/table-plan.ts';
import { lineOf } from '../../src/model/row-position.ts';
import type { RecordValues } from '../../src/model/record.ts';
import { invoiceValues } from './bill-rows.ts';
import {
  articles,
  joined,
  keyedLines,
  lineRow,
  notes,
  optionRow,
  options,
  PARTS,
  rowAt,
  withTables,
} from './joined-tables.ts';

const header = rowAt('invoices', 2, invoiceValues(100, 1));
const assemble = compileAssembler(joined, PARTS);
const article = (row: number, sku: string, name = sku): { table: string; row: TypedRow } => ({
  table: 'articles',
  row: rowAt('articles', row, { sku, name }),
});
const known = { looked: [article(2, 'BK-1', 'Bike')] };
const one = (rows: readonly ReadRow[], changed = joined, mates = known): DocumentVerdict | undefined =>
  compileAssembler(changed, PARTS)([header], rows, mates)[0];
const nested = (table: TablePlan): TablePlan => {
  const { on: _, within: __, key: ___, ...rest } = table;
  return { ...rest, nestedIn: table.parent ?? '' };
};

describe('rows below rows', () => {
  it('stand below their parents, in the order of those and then in their own', () => {
    const verdict = one([
      rowAt('lines', 2, lineRow(2)),
      rowAt('lines', 3, lineRow(1)),
      rowAt('options', 2, optionRow(1, 'b', 2)),
      rowAt('options', 3, optionRow(2, 'c')),
      rowAt('options', 4, optionRow(1, 'a', 1)),
      rowAt('notes', 2, { option: 'c', text: 'of c' }),
      rowAt('notes', 3, { option: 'a', text: 'of a' }),
      rowAt('payments', 2, { invoice: 'SO1', day: '1', paid: 5 }),
    ]);
    expect(verdict).toMatchObject({ fate: 'compose', details: [1, 0, 4, 2, 3, 6, 5, 7], aside: [] });
    expect(verdict?.content?.details.map((row) => row['line'])).toEqual([1, 2]);
    const { tables } = verdict?.content ?? {};
    expect(tables?.['options']?.values.map((row) => row['option'])).toEqual(['a', 'b', 'c']);
    expect(tables?.['options']?.parents).toEqual([0, 0, 1]);
    expect(tables?.['notes']).toEqual({
      values: [
        { option: 'a', text: 'of a' },
        { option: 'c', text: 'of c' },
      ],
      parents: [0, 2],
    });
    expect(tables?.['payments']).toEqual({ values: [{ invoice: 'SO1', day: '1', paid: 5 }] });
  });

  const orphaned = [
    rowAt('lines', 2, lineRow(1)),
    rowAt('options', 2, optionRow(7, 'x')),
    rowAt('notes', 2, { option: 'x', text: 'of x' }),
  ];

  it('extract.subdetail-orphan: a bill without the row that another belongs to is wrong', () => {
    const verdict = one(orphaned);
    expect(verdict).toMatchObject({ fate: 'reject', details: [0, 1, 2] });
    expect(verdict?.fault).toMatchObject({
      code: 'extract.subdetail-orphan',
      place: { file: 'options.csv', line: 2, field: 'line', account: 'AW1', document: 'SO1' },
    });
    expect(verdict?.fault === undefined ? '' : wordingOf(verdict.fault)).toBe(
      'the row belongs to a row of table lines that the document does not have: none has key `7`',
    );
  });

  it.each(['warn', 'ignore'] as const)('%s: it is set aside, and what is below it too', (orphans) => {
    const verdict = one(orphaned, withTables({ ...options, orphans }));
    expect(verdict).toMatchObject({ fate: 'compose', details: [0] });
    expect(verdict?.aside.map(({ row, fault }) => [row, fault.code])).toEqual([
      [1, 'extract.subdetail-aside'],
      [2, 'extract.subdetail-follows'],
    ]);
    expect(verdict?.warnings.map(({ code }) => code)).toEqual(
      orphans === 'warn' ? ['extract.subdetail-aside', 'extract.subdetail-follows'] : [],
    );
    expect(verdict?.content?.tables['options']).toEqual({ values: [], parents: [] });
  });

  it('extract.parent-row-doubled', () => {
    const { order: _, ...unordered } = keyedLines;
    const rows = [
      rowAt('lines', 2, lineRow(1)),
      rowAt('lines', 3, lineRow(1)),
      rowAt('options', 2, optionRow(1, 'a')),
    ];
    const verdict = one(rows, withTables(unordered, { ...options, orphans: 'ignore' }));
    expect(verdict?.fault).toMatchObject({ code: 'extract.parent-row-doubled', place: { line: 2 } });
  });

  it('extract.order-doubled only within one parent', () => {
    const rows = [rowAt('lines', 2, lineRow(1)), rowAt('lines', 3, lineRow(2))];
    const apart = [rowAt('options', 2, optionRow(1, 'a')), rowAt('options', 3, optionRow(2, 'b'))];
    expect(one([...rows, ...apart])?.fate).toBe('compose');
    const both = [rowAt('options', 2, optionRow(1, 'a')), rowAt('options', 3, optionRow(1, 'b'))];
    expect(one([...rows, ...both])?.fault).toMatchObject({
      code: 'extract.order-doubled',
      place: { file: 'options.csv', line: 3 },
      values: { first: '2' },
    });
  });

  it('that are nested belong to the last row before them in the file', () => {
    const inOneFile = PARTS.map((part) => ({ ...part, file: 'all.txt' }));
    const plan = withTables(nested(options), nested(notes));
    const rows = [
      rowAt('lines', 2, lineRow(1)),
      rowAt('lines', 6, lineRow(2)),
      rowAt('options', 3, optionRow(9, 'a')),
      rowAt('options', 4, optionRow(9, 'b', 2)),
      rowAt('options', 7, optionRow(9, 'c')),
      rowAt('notes', 5, { option: '', text: 'of b' }),
    ];
    const [verdict] = compileAssembler(plan, inOneFile)([header], rows, known);
    expect(verdict?.content?.tables['options']?.parents).toEqual([0, 0, 1]);
    expect(verdict?.content?.tables['notes']?.parents).toEqual([1]);
    const early = [...rows, rowAt('options', 1, optionRow(9, 'z'))];
    const [rejected] = compileAssembler(plan, inOneFile)([header], early, known);
    expect(rejected?.fault?.code).toBe('extract.subdetail-orphan');
  });

  it('that are nested in a file without line ends are never guessed at', () => {
    const inOneFile = PARTS.map((part) => ({ ...part, file: 'all.json' }));
    const work = compileAssembler(withTables(nested(options)), inOneFile);
    const fates = (lines: readonly number[]): unknown => {
      const rows = lines.map((at, i) => rowAt('lines', at, lineRow(i + 1)));
      const [verdict] = work([header], [...rows, rowAt('options', 5, optionRow(9, 'a'))], known);
      return verdict?.fault?.code ?? verdict?.content?.tables['options']?.parents;
    };
    expect(fates([5])).toEqual([0]);
    expect(fates([4, 5])).toBe('extract.parent-row-doubled');
    expect(fates([4, 4])).toBe('extract.parent-row-doubled');
    expect(fates([3, 4])).toEqual([1]);
  });
});

describe('rows that refer to others', () => {
  const rows = [rowAt('lines', 2, lineRow(1, 'BK-1')), rowAt('lines', 3, lineRow(2, 'BK-2'))];

  it('find them by their key, each in its place', () => {
    const mates = { looked: [article(2, 'BK-2', 'Two'), article(3, 'BK-1', 'One')] };
    const looked = one(rows, joined, mates)?.content?.looked['lines/article'];
    expect(looked?.map((row) => row?.['name'])).toEqual(['One', 'Two']);
  });

  it.each([
    ['reject', 'reject', ['extract.lookup-missing'], undefined],
    ['warn', 'compose', ['extract.lookup-none'], ['Bike', undefined]],
    ['ignore', 'compose', [], ['Bike', undefined]],
  ] as const)('%s: %s when one is not there', (orphans, fate, codes, names) => {
    const again = rowAt('lines', 4, lineRow(3, 'BK-2'));
    const verdict = one([...rows, again], withTables({ ...articles, orphans }));
    expect(verdict?.fate).toBe(fate);
    const told = [...(verdict?.fault === undefined ? [] : [verdict.fault]), ...(verdict?.warnings ?? [])];
    expect(told.map(({ code }) => code)).toEqual(codes);
    if (told[0] !== undefined)
      expect(told[0]).toMatchObject({
        place: { file: 'invoice_lines.csv', line: 3, field: 'sku' },
        found: 'BK-2',
      });
    expect(verdict?.content?.looked['lines/article']?.slice(0, 2).map((row) => row?.['name'])).toEqual(names);
  });

  it('an empty reference is none', () => {
    const verdict = one([rowAt('lines', 2, lineRow(1, ''))]);
    expect(verdict?.content?.looked['lines/article']).toEqual([undefined]);
  });

  it('extract.lookup-doubled: two rows of one key must say the same', () => {
    const twice = [article(2, 'BK-1', 'Bike'), article(5, 'BK-1', 'Bike')];
    expect(one(rows.slice(0, 1), joined, { looked: twice })?.fate).toBe('compose');
    const differing = [article(2, 'BK-1', 'Bike'), article(5, 'BK-1', 'Boat')];
    expect(one(rows.slice(0, 1), joined, { looked: differing })?.fault).toMatchObject({
      code: 'extract.lookup-doubled',
      found: 'BK-1',
      values: { table: 'articles' },
    });
  });

  it('a damaged one rejects the document for its own damage', () => {
    const fault = { code: 'extract.field-empty', place: { file: 'articles.csv', line: 2 } } as const;
    const looked = [{ table: 'articles', row: { line: 2, fault } }];
    const verdict = compileAssembler(joined, PARTS)([header], rows.slice(0, 1), { looked })[0];
    expect(verdict?.fault).toMatchObject({ ...fault, place: { ...fault.place, document: 'SO1' } });
  });

  it('documents refer as well', () => {
    const lookups = [{ table: 'articles', by: 'currency' }];
    const plan = { ...joined, documents: { ...joined.documents, lookups } };
    const looked = [article(2, 'BK-1', 'Bike'), article(3, 'EUR', 'Euro')];
    const content = compileAssembler(plan, PARTS)([header], rows.slice(0, 1), { looked })[0]?.content;
    expect(content?.looked['invoices/article']).toMatchObject([{ name: 'Euro' }]);
  });
});

describe('several headers of one key, with further tables', () => {
  const rows = (from: number): TypedRow[] => [
    rowAt('lines', from, lineRow(1)),
    rowAt('options', from, optionRow(1, 'a', 1)),
    rowAt('options', from + 1, optionRow(1, 'b', 2)),
    rowAt('payments', from, { invoice: 'SO1', day: '1', paid: 5 }),
  ];
  const headers = [header, { ...header, line: header.line + 1 }];
  const brief = (details: readonly TypedRow[], plan = joined): unknown =>
    compileAssembler(plan, PARTS)(headers, details, known).map((each) => [
      each.fate,
      each.fault?.code,
      each.details.toSorted((a, b) => a - b),
    ]);

  it('a copy that came without rows, and one that came with all of them', () => {
    expect(brief(rows(2))).toEqual([
      ['compose', undefined, [0, 1, 2, 3]],
      ['duplicate', 'extract.document-doubled', []],
    ]);
    expect(brief([...rows(2), ...rows(12)])).toEqual([
      ['compose', undefined, [0, 1, 2, 3]],
      ['duplicate', 'extract.document-doubled', [4, 5, 6, 7]],
    ]);
  });

  it('a copy with nested rows', () => {
    const inOneFile = PARTS.map((part) => ({ ...part, file: 'all.txt' }));
    const copies = [2, 12].flatMap((at) => [
      rowAt('lines', at, lineRow(1)),
      rowAt('options', at + 1, optionRow(9, 'a', 1)),
      rowAt('lines', at + 2, lineRow(2)),
      rowAt('options', at + 3, optionRow(9, 'b', 1)),
    ]);
    const verdicts = compileAssembler(withTables(nested(options)), inOneFile)(headers, copies, known);
    expect(verdicts.map(({ fate, details }) => [fate, details.toSorted((a, b) => a - b)])).toEqual([
      ['compose', [0, 1, 2, 3]],
      ['duplicate', [4, 5, 6, 7]],
    ]);
  });

  it('copies that differ in a further table alone', () => {
    const other = rowAt('payments', 12, { invoice: 'SO1', day: '2', paid: 5 });
    const differing = [...rows(2), ...rows(12).slice(0, 3), other];
    expect(compileAssembler(joined, PARTS)(headers, differing, known).map(({ fate }) => fate)).not.toContain(
      'compose',
    );
  });
});

describe('random trees of rows, shuffled', () => {
  const trees = fc.array(fc.array(fc.nat({ max: 2 }), { maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const policies = fc.constantFrom('reject', 'warn', 'ignore' as const);

  it('every row is shown once, below its parent, or it is told', () => {
    fc.assert(
      fc.property(
        trees,
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        fc.array(fc.tuple(fc.integer({ min: 90, max: 99 }), fc.boolean()), { maxLength: 3 }),
        policies,
        (tree, shuffle, lost, orphans) => {
          const values: [string, RecordValues][] = tree.flatMap((ownOptions, number) => [
            ['lines', lineRow(number)],
            ...ownOptions.flatMap((ownNotes, rank): [string, RecordValues][] => [
              ['options', optionRow(number, `${number}-${rank}`, rank)],
              ...Array.from({ length: ownNotes }, (_, i): [string, RecordValues] => [
                'notes',
                { option: `${number}-${rank}`, text: `${i}` },
              ]),
            ]),
          ]);
          for (const [i, [missing, withNote]] of lost.entries()) {
            values.push(['options', optionRow(missing, `lost${i}`, i)]);
            if (withNote) values.push(['notes', { option: `lost${i}`, text: 'lost' }]);
          }
          const shuffled = values
            .map((each, i) => ({ each, by: shuffle[i % shuffle.length] ?? 0 }))
            .toSorted((a, b) => a.by - b.by);
          const rows = shuffled.map(({ each: [table, row] }, i) => rowAt(table, i + 2, row));
          const plan = withTables({ ...options, orphans });
          const [verdict] = compileAssembler(plan, PARTS)([header], rows, known);
          const all = [...rows.keys()];
          if (lost.length > 0 && orphans === 'reject') {
            expect(verdict).toMatchObject({ fate: 'reject', details: all });
            expect(verdict?.fault?.code).toBe('extract.subdetail-orphan');
            return;
          }
          expect(verdict?.fate).toBe('compose');
          const aside = verdict?.aside.map(({ row }) => row) ?? [];
          expect([...(verdict?.details ?? []), ...aside].toSorted((a, b) => a - b)).toEqual(all);
          const isLost = (row: number): boolean =>
            [rows[row]?.values['line'], rows[row]?.values['option']].some((name) =>
              /^9\d$|^lost/.test(String(name)),
            );
          expect(aside.toSorted((a, b) => a - b)).toEqual(all.filter(isLost));
          for (const { row, fault } of verdict?.aside ?? [])
            expect(fault.place.line).toBe(lineOf(rows[row]?.line ?? 0));
          expectBelow(verdict, plan.below.slice(0, 2));
        },
      ),
    );
  });

  /** Each row names the parent that it stands below, and rows of one parent stand together in their order. */
  function expectBelow(verdict: DocumentVerdict | undefined, tables: readonly TablePlan[]): void {
    const { details = [], tables: below = {} } = verdict?.content ?? {};
    const rowsOf = (name: string): readonly RecordValues[] =>
      name === 'lines' ? details : (below[name]?.values ?? []);
    for (const { name, parent = '', within, on = '', order } of tables) {
      const { values = [], parents = [] } = below[name] ?? {};
      expect(parents).toEqual(parents.toSorted((a, b) => a - b));
      expect(parents.length).toBe(values.length);
      const key = parent === 'lines' ? 'line' : 'option';
      for (const [i, row] of values.entries()) {
        expect(row[within ?? on]).toBe(rowsOf(parent)[parents[i] ?? -1]?.[key]);
        if (order === undefined || parents[i] !== parents[i - 1]) continue;
        expect(Number(row[order])).toBeGreaterThan(Number(values[i - 1]?.[order]));
      }
    }
  }
});

it('a job without detail tables has documents of their header alone', () => {
  const { details: _, ...letter } = joined;
  const plan = { ...letter, below: [], check: { withoutDetails: 'ignore' } as const };
  const [verdict] = compileAssembler(plan, PARTS)([header], []);
  expect(verdict).toMatchObject({ fate: 'compose', details: [], content: { details: [], tables: {} } });
});

it('documents without rows are told where the job wants that', () => {
  const plan = { ...joined, check: { withoutDetails: 'warn' } as const };
  const [verdict] = compileAssembler(plan, PARTS)([header], []);
  expect(verdict?.fate).toBe('compose');
  expect(verdict?.warnings).toMatchObject([{ code: 'extract.details-none', place: { document: 'SO1' } }]);
  expect(assemble([header], [], known)[0]?.fault?.code).toBe('extract.details-missing');
});
