import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { Place } from '../fault/fault.ts';
import type { ParameterType } from './part-file.ts';
import { replaceIn, type Replacement } from './replaced-text.ts';

/** An expression that a part is given for one of its parameters. */
export interface PartArgument {
  readonly type: Extract<ParameterType, 'value' | 'number' | 'amount' | 'condition'>;
  /** CEL, without parameters of the part that the use stands in. */
  readonly expression: string;
  /** What the part that the use stands in was given, of what it names. */
  readonly used: readonly PartArgument[];
  /** Where it was typed: at the use, or as the default in the part. */
  readonly place: Place;
}

/** What a part's expressions name beside what the job has. */
export type PartArguments = ReadonlyMap<string, PartArgument>;

export const NO_ARGUMENTS: PartArguments = new Map();

/** An expression with its parameters replaced by what they stand for. */
interface FilledExpression {
  readonly expression: string;
  readonly used: readonly PartArgument[];
  /** Where something in it stands in the expression as it was typed. */
  readonly typedOffset: (offset: number) => number;
}

let syntax: Environment | undefined;

/** Puts arguments in the places of the names that stand for them; one that cannot be read stays as it is. */
export function fillExpression(typed: string, given: PartArguments): FilledExpression {
  const plain = { expression: typed, used: [], typedOffset: (offset: number) => offset };
  if (given.size === 0) return plain;
  const names: NamePlace[] = [];
  try {
    syntax ??= new Environment();
    findNames(syntax.parse(typed).ast, [], names);
  } catch {
    // It is told where the expression is checked.
    return plain;
  }
  const used: PartArgument[] = [];
  const pieces: Replacement[] = [];
  for (const { name, start } of names) {
    const argument = given.get(name);
    if (argument === undefined) continue;
    used.push(argument);
    // A comment that it ends with would take the bracket with it.
    const close = argument.expression.includes('//') ? '\n)' : ')';
    pieces.push({ start, end: start + name.length, by: `(${argument.expression}${close}` });
  }
  const { text, typedOffset } = replaceIn(typed, pieces);
  return { expression: text, used, typedOffset };
}

interface NamePlace {
  readonly name: string;
  readonly start: number;
}

const MACROS = ['all', 'exists', 'exists_one', 'map', 'filter'];

/** The names that an expression reads, but for the variables of its loops. */
function findNames(node: ASTNode, locals: readonly string[], found: NamePlace[]): void {
  const visit = (part: ASTNode, more: readonly string[] = []): void =>
    findNames(part, more.length === 0 ? locals : [...locals, ...more], found);
  switch (node.op) {
    case 'value':
      return;
    case 'id':
      if (!locals.includes(node.args)) found.push({ name: node.args, start: node.start });
      return;
    case '.':
    case '.?':
      visit(node.args[0]);
      return;
    case 'call':
      for (const part of node.args[1]) visit(part);
      return;
    case 'rcall': {
      const [method, on, parts] = node.args;
      visit(on);
      const [variable, ...rest] = parts;
      const isLoop = MACROS.includes(method) && variable?.op === 'id';
      for (const part of isLoop ? rest : parts) visit(part, isLoop ? [variable.args] : []);
      return;
    }
    case '!_':
    case '-_':
      visit(node.args);
      return;
    case 'list':
    case '?:':
      for (const part of node.args) visit(part);
      return;
    case 'map':
      return;
    default:
      visit(node.args[0]);
      visit(node.args[1]);
  }
}
