import { plainColumn } from '../../../job/plain-column.ts';
import type { Encoding } from '../../../job/table-plan.ts';
import { nameColumns } from '../column/column-names.ts';
import { guessColumns } from '../column/guess-columns.ts';
import { textTable, type FileGuess, type TableGuess, type TableNames } from '../file-guess.ts';
import type { Finding } from '../finding.ts';
import { elementCensus, type ElementKind } from './element-census.ts';
import { flattenElements, type FlatElement } from './flatten-element.ts';

const SHOWN = 5;
/** Records stand not deeper than that; what goes on and on without any is damage. */
const DEEPEST_ROWS = 32;

interface XmlSample {
  readonly names: TableNames;
  readonly encoding: Encoding;
  readonly text: string;
}

/** What an XML file holds; undefined: it is none, or nothing in it recurs. */
export function guessXml({ names, encoding, text }: XmlSample): FileGuess | undefined {
  // Names of columns may stand in such brackets; what they begin is never ended.
  if (!/^\s*<[?!\p{L}_]/u.test(text) || !/<\/|\/>/.test(text)) return undefined;
  const root = elementCensus(text);
  if (root === undefined || /^(html|svg)$/i.test(root.name)) return undefined;
  const outer = repeated(root);
  if (outer.length === 0) return undefined;
  const single = outer.length === 1;
  const tables = outer.flatMap((kind) => {
    const own = single ? names : below(names, kind.name);
    return [tableOf(own, encoding, kind, text), ...innerTables(own, encoding, kind, text)];
  });
  const findings: Finding[] = [
    { topic: 'root', says: `<${root.name}>`, sureness: 'sure', why: 'the outermost element' },
    ...tables.map((table): Finding => ({
      topic: table.nestedIn === undefined ? 'rows' : 'nested rows',
      says: table.plan.format.kind === 'xml' ? table.plan.format.each : '',
      sureness: 'likely',
      why:
        table.rows > 1
          ? `it comes again and again, ${table.rows} times in the sample`
          : 'nothing in it comes again',
    })),
  ];
  return { kind: 'xml', findings, tables, passedOver: [] };
}

/** The outermost elements that come again and again within one parent; of a file with one record, that record. */
function repeated(root: ElementKind): ElementKind[] {
  let at = root;
  for (;;) {
    const children = [...at.children.values()];
    const found = children.filter((child) => child.most > 1 && isRecord(child));
    if (found.length > 0) return found;
    const next = children.filter((child) => child.children.size > 0).sort((a, b) => sizeOf(b) - sizeOf(a))[0];
    if (next === undefined) return at === root && root.children.size === 0 ? [] : [at === root ? root : at];
    const leaves = children.filter((child) => child.children.size === 0).length;
    if (leaves >= 2 && at !== root) return [at];
    if (next.path.length > DEEPEST_ROWS) return [root];
    at = next;
  }
}

function isRecord(kind: ElementKind): boolean {
  return kind.children.size > 0 || kind.attributes.size > 0 || kind.hasText;
}

/** How many elements stand below. */
function sizeOf(kind: ElementKind): number {
  let size = kind.count;
  for (const child of kind.children.values()) size += sizeOf(child);
  return size;
}

/** Elements within a row that come several times. */
function innerRows(kind: ElementKind): ElementKind[] {
  return [...kind.children.values()].flatMap((child) =>
    child.most > 1 && isRecord(child) ? [child] : innerRows(child),
  );
}

function innerTables(names: TableNames, encoding: Encoding, outer: ElementKind, text: string): TableGuess[] {
  return innerRows(outer).flatMap((kind) => {
    const own = below(names, kind.name);
    return [
      { ...tableOf(own, encoding, kind, text), nestedIn: names.table },
      ...innerTables(own, encoding, kind, text),
    ];
  });
}

function below(names: TableNames, element: string): TableNames {
  return { ...names, table: `${names.table}_${element}`, record: `${names.record}_${element}` };
}

function tableOf(names: TableNames, encoding: Encoding, kind: ElementKind, text: string): TableGuess {
  const inner = new Set(innerRows(kind).map(({ path }) => path.join('/')));
  const rows = flattenElements(text, kind.path, inner);
  const keys = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const { identifiers } = nameColumns(keys);
  const samples = keys.map((key, i) => ({
    from: key,
    name: identifiers[i] ?? key,
    cells: rows.map((row: FlatElement) => row.get(key) ?? ''),
  }));
  const columns = keys.map((key) => ({ ...plainColumn(key, 'text'), trim: 'none' as const }));
  return {
    plan: textTable(names, encoding, { kind: 'xml', each: kind.path.join('/') }, columns),
    keys,
    borders: [],
    ...guessColumns(samples, names.record),
    rows: rows.length,
    samples: rows.slice(0, SHOWN).map((row) => keys.map((key) => row.get(key) ?? '')),
  };
}
