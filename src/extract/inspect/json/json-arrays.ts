/** The objects that stand as elements of one array, as far as a sample shows them whole. */
export interface JsonArray {
  /** Keys from the root to the array; other arrays on the way count for nothing. */
  readonly path: readonly string[];
  readonly elements: readonly string[];
  /** Elements seen, also beyond those kept. */
  readonly count: number;
  /** It stands within an element of another array. */
  readonly inner: boolean;
}

const MOST_KEPT = 2000;

interface Open {
  readonly isArray: boolean;
  readonly start: number;
  readonly depth: number;
  key: string;
}

/** Finds the arrays of objects in a JSON text, which may be cut off anywhere. */
export function jsonArrays(text: string): JsonArray[] {
  const found = new Map<string, { path: string[]; elements: string[]; count: number; inner: boolean }>();
  const open: Open[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) break;
      const top = open.at(-1);
      if (expectsKey && top !== undefined) top.key = keyOf(text.slice(at, end + 1));
      expectsKey = false;
      at = end;
    } else if (char === '{' || char === '[') {
      open.push({ isArray: char === '[', start: at, depth: open.length, key: '' });
      expectsKey = char === '{';
    } else if (char === '}' || char === ']') {
      const closed = open.pop();
      if (closed === undefined) break;
      if (!closed.isArray && open.at(-1)?.isArray === true)
        keep(found, open, text.slice(closed.start, at + 1));
      expectsKey = false;
    } else if (char === ',') expectsKey = open.at(-1)?.isArray === false;
  }
  return [...found.values()];
}

function keep(
  found: Map<string, { path: string[]; elements: string[]; count: number; inner: boolean }>,
  open: readonly Open[],
  element: string,
): void {
  const path = open.flatMap(({ isArray, key }) => (isArray ? [] : [key]));
  const name = JSON.stringify(path);
  const inner = open.some(({ isArray }, i) => !isArray && open[i - 1]?.isArray === true);
  const array = found.get(name) ?? { path, elements: [], count: 0, inner };
  array.count += 1;
  if (array.elements.length < MOST_KEPT) array.elements.push(element);
  found.set(name, array);
}

function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function keyOf(literal: string): string {
  try {
    const key: unknown = JSON.parse(literal);
    return typeof key === 'string' ? key : '';
  } catch {
    return literal.slice(1, -1);
  }
}
