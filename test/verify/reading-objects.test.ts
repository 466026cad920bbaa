import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentOf } from '../../src/verify/inflate.ts';
import { ObjectParser, OutOfBytes } from '../../src/verify/object-parser.ts';
import { PdfName, PdfReference, type PdfValue } from '../../src/verify/pdf-value.ts';
import { isReadableLine, lineOf } from '../../src/verify/readable-line.ts';
import { shownTexts } from '../../src/verify/shown-text.ts';

function parsed(text: string): PdfValue {
  return new ObjectParser(Buffer.from(text, 'latin1'), 0, true).value();
}

it.each([
  ['17', 17],
  ['-.5', -0.5],
  ['+3.25', 3.25],
  ['true', true],
  ['null % comment', null],
  ['/A#20b', new PdfName('A b')],
  ['17 0 R', new PdfReference(17)],
  ['[1 2 0 R(x)<4142>]', [1, new PdfReference(2), 'x', 'AB']],
  ['(a\\(b\\)(c)\\101\\n\\\nd)', 'a(b)(c)A\nd'],
  [
    '<</Kids[5 0 R 6 0 R]/N 3/D<</E/F>>>>',
    new Map<string, PdfValue>([
      ['Kids', [new PdfReference(5), new PdfReference(6)]],
      ['N', 3],
      ['D', new Map([['E', new PdfName('F')]])],
    ]),
  ],
] as const)('reads %s', (text, value) => {
  expect(parsed(text)).toEqual(value);
});

it.each(['<</A>>', '[1', '(open', 'obj', '<</A 1', '1e5', '>>', '['.repeat(100)])('refuses %s', (text) => {
  expect(() => parsed(text)).toThrow('should stand');
});

it('asks for more bytes wherever an object is cut, and never takes a part for the whole', () => {
  const text = '<</Kids[15 0 R 16 0 R]/Name(a\\)b)/Hex<41>/W[1 4.5 1]/T true>> endobj ';
  for (let length = 0; length < text.indexOf('>> endobj') + 2; length++) {
    const parser = new ObjectParser(Buffer.from(text.slice(0, length)), 0, false);
    expect(() => parser.value(), text.slice(0, length)).toThrow(OutOfBytes);
  }
});

it('reads any string as it was written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      expect(parsed(`<${Buffer.from(bytes).toString('hex')}>`)).toBe(text);
      // An unescaped carriage return would be read as a line feed by the standard's rule; writers escape it.
      const escaped = text.replace(/[()\\]/g, '\\$&').replaceAll('\r', '\\r');
      expect(parsed(`(${escaped})`)).toBe(text);
    }),
  );
});

it('reads what a page shows, line by line, whatever operators show it', () => {
  const content = `0 0 10 10 re f /aa 6 Tf BT 0 1 -1 0 12 300 Tm (101-00001-P0000017 1/2)Tj ET
    % (not this)Tj
    BT 1 0 0 1 5 5 Tm [(split )-20(in )<70>(arts)]TJ 0 -12 Td (second)Tj T* (third)' /x <</MCID 0>> BDC EMC
    (a)Tj /ab 6 Tf (b)Tj ET (never shown) pop`;
  expect(shownTexts(Buffer.from(content))).toEqual([
    '101-00001-P0000017 1/2',
    'split in parts',
    'second',
    'thirdab',
  ]);
});

it('knows a readable line', () => {
  const numbers = { jobNumber: 101, runNumber: 1, piece: 17, sheetInPiece: 1, sheetsInPiece: 2 };
  expect(lineOf(numbers)).toBe('101-00001-P0000017 1/2');
  expect(isReadableLine('101-00001-P0000017 1/2')).toBe(true);
  expect(isReadableLine(lineOf({ ...numbers, runNumber: 123456, piece: 12345678 }))).toBe(true);
  expect(isReadableLine('Page 1/2')).toBe(false);
});

it('undoes every PNG predictor', () => {
  // Rows of three bytes: none, sub, up, average, Paeth (PNG 9.2), worked out by hand.
  const rows = [0, 10, 20, 30, 1, 1, 1, 1, 2, 1, 1, 1, 3, 5, 5, 5, 4, 1, 1, 1];
  const parameters = new Map<string, PdfValue>([
    ['Predictor', 15],
    ['Columns', 3],
  ]);
  const dictionary = new Map<string, PdfValue>([
    ['Filter', new PdfName('FlateDecode')],
    ['DecodeParms', parameters],
  ]);
  const content = contentOf({ dictionary, data: deflateSync(Uint8Array.from(rows)) }, 'a stream');
  expect([...content]).toEqual([10, 20, 30, 1, 2, 3, 2, 3, 4, 6, 9, 11, 7, 10, 12]);
});

it('refuses what inflates to more than it may, and filters it does not know', () => {
  const flate = new Map<string, PdfValue>([['Filter', new PdfName('FlateDecode')]]);
  const data = deflateSync(new Uint8Array(1 << 20));
  expect(() => contentOf({ dictionary: flate, data }, 'a bomb', 1 << 16)).toThrow('data of a bomb');
  const lzw = new Map<string, PdfValue>([['Filter', new PdfName('LZWDecode')]]);
  expect(() => contentOf({ dictionary: lzw, data }, 'a stream')).toThrow('/LZWDecode where /FlateDecode');
});
