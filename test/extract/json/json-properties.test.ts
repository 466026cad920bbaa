import fc from 'fast-check';
import { isLosslessNumber, parse } from 'lossless-json';
import { expect, test } from 'vitest';
import { frameJson } from '../../../src/extract/json/frame-json.ts';
import { compileJsonCells } from '../../../src/extract/json/json-cells.ts';
import { withoutExponent } from '../../../src/extract/json/json-texts.ts';
import { at, byTable, cellsOf, frameRows, tableIn } from '../nested-tables.ts';

const documents = tableIn({ kind: 'json', each: '' }, [at('no'), at('total', 'total', 'amount')], {
  name: 'documents',
  key: 'no',
  amount: 'total',
});
const details = tableIn({ kind: 'json', each: 'lines' }, [at('sku'), at('b', 'a.b'), at('n', 'n[1]')], {
  name: 'details',
  nestedIn: 'documents',
});

/** The text of a number as JSON has it. */
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.bigInt({ min: 0n, max: 10n ** 30n }),
    fc.option(fc.stringMatching(/^[0-9]{1,20}$/)),
    fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'E-'), fc.integer({ min: 0, max: 30 }))),
  )
  .map(([sign, whole, decimals, exponent]) => {
    return `${sign}${whole}${decimals === null ? '' : `.${decimals}`}${exponent === null ? '' : exponent.join('')}`;
  });
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((some) => !/\p{Cc}/u.test(some));
const blank = fc.constantFrom('', '', ' ', ' \t');
/** A string as one of the ways to write it. */
const written = fc
  .tuple(text, fc.boolean())
  .map(([some, escaped]) =>
    escaped
      ? `"${Array.from({ length: some.length }, (__, i) => `\\u${some.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`
      : JSON.stringify(some),
  );
const scalar = fc.oneof(number, written, fc.constantFrom('true', 'false', 'null'));
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc
      .tuple(blank, fc.array(tie('value'), { maxLength: 3 }))
      .map(([gap, all]) => `[${gap}${all.join(`,${gap}`)}]`),
    members(tie('value')),
  ),
}));

function members(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(blank, fc.uniqueArray(fc.tuple(text, of), { maxLength: 4, selector: ([key]) => key }))
    .map(
      ([gap, all]) =>
        `{${all.map(([key, some]) => `${gap}${JSON.stringify(key)}${gap}:${some}`).join(',')}${gap}}`,
    );
}

/** An object with known keys among others, in any order. */
function object(known: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  const entries = Object.entries(known).map(([key, some]) =>
    fc.option(some).map((one) => [key, one] as const),
  );
  return fc
    .tuple(
      fc.tuple(...entries),
      fc.uniqueArray(fc.tuple(text, value), { maxLength: 3, selector: ([key]) => key }),
      fc.nat(),
      blank,
    )
    .map(([there, others, turn, gap]) => {
      const all = [
        ...there.flatMap(([key, some]) => (some === null ? [] : [[key, some] as const])),
        ...others.filter(([key]) => !(key in known)),
      ];
      const start = all.length === 0 ? 0 : turn % all.length;
      const turned = [...all.slice(start), ...all.slice(0, start)];
      return `{${gap}${turned.map(([key, some]) => `${JSON.stringify(key)}${gap}:${gap}${some}`).join(`${gap},`)}}`;
    });
}

const line = object({
  sku: scalar,
  a: object({ b: scalar }),
  n: fc.array(scalar, { maxLength: 3 }).map((all) => `[${all.join(' , ')}]`),
});
const bill = object({
  no: number,
  total: fc.constantFrom('1.10', '"2.20"', '3e0', 'null'),
  lines: fc.array(line, { maxLength: 4 }).map((all) => `[${all.join(',')}]`),
});

/** What another reader says stands at a path. */
function judged(json: string, path: readonly (string | number)[]): string | null {
  let there: unknown = parse(json);
  for (const step of path) {
    if (isRecord(there)) there = there[step];
    else return null;
  }
  if (there === undefined || there === null) return null;
  if (isLosslessNumber(there)) return withoutExponent(there.toString());
  return typeof there === 'string' ? there : JSON.stringify(there);
}

function isRecord(some: unknown): some is Record<string | number, unknown> {
  return typeof some === 'object' && some !== null && !isLosslessNumber(some);
}

test('cells are what lossless-json reads', () => {
  const reader = compileJsonCells(details);
  fc.assert(
    fc.property(line, (json) => {
      const cells = cellsOf(reader, `${json}\n`);
      expect(cells).toEqual([['sku'], ['a', 'b'], ['n', 1]].map((path) => judged(json, path)));
    }),
    { numRuns: 500 },
  );
});

test('a number without its exponent is the same number', () => {
  fc.assert(
    fc.property(number, (some) => {
      const plain = withoutExponent(some.includes('e') || some.includes('E') ? some : `${some}e0`);
      expect(plain).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
      expect(Number(plain)).toBe(Number(some));
      const digits = (written_: string): string =>
        written_
          .replace(/[eE].*/, '')
          .replace(/^-?[0.]*|\./g, '')
          .replace(/0+$/, '');
      expect(digits(plain)).toBe(digits(some));
    }),
  );
});

test('every row comes once, wherever the bytes are cut, and the file is its rows', async () => {
  const pieces = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(bill, { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      pieces,
      async (bills, end, isArray, sizes) => {
        const file = isArray
          ? `[${end}${bills.join(`,${end}  `)}${end}]`
          : bills.map((json) => json + end).join('');
        const whole = await frameRows(frameJson, file, [documents, details]);
        expect(whole.stop).toBeUndefined();
        const heads = whole.rows.filter(({ table }) => table === 'documents');
        expect(heads.map(({ key }) => key)).toEqual(bills.map((json) => judged(json, ['no']) ?? ''));
        const [table, nested] = whole.framed.tables;
        const all = heads.map(({ raw }) => raw).join('');
        expect(
          `${table?.headerBytes.toString('latin1')}${all}${table?.footerBytes?.toString('latin1')}`,
        ).toBe(Buffer.from(file).toString('latin1'));
        const nestedRows = bills.reduce((sum, json) => sum + countOf(json), 0);
        expect(nested?.tally).toMatchObject({ records: nestedRows, faulted: nestedRowsWithoutParent(bills) });
        const cut = await frameRows(frameJson, file, [documents, details], { sizes, blockBytes: 1 });
        expect(byTable(cut)).toEqual(byTable(whole));
      },
    ),
    { numRuns: 200 },
  );
});

test('a line is accepted when JSON.parse accepts it, whatever was done to it', async () => {
  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '0', '-', 'e', 'x', '\t', '\n'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(bill, { minLength: 1, maxLength: 4 }),
      damage,
      fc.boolean(),
      async (bills, [place, put], cut) => {
        const file = bills.map((json) => `${json}\n`).join('');
        const from = place % file.length;
        const damaged = file.slice(0, from) + put + file.slice(from + (cut ? 1 : 0));
        const { rows, framed } = await frameRows(frameJson, damaged, [documents, details]);
        const lines = damaged.split('\n');
        if (lines.at(-1) === '') lines.pop();
        const tail = framed.tables[0]?.tail.toString() ?? '';
        const heads = rows.filter(({ table }) => table === 'documents');
        expect(heads.map(({ raw }) => raw).join('') + Buffer.from(tail).toString('latin1')).toBe(
          Buffer.from(damaged).toString('latin1'),
        );
        for (const { raw, fault } of heads) {
          const json = Buffer.from(raw, 'latin1').toString();
          if (!isObject(json)) expect(fault, json).toBeDefined();
          else expect(['extract.json-malformed', 'extract.json-no-object'], json).not.toContain(fault?.code);
        }
      },
    ),
    { numRuns: 500 },
  );
});

function isObject(json: string): boolean {
  try {
    return isRecord(JSON.parse(json)) && !Array.isArray(JSON.parse(json));
  } catch {
    return false;
  }
}

/** Elements of a bill's array. */
function countOf(json: string): number {
  const there = parse(json);
  const lines = isRecord(there) ? there['lines'] : undefined;
  return Array.isArray(lines) ? lines.length : 0;
}

function nestedRowsWithoutParent(bills: readonly string[]): number {
  return bills.reduce((sum, json) => sum + (judged(json, ['no']) === null ? countOf(json) : 0), 0);
}
