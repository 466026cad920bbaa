import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionProblem } from './expression-problem.ts';
import type { AmountDecimals, ExpressionScope } from './expression-scope.ts';

/**
 * Amounts and decimals are whole units of their last digit, and columns of other decimals have other units. Refused are a
 * sum, a choice or a comparison of two units, `money()` or `amount()` of another unit than the document's, and `decimal()`
 * with other digits than its value has. Multiplying or dividing by
 * 10, 100 … may be a change of units: behind it anything goes. Nothing is refused where the units are not known.
 */
export function decimalProblems(root: ASTNode, scope: ExpressionScope): readonly ExpressionProblem[] {
  if (scope.amounts === undefined) return [];
  const units = new Units(scope.amounts);
  units.of(root);
  return units.problems;
}

/** The decimals of the amount that an expression gives; undefined: no amount, or one that may have any. */
export function decimalsGiven(root: ASTNode, { amounts }: ExpressionScope): number | undefined {
  return amounts === undefined ? undefined : new Units(amounts).of(root);
}

class Units {
  readonly problems: ExpressionProblem[] = [];
  readonly #amounts: AmountDecimals;

  constructor(amounts: AmountDecimals) {
    this.#amounts = amounts;
  }

  /** Decimals of the amount that a node gives; undefined: no amount, or one that may have any. */
  of(node: ASTNode): number | undefined {
    switch (node.op) {
      case 'value':
        return undefined;
      case 'id':
        return this.#amounts.of.get(node.args);
      case '.':
        if (node.args[0].op === 'id') return this.#amounts.of.get(`${node.args[0].args}.${node.args[1]}`);
        return this.#none(node.args[0]);
      case 'call':
        return this.#call(node.args[0], node.args[1]);
      case 'rcall':
        return this.#none(node.args[1], ...node.args[2]);
      case 'list':
        return this.#none(...node.args);
      case '?:':
        this.of(node.args[0]);
        return this.#alike(node.args[1], node.args[2]);
      case '-_':
        return this.of(node.args);
      case '!_':
        return this.#none(node.args);
      case '+':
      case '-':
        return this.#alike(node.args[0], node.args[1]);
      case '*':
        return this.#product(node.args[0], node.args[1]);
      case '/':
      case '%':
        return this.#quotient(node.args[0], node.args[1]);
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        this.#alike(node.args[0], node.args[1]);
        return undefined;
      case 'map':
      case '.?':
      case '[?]':
        return undefined;
      default:
        return this.#none(node.args[0], node.args[1]);
    }
  }

  #none(...nodes: readonly ASTNode[]): undefined {
    for (const node of nodes) this.of(node);
    return undefined;
  }

  #call(name: string, parts: readonly ASTNode[]): number | undefined {
    const [first] = parts;
    if (name === 'int' && first !== undefined) return this.of(first);
    if (name === 'default' && first !== undefined && parts[1] !== undefined)
      return this.#alike(first, parts[1]);
    for (const part of parts) {
      const decimals = this.of(part);
      if (name === 'money' || name === 'amount') this.#want(part, decimals, this.#amounts.shown);
      if ((name === 'decimal' || name === 'percent') && part === first)
        this.#want(part, decimals, digitsIn(parts[1]));
    }
    return undefined;
  }

  #alike(one: ASTNode, other: ASTNode): number | undefined {
    const first = this.of(one);
    const second = this.of(other);
    if (first !== undefined) this.#want(other, second, first);
    return first ?? second;
  }

  #product(one: ASTNode, other: ASTNode): number | undefined {
    const first = this.of(one);
    const second = this.of(other);
    if (isPowerOfTen(one) || isPowerOfTen(other)) return undefined;
    return first === undefined || second === undefined ? (first ?? second) : first + second;
  }

  #quotient(one: ASTNode, other: ASTNode): number | undefined {
    const first = this.of(one);
    const second = this.of(other);
    return isPowerOfTen(other) || second !== undefined ? undefined : first;
  }

  #want(node: ASTNode, decimals: number | undefined, expected: number | undefined): void {
    if (decimals === undefined || expected === undefined || decimals === expected) return;
    this.problems.push({
      code: 'expression.decimals',
      offset: node.start,
      found: node.input.slice(node.start, node.end),
      expected: String(expected),
      values: { decimals: String(decimals) },
    });
  }
}

/** The second part of `decimal(value, 3)`. */
function digitsIn(node: ASTNode | undefined): number | undefined {
  return node?.op === 'value' && typeof node.args === 'bigint' ? Number(node.args) : undefined;
}

function isPowerOfTen(node: ASTNode): boolean {
  return node.op === 'value' && typeof node.args === 'bigint' && /^10+$/.test(String(node.args));
}
