import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createComposer, type Composer } from '../../src/compose/composer.ts';
import type { Job } from '../../src/job/job.ts';
import type { FlowBlock } from '../../src/job/template.ts';
import type { TableBlock, UnderRows } from '../../src/job/template-table.ts';
import type { DocumentData } from '../../src/model/document.ts';
import type { RecordValues } from '../../src/model/record.ts';
import { readTexts, type ShownText } from './read-content.ts';
import { inline, resources, table, tinyDocument, tinyJob, tinyTemplate } from './tiny-job.ts';

const [main] = tinyTemplate.flow;
if (main?.kind !== 'table') throw new Error('the tiny template begins with its table');

const under: UnderRows = {
  rows: 'options',
  style: 'head',
  cells: [
    { cell: inline('{{ "" }}'), from: 0, to: 0, align: 'left' },
    { cell: inline('o{{ line.number }}.{{ option.text }}'), from: 1, to: 1, align: 'left' },
    { cell: inline('{{ article.name }}'), from: 2, to: 2, align: 'right' },
  ],
  under: [
    {
      rows: 'notes',
      style: 'head',
      cells: [
        {
          cell: inline('n{{ line.number }}.{{ option.text }}.{{ note.text }}'),
          from: 1,
          to: 2,
          align: 'left',
        },
      ],
      under: [],
    },
  ],
};

const lines: TableBlock = { ...main, under: [under] };

const payments: TableBlock = {
  ...main,
  rows: 'payments',
  whenEmpty: 'hide',
  columns: [
    { head: inline('When'), cell: inline('p{{ payment.text }}'), width: { share: 1 }, align: 'left', gap: 0 },
  ],
  totals: [{ label: inline(''), value: inline('{{ "paid" }}'), style: 'right' }],
};

/** Without a subtotal at page breaks: the payments have no use for one. */
const { carry: unwanted, ...uncarried } = payments;
if (unwanted === undefined) throw new Error('the tiny template carries subtotals');

/** The tiny job with options below lines, notes below options, payments beside the lines, and articles of options. */
function joinedJob(flow: readonly FlowBlock[] = [lines, uncarried]): Job {
  const job = tinyJob({ flow });
  const text = { text: 'text' } as const;
  const lookups = [{ table: 'articles', by: 'text' }];
  return {
    ...job,
    extract: {
      ...job.extract,
      documents: { ...job.extract.documents, lookups: [{ table: 'articles', by: 'note' }] },
      below: [
        { ...table('option', text), parent: 'lines', lookups },
        { ...table('note', text), parent: 'options' },
        { ...table('payment', { text: 'text', amount: 'amount' }), parent: 'invoices' },
      ],
      lookups: [{ ...table('article', { name: 'text', weight: 'integer' }), key: 'name' }],
    },
  };
}

/** A document whose i-th line has options with so many notes each. */
function joinedDocument(
  tree: readonly (readonly number[])[],
  paid = 0,
  changes: Partial<DocumentData> = {},
): DocumentData {
  const options = tree.flatMap((own, line) => own.map((notes, k) => ({ line, text: String(k), notes })));
  const rows = (texts: readonly string[]): RecordValues[] => texts.map((text) => ({ text, amount: 1 }));
  return tinyDocument(
    tree.map(() => ({ text: 'x', amount: 100 })),
    {
      tables: {
        options: { values: rows(options.map(({ text }) => text)), parents: options.map(({ line }) => line) },
        notes: {
          values: rows(options.flatMap(({ notes }) => Array.from({ length: notes }, (_, j) => String(j)))),
          parents: options.flatMap(({ notes }, i) => Array.from({ length: notes }, () => i)),
        },
        payments: { values: rows(Array.from({ length: paid }, (_, i) => String(i))) },
      },
      looked: {
        'options/article': options.map(({ text }) => ({ name: `a${text}`, weight: 1 })),
        'invoices/article': [{ name: 'of the document', weight: 2 }],
      },
      ...changes,
    },
  );
}

/** The texts of each page from top to bottom, and of a line from left to right; without what stands at fixed places. */
function pagesOf(composer: Composer, data: DocumentData): string[][] {
  const result = composer.compose(data);
  if ('fault' in result) throw new Error(JSON.stringify(result.fault));
  const isFixed = ({ text, y }: ShownText, page: number): boolean =>
    text.startsWith('Page ') || (page === 0 && y > (207 * 72) / 25.4);
  return result.pages.map((page, p) =>
    readTexts(page, composer.faces)
      .filter((shown) => !isFixed(shown, p))
      .toSorted((a, b) => b.y - a.y || a.x - b.x)
      .map(({ text }) => text),
  );
}

const marks = (texts: readonly string[]): string[] => texts.filter((text) => /^([#onp])\d/.test(text));

describe('rows below rows', () => {
  it('stand below their parents, with the records of all above and what they refer to', () => {
    const [texts = []] = pagesOf(createComposer(joinedJob(), resources), joinedDocument([[1, 0], [], [2]]));
    expect(marks(texts)).toEqual(['#1', 'o1.0', 'n1.0.0', 'o1.1', '#2', '#3', 'o3.0', 'n3.0.0', 'n3.0.1']);
    expect(texts.filter((text) => /^a\d/.test(text))).toEqual(['a0', 'a1', 'a0']);
  });

  it('look like one row with their parent: the blank space goes around all of them', () => {
    const composer = createComposer(joinedJob(), resources);
    const yOf = (tree: readonly (readonly number[])[], text: string): number => {
      const result = composer.compose(joinedDocument(tree));
      if ('fault' in result) throw new Error(result.fault.code);
      const [page] = result.pages;
      return page === undefined
        ? NaN
        : (readTexts(page, composer.faces).find((shown) => shown.text === text)?.y ?? NaN);
    };
    expect(yOf([[], []], '#2') - yOf([[0], []], '#2')).toBeCloseTo(12, 1);
  });

  it('every row once and below its parent, whatever the pages; no parent stands alone at a page’s foot', () => {
    const composer = createComposer(joinedJob(), resources);
    const trees = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 14 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(trees, fc.nat({ max: 60 }), (tree, paid) => {
        const pages = pagesOf(composer, joinedDocument(tree, paid));
        const wanted = tree.flatMap((own, i) => [
          `#${i + 1}`,
          ...own.flatMap((notes, k) => [
            `o${i + 1}.${k}`,
            ...Array.from({ length: notes }, (_, j) => `n${i + 1}.${k}.${j}`),
          ]),
        ]);
        const paidRows = Array.from({ length: paid }, (_, i) => `p${i}`);
        expect(pages.flatMap(marks)).toEqual([...wanted, ...paidRows]);
        for (const texts of pages.slice(0, -1)) {
          const last = marks(texts).at(-1) ?? '';
          if (last.startsWith('#')) expect(tree[Number(last.slice(1)) - 1], last).toEqual([]);
        }
        let rows = 0;
        for (const [p, texts] of pages.entries()) {
          // What is carried forward is the sum of the lines that have begun.
          rows += texts.filter((text) => text.startsWith('#')).length;
          if (texts.includes('Carried forward') && pages[p + 1]?.includes('Brought forward') === true)
            expect(texts).toContain(`${rows}.00`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('few of them stay on the page of their parent, of many only the ends', () => {
    const composer = createComposer(joinedJob(), resources);
    const ends = (options: number): unknown => {
      const first = Array.from({ length: 10 }, (): number[] => []);
      const tree = [...first, Array.from({ length: options }, () => 0), [], []];
      return pagesOf(composer, joinedDocument(tree)).map((texts) => marks(texts).at(-1));
    };
    expect(ends(8)).toEqual(['#10', '#13']);
    expect(ends(12)).toEqual(['o11.3', '#13']);
  });

  it('a row whose condition is not met is not shown, nor what is below it', () => {
    const job = joinedJob([{ ...lines, under: [{ ...under, when: 'option.text != "1"' }] }]);
    const [texts = []] = pagesOf(createComposer(job, resources), joinedDocument([[1, 1, 1]]));
    expect(marks(texts)).toEqual(['#1', 'o1.0', 'n1.0.0', 'o1.2', 'n1.2.0']);
  });
});

describe('several tables', () => {
  it('of one without rows nothing stands, or head and totals', () => {
    const shown = (whenEmpty: TableBlock['whenEmpty'], paid: number): string[] => {
      const composer = createComposer(joinedJob([{ ...uncarried, whenEmpty }]), resources);
      return (
        pagesOf(composer, joinedDocument([[]], paid))[0]?.filter((text) => /^(p\d|paid)/.test(text)) ?? []
      );
    };
    expect(shown('hide', 0)).toEqual([]);
    expect(shown('head', 0)).toEqual(['paid']);
    expect(shown('hide', 2)).toEqual(['p0', 'p1', 'paid']);
  });

  it('expressions see how many rows each has', () => {
    const counted = inline('{{ rows.lines }}/{{ rows.options }}/{{ rows.notes }}/{{ rows.payments }}');
    const flow: FlowBlock[] = [{ kind: 'text', text: counted, style: 'body', keepWithNext: false }];
    const texts = pagesOf(createComposer(joinedJob(flow), resources), joinedDocument([[1, 2], []], 4));
    expect(texts).toEqual([['2/2/3/4']]);
  });

  it('one below another may stand by itself, with the records above it', () => {
    const cell = inline('{{ line.number }}-{{ option.text }}-{{ article.name }}');
    const alone: TableBlock = {
      ...uncarried,
      rows: 'options',
      columns: [{ head: inline('Option'), cell, width: { share: 1 }, align: 'left', gap: 0 }],
    };
    const [texts] = pagesOf(createComposer(joinedJob([alone]), resources), joinedDocument([[0], [0, 0]]));
    expect(texts?.filter((text) => text.includes('-'))).toEqual(['1-0-a0', '2-0-a0', '2-1-a1']);
  });

  it('what rows refer to stands only for them', () => {
    const column = { head: inline('Of'), width: { share: 1 }, align: 'left', gap: 0 } as const;
    const flow: FlowBlock[] = [
      {
        ...uncarried,
        rows: 'lines',
        columns: [{ ...column, cell: inline('l {{ article.name }}') }],
        under: [
          {
            ...under,
            cells: [{ cell: inline('o {{ article.name }}'), from: 0, to: 0, align: 'left' }],
            under: [],
          },
        ],
        totals: [{ label: inline(''), value: inline('t {{ article.name }}'), style: 'right' }],
      },
      { kind: 'text', text: inline('f {{ article.name }}'), style: 'body', keepWithNext: false },
    ];
    const [texts] = pagesOf(createComposer(joinedJob(flow), resources), joinedDocument([[0], [0]]));
    const own = 'of the document';
    expect(texts?.filter((text) => /^[lotf] /.test(text))).toEqual([
      `l ${own}`,
      'o a0',
      `l ${own}`,
      'o a0',
      `t ${own}`,
      `f ${own}`,
    ]);
  });

  it('what is not there reads as nothing', () => {
    const cell = inline('[{{ article.name }}|{{ article.weight }}]');
    const flow: FlowBlock[] = [{ kind: 'text', text: cell, style: 'body', keepWithNext: false }];
    const job = joinedJob(flow);
    const { lookups } = job.extract;
    const ignoring = {
      ...job.extract,
      lookups: lookups.map((each) => ({ ...each, orphans: 'ignore' as const })),
    };
    const composer = createComposer({ ...job, extract: ignoring }, resources);
    const data = joinedDocument([[]], 0, { looked: { 'invoices/article': [undefined] } });
    expect(pagesOf(composer, data)).toEqual([['[|]']]);
  });
});

it('a letter has no rows at all', () => {
  const { details: __, ...extract } = tinyJob().extract;
  const flow: FlowBlock[] = [
    { kind: 'text', text: inline('for {{ customer.account }}'), style: 'body', keepWithNext: false },
  ];
  const job = { ...tinyJob({ flow }), extract };
  expect(pagesOf(createComposer(job, resources), tinyDocument([]))).toEqual([['for A1']]);
});

describe('blocks for each row', () => {
  const text = (source: string): FlowBlock => ({
    kind: 'text',
    text: inline(source),
    style: 'body',
    keepWithNext: false,
  });
  const options: TableBlock = {
    ...uncarried,
    rows: 'options',
    columns: [
      {
        head: inline('Option'),
        cell: inline('o{{ line.number }}.{{ option.text }}'),
        width: { share: 1 },
        align: 'left',
        gap: 0,
      },
    ],
    under: [
      {
        rows: 'notes',
        style: 'head',
        cells: [
          {
            cell: inline('n{{ line.number }}.{{ option.text }}.{{ note.text }}'),
            from: 0,
            to: 0,
            align: 'left',
          },
        ],
        under: [],
      },
    ],
    totals: [
      {
        cells: [{ cell: inline('of {{ line.number }}: {{ count }}'), from: 0, to: 0, align: 'left' }],
        style: 'right',
      },
    ],
    whenEmpty: 'head',
  };
  const flow = (width: TableBlock['columns'][number]['width']): FlowBlock[] => [
    text('before {{ invoice.note }}'),
    {
      kind: 'each',
      rows: 'lines',
      blocks: [
        text('#{{ line.number }}'),
        { ...options, columns: options.columns.map((column) => ({ ...column, width })) },
        text('end of {{ line.number }}'),
      ],
    },
    text('after {{ article.name }}'),
  ];

  it.each([
    ['columns by share', { share: 1 }],
    ['columns as wide as their content', { content: { min: 0 } }],
  ])(
    'show the row, and of the tables below it what is its own, over any number of pages: %s',
    (_name, width) => {
      const composer = createComposer(joinedJob(flow(width)), resources);
      fc.assert(
        fc.property(fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 12 }), { maxLength: 12 }), (tree) => {
          // The head of columns that are measured is no form.
          const all = pagesOf(composer, joinedDocument(tree)).flat();
          const texts = all.filter((each) => each !== 'Option');
          const expected = tree.flatMap((own, i) => [
            `#${i + 1}`,
            ...own.flatMap((notes, k) => [
              `o${i + 1}.${k}`,
              ...Array.from({ length: notes }, (_, j) => `n${i + 1}.${k}.${j}`),
            ]),
            `of ${i + 1}: ${own.length}`,
            `end of ${i + 1}`,
          ]);
          expect(texts).toEqual(['before ', ...expected, 'after of the document']);
        }),
        { numRuns: 40 },
      );
    },
  );
});
