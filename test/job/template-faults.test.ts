import { describe, expect, it } from 'vitest';
import { change, faultsOf, SMALL_JOB, SMALL_TEMPLATE, unmark } from './small-job.ts';

const RECT = '{ x: 25, y: 62, width: 66, height: 27 }';

/** A payment part in this font, with further keys. */
const swiss = (font: string, more: string): string => `payment:
  - swissQr:
      iban: CH5800791123000889012
      creditor: { name: A, postalCode: '8000', city: Zürich, country: CH }
      amount: invoice.total
      debtor: address
      message: '{{ invoice.invoice }}'
    font: ${font}
    bold: bold
${more}`;

/** The stub of a bill paid by cheque, with this line for scanners. */
const stub = (scanLine: string): string => `payment:
  - remittance:
      account: '{{ invoice.account }}'
      amount: invoice.total
      payTo: A
      scanLine: ${scanLine}
    font: regular
    bold: bold
`;

/** A transfer form with further keys of its own. */
const transfer = (more: string): string => `payment:
  - transfer:
      country: DE
      name: A
      iban: DE89370400440532013000
      font: regular
${more}    font: regular
    bold: bold
`;

/** What is typed; what it is replaced by, with `§` where the fault is; the one fault that this makes. */
const TEMPLATE_FAULTS: readonly (readonly [string, string, string])[] = [
  ['template: small', '§templat: small\ntemplate: small', 'job.unknown-key templat'],
  [
    'npm:source-sans/TTF/SourceSans3-Bold.ttf',
    '§npm:source-sans/TTF/SourceSans3-Bld.ttf',
    'job.resource-missing npm:source-sans/TTF/SourceSans3-Bld.ttf',
  ],
  [
    'npm:source-sans/TTF/SourceSans3-Bold.ttf',
    '§npm:no-such-package/a.ttf',
    'job.resource-missing npm:no-such-package/a.ttf',
  ],
  [
    'npm:source-sans/TTF/SourceSans3-Bold.ttf',
    '§npm:source-sans/../x.ttf',
    'job.resource-refused npm:source-sans/../x.ttf',
  ],
  ['npm:source-sans/TTF/SourceSans3-Bold.ttf', '§/etc/passwd', 'job.resource-refused /etc/passwd'],
  ['npm:source-sans/TTF/SourceSans3-Bold.ttf', '§small.yaml', 'job.font-unusable small.yaml'],
  ['npm:source-sans/TTF/SourceSans3-Bold.ttf', '§.', 'job.resource-refused '],
  ['like: body', 'like: §boddy', 'job.unknown-name boddy'],
  ['{ font: regular, bold: bold,', '{ font: regular, bold: §bolt,', 'job.unknown-name bolt'],
  ['color: brand', 'color: §brnd', 'job.unknown-name brnd'],
  ['styles:\n', 'let:\n  §customer: "1"\nstyles:\n', 'job.reserved-name customer'],
  ['styles:\n', 'let:\n  §line: "1"\nstyles:\n', 'job.reserved-name line'],
  ['styles:\n', 'let:\n  §page: "1"\nstyles:\n', 'job.reserved-name page'],
  ['styles:\n', 'let:\n  §type: "1"\nstyles:\n', 'job.reserved-name type'],
  ['styles:\n', 'let:\n  §"a b": "1"\nstyles:\n', 'job.invalid-value a b'],
  ['styles:\n', 'let: { a: 1 + §b, b: "2" }\nstyles:\n', 'expression.field-order b'],
  ['styles:\n', 'let: { a: 1 + §a }\nstyles:\n', 'expression.field-order a'],
  ['styles:\n', 'let: { a: "1", b: a.§x }\nstyles:\n', "expression.type Cannot index type 'int'"],
  ['styles:\n', 'let: { a: §line.text }\nstyles:\n', 'expression.unknown-name line'],
  ['styles:\n', 'let: { a: "§[1]" }\nstyles:\n', 'expression.result-type list<int>'],
  ['c: 90', 'c: §190', 'job.invalid-value 190'],
  ['body: { font: regular,', 'body: { like: §address,', 'template.style-loop body'],
  ['papers:\n', `papers:\n  §C4: { first: ${RECT}, address: ${RECT} }\n`, 'template.size-missing C4'],
  [
    '{ x: 25, y: 62, width: 66, height: 27 }',
    '{ x: 25, y: 62, width: §0, height: 27 }',
    'job.invalid-value 0',
  ],
  ['{{ page }}', '{{ §pge }}', 'expression.unknown-name pge'],
  ['Invoice **{{ invoice.invoice }}**', 'Invoice[^§no]', 'job.unknown-name no'],
  ['Invoice **{{ invoice.invoice }}**', 'Invoice §**{{ invoice.invoice }}', 'template.markup'],
  ['Invoice **{{ invoice.invoice }}**', 'Invoice §*{{ invoice.invoice }}', 'template.markup'],
  ['Invoice **{{ invoice.invoice }}**', '[Invoice](§bodi)', 'job.unknown-name bodi'],
  ['Invoice **{{ invoice.invoice }}**', 'Invoice §{{ invoice.invoice', 'template.markup'],
  ['Invoice **{{ invoice.invoice }}**', 'Invoice §}} x', 'template.markup'],
  ['Invoice **{{ invoice.invoice }}**', 'Invoice {{ §page }}', 'expression.unknown-name page'],
  [
    'Invoice **{{ invoice.invoice }}**',
    'Invoice {{ invoice.total >§ }}',
    'expression.syntax it ends too early',
  ],
  ['{{ line.text }}', '{{ line.§txt }}', 'expression.unknown-field txt'],
  [
    '{{ amount(line.amount) }}',
    '{{ §amount(line.text) }}',
    "expression.type found no matching overload for 'amount(string)'",
  ],
  ['{{ money(invoice.total) }}', '{{ §mony(invoice.total) }}', 'expression.unknown-function mony'],
  ['{{ money(invoice.total) }}', '{{ §invoice.total > 0 }}', 'expression.result-type bool'],
  ['{{ money(invoice.total) }}', '{{ money(§line.amount) }}', 'expression.unknown-name line'],
  ['width: 24', '§share: 2, width: 24', 'template.column-width'],
  ['carry: { of: amount', 'carry: { of: §text', 'job.column-type text'],
  ['carry: { of: amount', 'carry: { of: §amout', 'job.unknown-name amout'],
  ['  - slot: message', '  - §slot: message\n  - space: 3', 'template.slot'],
  ['flow:\n', `${swiss('§regulr', '')}flow:\n`, 'job.unknown-name regulr'],
  ['flow:\n', `${swiss('regular', '    paper: §A5\n')}flow:\n`, 'job.unknown-name A5'],
  ['flow:\n', `${swiss('regular', '    when: §invoice.total\n')}flow:\n`, 'expression.result-type int'],
  ['flow:\n', `${swiss('regular', '    separator: §glue\n')}flow:\n`, 'job.invalid-value glue'],
  [
    'flow:\n',
    `${swiss('regular', '').replace('invoice.total', 'invoice.§ttal')}flow:\n`,
    'expression.unknown-field ttal',
  ],
  [
    'flow:\n',
    `${swiss('regular', '').replace('debtor: address', 'debtor: §adress')}flow:\n`,
    'job.invalid-value adress',
  ],
  [
    'flow:\n',
    `${swiss('regular', '').replace('invoice.invoice', 'invoice.§number')}flow:\n`,
    'expression.unknown-field number',
  ],
  ['flow:\n', `${stub('{ font: §ocr, fields: [{ text: a }] }')}flow:\n`, 'job.unknown-name ocr'],
  [
    'flow:\n',
    `${stub('{ font: bold, fields: [{ amount: §invoice.invoice }] }')}flow:\n`,
    'expression.result-type string',
  ],
  [
    'flow:\n',
    `${stub('{ font: bold, fields: [{ text: a, check: §luh }] }')}flow:\n`,
    'job.invalid-value luh',
  ],
  ['flow:\n', `${stub('{ font: bold, fields: §[] }')}flow:\n`, 'job.invalid-value a list'],
  ['flow:\n', `${transfer("      text: '{{ invoice.§nr }}'\n")}flow:\n`, 'expression.unknown-field nr'],
  ['flow:\n', `${transfer('      §txt: A\n')}flow:\n`, 'job.unknown-key txt'],
  ['flow:\n', `${transfer('').replace('country: DE', 'country: §FR')}flow:\n`, 'job.invalid-value FR'],
  ['  - slot: message', '  - group:\n      - §slot: message', 'template.slot'],
  ['  - slot: message', '  - rule: 0.3\n    §colour: brand', 'job.unknown-key colour'],
  ['  - slot: message', '  - rule: 0.3\n    color: §brnd', 'job.unknown-name brnd'],
  ['  - slot: message', '  - text: x\n    style: §bdy', 'job.unknown-name bdy'],
  [
    '  - slot: message',
    '  - text: x\n    when: \'§invoice.total > "a"\'',
    'expression.type no such overload: int > string',
  ],
  ['  - slot: message', '  - image: §small.yaml\n    width: 20', 'job.picture-unusable small.yaml'],
  ['  - slot: message', '  - §Hello', 'job.invalid-value Hello'],
  ['  - slot: message', '  - text: §5', 'job.invalid-value 5'],
  ['  - slot: message', '  - text: §{ de: Hallo }', 'template.language-missing en'],
  ['  - slot: message', '  - text: { ger: §Hallo, en: Hi }', 'job.unknown-name ger'],
  ['  - slot: message', '  - text: { §deutsch: Hallo, en: Hi }', 'job.invalid-value deutsch'],
];

describe('faults of a template, each at its place', () => {
  it.each(TEMPLATE_FAULTS)('%j → %j', async (from, to, fault) => {
    const { text, at } = unmark(change(SMALL_TEMPLATE, from, to));
    expect(await faultsOf(SMALL_JOB, text)).toEqual([`small.yaml:${at} ${fault}`.trim()]);
  });
});
