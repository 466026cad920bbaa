import { isLosslessNumber, parse, stringify } from 'lossless-json';

/** A value of a record (null: null stands there), its key (`customer.name`) and its path as a job file writes it. */
export type FlatCell = readonly [key: string, text: string | null, path: string];

const MOST_LEVELS = 64;

/**
 * The values of one JSON object as texts, numbers with all their digits; objects within it become dotted keys, arrays
 * stay as JSON. Undefined: the text is no object.
 */
export function flattenJson(text: string): FlatCell[] | undefined {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const cells: FlatCell[] = [];
  take(value, '', '', 0, cells);
  return cells;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

function take(
  object: Readonly<Record<string, unknown>>,
  before: string,
  way: string,
  level: number,
  cells: FlatCell[],
): void {
  for (const [name, value] of Object.entries(object)) {
    const key = before === '' ? name : `${before}.${name}`;
    const path = stepTo(way, name);
    if (isObject(value) && Object.keys(value).length > 0 && level < MOST_LEVELS)
      take(value, key, path, level + 1, cells);
    else cells.push([key, textOf(value), path]);
  }
}

/** A path and a further key, in brackets where a dot or a bracket stands in it. */
export function stepTo(way: string, key: string): string {
  if (key === '' || /[.[\]]/.test(key)) return `${way}[${JSON.stringify(key)}]`;
  return way === '' ? key : `${way}.${key}`;
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (isLosslessNumber(value)) return value.value;
  return stringify(value) ?? null;
}
