/** A step of a path in JSON: a key, or the number of an element from 0. */
export type JsonStep = string | number;

const MAX_STEPS = 64;
/** `name`, `["any name"]` or `[3]`, with the dot that parts it from the step before. */
const STEP = /(?<dot>\.)?(?:(?<key>[^.[\]]+)|\[(?<number>\d{1,4})\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\])/y;

/**
 * The steps of `customer.name`, `lines[0].sku`, `["a.b"].c`; undefined when it is no path. The empty path, which has no
 * steps, means the row's object itself: of rows, not of a column.
 */
export function readJsonPath(text: string): readonly JsonStep[] | undefined {
  const steps: JsonStep[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text)?.groups;
    if (found === undefined || steps.length === MAX_STEPS) return undefined;
    // A dot stands before each key but the first, and nowhere else.
    const wantsDot = found['key'] !== undefined && steps.length > 0;
    if ((found['dot'] !== undefined) !== wantsDot) return undefined;
    if (found['number'] !== undefined) steps.push(Number(found['number']));
    else if (found['quoted'] !== undefined) {
      const key = unquoted(found['quoted']);
      if (key === undefined) return undefined;
      steps.push(key);
    } else steps.push(found['key'] ?? '');
  }
  return steps;
}

/** The keys of a path to rows, which go through arrays as they come: no element's number stands in it. */
export function readRowsPath(text: string): readonly string[] | undefined {
  const steps = readJsonPath(text) ?? [0];
  const keys = steps.filter((step) => typeof step === 'string');
  return keys.length === steps.length ? keys : undefined;
}

function unquoted(text: string): string | undefined {
  try {
    const key: unknown = JSON.parse(text);
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}
