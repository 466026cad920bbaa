import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { field, fixedTable, frameRecords } from './fixed-tables.ts';
import { stopOf } from '../tables.ts';

/** Account packed, name, day, total zoned, quantity binary, code: 36 bytes of code page 273, one behind another. */
const host = fixedTable(
  [
    field('account', 0, 5, { storage: 'packed', sign: 'trailing', implied: 0 }, { type: 'integer' }),
    field('name', 5, 10, {}, { trim: 'right' }),
    field('day', 15, 8, {}, { type: 'date', format: 'YYYYMMDD' }),
    field(
      'total',
      23,
      7,
      { storage: 'zoned', sign: 'overpunch-trailing', implied: 2 },
      { type: 'amount', scale: 2 },
    ),
    field('quantity', 30, 4, { storage: 'binary', sign: 'leading', implied: 0 }, { type: 'integer' }),
    field('kind', 34, 2, {}, { type: 'code', codes: { A: 'a', BX: 'b' } }),
  ],
  { key: 'account', amount: 'total', encoding: 'ibm273', name: 'hosts', file: 'host.dat' },
  { separator: 'none' },
);
const LENGTH = 36;

const text = (value: string): Buffer => charsetOf('ibm273').encode(value) ?? Buffer.alloc(0);

interface HostRecord {
  readonly account: number;
  readonly name: string;
  readonly total: number;
  readonly quantity: number;
}

function write({ account, name, total, quantity }: HostRecord): Buffer {
  const binary = Buffer.alloc(4);
  binary.writeInt32BE(quantity);
  const digits = text(String(Math.abs(total)).padStart(7, '0'));
  digits[6] = ((digits[6] ?? 0) & 0x0f) | (total < 0 ? 0xd0 : 0xc0);
  return Buffer.concat([
    Buffer.from(`${String(account).padStart(9, '0')}c`, 'hex'),
    text(name.padEnd(10)),
    text('20190603'),
    digits,
    binary,
    text('BX'),
  ]);
}

const record = fc.record({
  account: fc.integer({ min: 1, max: 999_999_999 }),
  name: fc.constantFrom('Müller', 'Groß', 'Öz', 'Ärger & Co', 'x'),
  total: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  quantity: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
});

/** So many different records, always the same. */
function recordsOf(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) =>
    write({
      account: 1000 + i * 7,
      name: ['Müller', 'Groß', 'Öz'][i % 3] ?? '',
      total: i * 331 - 5000,
      quantity: i,
    }),
  );
}

test('what a program wrote is read, whatever bytes its numbers have', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1, maxLength: 30 }),
      fc.nat(200),
      async (records, size) => {
        const { file, rows } = await frameRecords(
          Buffer.concat(records.map(write)),
          host,
          { blockBytes: 1 },
          [size + 1],
        );
        expect(
          rows.map(({ cells, key, amount, line, fault }) => ({ cells, key, amount, line, fault })),
        ).toEqual(
          records.map(({ account, name, total, quantity }, i) => {
            const shown = (Math.abs(total) / 100).toFixed(2);
            const amount = `${total < 0 ? '-' : ''}${shown}`;
            const cells = [String(account), name, '20190603', amount, String(quantity), 'BX'];
            return { cells, key: String(account), amount: total, line: i + 1, fault: undefined };
          }),
        );
        expect(file.tables[0]?.tally.bytes).toBe(records.length * LENGTH);
      },
    ),
  );
});

describe('damage to one record', () => {
  const records = recordsOf(40);
  const damaged = (number: number, at: number, bytes: Buffer): Buffer => {
    const all = Buffer.concat(records);
    bytes.copy(all, number * LENGTH + at);
    return all;
  };

  test.each([
    ['packed digits', 1, Buffer.from([0xab]), 'extract.packed-malformed', 'account', 1],
    ['a packed sign', 4, Buffer.from([0x11]), 'extract.packed-malformed', 'account', 4],
    ['a zoned digit', 25, Buffer.from([0x81]), 'extract.overpunch-malformed', 'total', 25],
  ])('%s', async (_, at, bytes, code, column, byte) => {
    const { rows } = await frameRecords(damaged(7, at, bytes), host);
    expect(rows.filter(({ fault, cellFault }) => (fault ?? cellFault) !== undefined)).toHaveLength(1);
    const found = rows[7]?.fault ?? rows[7]?.cellFault;
    if (code === 'extract.packed-malformed') {
      // Without its key the row cannot be joined: framing says so first.
      expect(found?.code).toBe('extract.key-missing');
      return;
    }
    expect(found).toMatchObject({
      code,
      place: { file: 'host.dat', line: 8, field: column, byte: 7 * LENGTH + byte },
    });
  });

  test('a control character in a text', async () => {
    const { rows } = await frameRecords(damaged(7, 6, Buffer.from([0x25])), host);
    expect(rows[7]?.fault).toMatchObject({
      code: 'extract.control-character',
      found: '0x25',
      place: { line: 8, byte: 258 },
    });
  });

  test('several in a row, when all others are where they should be', async () => {
    const all = damaged(7, 15, text('2019-6-3'));
    for (let number = 8; number < 20; number += 1) text('????????').copy(all, number * LENGTH + 15);
    const { rows } = await frameRecords(all, host);
    expect(rows).toHaveLength(40);
  });
});

describe('out of step', () => {
  const bytes = Buffer.concat(recordsOf(60));

  test.each([
    [-1, 'one byte lost', '1 byte earlier'],
    [1, 'one byte added', '1 byte later'],
    [-3, 'three bytes lost', '3 bytes earlier'],
    [8, 'eight bytes added', '8 bytes later'],
    [-15, 'fifteen bytes lost', '15 bytes earlier'],
  ])('%i: %s', async (change, _, shift) => {
    for (const number of [0, 1, 20, 45, 55]) {
      for (const at of [0, 9, 35]) {
        const place = number * LENGTH + at;
        const rest = change < 0 ? bytes.subarray(place - change) : bytes.subarray(place);
        const added = change > 0 ? text('?'.repeat(change)) : Buffer.alloc(0);
        const stop = await stopOf(() =>
          frameRecords(Buffer.concat([bytes.subarray(0, place), added, rest]), host),
        );
        const [fault] = stop.faults;
        expect(fault).toMatchObject({ code: 'extract.out-of-step', values: { shift } });
        expect([number + 1, number + 2]).toContain(fault?.place.line);
        expect(fault?.place.byte).toBe(((fault?.place.line ?? 0) - 1) * LENGTH);
        expect(stop.exitCode).toBe(65);
      }
    }
  });

  test('the same is found whatever chunks the bytes come in', async () => {
    const damaged = Buffer.concat([bytes.subarray(0, 700), bytes.subarray(701)]);
    for (const size of [1, 35, 36, 37, 500]) {
      const stop = await stopOf(() => frameRecords(damaged, host, { blockBytes: 1 }, [size]));
      expect(stop.faults).toMatchObject([{ code: 'extract.out-of-step', place: { line: 20, byte: 684 } }]);
    }
  });

  test('bytes that were overwritten move nothing, however many', async () => {
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(59), fc.nat(12), async (places, number, count) => {
        const all = Buffer.from(bytes);
        for (const [at, byte] of places) all[at] = byte;
        // A run of records that were spoiled in the same way.
        for (let i = number; i < Math.min(60, number + count); i += 1)
          all.fill(0x6f, i * LENGTH + 15, i * LENGTH + 23);
        const { rows } = await frameRecords(all, host);
        expect(rows).toHaveLength(60);
      }),
      { numRuns: 300 },
    );
  });

  test('records of nothing but digits fit anywhere, and prove nothing', async () => {
    const table = fixedTable(
      [field('number', 0, 5, {}, { type: 'integer' }), field('rest', 5, 5)],
      { encoding: 'ibm273' },
      { separator: 'none' },
    );
    const all = text('1234567890'.repeat(40));
    for (let number = 10; number < 14; number += 1) text('x').copy(all, number * 10);
    const { rows } = await frameRecords(all, table);
    expect(rows).toHaveLength(40);
  });

  const texts = fixedTable(
    [
      field('key', 0, 6),
      field('name', 6, 12, {}, { trim: 'right' }),
      field('code', 18, 5),
      field('rest', 23, 9),
    ],
    { encoding: 'ibm273' },
    { separator: 'none' },
  );
  const named = (count: number, from = 1): Buffer[] =>
    Array.from({ length: count }, (_, i) => {
      const name = ['Müller', 'Groß & Co', 'Öz', 'de la Cruz 2'][i % 4] ?? '';
      const code = String(((i * 7919) % 90_000) + 10_000);
      return text(
        `${String(from + i).padStart(6, '0')}${name.padEnd(12)}${code}${'N'.padEnd(i % 3).padEnd(9)}`,
      );
    });

  test('columns of text alone tell it by what all records had in common', async () => {
    const all = Buffer.concat(named(200));
    for (const [place, added] of [
      [16 * 32, ''],
      [100 * 32 + 3, ''],
      [100 * 32 + 20, ''],
      [150 * 32, '?'],
      [180 * 32 + 19, '??'],
    ] as const) {
      const from = added === '' ? place + 1 : place;
      const damaged = Buffer.concat([all.subarray(0, place), text(added), all.subarray(from)]);
      const stop = await stopOf(() => frameRecords(damaged, texts));
      const number = Math.floor(place / 32) + 1;
      expect(stop.faults).toMatchObject([{ code: 'extract.out-of-step' }]);
      expect([number, number + 1]).toContain(stop.faults[0]?.place.line);
    }
  });

  test('records that change their habits are no damage', async () => {
    const record32 = fc
      .tuple(
        fc.constantFrom(
          (i: number) => String(i).padStart(6),
          (i: number) => String(i).padStart(6, '0'),
          (i: number) => String(i).padEnd(6),
          (i: number) => `K${i}`.padEnd(6),
        ),
        fc.constantFrom('Müller', 'Groß', '17', '', '4711 AB'),
        fc.constantFrom('12345', 'A1234', '  123', '     '),
      )
      .map(
        ([key, name, code]) =>
          (i: number) =>
            text(`${key(i)}${name.padEnd(12)}${code}${'EUR'.padEnd(9)}`),
      );
    const stretch = fc.tuple(record32, fc.integer({ min: 5, max: 60 }));
    const stretches = fc.tuple(
      fc.integer({ min: 1, max: 995 }),
      fc.array(stretch, { minLength: 1, maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(stretches, async ([first, parts]) => {
        let next = first;
        const all = parts.flatMap(([write32, count]) =>
          Array.from({ length: count }, () => {
            next += 1;
            return write32(next);
          }),
        );
        const { rows } = await frameRecords(Buffer.concat(all), texts);
        expect(rows.map(({ raw }) => raw.length)).toEqual(all.map(() => 32));
      }),
      { numRuns: 300 },
    );
  });

  test('records that are lines in truth', async () => {
    const lines = Buffer.concat(recordsOf(20).flatMap((each) => [each, Buffer.from([0x15])]));
    const stop = await stopOf(() => frameRecords(lines, host));
    expect(stop.faults).toMatchObject([
      { code: 'extract.out-of-step', place: { line: 2 }, values: { shift: 'with `separator: line`' } },
    ]);
  });

  test('a file that was cut off', async () => {
    for (const left of [1, 20, 35]) {
      const stop = await stopOf(() => frameRecords(bytes.subarray(0, 59 * LENGTH + left), host));
      expect(stop.faults).toMatchObject([
        {
          code: 'extract.size-uneven',
          place: { file: 'host.dat', line: 60, byte: 59 * LENGTH },
          found: String(left),
          expected: '36',
          values: { record: '59' },
        },
      ]);
      expect(stop.exitCode).toBe(65);
    }
  });
});

describe('the end', () => {
  const bytes = Buffer.concat(recordsOf(3));

  test.each([
    ['a line end', Buffer.from([0x15])],
    ['blanks', Buffer.alloc(50, 0x40)],
    ['low values', Buffer.alloc(4 * LENGTH)],
    ['SUB', Buffer.from([0x3f])],
  ])('%s behind the last record is none', async (_, tail) => {
    for (const size of [7, 1000]) {
      const { file, rows } = await frameRecords(Buffer.concat([bytes, tail]), host, { blockBytes: 1 }, [
        size,
      ]);
      expect(rows).toHaveLength(3);
      expect(file.tables[0]?.tail.equals(tail)).toBe(true);
      expect(file.tables[0]?.tally.bytes).toBe(bytes.length + tail.length);
    }
  });

  test('a record of blanks amid others is in the rejects', async () => {
    const { rows } = await frameRecords(Buffer.concat([bytes, Buffer.alloc(LENGTH, 0x40), bytes]), host);
    expect(rows.map(({ record: counts, fault }) => [counts, fault?.code])[3]).toEqual([
      0,
      'extract.row-blank',
    ]);
    expect(rows).toHaveLength(7);
  });

  test('records to skip and a footer', async () => {
    const noted = { ...host, format: { ...host.format, skip: 1, footer: 1 } };
    const note = text('note'.padEnd(LENGTH));
    for (const tail of [Buffer.alloc(0), Buffer.from([0x25])]) {
      for (const size of [1, 36, 50, 1000]) {
        const all = Buffer.concat([note, bytes, note, tail]);
        const { file, rows } = await frameRecords(all, noted, { blockBytes: 1 }, [size]);
        expect(rows.map(({ line }) => line)).toEqual([2, 3, 4]);
        expect(file.tables[0]?.headerBytes.equals(note)).toBe(true);
        expect(file.tables[0]?.footerBytes?.equals(note)).toBe(true);
        expect(file.tables[0]?.tail.equals(tail)).toBe(true);
      }
    }
  });
});

test('a footer that was cut off', async () => {
  const noted = { ...host, format: { ...host.format, footer: 2 } };
  const bytes = Buffer.concat([...recordsOf(3), text('note'.padEnd(LENGTH)), text('no')]);
  const stop = await stopOf(() => frameRecords(bytes, noted));
  expect(stop.faults).toMatchObject([
    {
      code: 'extract.size-uneven',
      found: '2',
      place: { line: 5, byte: 4 * LENGTH },
      values: { record: '4' },
    },
  ]);
});

test('records of UTF-8 one behind another count characters', async () => {
  const table = fixedTable(
    [field('key', 0, 3), field('name', 3, 4)],
    { encoding: 'utf-8', key: 'key' },
    { separator: 'none' },
  );
  const { rows } = await frameRecords(Buffer.from('A01GroßA02Öz  A03日本  '), table, { blockBytes: 1 }, [1]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['A01', 'Groß'],
    ['A02', 'Öz'],
    ['A03', '日本'],
  ]);
});
