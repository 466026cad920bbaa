import { EvaluationError, type Environment } from '@marcbachmann/cel-js';
import { day } from '../unit/calendar.ts';
import { dayNumber } from '../unit/day-number.ts';
import { inFours } from './in-fours.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { phoneGroups } from './phone-groups.ts';

/** Registers the functions that give the same in every locale. */
export function registerTextFunctions(environment: Environment): void {
  environment.registerFunction('iban(string): string', inFours);
  environment.registerFunction('phone(string): string', (typed: string) => phoneGroups(typed, ''));
  environment.registerFunction('phone(string, string): string', phoneGroups);
  environment.registerFunction('upper(string): string', upper);
  environment.registerFunction('lower(string): string', lower);
  environment.registerFunction('join(list<string>, string): string', joinParts);
  environment.registerFunction('matches(string, string): bool', matchesPattern);
  environment.registerFunction('days(string, string): int', daysBetween);
  registerDefaults(environment);
  environment.registerFunction(
    'choose(string, list<string>, list<string>, string): string',
    (value: string, of: readonly string[], texts: readonly string[], other: string) =>
      texts[of.indexOf(value)] ?? other,
  );
}

/** An empty text, or a number or condition that is not there, gives way; an optional one has the type `dyn`. */
function registerDefaults(environment: Environment): void {
  environment.registerFunction('default(string, string): string', (text: string, other: string) =>
    text === '' ? other : text,
  );
  environment.registerFunction('default(dyn, int): int', (value: unknown, other: bigint) => {
    if (value === null || typeof value === 'bigint') return value ?? other;
    throw new EvaluationError('default() needs two values of one type');
  });
  environment.registerFunction('default(dyn, bool): bool', (value: unknown, other: boolean) => {
    if (value === null || typeof value === 'boolean') return value ?? other;
    throw new EvaluationError('default() needs two values of one type');
  });
}

/** Days from one day to the other: 1 from a day to the next, negative to one before it. */
function daysBetween(from: string, to: string): bigint {
  const [start, end] = [day(from), day(to)];
  if (start === undefined || end === undefined) throw new EvaluationError('days() needs two days');
  return BigInt(dayNumber(end) - dayNumber(start));
}

/** Capitals, the same in every locale. */
export function upper(text: string): string {
  return text.toUpperCase();
}

export function lower(text: string): string {
  return text.toLowerCase();
}

/** The parts that are not empty, with the separator between them. */
export function joinParts(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}

const patterns = new Map<string, Pattern>();

/** Patterns are written out in expressions, so there are only as many as the job has. */
export function matchesPattern(text: string, source: string): boolean {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = compilePattern(source);
    patterns.set(source, pattern);
  }
  return pattern.test(text);
}
