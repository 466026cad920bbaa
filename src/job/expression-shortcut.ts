import type { ASTNode } from '@marcbachmann/cel-js';
import { inFours } from './in-fours.ts';
import { phoneGroups } from './phone-groups.ts';
import { joinParts, lower, matchesPattern, upper } from './text-functions.ts';
import {
  isDayFormat,
  type ExpressionScope,
  type FormatName,
  type FunctionTable,
  type ScopeValues,
  type ValueType,
} from './expression-scope.ts';

/** Gives the value of an expression, or undefined when only CEL can say it (a missing number, say). */
type Shortcut = (values: ScopeValues) => string | number | boolean | undefined;

type TextOf = (values: ScopeValues) => string | undefined;
type NumberOf = (values: ScopeValues) => number | undefined;
type ConditionOf = (values: ScopeValues) => boolean | undefined;

/**
 * Most expressions are a field, a variable, or a function of those: they are turned into direct access and calls,
 * without BigInt. Gives undefined for whatever else; the result is always that of CEL.
 */
export function shortcutFor(
  node: ASTNode,
  scope: ExpressionScope,
  functions: FunctionTable,
): Shortcut | undefined {
  if (node.op === 'call' && node.args[0] === 'matches') return matchShortcut(node.args[1], scope, functions);
  return textOf(node, scope, functions) ?? numberOf(node, scope) ?? conditionOf(node, scope);
}

function textOf(node: ASTNode, scope: ExpressionScope, functions: FunctionTable): TextOf | undefined {
  if (node.op === 'value') {
    const text = node.args;
    return typeof text === 'string' ? () => text : undefined;
  }
  if (node.op === 'call') return callOf(node.args[0], node.args[1], scope, functions);
  const at = placeOf(node, scope);
  if (at?.type !== 'string') return undefined;
  const { owner, field } = at;
  if (field === undefined) {
    return (values) => {
      const value = values[owner];
      return typeof value === 'string' ? value : undefined;
    };
  }
  return (values) => {
    const record = values[owner];
    const value = typeof record === 'object' ? record?.[field] : undefined;
    if (typeof value === 'string') return value;
    return value === null ? '' : undefined;
  };
}

function numberOf(node: ASTNode, scope: ExpressionScope): NumberOf | undefined {
  if (node.op === 'value') {
    const value = typeof node.args === 'bigint' ? Number(node.args) : NaN;
    return Number.isSafeInteger(value) ? () => value : undefined;
  }
  const at = placeOf(node, scope);
  if (at?.type !== 'int' && at?.type !== 'int?') return undefined;
  const { owner, field } = at;
  if (field === undefined) {
    return (values) => {
      const value = values[owner];
      return typeof value === 'number' ? value : undefined;
    };
  }
  return (values) => {
    const record = values[owner];
    const value = typeof record === 'object' ? record?.[field] : undefined;
    return typeof value === 'number' ? value : undefined;
  };
}

function conditionOf(node: ASTNode, scope: ExpressionScope): ConditionOf | undefined {
  const at = placeOf(node, scope);
  if (at?.type !== 'bool' && at?.type !== 'bool?') return undefined;
  const { owner, field } = at;
  if (field === undefined) {
    return (values) => {
      const value = values[owner];
      return typeof value === 'boolean' ? value : undefined;
    };
  }
  return (values) => {
    const record = values[owner];
    const value = typeof record === 'object' ? record?.[field] : undefined;
    return typeof value === 'boolean' ? value : undefined;
  };
}

interface ValuePlace {
  readonly owner: string;
  readonly field: string | undefined;
  readonly type: ValueType;
}

function placeOf(node: ASTNode, scope: ExpressionScope): ValuePlace | undefined {
  if (node.op === 'id') {
    const type = scope.variables[node.args];
    return type === undefined ? undefined : { owner: node.args, field: undefined, type };
  }
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  const [owner, field] = node.args;
  const type = scope.records[owner.args]?.[field];
  return type === undefined ? undefined : { owner: owner.args, field, type };
}

/** What makes another text of one, in all locales alike. */
const CHANGES: ReadonlyMap<string, (text: string) => string> = new Map([
  ['iban', inFours],
  ['lower', lower],
  ['phone', (typed) => phoneGroups(typed, '')],
  ['upper', upper],
]);

function callOf(
  name: string,
  parts: readonly ASTNode[],
  scope: ExpressionScope,
  functions: FunctionTable,
): TextOf | undefined {
  const [first, second] = parts;
  if (first === undefined) return undefined;
  if (name === 'join' && second !== undefined) return joinOf(first, second, scope, functions);
  if (name === 'decimal' || name === 'percent') return decimalOf(name, first, second, scope, functions);
  if (second !== undefined) return undefined;
  const change = CHANGES.get(name);
  if (change !== undefined) return withText(textOf(first, scope, functions), change);
  const format = scope.functions.find((each) => each === name);
  if (format === undefined) return undefined;
  return isDayFormat(format)
    ? withText(textOf(first, scope, functions), (day) => functions[format](day))
    : withNumber(numberOf(first, scope), numberFormat(format, functions));
}

function numberFormat(name: FormatName, functions: FunctionTable): (value: number) => string {
  if (name === 'money') return (value) => functions.money(value);
  return name === 'amount' ? (value) => functions.amount(value) : (value) => functions.integer(value);
}

function decimalOf(
  name: 'decimal' | 'percent',
  units: ASTNode,
  digits: ASTNode | undefined,
  scope: ExpressionScope,
  functions: FunctionTable,
): TextOf | undefined {
  if (digits?.op !== 'value' || typeof digits.args !== 'bigint') return undefined;
  if (!scope.functions.includes(name)) return undefined;
  const count = Number(digits.args);
  return withNumber(numberOf(units, scope), (value) => functions[name](value, count));
}

function withText(read: TextOf | undefined, change: (text: string) => string): TextOf | undefined {
  if (read === undefined) return undefined;
  return (values) => {
    const text = read(values);
    return text === undefined ? undefined : change(text);
  };
}

function withNumber(read: NumberOf | undefined, format: (value: number) => string): TextOf | undefined {
  if (read === undefined) return undefined;
  return (values) => {
    const value = read(values);
    return value === undefined ? undefined : format(value);
  };
}

function joinOf(
  list: ASTNode,
  by: ASTNode,
  scope: ExpressionScope,
  functions: FunctionTable,
): TextOf | undefined {
  if (list.op !== 'list') return undefined;
  const separator = textOf(by, scope, functions);
  const readers = list.args.map((part) => textOf(part, scope, functions));
  const known = readers.filter((read) => read !== undefined);
  if (separator === undefined || known.length < readers.length) return undefined;
  return (values) => {
    const parts: string[] = [];
    for (const read of known) {
      const part = read(values);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    const between = separator(values);
    return between === undefined ? undefined : joinParts(parts, between);
  };
}

function matchShortcut(
  parts: readonly ASTNode[],
  scope: ExpressionScope,
  functions: FunctionTable,
): Shortcut | undefined {
  const [subject, pattern] = parts;
  const read = subject === undefined ? undefined : textOf(subject, scope, functions);
  const source = pattern?.op === 'value' && typeof pattern.args === 'string' ? pattern.args : undefined;
  if (read === undefined || source === undefined) return undefined;
  return (values) => {
    const text = read(values);
    return text === undefined ? undefined : matchesPattern(text, source);
  };
}
