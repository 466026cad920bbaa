import type { DelimitedFormat } from '../../src/job/table-plan.ts';
import type { Nasty } from './csv-torture-cases.ts';

/** Files whose escape is a backslash. */
export const escapes = withDialect({ escape: '\\' }, [
  {
    says: 'an escape takes the next character, within quotes and without',
    text: 'a\\,b,"c\\"d",\\\\\n\\n,\\"e\\",f\\"g\n',
    columns: 3,
    rows: [
      ['a,b', 'c"d', '\\'],
      ['n', '"e"', 'f"g'],
    ],
  },
  { says: 'a doubled quote beside escapes', text: '"a""b","\\""\n', columns: 2, rows: [['a"b', '"']] },
  {
    says: 'an escape before a closing quote',
    text: '"a\\\\","b"\n"c\\","d"\ne,f\n',
    columns: 2,
    rows: [['a\\', 'b'], 'extract.quote-stray', ['e', 'f']],
  },
  {
    says: 'escaped line ends',
    text: 'a\\\nb,c\nd,"e\\\r\nf"\n',
    columns: 2,
    rows: [
      ['a\nb', 'c'],
      ['d', 'e\r\nf'],
    ],
  },
  {
    says: 'an escape that joins two rows takes one line',
    text: 'a,b\\\nc,d\ne,f\n',
    columns: 2,
    rows: ['extract.escape-unfinished', ['c', 'd'], ['e', 'f']],
  },
  {
    says: 'an escape at the very end',
    text: 'a,b\nc,d\\',
    columns: 2,
    rows: [['a', 'b'], 'extract.escape-unfinished'],
  },
  {
    says: 'an escape before the last line end of all',
    text: 'a,b\nc,d\\\n',
    columns: 2,
    rows: [
      ['a', 'b'],
      ['c', 'd\n'],
    ],
  },
  {
    says: 'an escape before a character of several bytes',
    text: 'a\\é,\\😀\n',
    columns: 2,
    rows: [['aé', '😀']],
  },
  {
    says: 'an escaped control character is one',
    text: 'a\\\0,b\n',
    columns: 2,
    rows: ['extract.control-character'],
  },
]);

/** Files whose quotes are not strict. */
export const lenient = withDialect({ strictQuotes: false }, [
  {
    says: 'a quote within a quoted cell that closes nothing is a character',
    text: '"say "hi" there",b\n"a"b"c",d\n',
    columns: 2,
    rows: [
      ['say "hi" there', 'b'],
      ['a"b"c', 'd'],
    ],
  },
  {
    says: 'blanks around quoted cells',
    text: ' "a" ,\t"b,c"\t\n "d", "e" \r\n',
    columns: 2,
    rows: [
      ['a', 'b,c'],
      ['d', 'e'],
    ],
  },
  {
    says: 'blanks around a quote that opens nothing',
    text: ' 5 " ,6"\n',
    columns: 2,
    rows: [[' 5 " ', '6"']],
  },
  { says: 'a blank before the doubled quote', text: '"a ""b"" ","c"\n', columns: 2, rows: [['a "b" ', 'c']] },
  {
    says: 'lines in a quoted cell',
    text: '"a\nb",c\nd,e\n',
    columns: 2,
    rows: [
      ['a\nb', 'c'],
      ['d', 'e'],
    ],
  },
  {
    says: 'a cell that begins with a quoted word swallows no lines',
    text: '1,"Big" Joe,5\n2,x,5\n3,"y",5\n',
    columns: 3,
    rows: ['extract.quote-unclosed', ['2', 'x', '5'], ['3', 'y', '5']],
  },
  {
    says: 'an open quote takes no quoted words of later lines',
    text: '1,"open,5\n2,say "hi" there,5\n3,"y",5\n',
    columns: 3,
    rows: ['extract.quote-unclosed', ['2', 'say "hi" there', '5'], ['3', 'y', '5']],
  },
  {
    says: 'a swallowed delimiter shows in the count',
    text: '"a" b,"c",d\n',
    columns: 3,
    rows: ['extract.cells-few'],
  },
]);

function withDialect(
  dialect: Partial<DelimitedFormat>,
  cases: readonly Omit<Nasty, 'dialect'>[],
): readonly Nasty[] {
  return cases.map((one) => ({ ...one, dialect }));
}
