import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, compileExpression } from '../../src/job/expression.ts';
import { ExpressionFailure } from '../../src/job/expression-problem.ts';
import {
  createExpressionScope,
  FORMAT_NAMES,
  type FunctionTable,
  type ScopeValues,
} from '../../src/job/expression-scope.ts';

const scope = createExpressionScope({
  records: {
    invoice: { number: 'string', total: 'int', count: 'int', discount: 'int?', day: 'string' },
    customer: { name: 'string', active: 'bool', paperless: 'bool?' },
  },
  variables: { page: 'int', pages: 'int', note: 'string' },
  functions: FORMAT_NAMES,
});

const functions: FunctionTable = {
  money: (minorUnits) => `€${minorUnits}`,
  amount: (minorUnits) => `(${minorUnits})`,
  integer: (value) => `#${value}`,
  decimal: (units, digits) => `${units}/${digits}`,
  date: (day) => `<${day}>`,
  dateLong: (day) => `<<${day}>>`,
  percent: (units, digits) => `${units}%${digits}`,
  plural: (count, forms) => forms[count === 1 ? 0 : 1] ?? '',
  month: (day) => `<${day.slice(5, 7)}>`,
  monthYear: (day) => `<${day.slice(0, 7)}>`,
  weekday: (day) => `<of ${day}>`,
};

const VALUES: ScopeValues = {
  invoice: { number: 'R-7', total: 12_345, count: 3, discount: null, day: '2019-07-01' },
  customer: { name: 'Zoë', active: true, paperless: null },
  page: 2,
  pages: 5,
  note: '',
};

function evaluate(source: string, values = VALUES): string | number | boolean {
  return compileExpression(source, scope, functions).evaluate(values);
}

describe('evaluate', () => {
  it.each([
    ['invoice.number', 'R-7'],
    ['invoice.total', 12_345],
    ['page', 2],
    ['money(invoice.total)', '€12345'],
    ['money(invoice.total - 45)', '€12300'],
    ['dateLong(invoice.day)', '<<2019-07-01>>'],
    ['month(invoice.day)', '<07>'],
    ['percent(invoice.count, 1)', '3%1'],
    ['plural(invoice.count, ["item", "items"])', 'items'],
    ['default(invoice.discount, 7)', 7],
    ['default(invoice.count, 7)', 3],
    ['default(note, "none")', 'none'],
    ['choose(customer.name, ["Ann", "Zoë"], ["A", "Z"], "?")', 'Z'],
    ['choose(note, ["Ann", "Zoë"], ["A", "Z"], "?")', '?'],
    ['iban("de89 370400440532013000")', 'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000'],
    ['iban(note)', ''],
    ['monthYear(invoice.day)', '<2019-07>'],
    ['weekday(invoice.day)', '<of 2019-07-01>'],
    ['days(invoice.day, "2019-08-15")', 45],
    ['days("2020-03-01", "2020-02-28")', -2],
    ['money(default(invoice.discount, 0))', '€0'],
    ['default(customer.paperless, false)', false],
    ['phone("0446681800", "CH")', '044\u00a0668\u00a018\u00a000'],
    ['phone("+41446681800")', '+41\u00a044\u00a0668\u00a018\u00a000'],
    ['upper(customer.name) + "!"', 'ZOË!'],
    ['join([invoice.number, note, customer.name], " / ")', 'R-7 / Zoë'],
    ['invoice.discount', ''],
    ['invoice.discount == null ? "none" : money(invoice.discount)', 'none'],
    ['page < pages && invoice.total >= 10000', true],
    ['customer.name in ["Zoë", "Ann"]', true],
    ['["a", "b"].exists(x, invoice.number.contains(x))', false],
    ['matches(invoice.number, "^R-[0-9]+$")', true],
    ['string(invoice.count) + " items"', '3 items'],
    ['invoice.total / 1000 * 2', 24],
    ['"{{"', '{{'],
    ['decimal(invoice.total, 3)', '12345/3'],
    ['decimal(invoice.total * 10, 0) + " kg"', '123450/0 kg'],
    ['customer.active', true],
    ['!customer.active || invoice.total > 0', true],
    ['customer.active ? "active" : ""', 'active'],
    ['customer.paperless == true', false],
    ['customer.paperless == null', true],
  ])('%s', (source, value) => {
    expect(evaluate(source)).toBe(value);
  });

  it('fails on values that it cannot be computed from, and says where', () => {
    expect(() => evaluate('invoice.total / (invoice.count - 3)')).toThrow(ExpressionFailure);
    expect(() => evaluate('money(invoice.discount)')).toThrow(ExpressionFailure);
    expect(() => evaluate('days(note, invoice.day)')).toThrow(ExpressionFailure);
    expect(() => evaluate('default(customer.name, 5)')).toThrow(ExpressionFailure);
    expect(() => evaluate('invoice.total * invoice.total * invoice.total * invoice.total')).toThrow(
      ExpressionFailure,
    );
    expect(() => evaluate('invoice.total', { invoice: { total: null } })).toThrow(ExpressionFailure);
  });

  it('states what it reads, and whether it does without CEL', () => {
    const plain = compileExpression('money(invoice.total)', scope, functions);
    expect([plain.reads, plain.plain, plain.type]).toEqual([['invoice.total'], true, 'string']);
    const careful = compileExpression('page == pages', scope, functions);
    expect([careful.reads, careful.plain, careful.type]).toEqual([['page', 'pages'], false, 'bool']);
  });
});

describe('checkExpression', () => {
  /** `§` stands where the problem is. */
  it.each([
    ['invoice.§totl', 'expression.unknown-field', 'totl'],
    ['§invoce.total', 'expression.unknown-name', 'invoce'],
    ['money(§invoice)', 'expression.not-allowed', 'invoice'],
    ['§mony(invoice.total)', 'expression.unknown-function', 'mony'],
    ['invoice.number.§foo()', 'expression.unknown-function', 'foo'],
    ['invoice.total > §15.00', 'expression.not-allowed', '15.00'],
    ['§invoice.number + 1', 'expression.type', 'no such overload: string + int'],
    ['§money(invoice.number)', 'expression.type', "found no matching overload for 'money(string)'"],
    ['invoice.total +§', 'expression.syntax', 'it ends too early'],
    ['§page > 1', 'expression.result-type', 'bool'],
    ['§[1, 2]', 'expression.result-type', 'list<int>'],
    ['§timestamp("2019-07-01T00:00:00Z").getFullYear()', 'expression.unknown-function', 'timestamp'],
    ['§{"a": 1}["a"]', 'expression.not-allowed', '{ … }'],
    ['§invoice["total"]', 'expression.not-allowed', 'invoice'],
    ['[1].map(a, §[2].map(b, b)).size()', 'expression.not-allowed', 'map() inside another'],
    ['[1].filter(§page, page > 0).size()', 'expression.not-allowed', 'page'],
    ['matches(note, §"(a")', 'expression.pattern', '(a'],
    ['matches(note, "a") ? §matches(note, note) ? 1 : 2 : 3', 'expression.not-allowed', 'matches()'],
    ['§cel.bind(x, note, x + x)', 'expression.unknown-name', 'cel'],
    ['decimal(invoice.total, §page)', 'expression.not-allowed', 'decimal()'],
    ['decimal(invoice.total, §10)', 'expression.not-allowed', 'decimal()'],
    ['percent(invoice.total, §page)', 'expression.not-allowed', 'percent()'],
    ['§choose(note, ["a", "b"], ["A"], "?")', 'expression.not-allowed', 'choose() of 2 cases'],
    ['decimal(invoice.total, §-1)', 'expression.not-allowed', 'decimal()'],
    [
      '§decimal(invoice.number, 2)',
      'expression.type',
      "found no matching overload for 'decimal(string, int)'",
    ],
    ['§decimal(invoice.total)', 'expression.type', "found no matching overload for 'decimal(int)'"],
    ['§customer.active', 'expression.result-type', 'bool'],
    ['§customer.active > 0', 'expression.type', 'no such overload: bool > int'],
  ])('%s', (marked, code, found) => {
    const [problem] = checkExpression(marked.replace('§', ''), scope, 'text');
    expect(problem).toMatchObject({ code, offset: marked.indexOf('§'), found });
  });

  it('reports every unknown name of an expression', () => {
    const problems = checkExpression('invoice.totl + pge', scope, 'text');
    expect(problems.map(({ found, values }) => [found, values?.['nearest']])).toEqual([
      ['totl', 'did you mean `total`? '],
      ['pge', 'did you mean `page`? '],
    ]);
  });

  it('limits size and depth', () => {
    const deep = `${'('.repeat(60)}1${')'.repeat(60)}`;
    expect(checkExpression(`${'1 + '.repeat(400)}1`, scope, 'text')[0]?.code).toBe('expression.too-large');
    expect(checkExpression(deep, scope, 'text')[0]?.code).toBe('expression.too-large');
    expect(checkExpression(`"${'x'.repeat(2000)}"`, scope, 'text')[0]?.code).toBe('expression.too-large');
  });
});

/** Expressions that the shortcut may take, from all shapes that it knows and some that it does not. */
const { text } = fc.letrec<{ text: string; number: string }>((tie) => ({
  number: fc.constantFrom('invoice.total', 'invoice.count', 'invoice.discount', 'page', '42', '-7'),
  text: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('invoice.number', 'customer.name', 'note', '"x, y"', "''"),
    fc.tuple(fc.constantFrom('money', 'amount', 'integer'), tie('number')).map(([f, n]) => `${f}(${n})`),
    fc.tuple(tie('number'), fc.nat({ max: 9 })).map(([n, digits]) => `decimal(${n}, ${digits})`),
    fc
      .tuple(fc.constantFrom('date', 'dateLong', 'upper', 'lower'), tie('text'))
      .map(([f, t]) => `${f}(${t})`),
    fc.array(tie('text'), { minLength: 1, maxLength: 3 }).map((parts) => `join([${parts.join(', ')}], " ")`),
  ),
}));

describe('the shortcut', () => {
  it('gives what CEL gives, failures too', () => {
    const value = fc.oneof(fc.maxSafeInteger(), fc.constant(null));
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(null));
    const values = fc.record({
      invoice: fc.record({ number: word, total: value, count: value, discount: value, day: word }),
      customer: fc.record({ name: word, active: fc.boolean(), paperless: fc.option(fc.boolean()) }),
      page: fc.nat(),
      pages: fc.nat(),
      note: fc.string(),
    });
    const source = fc.oneof(
      text,
      fc.constantFrom('invoice.total', 'invoice.discount', 'page', '7', 'invoice.number'),
      fc.constantFrom('customer.active', 'customer.paperless'),
      text.map((inner) => `matches(${inner}, "^[a-c]|x$")`),
    );
    fc.assert(
      fc.property(source, values, (typed, given) => {
        // A condition around it keeps the shortcut away.
        expect(outcome(typed, given)).toEqual(outcome(`true ? (${typed}) : (${typed})`, given));
      }),
      { numRuns: 2000 },
    );
  });
});

function outcome(source: string, values: ScopeValues): unknown {
  try {
    return evaluate(source, values);
  } catch (error) {
    if (error instanceof ExpressionFailure) return error.problem.code;
    throw error;
  }
}
