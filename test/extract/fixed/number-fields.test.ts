import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { numberReader } from '../../../src/extract/fixed/number-fields.ts';
import type { ColumnSpan, Encoding } from '../../../src/job/table-plan.ts';

type Sign = ColumnSpan['sign'];

function read(
  bytes: Buffer,
  span: Partial<ColumnSpan>,
  encoding: Encoding = 'ibm273',
  point = '.',
): ReturnType<ReturnType<typeof numberReader>> {
  const whole: ColumnSpan = {
    start: 0,
    length: bytes.length,
    pad: ' ',
    storage: 'zoned',
    sign: 'none',
    ...span,
  };
  // Bytes before and behind must not matter.
  const all = Buffer.concat([Buffer.from([0x5c, 0xf9]), bytes, Buffer.from([0xf9, 0x9c])]);
  const number = numberReader(whole, point, charsetOf(encoding))(all, 2, 2 + bytes.length);
  return number !== null && typeof number === 'object' ? { ...number, at: number.at - 2 } : number;
}

const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const packed = { storage: 'packed', sign: 'trailing' } as const;

/** What must come out: sign, digits without zeros before them, point. */
function shown(digits: string, scale: number, negative: boolean, point = '.'): string {
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale).replace(/^0+(?=\d)/, '');
  const decimals = scale === 0 ? '' : point + padded.slice(padded.length - scale);
  return (negative && /[1-9]/.test(digits) ? '-' : '') + whole + decimals;
}

const number = fc.record({
  digits: fc.array(fc.nat(9), { minLength: 1, maxLength: 31 }).map((digits) => digits.join('')),
  negative: fc.boolean(),
  scale: fc.nat(6),
});

describe('packed decimal', () => {
  test.each([
    ['12 34 5c', 2, '123.45'],
    ['12 34 5d', 2, '-123.45'],
    ['12 34 5f', 0, '12345'],
    ['00 00 0c', 2, '0.00'],
    ['00 00 0d', 2, '0.00'],
    ['00 1d', 3, '-0.001'],
    ['1c', 4, '0.0001'],
    ['99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 9c', 2, '99999999999999999999999999999.99'],
  ])('%s with %i decimals is %s', (bytes, implied, text) => {
    expect(read(hex(bytes), { ...packed, implied })).toBe(text);
  });

  test('the last half byte is the sign: A, C, E, F plus, B, D minus, all else is damage', () => {
    for (let low = 0; low < 16; low += 1) {
      const value = read(Buffer.from([0x12, 0x30 | low]), packed);
      if (low < 10) {
        const bad = {
          code: 'extract.packed-malformed',
          at: 1,
          expected: 'a sign (A to F)',
          values: { half: 'second' },
        };
        expect(value).toEqual(bad);
      } else expect(value).toBe(low === 0xb || low === 0xd ? '-123' : '123');
    }
  });

  test.each([
    ['1a 23 4c', 0, 'second'],
    ['a1 23 4c', 0, 'first'],
    ['12 3f 4c', 1, 'second'],
    ['12 34 dc', 2, 'first'],
  ])('%s is damaged in byte %i', (bytes, at, half) => {
    expect(read(hex(bytes), packed)).toEqual({
      code: 'extract.packed-malformed',
      at,
      expected: 'a digit',
      values: { half },
    });
  });

  test('every number comes back', () => {
    fc.assert(
      fc.property(number, ({ digits, negative, scale }) => {
        const nibbles = digits + (negative ? 'd' : 'c');
        const bytes = hex(nibbles.length % 2 === 0 ? nibbles : `0${nibbles}`);
        expect(read(bytes, { ...packed, implied: scale }, 'ibm037', ',')).toBe(
          shown(digits, scale, negative, ','),
        );
      }),
    );
  });
});

describe('zoned decimal in EBCDIC', () => {
  const trailing = { sign: 'overpunch-trailing' } as const;

  test.each([
    ['f1 f2 f3', 'none', '123'],
    ['f1 f2 c3', 'overpunch-trailing', '123'],
    ['f1 f2 d3', 'overpunch-trailing', '-123'],
    ['d1 f2 f3', 'overpunch-leading', '-123'],
    ['c1 f2 f3', 'overpunch-leading', '123'],
    ['60 f1 f2', 'leading', '-12'],
    ['4e f1 f2', 'leading', '12'],
    ['f1 f2 60', 'trailing', '-12'],
    ['f1 f2 40', 'trailing', '12'],
    ['40 40 f2', 'none', '2'],
    ['f0 f0 d0', 'overpunch-trailing', '0'],
    ['f1 f2 c3', 'none', '123'],
  ] as const)('%s, sign %s, is %s', (bytes, sign, text) => {
    expect(read(hex(bytes), { sign })).toBe(text);
  });

  test('all 256 last bytes', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const value = read(Buffer.from([0xf1, byte]), trailing);
      const zone = byte >> 4;
      const digit = byte & 0x0f;
      if (zone < 0x0a || digit > 9) expect(value, byte.toString(16)).toMatchObject({ at: 1 });
      else expect(value).toBe(`${zone === 0xb || zone === 0xd ? '-' : ''}1${digit}`);
    }
  });

  test('a sign in the middle, a minus without a sign, a letter are damage', () => {
    expect(read(hex('f1 d2 f3'), trailing)).toMatchObject({ at: 1, expected: 'a digit' });
    expect(read(hex('f1 f2 d3'), { sign: 'none' })).toMatchObject({ at: 2, expected: 'a digit' });
    expect(read(hex('f1 f2 81'), trailing)).toMatchObject({
      at: 2,
      expected: 'a digit, or one with a sign,',
    });
    expect(read(hex('f1 f2 f3'), { sign: 'leading' })).toMatchObject({
      at: 0,
      expected: 'a plus or a minus',
    });
    expect(read(hex('4e 40 40'), { sign: 'leading' })).toMatchObject({ at: 0 });
  });
});

describe('zoned decimal in ASCII', () => {
  const ascii = (text: string, sign: Sign, encoding: Encoding = 'windows-1252') =>
    read(charsetOf(encoding).encode(text) ?? Buffer.alloc(0), { sign, implied: 2 }, encoding);

  test.each([
    ['00123{', '12.30'],
    ['00123A', '12.31'],
    ['00123I', '12.39'],
    ['00123}', '-12.30'],
    ['00123J', '-12.31'],
    ['00123R', '-12.39'],
    ['00123p', '-12.30'],
    ['00123y', '-12.39'],
    ['001230', '12.30'],
    ['00123ä', '12.30'],
    ['00123ü', '-12.30'],
  ])('%s is %s', (text, value) => {
    expect(ascii(text, 'overpunch-trailing')).toBe(value);
    expect(ascii(text, 'overpunch-trailing', 'cp850')).toBe(value);
  });

  test('what became of EBCDIC on its way through code page 273 or 037 is read as the same number', () => {
    for (const page of ['ibm273', 'ibm037', 'ibm1141', 'ibm500'] as const) {
      for (const zone of [0xc0, 0xd0, 0xf0]) {
        for (let digit = 0; digit <= 9; digit += 1) {
          const bytes = Buffer.from([0xf4, 0xf2, zone | digit]);
          const text = charsetOf(page).decode(bytes, 0, 3);
          const there = read(bytes, { sign: 'overpunch-trailing' }, page);
          const here = charsetOf('iso-8859-15').encode(text) ?? Buffer.alloc(0);
          expect(read(here, { sign: 'overpunch-trailing' }, 'iso-8859-15')).toBe(there);
        }
      }
    }
  });

  test.each([['0012S'], ['0012z'], ['0012/'], ['0A123'], ['12 45']])('%s is damage', (text) => {
    expect(ascii(text, 'overpunch-trailing')).toMatchObject({ code: 'extract.overpunch-malformed' });
  });

  test('every number comes back, wherever its sign is', () => {
    const signs: readonly Sign[] = ['leading', 'trailing', 'overpunch-trailing', 'overpunch-leading'];
    const punched = (digit: string, negative: boolean): string =>
      (negative ? '}JKLMNOPQR' : '{ABCDEFGHI').charAt(Number(digit));
    fc.assert(
      fc.property(number, fc.constantFrom(...signs), ({ digits, negative, scale }, sign) => {
        const mark = negative ? '-' : '+';
        const text = {
          none: digits,
          leading: mark + digits,
          trailing: digits + mark,
          'overpunch-leading': punched(digits.charAt(0), negative) + digits.slice(1),
          'overpunch-trailing': digits.slice(0, -1) + punched(digits.slice(-1), negative),
        }[sign];
        expect(read(Buffer.from(text), { sign, implied: scale }, 'utf-8')).toBe(
          shown(digits, scale, negative),
        );
      }),
    );
  });
});

describe('binary', () => {
  test.each([
    ['00 7b', 'leading', 0, '123'],
    ['ff 85', 'leading', 0, '-123'],
    ['ff 85', 'none', 0, '65413'],
    ['80 00', 'leading', 0, '-32768'],
    ['00 00', 'leading', 2, '0.00'],
    ['ff ff ff ff', 'leading', 2, '-0.01'],
    ['7f ff ff ff ff ff ff ff', 'leading', 2, '92233720368547758.07'],
    ['80 00 00 00 00 00 00 00', 'leading', 0, '-9223372036854775808'],
    ['ff ff ff ff ff ff ff ff', 'none', 0, '18446744073709551615'],
    ['40 40', 'leading', 0, '16448'],
  ] as const)('%s, %s, %i decimals', (bytes, sign, implied, text) => {
    expect(read(hex(bytes), { storage: 'binary', sign, implied })).toBe(text);
  });

  test('every number of every size comes back', () => {
    const sized = fc
      .constantFrom(2, 4, 8)
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.bigInt({ min: -(2n ** BigInt(size * 8 - 1)), max: 2n ** BigInt(size * 8 - 1) - 1n }),
        ),
      );
    fc.assert(
      fc.property(sized, fc.nat(4), ([size, value], implied) => {
        const bytes = hex(
          BigInt.asUintN(size * 8, value)
            .toString(16)
            .padStart(size * 2, '0'),
        );
        const digits = String(value < 0n ? -value : value);
        expect(read(bytes, { storage: 'binary', sign: 'leading', implied })).toBe(
          shown(digits, implied, value < 0n),
        );
      }),
    );
  });
});

test.each([
  ['ibm273', '40 40 40'],
  ['ibm273', '00 00 00'],
  ['windows-1252', '20 20 20'],
  ['windows-1252', '00 00 00'],
] as const)('%s: a field of %s holds nothing', (encoding, bytes) => {
  for (const sign of ['none', 'leading', 'trailing', 'overpunch-trailing', 'overpunch-leading'] as const) {
    expect(read(hex(bytes), { storage: 'zoned', sign }, encoding)).toBeNull();
    expect(read(hex(bytes), { storage: 'packed', sign }, encoding)).toBeNull();
  }
});
