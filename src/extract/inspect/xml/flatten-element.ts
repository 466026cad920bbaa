import { SaxesParser } from 'saxes';
import { MAX_DEPTH } from '../../xml/xml-scanner.ts';

/** Values of an element by their paths below it: `@id`, `customer/name`, `.` for its own text. */
export type FlatElement = Map<string, string>;

const MOST_ROWS = 2000;

/**
 * The values of all elements on a path (names from the root), as far as the text goes. Elements on the paths of `inner`
 * are rows by themselves and are left out. A path that comes again gets `_2`.
 */
export function flattenElements(
  text: string,
  path: readonly string[],
  inner: ReadonlySet<string>,
  most = MOST_ROWS,
): FlatElement[] {
  const rows: FlatElement[] = [];
  const parser = new SaxesParser();
  const open: string[] = [];
  const texts: string[] = [];
  const hasElements: boolean[] = [];
  let row: FlatElement | undefined;
  /** Depth of the element that is left out; 0: none is. */
  let without = 0;
  let failed = false;
  const set = (key: string, value: string): void => {
    if (row === undefined) return;
    let name = key;
    for (let times = 2; row.has(name); times += 1) name = `${key}_${times}`;
    row.set(name, value);
  };
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (failed || rows.length >= most) return;
    if (open.length === MAX_DEPTH) {
      failed = true;
      return;
    }
    if (hasElements.length > 0) hasElements[hasElements.length - 1] = true;
    open.push(name);
    texts.push('');
    hasElements.push(false);
    if (without > 0) return;
    if (row === undefined) {
      if (open.length !== path.length || !path.every((step, i) => open[i] === step)) return;
      row = new Map();
    } else if (inner.has(open.join('/'))) {
      without = open.length;
      return;
    }
    const way = open.slice(path.length).join('/');
    for (const [attribute, value] of Object.entries(attributes)) {
      if (!attribute.startsWith('xmlns')) set(way === '' ? `@${attribute}` : `${way}/@${attribute}`, value);
    }
  });
  const onText = (found: string): void => {
    if (texts.length > 0) texts[texts.length - 1] += found;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    if (failed || rows.length >= most) return;
    const depth = open.length;
    const way = open.slice(path.length).join('/');
    const own = texts.pop() ?? '';
    const isParent = hasElements.pop() ?? false;
    open.pop();
    if (without > 0) {
      if (depth === without) without = 0;
      return;
    }
    if (row === undefined) return;
    const isRow = depth === path.length;
    if (isRow) {
      if (own.trim() !== '') set('.', own);
      rows.push(row);
      row = undefined;
    } else if (!isParent) set(way, own);
    else if (own.trim() !== '') set(`${way}/text()`, own);
  });
  parser.write(text);
  return rows;
}
