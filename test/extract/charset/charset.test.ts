import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import { firstInvalidUtf8 } from '../../../src/extract/charset/utf8.ts';
import { ENCODINGS } from '../../../src/job/table-plan.ts';

const single = ENCODINGS.filter((encoding) => !charsetOf(encoding).multibyte);
const ebcdic = single.filter((encoding) => encoding.startsWith('ibm'));
const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

function decodeAll(encoding: (typeof ENCODINGS)[number], bytes: Buffer): string {
  return charsetOf(encoding).decode(bytes, 0, bytes.length);
}

test('twelve encodings have one byte a character, four are UTF-8 or become it', () => {
  expect(single).toHaveLength(12);
  expect(charsetOf('utf-16be')).toMatchObject({ encoding: 'utf-16be', multibyte: true, space: 0x20 });
});

describe.each(single)('%s', (encoding) => {
  const charset = charsetOf(encoding);

  test('every byte stands for a character of its own, or is foreign', () => {
    const seen = new Set<string>();
    for (let byte = 0; byte < 256; byte += 1) {
      const text = charset.decode(every, byte, byte + 1);
      expect(text).toHaveLength(1);
      if (charset.foreign.includes(byte)) continue;
      expect(charset.encode(text)).toEqual(Buffer.from([byte]));
      seen.add(text);
    }
    expect(seen.size + charset.foreign.length).toBe(256);
  });

  test('text is read and written back, whatever part of a buffer it is', () => {
    const known = Array.from(every.keys()).filter((byte) => !charset.foreign.includes(byte));
    const bytes = fc.array(fc.constantFrom(...known), { maxLength: 3000 });
    fc.assert(
      fc.property(bytes, fc.nat(50), (content, offset) => {
        const all = Buffer.concat([Buffer.alloc(offset, 0xff), Buffer.from(content), Buffer.alloc(3)]);
        const text = charset.decode(all, offset, offset + content.length);
        expect(text).toHaveLength(content.length);
        expect(charset.encode(text)).toEqual(Buffer.from(content));
      }),
      { numRuns: 60 },
    );
  });

  test('line ends, blank and tab are where its table has them', () => {
    const { lineEnds, space, tab } = charset;
    expect(decodeAll(encoding, Buffer.from([lineEnds.return, lineEnds.feed, tab, space]))).toBe('\r\n\t ');
  });

  test('has no character of another script', () => {
    expect(charset.encode('日')).toBeUndefined();
    expect(charset.encode('a\u{1f600}')).toBeUndefined();
  });
});

/** Of the 256 characters as UTF-8, made by Python 3.11 (`bytes(range(256)).decode(name, 'replace')`). */
const python = {
  ibm037: '5324efcff066d6ba174bc227a54630f79aba8afd2a473959f92bbfc140ffdb57',
  ibm500: '1fc831a58bad8d736d5a8af673097ef196c284a740c68c54a4c2cd7891dd26e4',
  ibm1140: 'b762cd7f5def57eb4b56baaf03f2c3b2e4f8e2fca94480ab1683779d9208d3f3',
  cp437: '754c5bb3fea001ec959c555075130320962d3b98446117fb8cf28ae37eb06fc7',
  cp850: '4e721f6806dbbff270cf16c56a1dbdd658c17186e4fef4c534f905e7f979ea1b',
  'windows-1252': '8fa2fce59ae757275b6ec9d002c948cf71b6ca3d59c47aca2e9bb3db315ea36a',
  'iso-8859-2': 'a5871b0f978b840b9fad23483563caf9edf42c1828bff529f7594779ebaf5210',
  'iso-8859-9': '99a8e5b10c9d2f49a98a8ef7154f2526aeaec75857b2661c287586faae41a1f9',
  'iso-8859-15': '9b58b26dbd8fbff2917ab21d989323703946ba491a1eb15cdb2af7ecf9581e97',
} as const;

test.each(Object.entries(python))('%s is the table that Python has', (name, sum) => {
  const encoding = ENCODINGS.find((known) => known === name) ?? 'utf-8';
  expect(createHash('sha256').update(decodeAll(encoding, every)).digest('hex')).toBe(sum);
});

describe('EBCDIC', () => {
  /** Code page 273 as IBM publishes it (Germany, Austria). */
  const german = { Ä: 0x4a, Ö: 0xe0, Ü: 0x5a, ä: 0xc0, ö: 0x6a, ü: 0xd0, ß: 0xa1, '§': 0x7c } as const;
  const signs = { '{': 0x43, '}': 0xdc, '[': 0x63, ']': 0xfc, '@': 0xb5, '\\': 0xec, '|': 0xbb } as const;

  test.each(['ibm273', 'ibm1141'] as const)('%s has the German letters and signs in their places', (page) => {
    for (const [char, byte] of Object.entries({ ...german, ...signs, '~': 0x59, '^': 0x5f, '!': 0x4f })) {
      expect(charsetOf(page).encode(char), char).toEqual(Buffer.from([byte]));
    }
  });

  test('the euro took the place of the currency sign', () => {
    for (const [page, euro] of [
      ['ibm273', '¤'],
      ['ibm1141', '€'],
      ['ibm037', '¤'],
      ['ibm1140', '€'],
    ] as const) {
      expect(decodeAll(page, Buffer.from([0x9f]))).toBe(euro);
    }
    expect(charsetOf('ibm273').encode('€')).toBeUndefined();
    expect(charsetOf('ibm1141').encode('¤')).toBeUndefined();
  });

  test('273 differs from Python in one byte, where IBM has the macron', () => {
    expect(decodeAll('ibm273', Buffer.from([0xbc]))).toBe('\u00af');
    const text = decodeAll('ibm273', every).replace('\u00af', '\u203e');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '0063381673b4b67742aaaf49844ba8a9f9bbbb167e8c1a23dca74afff967ea8b',
    );
  });

  test('Python wrote these words', () => {
    const words = 'Straße 12, Österreich: {Müller} [ÄÖÜäöüß] § @ # "~" \\ |x| ^ 100 %';
    const bytes = Buffer.from(
      'e2a39981a18540f1f26b40e0a2a3859999858983887a4043d4d093938599dc40634ae05ac06ad0a1fc407c40b5407b407f597f40ec40bba7bb405f40f1f0f0406c',
      'hex',
    );
    expect(decodeAll('ibm273', bytes)).toBe(words);
    expect(charsetOf('ibm273').encode(words)).toEqual(bytes);
    expect(decodeAll('ibm037', Buffer.from('958157a58540c081d0ba82bb4f835a', 'hex'))).toBe('naïve {a}[b]|c!');
    expect(decodeAll('ibm500', Buffer.from('958157a58540c081d04a825abb834f', 'hex'))).toBe('naïve {a}[b]|c!');
  });

  test.each(ebcdic)('%s ends lines with NL or LF, and knows 61 control characters', (page) => {
    const charset = charsetOf(page);
    expect(charset.lineEnds).toEqual({ feed: 0x25, return: 0x0d, next: 0x15 });
    expect(charset).toMatchObject({ space: 0x40, tab: 0x05, foreign: [] });
    expect(charset.controls).toHaveLength(61);
    expect(charset.controls).toContain(0xff);
  });
});

test('bytes that windows-1252 leaves open are foreign, and the C1 range in ISO encodings', () => {
  expect(charsetOf('windows-1252').foreign).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  expect(charsetOf('iso-8859-15').foreign).toEqual(Array.from({ length: 32 }, (_, i) => 0x80 + i));
  expect(charsetOf('cp850').foreign).toEqual([]);
});

test('controls of ASCII are all below the blank but tab and line ends, and DEL', () => {
  for (const encoding of ['utf-8', 'windows-1252', 'cp437'] as const) {
    const { controls } = charsetOf(encoding);
    expect(controls).toHaveLength(30);
    expect(controls).toContain(0x7f);
  }
});

test('UTF-8 breaks where the standard says so', () => {
  const breaks = (bytes: readonly number[]): number => firstInvalidUtf8(Buffer.from(bytes));
  expect(breaks([0x41, 0xc3, 0xa4, 0xf0, 0x9f, 0x98, 0x80])).toBe(-1);
  expect(breaks([0x41, 0xc3])).toBe(1);
  expect(breaks([0xc0, 0x80])).toBe(0);
  expect(breaks([0x41, 0x42, 0xed, 0xa0, 0x80])).toBe(2);
  expect(breaks([0xf4, 0x90, 0x80, 0x80])).toBe(0);
});
