import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, isScalar, stringify } from 'yaml';
import { readInlineText } from '../../src/job/inline-text.ts';
import { offsetsOf } from '../../src/job/scalar-offsets.ts';

describe('readInlineText', () => {
  it('tells text, bold and values apart', () => {
    const { spans } = readInlineText('Page **{{ page }}** of {{ f("}}", [{1}]) }}!');
    expect(spans).toEqual([
      { span: { kind: 'text', text: 'Page ', bold: false }, offset: 0 },
      { span: { kind: 'value', expression: 'page', bold: true }, offset: 10 },
      { span: { kind: 'text', text: ' of ', bold: false }, offset: 19 },
      { span: { kind: 'value', expression: 'f("}}", [{1}])', bold: false }, offset: 26 },
      { span: { kind: 'text', text: '!', bold: false }, offset: 43 },
    ]);
  });

  it('takes a backslash before a brace, star or backslash away', () => {
    const { spans, problems } = readInlineText('\\{\\{ a \\}\\} 2\\*\\*3 \\\\ \\n');
    expect(spans.map(({ span }) => span)).toEqual([
      { kind: 'text', text: '{{ a }} 2**3 \\ \\n', bold: false },
    ]);
    expect(problems).toEqual([]);
  });

  it('reads italic, bold italic and parts in a style of their own, with values inside', () => {
    const { spans, styles, problems } = readInlineText('*a* ***b*** [due **{{ f[0] }}** [1]](late) c');
    expect(problems).toEqual([]);
    expect(styles).toEqual([{ name: 'late', offset: 37 }]);
    expect(spans.map(({ span }) => span)).toEqual([
      { kind: 'text', text: 'a', bold: false, italic: true },
      { kind: 'text', text: ' ', bold: false },
      { kind: 'text', text: 'b', bold: true, italic: true },
      { kind: 'text', text: ' ', bold: false },
      { kind: 'text', text: 'due ', bold: false, style: 'late' },
      { kind: 'value', expression: 'f[0]', bold: true, style: 'late' },
      { kind: 'text', text: ' [1]', bold: false, style: 'late' },
      { kind: 'text', text: ' c', bold: false },
    ]);
  });

  it('leaves stars and brackets that mark nothing what they are', () => {
    for (const plain of ['2 * 3 * 4', 'Price *', '* without tax', 'a [1] b', 'f[2] (see there)', '[x] (y)']) {
      const { spans, problems } = readInlineText(plain);
      expect(problems).toEqual([]);
      expect(spans.map(({ span }) => span)).toEqual([{ kind: 'text', text: plain, bold: false }]);
    }
  });

  it('says what is left open, and where', () => {
    expect(readInlineText('a *b').problems).toEqual([{ reason: '`*` without a second `*`', offset: 2 }]);
    expect(readInlineText('a [b](').problems).toEqual([
      { reason: '`](` without the name of a style and `)`', offset: 4 },
    ]);
    expect(readInlineText('[a [b](c) d](e)').problems).toEqual([
      { reason: 'a `[…](style)` within another one', offset: 3 },
    ]);
    expect(readInlineText('a {{ b').problems).toEqual([{ reason: '`{{` without `}}`', offset: 2 }]);
    expect(readInlineText('a }} b').problems).toEqual([{ reason: '`}}` without `{{`', offset: 2 }]);
    expect(readInlineText('a ** b').problems).toEqual([{ reason: '`**` without a second `**`', offset: 2 }]);
    expect(readInlineText('a {{ }}').problems).toEqual([
      { reason: 'nothing between `{{` and `}}`', offset: 2 },
    ]);
  });

  it('gives any text back that was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}*[]()\\a \n"') }), (plain) => {
        const { spans, problems } = readInlineText(plain.replace(/[\\{}*[\]]/g, (unit) => `\\${unit}`));
        expect(problems).toEqual([]);
        expect(spans.map(({ span }) => (span.kind === 'text' ? span.text : '?')).join('')).toBe(plain);
      }),
    );
  });
});

describe('offsetsOf', () => {
  it('finds every character of a YAML text in its source, whatever its style', () => {
    const units = fc.constantFrom(
      'a',
      'b',
      ' ',
      '  ',
      '\n',
      '"',
      "'",
      '\\',
      '{',
      ':',
      '#',
      'é',
      '😀',
      '\t',
      '\u00a0',
      '\u0007',
    );
    const style = fc.constantFrom(
      'PLAIN',
      'QUOTE_DOUBLE',
      'QUOTE_SINGLE',
      'BLOCK_LITERAL',
      'BLOCK_FOLDED',
    ) as fc.Arbitrary<'PLAIN'>;
    fc.assert(
      fc.property(
        fc.string({ unit: units, maxLength: 60 }),
        style,
        fc.constantFrom(0, 20),
        (text, type, lineWidth) => {
          const source = stringify({ key: text }, { defaultStringType: type, lineWidth });
          const node = parseDocument(source).get('key', true);
          if (!isScalar(node) || typeof node.value !== 'string' || node.range == null) return;
          const scalar = source.slice(node.range[0], node.range[1]);
          const offsets = offsetsOf(scalar, node.value);
          expect(offsets).toHaveLength(node.value.length + 1);
          for (let index = 0; index < node.value.length; index += 1) {
            const unit = node.value.charAt(index);
            const there = scalar.charAt(offsets[index] ?? -1);
            if (unit < '!' || unit === '\u00a0' || (unit >= '\ud800' && unit <= '\udfff')) continue;
            expect(there === unit || there === '\\' ? unit : there).toBe(unit);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
