import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { loadJob, type LoadedJob } from '../../src/job/load-job.ts';
import { change, newDir, shown, SMALL_JOB, unmark } from './small-job.ts';

/** A letterhead in a folder beside the job's, with a picture and a part of its own. */
const LETTER = `fonts:
  regular: npm:source-sans/TTF/SourceSans3-Regular.ttf
  bold: npm:source-sans/TTF/SourceSans3-Bold.ttf
colors: { brand: 60, pale: 10 }
styles:
  body: { font: regular, bold: bold, size: 9, leading: 12 }
  address: { like: body, size: 10, color: brand }
papers:
  A4:
    first: { x: 25, y: 100, width: 165, height: 160 }
    address: { x: 25, y: 62, width: 66, height: 27 }
texts:
  greeting: { en: Hello, de: Hallo }
furniture:
  - { image: mark.svg, width: 10, name: mark, at: { x: 25, y: 12, width: 10, height: 10 } }
  - { rule: 0.2, color: brand, at: { x: 25, y: 270, width: 165, height: 1 } }
`;

const TEMPLATE = `template: small
extends: common/letter.yaml
colors: { brand: { c: 90, m: 45, y: 0, k: 25 } }
styles:
  body: { size: 11 }
furniture:
  - { rule: 0.5, name: mark, at: { x: 25, y: 12, width: 10, height: 1 } }
flow:
  - text: $greeting
  - part:
      from: common/note.yaml
      with:
        title: 'Due for {{ invoice.invoice }}'
        total: invoice.total - 5
        isShown: invoice.count > 1
    when: invoice.total > 0
  - slot: message
`;

const NOTE = `part: note
parameters:
  title: text
  total: amount
  isShown: { type: condition, default: true }
  style: { type: style, default: body }
  width: { type: length, default: 60 }
blocks:
  - { text: $title, style: $style, when: isShown }
  - { text: "{{ money(total) }} of [1, 2].map(total, total) {{ money(invoice.total - total * 2) }}" }
  - box: [{ part: { from: deeper/line.yaml, with: { length: $width, when: '!isShown' } } }]
    width: $width
`;

const LINE = `part: line
parameters: { length: length, when: condition }
blocks:
  - { rule: 0.2, length: $length, when: when }
`;

const MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0H40V20H0Z"/></svg>';

const FILES = {
  'job.yaml': SMALL_JOB,
  'small.yaml': TEMPLATE,
  'common/letter.yaml': LETTER,
  'common/note.yaml': NOTE,
  'common/deeper/line.yaml': LINE,
  'common/mark.svg': MARK,
};

async function load(changes: Readonly<Record<string, string>> = {}): Promise<LoadedJob> {
  const dir = await newDir();
  for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), content);
  }
  return loadJob(join(dir, 'job.yaml'));
}

async function faultsWith(changes: Readonly<Record<string, string>>): Promise<string[]> {
  const { faults = [] } = await load(changes);
  return faults.map(shown);
}

describe('a template that extends another', () => {
  it('has what that has, but where it says something itself, key by key', async () => {
    const { job, faults } = await load();
    expect(faults).toBeUndefined();
    if (job === undefined) return;
    const { styles, furniture, faces } = job.template;
    expect(styles['body']).toMatchObject({ size: 11, leading: 12, boldFace: 1 });
    expect(styles['address']).toMatchObject({ size: 10, leading: 12, color: { kind: 'cmyk', c: 0.9 } });
    expect(faces).toHaveLength(2);
    expect(furniture.map(({ block }) => ('thickness' in block ? block.thickness : block.kind))).toEqual([
      ...[0.5, 0.2],
    ]);
  });

  it('takes over the files that it names beside itself, and all files are resources of the job', async () => {
    const own = change(TEMPLATE, '  - { rule: 0.5, name: mark,', '  - { rule: 0.5,');
    const { job } = await load({ 'small.yaml': own });
    expect(job?.template.furniture).toHaveLength(3);
    expect(job?.resources.map(({ name, kind }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining([
        ...[
          'job job.yaml',
          'template small.yaml',
          'template common/letter.yaml',
          'template common/note.yaml',
        ],
        ...['template common/deeper/line.yaml', 'image common/mark.svg'],
      ]),
    );
  });

  it('may extend one that extends another one', async () => {
    const top = change(TEMPLATE, 'extends: common/letter.yaml', 'extends: middle.yaml');
    const middle = 'extends: common/letter.yaml\nstyles: { address: { size: 12 } }\n';
    const { job } = await load({ 'small.yaml': top, 'middle.yaml': middle });
    expect(job?.template.styles['address']).toMatchObject({ size: 12, leading: 12 });
    expect(job?.template.styles['body']).toMatchObject({ size: 11 });
  });

  it('is not taken in by itself', async () => {
    const { text, at } = unmark(`extends: §middle.yaml\n${LETTER}`);
    expect(
      await faultsWith({
        'small.yaml': change(TEMPLATE, 'common/letter.yaml', 'middle.yaml'),
        'middle.yaml': 'extends: common/letter.yaml\n',
        'common/letter.yaml': text.replace('middle', '../middle'),
      }),
    ).toEqual([`letter.yaml:${at} template.file-loop ../middle.yaml`]);
  });
});

describe('a file to extend that is none', () => {
  it.each([
    ['§- a list\n', 'job.invalid-value a list'],
    ['§', 'job.invalid-value nothing'],
    ['styles: [§a', 'job.yaml'],
  ])('%s', async (marked, fault) => {
    const { text, at } = unmark(marked);
    const found = await faultsWith({ 'common/letter.yaml': text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
    if (fault !== 'job.yaml') expect(found[0]).toContain(`letter.yaml:${at} `);
  });

  it.each([
    ['colors: { brand: 60, pale: 10 }', 'colors: §[brand]', 'job.invalid-value a list'],
    ['body: { font', 'body: §[9]\n  other: { font', 'job.invalid-value a list'],
    ['papers:', '§paper:', 'job.unknown-key paper'],
    ['furniture:\n', 'furniture: §x\nfurnitur:\n', 'job.invalid-value x'],
  ])('%s -> %s', async (from, marked, fault) => {
    const { text, at } = unmark(change(LETTER, from, marked));
    expect(await faultsWith({ 'common/letter.yaml': text })).toContain(`letter.yaml:${at} ${fault}`);
  });

  it('is the only fault where there is none', async () => {
    const { text, at } = unmark(change(TEMPLATE, 'extends: common/letter', 'extends: §common/nowhere'));
    const found = await faultsWith({ 'small.yaml': text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`small.yaml:${at} job.unreadable`);
  });
});

describe('a part', () => {
  it('reads what it is given in its own place', async () => {
    const { job } = await load();
    const [, group] = job?.template.flow ?? [];
    if (group?.kind !== 'group') throw new Error('the part has a condition');
    expect(group).toMatchObject({ when: 'invoice.total > 0', keepTogether: false });
    expect(group.blocks).toMatchObject([
      {
        when: '(invoice.count > 1)',
        text: { default: [{ text: 'Due for ' }, { expression: 'invoice.invoice' }] },
      },
      {
        text: {
          default: [
            { expression: 'money((invoice.total - 5))' },
            { text: ' of [1, 2].map(total, total) ' },
            { expression: 'money(invoice.total - (invoice.total - 5) * 2)' },
          ],
        },
      },
      { kind: 'box', width: 60, blocks: [{ kind: 'rule', length: 60, when: '(!(invoice.count > 1))' }] },
    ]);
  });

  it('may be given an expression with a comment at its end', async () => {
    const given = change(TEMPLATE, 'total: invoice.total - 5', 'total: "invoice.total - 5 // the rest"');
    expect((await load({ 'small.yaml': given })).faults).toBeUndefined();
  });

  it('finds a file that it names itself beside itself', async () => {
    const logo = change(NOTE, '  title: text', '  title: text\n  logo: { type: file, default: mark.svg }');
    const { job, faults } = await load({
      'common/note.yaml': change(logo, 'blocks:', 'blocks:\n  - { image: $logo, width: 10 }'),
    });
    expect(faults).toBeUndefined();
    expect(job?.resources.map(({ name }) => name)).toContain('common/mark.svg');
  });

  it('may be given totals over rows', async () => {
    const given = change(TEMPLATE, 'total: invoice.total - 5', 'total: sum(lines.amount, line.quantity > 1)');
    const { job, faults } = await load({ 'small.yaml': given });
    expect(faults).toBeUndefined();
    expect(job?.template.computed).toMatchObject([
      { total: { of: 'sum', table: 'lines', column: 'amount', where: 'line.quantity > 1' }, decimals: 2 },
    ]);
    const { text, at } = unmark(change(given, 'total: sum(lines.amount', 'total: §sum(lines.amuont'));
    expect(await faultsWith({ 'small.yaml': text })).toEqual([
      `small.yaml:${at} expression.unknown-field amuont`,
    ]);
  });

  it('stands at fixed places too', async () => {
    const placed = change(TEMPLATE, 'flow:', '  - part: { from: common/foot.yaml, with: { y: 280 } }\nflow:');
    const foot = `part: foot
parameters: { y: length }
blocks:
  - { rule: 0.1, at: { x: 25, y: $y, width: 10, height: 1 } }
`;
    const { job } = await load({ 'small.yaml': placed, 'common/foot.yaml': foot });
    expect(job?.template.furniture.at(-1)).toMatchObject({ y: 280, block: { kind: 'rule' } });
  });

  /** The file; what is typed; what it is replaced by, with `§` where the fault is; the one fault. */
  it.each([
    ['small.yaml', 'title:', '§titel: x\n        title:', 'job.unknown-key titel'],
    [
      'small.yaml',
      "  - part:\n      from: common/note.yaml\n      with:\n        title: 'Due for {{ invoice.invoice }}'",
      '  - part:\n      §from: common/note.yaml\n      with:',
      'job.missing-key title',
    ],
    ['small.yaml', 'total: invoice.total - 5', 'total: §invoice.invoice', 'expression.result-type string'],
    ['small.yaml', 'total: invoice.total - 5', 'total: §invoice.totl', 'expression.unknown-field totl'],
    ['small.yaml', 'isShown: invoice.count > 1', 'isShown: §invoice.count', 'expression.result-type int'],
    ['small.yaml', 'isShown: invoice.count > 1', 'width: §wide', 'job.invalid-value wide'],
    ['small.yaml', 'isShown: invoice.count > 1', 'style: §fat', 'job.unknown-name fat'],
    ['small.yaml', 'invoice.invoice }}', '§nobody.name }}', 'expression.unknown-name nobody'],
    ['small.yaml', 'common/note.yaml', '§common/nota.yaml', 'job.unreadable'],
    ['small.yaml', 'common/note.yaml', '§/etc/note.yaml', 'job.resource-refused /etc/note.yaml'],
    ['common/note.yaml', 'when: isShown', 'when: §isShow', 'expression.unknown-name isShow'],
    ['common/note.yaml', 'total * 2) }}', 'total * §ten) }}', 'expression.unknown-name ten'],
    ['common/note.yaml', 'deeper/line.yaml', '§note.yaml', 'template.file-loop note.yaml'],
    ['common/note.yaml', 'deeper/line.yaml', '§../small.yaml', 'template.file-loop ../small.yaml'],
    ['common/note.yaml', 'total: amount', '§run: amount\n  total: amount', 'job.reserved-name run'],
    ['common/note.yaml', 'text: $title', 'text: "Note: §$title"', 'template.markup'],
    ['common/note.yaml', 'total: amount', 'total: §money', 'job.invalid-value money'],
    ['common/note.yaml', 'default: 60', 'default: §-60', 'job.invalid-value -60'],
    ['common/deeper/line.yaml', 'length: $length', '§lenght: $length', 'job.unknown-key lenght'],
    ['common/deeper/line.yaml', 'blocks:', '§block: 1\nblocks:', 'job.unknown-key block'],
    [
      'small.yaml',
      'flow:',
      '  - { rule: 1, name: §mark, at: { x: 25, y: 1, width: 1, height: 1 } }\nflow:',
      'job.doubled-name mark',
    ],
    ['common/letter.yaml', 'color: brand }', 'color: §bland }', 'job.unknown-name bland'],
    ['common/letter.yaml', 'de: Hallo', 'de: "§{{ 1 + }}"', 'expression.syntax it ends too early'],
    ['common/letter.yaml', 'mark.svg', '§merk.svg', 'job.resource-missing common/merk.svg'],
  ] as const)('%s: %s -> %s', async (file, from, marked, fault) => {
    const standing = { ...FILES, 'small.yaml': change(TEMPLATE, 'rule: 0.5, name: mark,', 'rule: 0.5,') };
    const typed = file === 'small.yaml' ? TEMPLATE : standing[file];
    const occurs = typed.split(from).length > 2 ? `first: ${from}` : from;
    const text = occurs === from ? change(typed, from, marked) : typed.replace(from, marked);
    const { text: broken, at } = unmark(text);
    const found = await faultsWith({ ...standing, [file]: broken });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
    if (!fault.startsWith('expression.syntax')) expect(found[0]).toContain(`:${at} `);
  });

  it('that each hold the next one twice end, with a fault', async () => {
    const files = Array.from({ length: 14 }, (_, n): [string, string] => {
      const next = n === 13 ? '{ text: x }' : `{ part: { from: p${n + 1}.yaml } }`;
      return [`common/p${n}.yaml`, `part: p\nblocks: [${next}, ${next}]\n`];
    });
    const small = change(TEMPLATE, '  - slot', '  - part: { from: common/p0.yaml }\n  - slot');
    const found = await faultsWith({ ...Object.fromEntries(files), 'small.yaml': small });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('job.too-large');
  });
});
