import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionProblem } from './expression-problem.ts';
import { FORMAT_NAMES, type ExpressionScope } from './expression-scope.ts';
import { didYouMean } from './nearest-name.ts';
import { compilePattern } from './pattern.ts';
import { PatternProblem } from './pattern-syntax.ts';

/** Functions of CEL itself, and ours that need no locale. */
const FUNCTIONS = [
  ...['size', 'string', 'int', 'iban', 'phone', 'upper', 'lower', 'join', 'matches'],
  ...['choose', 'days', 'default'],
];
const METHODS = [
  'size',
  'startsWith',
  'endsWith',
  'contains',
  'indexOf',
  'lastIndexOf',
  'substring',
  'trim',
  'split',
  'lowerAscii',
  'upperAscii',
];
const MACROS = ['all', 'exists', 'exists_one', 'map', 'filter'];

/** What an expression names, found while it is checked against the rules. */
interface ExpressionReads {
  /** `invoice.net_total`, `page`: each once, in the order in which they are read. */
  readonly names: readonly string[];
  readonly problems: readonly ExpressionProblem[];
}

/**
 * Walks a parsed expression. Refused are: names that the scope does not know; a record without a field; decimal numbers
 * (amounts are whole minor units); functions that depend on clock, time zone or machine; a pattern that is not
 * written out; and a loop inside a loop, so that no expression takes longer than the text it reads.
 */
export function readExpression(root: ASTNode, scope: ExpressionScope): ExpressionReads {
  const walk = new Walk(scope);
  walk.visit(root, []);
  return { names: [...walk.names], problems: walk.problems };
}

class Walk {
  readonly names = new Set<string>();
  readonly problems: ExpressionProblem[] = [];
  readonly scope: ExpressionScope;

  constructor(scope: ExpressionScope) {
    this.scope = scope;
  }

  refuse(node: ASTNode, what: string, hint: string): void {
    this.problems.push({ code: 'expression.not-allowed', offset: node.start, found: what, values: { hint } });
  }

  /** `locals` are the variables of the macros around the node. */
  visit(node: ASTNode, locals: readonly string[]): void {
    switch (node.op) {
      case 'value':
        this.literal(node, node.args);
        return;
      case 'id':
        this.name(node, node.args, locals);
        return;
      case '.':
        this.field(node, node.args[0], node.args[1], locals);
        return;
      case 'call':
        this.call(node, node.args[0], node.args[1], locals);
        return;
      case 'rcall':
        this.method(node, node.args[0], node.args[1], node.args[2], locals);
        return;
      case '!_':
      case '-_':
        this.visit(node.args, locals);
        return;
      case 'list':
        for (const item of node.args) this.visit(item, locals);
        return;
      case 'map':
        this.refuse(node, '{ … }', 'use a list, or `condition ? a : b`');
        return;
      case '?:':
        for (const part of node.args) this.visit(part, locals);
        return;
      case '.?':
      case '[?]':
        this.refuse(node, node.op, 'name the field: `record.field`');
        return;
      default:
        this.visit(node.args[0], locals);
        this.visit(node.args[1], locals);
    }
  }

  literal(node: ASTNode, value: unknown): void {
    if (typeof value === 'number') {
      this.refuse(
        node,
        node.input.slice(node.start, node.end),
        'numbers are whole: an amount of 15.00 is written 1500',
      );
    } else if (typeof value === 'object' && value !== null) {
      this.refuse(node, node.input.slice(node.start, node.end), 'use text in quotes or a whole number');
    }
  }

  name(node: ASTNode, name: string, locals: readonly string[]): void {
    if (locals.includes(name)) return;
    if (Object.hasOwn(this.scope.variables, name)) {
      this.names.add(name);
      return;
    }
    const record = recordOf(this.scope, name);
    if (record !== undefined) {
      this.refuse(node, name, `name a field of it, such as \`${name}.${Object.keys(record)[0] ?? 'field'}\``);
      return;
    }
    const known = [...Object.keys(this.scope.records), ...Object.keys(this.scope.variables)];
    this.problems.push({
      code: 'expression.unknown-name',
      offset: node.start,
      found: name,
      values: { nearest: didYouMean(name, known), known: known.join(', ') },
    });
  }

  field(node: ASTNode, owner: ASTNode, field: string, locals: readonly string[]): void {
    const record =
      owner.op === 'id' && !locals.includes(owner.args) ? recordOf(this.scope, owner.args) : undefined;
    if (record === undefined || owner.op !== 'id') {
      this.visit(owner, locals);
      return;
    }
    if (Object.hasOwn(record, field)) {
      this.names.add(`${owner.args}.${field}`);
      return;
    }
    const known = Object.keys(record);
    this.problems.push({
      code: 'expression.unknown-field',
      offset: node.end - field.length,
      found: field,
      values: { record: owner.args, nearest: didYouMean(field, known), known: known.join(', ') },
    });
  }

  call(node: ASTNode, name: string, parts: readonly ASTNode[], locals: readonly string[]): void {
    const ours = FORMAT_NAMES.filter((each) => this.scope.functions.includes(each));
    if (!FUNCTIONS.includes(name) && !ours.some((each) => each === name)) {
      const known = [...FUNCTIONS, ...ours];
      this.unknownFunction(node, name, known);
    } else if (name === 'matches') this.pattern(node, parts[1]);
    else if (name === 'decimal' || name === 'percent') this.digits(name, parts[1]);
    else if (name === 'choose') this.cases(node, parts[1], parts[2]);
    for (const part of parts) this.visit(part, locals);
  }

  method(
    node: ASTNode,
    name: string,
    on: ASTNode,
    parts: readonly ASTNode[],
    locals: readonly string[],
  ): void {
    this.visit(on, locals);
    if (MACROS.includes(name)) {
      this.macro(node, name, parts, locals);
      return;
    }
    if (name === 'matches') this.refuse(node, '.matches()', 'write `matches(text, "pattern")`');
    else if (name === 'join') this.refuse(node, '.join()', 'write `join([a, b], ", ")`');
    else if (!METHODS.includes(name)) this.unknownFunction(node, name, [...METHODS, ...MACROS]);
    for (const part of parts) this.visit(part, locals);
  }

  macro(node: ASTNode, name: string, parts: readonly ASTNode[], locals: readonly string[]): void {
    const variable = parts[0];
    if (locals.length > 0) {
      this.refuse(
        node,
        `${name}() inside another`,
        'one `all`, `exists`, `map` or `filter` must not hold another',
      );
      return;
    }
    if (variable?.op !== 'id') return;
    if (
      recordOf(this.scope, variable.args) !== undefined ||
      Object.hasOwn(this.scope.variables, variable.args)
    ) {
      this.refuse(variable, variable.args, 'choose another name for the variable: this one is taken');
      return;
    }
    for (const part of parts.slice(1)) this.visit(part, [...locals, variable.args]);
  }

  unknownFunction(node: ASTNode, name: string, known: readonly string[]): void {
    this.problems.push({
      code: 'expression.unknown-function',
      offset: node.op === 'rcall' ? node.input.indexOf(name, node.args[1].end) : node.start,
      found: name,
      values: { nearest: didYouMean(name, known), known: known.join(', ') },
    });
  }

  digits(name: string, part: ASTNode | undefined): void {
    if (part === undefined || (part.op === 'value' && typeof part.args === 'bigint' && part.args <= 9n))
      return;
    this.refuse(
      part,
      `${name}()`,
      `write the digits after the point out, 0 to 9: \`${name}(line.weight, 3)\``,
    );
  }

  /** A text too few would be the last one for a case that was meant to have its own. */
  cases(node: ASTNode, of: ASTNode | undefined, texts: ASTNode | undefined): void {
    if (of?.op !== 'list' || texts?.op !== 'list' || of.args.length === texts.args.length) return;
    this.refuse(
      node,
      `choose() of ${of.args.length} cases`,
      'write one text for each case, and one for all others',
    );
  }

  pattern(node: ASTNode, part: ASTNode | undefined): void {
    if (part === undefined) return;
    if (part.op !== 'value' || typeof part.args !== 'string') {
      this.refuse(node, 'matches()', 'write the pattern out, in quotes');
      return;
    }
    try {
      compilePattern(part.args);
    } catch (error) {
      if (!(error instanceof PatternProblem)) throw error;
      this.problems.push({
        code: 'expression.pattern',
        offset: part.start,
        found: part.args,
        values: { reason: error.message },
      });
    }
  }
}

function recordOf(scope: ExpressionScope, name: string): Readonly<Record<string, unknown>> | undefined {
  return Object.hasOwn(scope.records, name) ? scope.records[name] : undefined;
}
