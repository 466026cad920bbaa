import type { FaultCode } from '../../src/fault/table.ts';
import type { DelimitedFormat, Encoding } from '../../src/job/table-plan.ts';

type Row = readonly string[] | FaultCode;

/** A file that is hard to read, and what is in it. */
export interface Nasty {
  readonly says: string;
  readonly text: string | Buffer;
  readonly columns: number;
  readonly dialect?: Partial<DelimitedFormat>;
  readonly encoding?: Encoding;
  readonly rows: readonly Row[];
  /** Whether csv-parse is right about it as well. */
  readonly judged?: boolean;
}

const long = 'x'.repeat(60_000);
const wide = Array.from({ length: 3000 }, (_, i) => `v${i}`);

/** Files of many dialects. */
export const dialects: readonly Nasty[] = [
  {
    says: 'quotes, doubled quotes, delimiters and line ends in cells',
    text: 'a,"b","c,c"\n"d ""e""","f\ng","h\r\ni"\n"""","""""",""\n',
    columns: 3,
    rows: [
      ['a', 'b', 'c,c'],
      ['d "e"', 'f\ng', 'h\r\ni'],
      ['"', '""', ''],
    ],
    judged: true,
  },
  { says: '`"a""b"`, `""""`', text: '"a""b",""""\n', columns: 2, rows: [['a"b', '"']], judged: true },
  { says: '`"",""`', text: '"",""\n', columns: 2, rows: [['', '']], judged: true },
  {
    says: '`a""b` without quotes around it',
    text: 'a""b,c\nd,e\n',
    columns: 2,
    rows: ['extract.quote-stray', ['d', 'e']],
  },
  {
    says: '`a""b` where quotes are not strict',
    text: 'a""b,c\n5" pipe,6"\n',
    columns: 2,
    dialect: { strictQuotes: false },
    rows: [
      ['a""b', 'c'],
      ['5" pipe', '6"'],
    ],
  },
  { says: 'an empty file', text: '', columns: 2, rows: [] },
  { says: 'a byte order mark alone', text: '\ufeff', columns: 2, rows: [] },
  { says: 'line ends alone', text: '\n\r\n\n', columns: 2, rows: [] },
  {
    says: 'no line end at the end',
    text: 'a,b\nc,d',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    judged: true,
  },
  {
    says: 'a quoted cell at the very end',
    text: 'a,b\nc,"d"',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    judged: true,
  },
  {
    says: 'a delimiter at the very end',
    text: 'a,b\nc,',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', ''],
    ],
    judged: true,
  },
  { says: 'a byte order mark', text: '\ufeff"a",b\n', columns: 2, rows: [['a', 'b']], judged: true },
  {
    says: 'a byte order mark amid the rows is a character',
    text: 'a,b\n\ufeffc,d\n',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['\ufeffc', 'd'],
    ],
    judged: true,
  },
  {
    says: 'CRLF, LF and CR in one file that begins with CRLF',
    text: 'a,b\r\nc,d\ne,f\rg,h\ri,j\r\nk,l\r',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
      ['i', 'j'],
      ['k', 'l'],
    ],
  },
  {
    says: 'CR alone, then others',
    text: 'a,b\rc,"d\re"\nf,g\r\nh,i\r',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', 'd\re'],
      ['f', 'g'],
      ['h', 'i'],
    ],
  },
  {
    says: 'a CR that cuts a cell in two is no line end',
    text: 'a,b\nc,d\re\nf,g\n',
    columns: 2,
    rows: [['a', 'b'], 'extract.control-character', ['f', 'g']],
  },
  {
    says: 'a CR in a file of one column',
    text: 'a\nb\rc\nd\n',
    columns: 1,
    rows: [['a'], 'extract.control-character', ['d']],
  },
  {
    says: 'a CR behind a closing quote',
    text: 'a,b\nc,"d"\re,"f"\rg,h\n',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  },
  {
    says: 'CR CR LF, as a program writes that ends lines twice',
    text: 'a,b\r\r\nc,d\r\r\n',
    columns: 2,
    rows: [['a', 'b'], 'extract.row-blank', ['c', 'd']],
  },
  {
    says: 'empty lines amid the rows',
    text: 'a,b\n\n\r\nc,d\n\n',
    columns: 2,
    rows: [['a', 'b'], 'extract.row-blank', 'extract.row-blank', ['c', 'd']],
  },
  {
    says: 'cells of blanks',
    text: ' , \t,  \n" ","\t",\u00a0\n',
    columns: 3,
    rows: [
      [' ', ' \t', '  '],
      [' ', '\t', '\u00a0'],
    ],
    judged: true,
  },
  {
    says: 'line separators of Unicode are characters',
    text: 'a\u2028b,c\u2029d,e\u0085f\n',
    columns: 3,
    rows: [['a\u2028b', 'c\u2029d', 'e\u0085f']],
    judged: true,
  },
  {
    says: 'vertical tab and form feed end no line',
    text: 'a\vb,c\nd,e\ff\ng,h\n',
    columns: 2,
    rows: ['extract.control-character', 'extract.control-character', ['g', 'h']],
  },
  {
    says: 'NUL bytes',
    text: 'a\0,b\n"c\0",d\ne,f\n',
    columns: 2,
    rows: ['extract.control-character', 'extract.control-character', ['e', 'f']],
  },
  { says: 'a very wide row', text: `${wide.join(',')}\n`, columns: 3000, rows: [wide], judged: true },
  { says: 'a very long cell', text: `"${long}",${long}\n`, columns: 2, rows: [[long, long]], judged: true },
  {
    says: 'ragged rows',
    text: 'a,b,c\nd\ne,f\ng,h,i,j\nk,l,m\n',
    columns: 3,
    rows: [['a', 'b', 'c'], 'extract.cells-few', 'extract.cells-few', 'extract.cells-many', ['k', 'l', 'm']],
  },
  {
    says: 'a quote that never closes, at the end of the file',
    text: 'a,b\nc,"d\ne,f',
    columns: 2,
    rows: [['a', 'b'], 'extract.quote-unclosed', ['e', 'f']],
  },
  { says: 'a quote that never closes, alone', text: '"', columns: 1, rows: ['extract.quote-unclosed'] },
  {
    says: 'text behind a closing quote',
    text: '"a"b,c\nd,e\n',
    columns: 2,
    rows: ['extract.quote-stray', ['d', 'e']],
  },
  {
    says: 'JSON in a cell',
    text: '1,"{""a"":[1,2],""b"":""x,\\""y\\""""}"\n',
    columns: 2,
    rows: [['1', '{"a":[1,2],"b":"x,\\"y\\""}']],
    judged: true,
  },
  {
    says: 'cells that a spreadsheet would run are text',
    text: '=1+1,@SUM(A1)\n',
    columns: 2,
    rows: [['=1+1', '@SUM(A1)']],
    judged: true,
  },
  {
    says: 'semicolons and decimal commas',
    text: '"1.234,50";-0,5;"a;b"\n',
    columns: 3,
    dialect: { delimiter: ';' },
    rows: [['1.234,50', '-0,5', 'a;b']],
    judged: true,
  },
  {
    says: 'tabs, also behind the last cell',
    text: 'a\tb\t\n\t\t\n',
    columns: 3,
    dialect: { delimiter: '\t' },
    rows: [
      ['a', 'b', ''],
      ['', '', ''],
    ],
    judged: true,
  },
  {
    says: 'quotes that are characters',
    text: '"a,b"\n""",c\n',
    columns: 2,
    dialect: { quote: '' },
    rows: [
      ['"a', 'b"'],
      ['"""', 'c'],
    ],
    judged: true,
  },
  {
    says: 'apostrophes for quotes',
    text: "'it''s, so',\"b\"\n",
    columns: 2,
    dialect: { quote: "'" },
    rows: [["it's, so", '"b"']],
    judged: true,
  },
  {
    says: 'delimiters of two and three characters, whose first one stands in cells alone',
    text: 'a|b||c||d\n"x||y"||"|"||z|\n',
    columns: 3,
    dialect: { delimiter: '||' },
    rows: [
      ['a|b', 'c', 'd'],
      ['x||y', '|', 'z|'],
    ],
  },
  {
    says: '`~|~`',
    text: 'a~|b~|~"c~|~d"~|~~\n',
    columns: 3,
    dialect: { delimiter: '~|~' },
    rows: [['a~|b', 'c~|~d', '~']],
    judged: true,
  },
  {
    says: 'a delimiter beyond ASCII, in UTF-8',
    text: 'ä§"§"§Â\n',
    columns: 3,
    dialect: { delimiter: '§' },
    rows: [['ä', '§', 'Â']],
    judged: true,
  },
  {
    says: 'a delimiter and a quote that begin with the same byte in UTF-8',
    text: 'a§¨b§c¨§d¨\u00ad\n',
    columns: 3,
    dialect: { delimiter: '§', quote: '¨', strictQuotes: false },
    rows: [['a', 'b§c', 'd¨\u00ad']],
  },
  {
    says: 'a delimiter beyond ASCII, in one byte',
    text: Buffer.from('a\xa4"b\xa4"\xa4c\n', 'latin1'),
    columns: 3,
    encoding: 'iso-8859-1',
    dialect: { delimiter: '¤' },
    rows: [['a', 'b¤', 'c']],
  },
  {
    says: 'the delimiter and the quote of load files',
    text: Buffer.from('\xfea\xfe\x14\xfeb\nc\xfe\n', 'latin1'),
    columns: 2,
    encoding: 'windows-1252',
    dialect: { delimiter: '\x14', quote: 'þ' },
    rows: [['a', 'b\nc']],
  },
];
