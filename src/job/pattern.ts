import { parsePattern, PatternProblem, type PatternNode } from './pattern-syntax.ts';

/** A compiled pattern. `test` looks anywhere in the text unless the pattern is anchored. */
export interface Pattern {
  test(text: string): boolean;
}

const LONGEST_PATTERN = 200;
const MOST_STEPS = 2000;

type Step =
  | { readonly op: 'set'; readonly ranges: readonly number[]; readonly negated: boolean }
  | { readonly op: 'fork'; a: number; b: number }
  | { readonly op: 'start' }
  | { readonly op: 'end' }
  | { readonly op: 'done' };

/**
 * Compiles a regular expression so that matching takes steps × text at most, whatever both are: all ways are
 * followed at once (Thompson, 1968), nothing is tried twice. Throws `PatternProblem`.
 */
export function compilePattern(source: string): Pattern {
  if (source.length > LONGEST_PATTERN) {
    throw new PatternProblem(`longer than ${LONGEST_PATTERN} characters`, LONGEST_PATTERN);
  }
  const steps: Step[] = [];
  emit(parsePattern(source), steps);
  steps.push({ op: 'done' });
  return { test: (text) => run(steps, text) };
}

function emit(node: PatternNode, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternProblem('too many repetitions inside one another', 0);
  switch (node.kind) {
    case 'empty':
      return;
    case 'start':
    case 'end':
      steps.push({ op: node.kind });
      return;
    case 'set':
      steps.push({ op: 'set', ranges: node.ranges, negated: node.negated });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, steps);
      return;
    case 'choice':
      emitChoice(node.branches, steps);
      return;
    case 'repeat':
      emitRepeat(node.part, node.least, node.most, steps);
  }
}

/** fork L1, L2; L1: first; jump to end; L2: the others. A jump is a fork to the same step twice. */
function emitChoice(branches: readonly PatternNode[], steps: Step[]): void {
  const jumps: { a: number; b: number }[] = [];
  branches.forEach((branch, index) => {
    if (index === branches.length - 1) {
      emit(branch, steps);
      return;
    }
    const fork = pushFork(steps);
    fork.a = steps.length;
    emit(branch, steps);
    jumps.push(pushFork(steps));
    fork.b = steps.length;
  });
  for (const jump of jumps) jump.a = jump.b = steps.length;
}

function emitRepeat(part: PatternNode, least: number, most: number, steps: Step[]): void {
  for (let count = 0; count < least; count += 1) emit(part, steps);
  if (most === Infinity) {
    const at = steps.length;
    const fork = pushFork(steps);
    fork.a = steps.length;
    emit(part, steps);
    const back = pushFork(steps);
    back.a = back.b = at;
    fork.b = steps.length;
    return;
  }
  const forks: { a: number; b: number }[] = [];
  for (let count = least; count < most; count += 1) {
    const fork = pushFork(steps);
    fork.a = steps.length;
    forks.push(fork);
    emit(part, steps);
  }
  for (const fork of forks) fork.b = steps.length;
}

function pushFork(steps: Step[]): { a: number; b: number } {
  const fork = { op: 'fork' as const, a: 0, b: 0 };
  steps.push(fork);
  return fork;
}

function run(steps: readonly Step[], text: string): boolean {
  let now = new Set<number>();
  for (let at = 0; ;) {
    const atEnd = at >= text.length;
    if (follow(steps, now, 0, at === 0, atEnd)) return true;
    if (atEnd) return false;
    const point = text.codePointAt(at) ?? 0;
    at += point > 0xffff ? 2 : 1;
    const next = new Set<number>();
    for (const index of now) {
      const step = steps[index];
      if (step?.op !== 'set' || inRanges(step.ranges, point) === step.negated) continue;
      if (follow(steps, next, index + 1, false, at >= text.length)) return true;
    }
    now = next;
  }
}

/** Adds `index` and all that it reaches without reading; true when that is the end of the pattern. */
function follow(
  steps: readonly Step[],
  into: Set<number>,
  index: number,
  first: boolean,
  last: boolean,
): boolean {
  const open = [index];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (into.has(next)) continue;
    into.add(next);
    const step = steps[next];
    if (step === undefined) continue;
    if (step.op === 'done') return true;
    if (step.op === 'fork') open.push(step.b, step.a);
    else if ((step.op === 'start' && first) || (step.op === 'end' && last)) open.push(next + 1);
  }
  return false;
}

function inRanges(ranges: readonly number[], point: number): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (point >= (ranges[index] ?? 0) && point <= (ranges[index + 1] ?? 0)) return true;
  }
  return false;
}
