import fc from 'fast-check';
import { charsetOf } from '../../../src/extract/charset/charset.ts';
import {
  DELIMITED_DEFAULTS,
  ENCODINGS,
  type DelimitedFormat,
  type Encoding,
} from '../../../src/job/table-plan.ts';

/** A file in some dialect, as a writer that knows its rules makes it. */
export interface WrittenFile {
  readonly format: DelimitedFormat;
  readonly encoding: Encoding;
  readonly columns: number;
  readonly bytes: Buffer;
  readonly cells: readonly (readonly string[])[];
  /** Comment lines between the rows, and the lines at the end, in characters. */
  readonly comments: number;
  readonly footer: string;
}

const LINE_ENDS = ['\n', '\r\n'];

const format: fc.Arbitrary<DelimitedFormat> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', '||', '~|~', '§', '¶¶', '\x01', ' | '),
    quote: fc.constantFrom('"', '"', "'", '¨', 'þ', '\x02', ''),
    escape: fc.constantFrom('', '', '\\', '^', '"', '¬', '‡'),
    strictQuotes: fc.boolean(),
    header: fc.boolean(),
    skip: fc.nat({ max: 2 }),
    comment: fc.constantFrom('', '#', '//', '§!'),
    footer: fc.nat({ max: 2 }),
  })
  .map((one) => ({ ...DELIMITED_DEFAULTS, ...one }));

/** Characters of cells: what is special in some dialect, and what is not ASCII. */
const SPECIAL = [',', ';', '|', '~', '"', "'", '\\', '^', '#', '/', '!', ' ', '\n', '\r\n', '\r', '\t'];
const LETTERS = ['a', 'B', '0', 'é', 'ß', '§', '¨', 'þ', '¬', '¾', '¶', '€', '😀', '\u2028', '\u0085', 'Â'];

const encodings = ENCODINGS.filter((encoding) => encoding !== 'utf-16');

/** Files of any dialect and encoding, but for what is given. */
export function anyFile(
  given: Partial<DelimitedFormat> = {},
  encoding?: Encoding,
): fc.Arbitrary<WrittenFile> {
  return fc
    .record({
      format: format.map((one) => ({ ...one, ...given })),
      encoding:
        encoding === undefined ? fc.constantFrom<Encoding>('utf-8', ...encodings) : fc.constant(encoding),
      columns: fc.integer({ min: 2, max: 4 }),
      rows: fc.array(
        fc.record({
          cells: fc.array(fc.array(fc.constantFrom(...SPECIAL, ...LETTERS), { maxLength: 6 }), {
            minLength: 4,
            maxLength: 4,
          }),
          quoted: fc.boolean(),
          padded: fc.boolean(),
          end: fc.constantFrom(...LINE_ENDS),
          comment: fc.boolean(),
        }),
        { maxLength: 8 },
      ),
      lastEnd: fc.boolean(),
    })
    .filter((one) => isPossible(one.format, one.encoding))
    .map(({ format: dialect, encoding: charset, columns, rows, lastEnd }) => {
      const cells = rows.map((row) =>
        row.cells.slice(0, columns).map((chars) => sayable(chars, dialect, charset)),
      );
      let comments = 0;
      let text = 'skipped "line\n'.repeat(dialect.skip);
      if (dialect.header) {
        text += `${Array.from({ length: columns }, (_, i) => `c${i + 1}`).join(dialect.delimiter)}
`;
      }
      for (const [i, row] of rows.entries()) {
        if (row.comment && dialect.comment !== '') {
          const line = `${dialect.comment} "no row${row.end}`;
          text += line;
          comments += line.length;
        }
        const written = (cells[i] ?? []).map((cell, at) => write(cell, at, dialect, row));
        const isLast = i === rows.length - 1 && dialect.footer === 0 && !lastEnd;
        text += written.join(dialect.delimiter) + (isLast ? '' : row.end);
      }
      const footer = 'end "\n'.repeat(dialect.footer);
      text += footer;
      const bytes = encode(text, charset);
      return { format: dialect, encoding: charset, columns, bytes, cells, comments, footer };
    });
}

export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes = charsetOf(encoding).encode(text);
  if (bytes === undefined) throw new RangeError(`not all of it is ${encoding}`);
  return bytes;
}

function has(encoding: Encoding, text: string): boolean {
  return charsetOf(encoding).encode(text) !== undefined;
}

/** What a dialect needs is in the encoding, and its characters cannot be taken for one another. */
function isPossible(dialect: DelimitedFormat, encoding: Encoding): boolean {
  const { delimiter, quote, escape, comment } = dialect;
  const parts = [quote, escape === quote ? '' : escape].filter((part) => part !== '');
  const apart = parts.every((part) => !delimiter.includes(part) && !comment.includes(part));
  const separate = comment === '' || !delimiter.startsWith(comment.charAt(0));
  return apart && separate && [delimiter, quote, escape, comment].every((part) => has(encoding, part));
}

/** A cell's text as the dialect and the encoding can say it. */
function sayable(chars: readonly string[], dialect: DelimitedFormat, encoding: Encoding): string {
  const escape = dialect.escape !== '' && dialect.escape !== dialect.quote;
  const bare = dialect.quote === '' && !escape;
  const { foreign, controls } = charsetOf(encoding);
  return chars
    .filter((char) => {
      const bytes = charsetOf(encoding).encode(char);
      if (bytes === undefined || bytes.some((byte) => foreign.includes(byte) || controls.includes(byte)))
        return false;
      // Before a line feed it is told from a whole line end by nothing.
      if (escape && char === '\r') return false;
      if (!bare) return true;
      return !isSpecial(char, dialect) && !'\r\n\u0085'.includes(char) && !dialect.comment.startsWith(char);
    })
    .join('');
}

function isSpecial(char: string, { delimiter, quote, escape }: DelimitedFormat): boolean {
  return delimiter.includes(char) || (quote !== '' && char === quote) || char === escape;
}

function write(
  cell: string,
  at: number,
  dialect: DelimitedFormat,
  { quoted, padded }: { readonly quoted: boolean; readonly padded: boolean },
): string {
  const { quote, comment, strictQuotes, delimiter } = dialect;
  const escape = dialect.escape === quote ? '' : dialect.escape;
  const chars = Array.from(cell);
  const special = chars.some((char) => isSpecial(char, dialect) || /[\r\n\u0085]/.test(char));
  const asComment = at === 0 && comment !== '' && cell.startsWith(comment.charAt(0));
  if (quote !== '' && (quoted || (escape === '' && (special || asComment)))) {
    const inner =
      escape === ''
        ? cell.replaceAll(quote, quote + quote)
        : chars.map((char) => (char === quote || char === escape ? escape + char : char)).join('');
    const blank = padded && !strictQuotes && !delimiter.includes(' ') ? ' ' : '';
    return blank + quote + inner + quote + blank;
  }
  if (escape === '') return cell;
  return chars
    .map((char, i) =>
      isSpecial(char, dialect) || /[\r\n\u0085]/.test(char) || (asComment && i === 0) ? escape + char : char,
    )
    .join('');
}
