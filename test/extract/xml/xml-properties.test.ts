import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { frameXml } from '../../../src/extract/xml/frame-xml.ts';
import { compileXmlCells } from '../../../src/extract/xml/xml-cells.ts';
import { at, byTable, frameRows, readAgain, tableIn } from '../nested-tables.ts';

const documents = tableIn(
  { kind: 'xml', each: 'bills/bill' },
  [at('no', '@no'), at('name', 'who/name'), at('own', '.'), at('x', 'x/text()')],
  { name: 'documents', key: 'no' },
);
const details = tableIn({ kind: 'xml', each: 'bills/bill/lines/line' }, [at('sku', '@sku'), at('own', '.')], {
  name: 'details',
  nestedIn: 'documents',
});

interface Tree {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly inner: readonly (Tree | string)[];
}

const text = fc
  .string({ unit: 'grapheme', maxLength: 8 })
  .map((some) => some.replaceAll(/[^\t\n\r\P{Cc}]|[\ufffe\uffff]/gu, ''));
const name = fc.constantFrom('who', 'name', 'x', 'p:x', 'lines', 'line', 'p:line', 'other', '\u00e4');
const attributes = fc.uniqueArray(fc.tuple(fc.constantFrom('no', 'sku', 'a', 'p:no', 'x-1'), text), {
  maxLength: 3,
  selector: ([key]) => key,
});
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes,
    inner: fc.array(fc.oneof({ maxDepth: 4 }, text, text, tie('tree')), { maxLength: 4 }),
  }),
}));
const bill: fc.Arbitrary<Tree> = fc.record({
  name: fc.constantFrom('bill', 'bill', 'p:bill', 'note'),
  attributes,
  inner: fc.array(fc.oneof(tree, text), { maxLength: 5 }),
});

/** One of the ways to write a text. */
function escaped(some: string, way: number): string {
  const plain = some.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
  if (way % 4 === 1 && !some.includes(']]>') && !some.includes('\r')) return `<![CDATA[${some}]]>`;
  if (way % 4 === 2) return Array.from(some, (char) => `&#${char.codePointAt(0)};`).join('');
  if (way % 4 === 3) return `${plain.replaceAll('\r', '&#xD;')}<!-- - > & --><?p ??>`;
  return plain.replaceAll('\r', '&#13;').replaceAll("'", '&apos;').replaceAll('>', '&gt;');
}

function written({ name: tag, attributes: all, inner }: Tree, way: number): string {
  const gap = way % 3 === 0 ? '\n ' : ' ';
  const value = (some: string): string =>
    escaped(some, 2 * (way % 2)).replaceAll(/["\n\t\r]/g, (char) => `&#${char.charCodeAt(0)};`);
  const start = `<${tag}${all.map(([key, some]) => `${gap}${key}${way % 2 === 0 ? '' : ' '}=${gap}"${value(some)}"`).join('')}`;
  if (inner.length === 0 && way % 2 === 0) return `${start}/>`;
  const parts = inner.map((part, i) =>
    typeof part === 'string' ? escaped(part, way + i) : written(part, way + i),
  );
  return `${start}${way % 5 === 0 ? gap : ''}>${parts.join('')}</${tag}${way % 5 === 1 ? gap : ''}>`;
}

function fileOf(bills: readonly Tree[], way: number): string {
  return `<?xml version="1.0"?>${way % 2 === 0 ? '\r\n' : ''}<bills xmlns:p="p">${bills.map((one, i) => written(one, way + i)).join('\n')}</bills>`;
}

interface JudgedRow {
  readonly table: string;
  readonly raw: string;
  readonly parent: string;
  /** What the row's cells are; 2: a value stands twice; 1: elements stand where text should. */
  readonly cells: readonly (string | null)[] | 1 | 2;
}

/** What saxes says that the rows and their cells are; its error otherwise. */
function judged(file: string): readonly JudgedRow[] | string {
  const rows: (JudgedRow & { start: number })[] = [];
  const stack: { path: string; start: number; attributes: Record<string, string>; text: string }[] = [];
  const open: {
    path: string;
    values: Map<string, (string | undefined)[]>;
    attributes: Record<string, string>;
  }[] = [];
  const local = (tag: string): string => tag.replace(/^.*:/, '');
  const parser = new SaxesParser();
  let error = '';
  parser.on('error', (found) => {
    error ||= found.message;
  });
  parser.on('opentagstart', () => {
    const start = file.lastIndexOf('<', parser.position - 1);
    stack.push({ path: '', start, attributes: {}, text: '' });
  });
  parser.on('opentag', (tag) => {
    const given: Record<string, string> = {};
    for (const [key, some] of Object.entries(tag.attributes)) given[key] = some;
    const self = stack.at(-1);
    if (self === undefined) return;
    self.path = `${stack.at(-2)?.path ?? ''}/${local(tag.name)}`;
    self.attributes = given;
    const row = open.at(-1);
    if (row !== undefined) {
      const parent = self.path.slice(row.path.length).replace(/\/[^/]*$/, '');
      const inner = row.values.get(parent);
      inner?.push(undefined);
      const path = self.path.slice(row.path.length);
      row.values.set(`${path}#`, [...(row.values.get(`${path}#`) ?? []), '']);
      if (!row.values.has(path)) row.values.set(path, []);
    }
    if (self.path === '/bills/bill' || self.path === '/bills/bill/lines/line') {
      open.push({ path: self.path, values: new Map(), attributes: given });
    }
  });
  const append = (some: string): void => {
    const self = stack.at(-1);
    if (self !== undefined) self.text += some;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    const self = stack.pop();
    if (self === undefined) return;
    for (const row of open) {
      if (!self.path.startsWith(`${row.path}/`)) continue;
      const path = self.path.slice(row.path.length);
      row.values.set(`${path}=`, [...(row.values.get(`${path}=`) ?? []), self.text]);
    }
    if (open.at(-1)?.path !== self.path) return;
    const row = open.pop();
    if (row === undefined) return;
    rows.push({
      ...judgedRow(row, self.text),
      start: self.start,
      raw: file.slice(self.start, parser.position),
      parent: self.path.endsWith('line') ? '' : '',
    });
  });
  parser.write(file).close();
  return error === '' ? rows.toSorted((a, b) => a.start - b.start) : error;

  function judgedRow(
    {
      path,
      values,
      attributes: own,
    }: { path: string; values: Map<string, (string | undefined)[]>; attributes: Record<string, string> },
    text_: string,
  ): Pick<JudgedRow, 'table' | 'cells'> {
    const attribute = (key: string): string | null =>
      Object.entries(own).find(([full]) => local(full) === key)?.[1] ?? null;
    const doubledAttribute = (key: string): boolean =>
      Object.keys(own).filter((full) => local(full) === key).length > 1;
    if (path.endsWith('line')) {
      return { table: 'details', cells: doubledAttribute('sku') ? 2 : [attribute('sku'), text_] };
    }
    const names = values.get('/who/name=') ?? [];
    const xs = values.get('/x=') ?? [];
    if (names.length > 1 || xs.length > 1 || doubledAttribute('no')) return { table: 'documents', cells: 2 };
    if (values.has('/who/name') && (values.get('/who/name')?.length ?? 0) > 0)
      return { table: 'documents', cells: 1 };
    return { table: 'documents', cells: [attribute('no'), names[0] ?? null, text_, xs[0] ?? null] };
  }
}

/** Shrinking such trees takes minutes. */
const limits = { endOnFailure: true };

const readers = { documents: compileXmlCells(documents), details: compileXmlCells(details) };

test('rows and cells are what saxes reads, and make a file again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bill, { maxLength: 5 }), fc.nat(60), async (bills, way) => {
      const file = fileOf(bills, way);
      const expected = judged(file);
      expect(expected).not.toBeTypeOf('string');
      if (typeof expected === 'string') return;
      const { rows, framed, stop } = await frameRows(frameXml, file, [documents, details]);
      if (stop !== undefined) {
        expect(stop.faults[0]?.code).toBe('extract.each-missing');
        return;
      }
      for (const table of ['documents', 'details'] as const) {
        const mine = rows.filter((row) => row.table === table);
        const theirs = expected.filter((row) => row.table === table);
        expect(mine.map(({ raw }) => Buffer.from(raw, 'latin1').toString())).toEqual(
          theirs.map(({ raw }) => raw),
        );
        expect(readAgain(readers[table], mine)).toEqual(
          theirs.map(({ cells }) =>
            cells === 2 ? 'extract.cell-doubled' : cells === 1 ? 'extract.cell-not-plain' : cells,
          ),
        );
      }
      const [table] = framed.tables;
      const heads = rows
        .filter((row) => row.table === 'documents')
        .map(({ raw }) => Buffer.from(raw, 'latin1'));
      if (heads.length === 0) return;
      const again = Buffer.concat([
        table?.headerBytes ?? Buffer.alloc(0),
        ...heads,
        table?.footerBytes ?? Buffer.alloc(0),
      ]);
      expect(judged(again.toString())).not.toBeTypeOf('string');
      const second = await frameRows(frameXml, again, [documents, details]);
      expect(second.rows.map(({ raw, key, parent }) => [raw, key, parent])).toEqual(
        rows.map(({ raw, key, parent }) => [raw, key, parent]),
      );
    }),
    { numRuns: 150, ...limits },
  );
});

test('wherever the bytes are cut, the rows are the same', async () => {
  const pieces = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(bill, { maxLength: 4 }), fc.nat(60), pieces, async (bills, way, sizes) => {
      const file = fileOf(bills, way);
      const whole = byTable(await frameRows(frameXml, file, [documents, details]));
      const cut = await frameRows(frameXml, file, [documents, details], { sizes, blockBytes: 1 });
      expect(byTable(cut)).toEqual(whole);
    }),
    { numRuns: 80, ...limits },
  );
});

test('nothing that saxes refuses is accepted, nor the other way round', async () => {
  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom(
      '',
      '<',
      '>',
      '/',
      '&',
      ';',
      '"',
      ' ',
      '=',
      '-',
      '!',
      '?',
      ']',
      '[',
      'x',
      '<a>',
      '</a>',
      '\u0001',
      ']]>',
      '--',
    ),
    fc.integer({ min: 0, max: 4 }),
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(bill, { minLength: 1, maxLength: 3 }),
      fc.nat(60),
      damage,
      async (bills, way, [place, put, cut]) => {
        const file = fileOf(bills, way);
        const from = place % file.length;
        // A character of two halves may be cut in two.
        const damaged = Buffer.from(file.slice(0, from) + put + file.slice(from + cut)).toString();
        const expected = judged(damaged);
        const { rows, stop } = await stopped(damaged);
        const isFaulted =
          stop !== undefined || rows.some(({ fault }) => fault !== undefined && isOfXml(fault.code));
        if (typeof expected === 'string') {
          refused += 1;
          expect(isFaulted, `${expected}: ${damaged}`).toBe(true);
        } else expect(stop?.faults[0]?.code ?? '', damaged).toMatch(/^(extract\.each-missing)?$/);
      },
    ),
    { numRuns: 300, ...limits },
  );
  expect(refused).toBeGreaterThan(100);
});

async function stopped(file: string): Promise<Pick<Awaited<ReturnType<typeof frameRows>>, 'rows' | 'stop'>> {
  try {
    return await frameRows(frameXml, file, [documents, details]);
  } catch (error) {
    expect(error).toHaveProperty('faults');
    return { rows: [], stop: error as Awaited<ReturnType<typeof frameRows>>['stop'] };
  }
}

/** Faults of characters; a row has but one fault, and a value that stands twice may come before them. */
function isOfXml(code: string): boolean {
  const codes = ['xml-reference', 'control-character', 'encoding-invalid', 'cell-doubled'];
  return codes.some((name_) => code === `extract.${name_}`);
}
