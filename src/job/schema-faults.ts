import * as z from 'zod';
import type { Fault } from '../fault/fault.ts';
import { didYouMean } from './nearest-name.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** Reads one part of a YAML file by its schema; what does not fit becomes faults, and undefined is given. */
export function readPart<S extends z.ZodType>(
  schema: S,
  value: unknown,
  path: YamlPath,
  source: YamlSource,
  faults: Fault[],
): z.output<S> | undefined {
  const result = schema.safeParse(value, { error: describe, reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) report(issue, path, source, faults);
  return undefined;
}

function report(issue: z.core.$ZodIssue, base: YamlPath, source: YamlSource, faults: Fault[]): void {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) faults.push(unknownKey(key, issue.message.split(' '), path, source));
    return;
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? 'another key';
    const found = String(path.at(-1) ?? '');
    faults.push({ code: 'job.invalid-value', place: source.atKey(path), found, expected });
    return;
  }
  const best = issue.code === 'invalid_union' ? nearestOption(issue.errors) : undefined;
  if (best !== undefined) {
    for (const inner of best) report(inner, path, source, faults);
    return;
  }
  const expected = issue.code === 'invalid_union' ? eitherOf(issue.errors) : issue.message;
  if (issue.input === undefined && issue.code !== 'custom') {
    const place = source.at(path);
    faults.push({
      code: 'job.missing-key',
      place,
      expected: String(path.at(-1) ?? 'job'),
      values: { kind: expected },
    });
    return;
  }
  faults.push({ code: 'job.invalid-value', place: source.at(path), found: show(issue.input), expected });
}

/** The fault for a key that is not among the known ones of its object. */
export function unknownKey(key: string, known: readonly string[], path: YamlPath, source: YamlSource): Fault {
  const shown = known.filter((each) => each !== '$schema');
  return {
    code: 'job.unknown-key',
    place: source.atKey([...path, key]),
    found: key,
    values: { nearest: didYouMean(key, shown), known: shown.join(', ') },
  };
}

/** The option that was most likely meant: the one whose own first key is there. Undefined when none fits at all. */
function nearestOption(options: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  let best: z.core.$ZodIssue[] | undefined;
  let least = 1000;
  for (const issues of options) {
    const weight = issues.reduce((sum, issue) => sum + weightOf(issue), 0);
    if (weight < least) {
      least = weight;
      best = issues;
    }
  }
  return best;
}

function weightOf(issue: z.core.$ZodIssue): number {
  if (issue.path.length === 0 && issue.code === 'unrecognized_keys') return 10 * issue.keys.length;
  if (issue.path.length === 0) return 1000;
  return issue.path.length === 1 && issue.input === undefined ? 50 : 1;
}

function eitherOf(options: readonly z.core.$ZodIssue[][]): string {
  return [...new Set(options.flatMap((issues) => issues.slice(0, 1).map(({ message }) => message)))].join(
    ' or ',
  );
}

/** Words for what was expected; the known keys for an unknown one. */
function describe(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(' ') : '';
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case 'too_small':
      return limitWords(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return limitWords(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_value':
      return issue.values
        .map(String)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1');
    default:
      return 'something else';
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list',
};

function limitWords(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string') return `${bound} ${limit} character${limit === 1 ? '' : 's'}`;
  if (origin === 'array') return `a list of ${bound} ${limit}`;
  return `a number of ${bound} ${limit}`;
}

function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
