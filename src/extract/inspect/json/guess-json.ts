import { plainColumn } from '../../../job/plain-column.ts';
import type { Encoding } from '../../../job/table-plan.ts';
import { nameColumns } from '../column/column-names.ts';
import { guessColumns } from '../column/guess-columns.ts';
import { textTable, type FileGuess, type TableGuess, type TableNames } from '../file-guess.ts';
import type { Finding } from '../finding.ts';
import { flattenJson, stepTo, type FlatCell } from './flatten-json.ts';
import { jsonArrays, type JsonArray } from './json-arrays.ts';

const SHOWN = 5;
const MOST_ROWS = 2000;

interface JsonSample {
  readonly names: TableNames;
  readonly encoding: Encoding;
  readonly text: string;
  readonly whole: boolean;
}

/** What a JSON file holds; undefined: it is no JSON, or none with rows in it. */
export function guessJson(sample: JsonSample): FileGuess | undefined {
  const text = sample.text.trimStart();
  if (text.startsWith('[')) return arrayGuess(sample, text);
  if (!text.startsWith('{')) return undefined;
  return linesGuess(sample, text) ?? documentGuess(sample, text);
}

function arrayGuess(sample: JsonSample, text: string): FileGuess | undefined {
  const arrays = jsonArrays(text);
  const outer = arrays.find(({ path }) => path.length === 0);
  if (outer === undefined) return undefined;
  const form: Finding = {
    topic: 'form',
    says: 'one JSON array of objects',
    sureness: 'sure',
    why: 'it begins with `[`',
  };
  return guessOf(
    sample,
    form,
    '',
    outer.elements,
    arrays.filter(({ path }) => path.length > 0),
  );
}

function linesGuess(sample: JsonSample, text: string): FileGuess | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  if (!sample.whole) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  const objects = filled.slice(0, MOST_ROWS).filter((line) => flattenJson(line) !== undefined);
  if (objects.length === 0 || objects.length < Math.min(filled.length, MOST_ROWS) * 0.5) return undefined;
  const inner = jsonArrays(
    objects
      .slice(0, 200)
      .map((line) => `${line},`)
      .join('\n'),
  );
  const [only] = inner;
  if (objects.length === 1 && sample.whole && only !== undefined) return documentGuess(sample, text);
  const form: Finding = {
    topic: 'form',
    says: 'one JSON object a line',
    sureness: 'sure',
    why: `${objects.length} of ${Math.min(filled.length, MOST_ROWS)} lines are whole objects`,
  };
  return guessOf(sample, form, '', objects, inner);
}

/** One object with its rows in an array. */
function documentGuess(sample: JsonSample, text: string): FileGuess | undefined {
  const arrays = jsonArrays(text);
  const [rows] = arrays.filter(({ inner }) => !inner).sort((a, b) => b.count - a.count);
  if (rows === undefined) return undefined;
  const form: Finding = {
    topic: 'form',
    says: `one JSON object; its rows are in the array \`${pathOf(rows.path)}\``,
    sureness: 'likely',
    why: `it holds ${rows.count} objects in the sample`,
  };
  const within = arrays.filter(
    ({ path }) => path.length > rows.path.length && rows.path.every((key, i) => path[i] === key),
  );
  return guessOf(sample, form, pathOf(rows.path), rows.elements, within);
}

function guessOf(
  { names, encoding }: JsonSample,
  form: Finding,
  each: string,
  objects: readonly string[],
  inner: readonly JsonArray[],
): FileGuess {
  const rows = objects.slice(0, MOST_ROWS).flatMap((object) => flattenJson(object) ?? []).length;
  const table = tableOf(names, encoding, each, objects);
  const nested = inner.map((array) => {
    const last = array.path.at(-1) ?? 'rows';
    const own = { ...names, table: `${names.table}_${last}`, record: `${names.record}_${last}` };
    return { ...tableOf(own, encoding, pathOf(array.path), array.elements), nestedIn: names.table };
  });
  const found: Finding[] = rows === 0 ? [form] : [form, ...nestedFindings(nested)];
  return { kind: 'json', findings: found, tables: [table, ...nested], passedOver: [] };
}

function nestedFindings(nested: readonly TableGuess[]): Finding[] {
  return nested.map(({ plan }) => ({
    topic: 'nested rows',
    says: plan.format.kind === 'json' ? `\`${plan.format.each}\`` : plan.name,
    sureness: 'likely',
    why: 'an array of objects within each row',
  }));
}

function tableOf(
  names: TableNames,
  encoding: Encoding,
  each: string,
  objects: readonly string[],
): TableGuess {
  const flat = objects.slice(0, MOST_ROWS).flatMap((object) => {
    const cells = flattenJson(object);
    return cells === undefined ? [] : [cells];
  });
  const paths = keysOf(flat);
  const keys = [...paths.keys()];
  const maps = flat.map((cells) => new Map(cells.map(([key, text]) => [key, text])));
  const { identifiers } = nameColumns(keys);
  const samples = keys.map((key, i) => ({
    from: paths.get(key) ?? key,
    name: identifiers[i] ?? key,
    cells: maps.map((cells) => cells.get(key) ?? ''),
  }));
  const columns = keys.map((key) => ({
    ...plainColumn(key, 'text'),
    from: paths.get(key) ?? key,
    trim: 'none' as const,
  }));
  return {
    plan: textTable(names, encoding, { kind: 'json', each }, columns),
    keys,
    borders: [],
    ...guessColumns(samples, names.record),
    rows: flat.length,
    samples: maps.slice(0, SHOWN).map((cells) => keys.map((key) => cells.get(key) ?? '')),
  };
}

function pathOf(keys: readonly string[]): string {
  return keys.reduce(stepTo, '');
}

/** All keys in the order in which they first come, with their paths; arrays are no cells. */
function keysOf(rows: readonly (readonly FlatCell[])[]): Map<string, string> {
  const arrays = new Map<string, boolean>();
  const paths = new Map<string, string>();
  for (const cells of rows) {
    for (const [key, text, path] of cells) {
      const isArray = text !== null && text.startsWith('[') && text.endsWith(']');
      arrays.set(key, (arrays.get(key) ?? true) && isArray);
      paths.set(key, path);
    }
  }
  for (const [key, isArray] of arrays) if (isArray) paths.delete(key);
  return paths;
}
