import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { Place } from '../fault/fault.ts';
import { showPlace } from '../fault/fault.ts';
import type { ComputedField, DocumentTotal } from './computed-field.ts';
import { checkExpression } from './expression.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import type { ExtractPlan } from './job.ts';
import { didYouMean } from './nearest-name.ts';
import { replaceIn, type ReplacedText, type Replacement } from './replaced-text.ts';
import type { JobScopes } from './scopes.ts';
import { summedColumns } from './sum-scope.ts';
import type { TablePlan } from './table-plan.ts';
import { detailTablesOf } from './tables-of.ts';

const FUNCTIONS = ['sum', 'count', 'min', 'max'] as const;

type TotalFunction = (typeof FUNCTIONS)[number];

/** An expression whose totals are names, with the fields that these are and what is wrong with them. */
interface TotalledExpression extends ReplacedText {
  readonly fields: readonly ComputedField[];
  readonly problems: readonly ExpressionProblem[];
}

let syntax: Environment | undefined;

/**
 * Sums, counts, smallest and largest values over all of a document's rows of a table, which expressions ask for:
 * `sum(lines.amount, line.kind == "fee")`. Each is a computed field, whoever asks for it and however often.
 */
export class DocumentTotals {
  readonly #known = new Map<string, ComputedField>();
  readonly #scopes: JobScopes;
  readonly #tables: readonly TablePlan[];
  /** Names that expressions have for something else. */
  readonly #taken: Set<string>;

  /** `fields`: names of the template's computed fields, which expressions name as they do totals. */
  constructor(scopes: JobScopes, extract: ExtractPlan, fields: readonly string[]) {
    this.#scopes = scopes;
    this.#tables = detailTablesOf(extract);
    const records = [scopes.flow, ...Object.values(scopes.rows)].map((scope) => Object.keys(scope.records));
    this.#taken = new Set([...fields, ...records.flat()]);
  }

  /** All that were asked for. */
  get fields(): readonly ComputedField[] {
    return [...this.#known.values()];
  }

  /** Takes the totals out of an expression; `at`: where it was typed. */
  takeFrom(typed: string, at: Place): TotalledExpression {
    const fields: ComputedField[] = [];
    const problems: ExpressionProblem[] = [];
    const pieces: Replacement[] = [];
    for (const call of callsIn(typed)) {
      const total = this.#read(call, typed);
      if ('problems' in total) problems.push(...total.problems);
      else {
        const field = this.#field(total, typed.slice(call.start, call.end), at);
        fields.push(field);
        pieces.push({ start: call.start, end: call.end, by: field.name });
      }
    }
    return { ...replaceIn(typed, pieces), fields, problems };
  }

  #field(total: DocumentTotal, expression: string, at: Place): ComputedField {
    const { of, table, column, where } = total;
    const key = [of, table, column, where].join('\n');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const plain = [of, 'of', table, ...(column === undefined ? [] : [column])].join('_');
    const name = this.#freeName(where === undefined ? plain : `${plain}_where_${this.#known.size + 1}`);
    const record = this.#tables.find((each) => each.name === table)?.record ?? '';
    const type = this.#typeOf(total, record);
    const decimals =
      column === undefined ? undefined : this.#scopes.flow.amounts?.of.get(`${record}.${column}`);
    const field = { name, expression, type, at: showPlace(at), total };
    const whole = decimals === undefined ? field : { ...field, decimals };
    this.#known.set(key, whole);
    return whole;
  }

  /** Fields may be called so, and so may the total of another table: column `c` of `a_b` and `b_c` of `a`. */
  #freeName(plain: string): string {
    let name = plain;
    for (let n = 2; this.#taken.has(name); n++) name = `${plain}_${n}`;
    this.#taken.add(name);
    return name;
  }

  /** A sum of nothing is 0; a smallest or largest value of nothing is missing. */
  #typeOf({ of, table, column }: DocumentTotal, record: string): ComputedField['type'] {
    if (of === 'sum' || of === 'count') return 'int';
    return this.#scopes.rows[table]?.records[record]?.[column ?? ''] === 'string' ? 'string' : 'int?';
  }

  #read({ name, parts, start }: TotalCall, typed: string): DocumentTotal | Refused {
    const [first, condition] = parts;
    const isCount = name === 'count';
    const owner = isCount ? first : first?.op === '.' ? first.args[0] : undefined;
    if (first === undefined || owner?.op !== 'id' || parts.length > 2) {
      const form = isCount ? 'count(lines)' : `${name}(lines.amount)`;
      const named = isCount ? 'a table of rows' : 'a table of rows with its column';
      return notAllowed(start, `${name}()`, `name ${named}: \`${form}\`; a condition may follow`);
    }
    const table = this.#tables.find((each) => each.name === owner.args);
    if (table === undefined) {
      const names = this.#tables.map((each) => each.name);
      const values = { nearest: didYouMean(owner.args, names), known: names.join(', ') };
      const code = 'expression.unknown-name';
      return { problems: [{ code, offset: owner.start, found: owner.args, values }] };
    }
    const column = first.op === '.' ? first.args[1] : undefined;
    const problem = column === undefined ? undefined : columnProblem(name, table, column, first);
    if (problem !== undefined) return { problems: [problem] };
    const about = { of: name, table: table.name, ...(column === undefined ? {} : { column }) };
    if (condition === undefined) return about;
    const where = typed.slice(condition.start, condition.end);
    const [nested] = callsIn(where);
    if (nested !== undefined) {
      const hint = 'compare with a column or a value of the document: each row would add up all rows again';
      return notAllowed(condition.start + nested.start, `${nested.name}() inside ${name}()`, hint);
    }
    const found = checkExpression(where, this.#scopes.rows[table.name] ?? this.#scopes.flow, 'condition');
    if (found.length === 0) return { ...about, where };
    return { problems: found.map((each) => ({ ...each, offset: condition.start + each.offset })) };
  }
}

interface Refused {
  readonly problems: readonly ExpressionProblem[];
}

function notAllowed(offset: number, found: string, hint: string): Refused {
  return { problems: [{ code: 'expression.not-allowed', offset, found, values: { hint } }] };
}

/** What is wrong with a column for a function; sums are of numbers, the first and last value of days too. */
function columnProblem(
  name: TotalFunction,
  table: TablePlan,
  column: string,
  { end }: ASTNode,
): ExpressionProblem | undefined {
  const offset = end - column.length;
  const plan = table.columns.find((each) => each.name === column);
  if (plan === undefined) {
    const names = table.columns.map((each) => each.name);
    const values = { record: table.name, nearest: didYouMean(column, names), known: names.join(', ') };
    return { code: 'expression.unknown-field', offset, found: column, values };
  }
  if (summedColumns(table).includes(plan) || (plan.type === 'date' && name !== 'sum')) return undefined;
  const found = `${name}() of \`${table.name}.${column}\`, whose type is ${plan.type}`;
  return { code: 'expression.type', offset, found };
}

interface TotalCall {
  readonly name: TotalFunction;
  readonly parts: readonly ASTNode[];
  readonly start: number;
  readonly end: number;
}

/** The totals that an expression asks for, but those within another one. */
function callsIn(typed: string): readonly TotalCall[] {
  if (!/\b(sum|count|min|max)\s*\(/.test(typed)) return [];
  const calls: TotalCall[] = [];
  try {
    syntax ??= new Environment();
    findCalls(syntax.parse(typed).ast, calls);
  } catch {
    // It is told where the expression is checked.
  }
  return calls;
}

function findCalls(node: ASTNode, found: TotalCall[]): void {
  switch (node.op) {
    case 'value':
    case 'id':
    case 'map':
      return;
    case '.':
    case '.?':
      findCalls(node.args[0], found);
      return;
    case 'call': {
      const [called, parts] = node.args;
      const name = FUNCTIONS.find((each) => each === called);
      if (name === undefined) for (const part of parts) findCalls(part, found);
      else found.push({ name, parts, start: node.start, end: node.end });
      return;
    }
    case 'rcall':
      findCalls(node.args[1], found);
      for (const part of node.args[2]) findCalls(part, found);
      return;
    case '!_':
    case '-_':
      findCalls(node.args, found);
      return;
    case 'list':
    case '?:':
      for (const part of node.args) findCalls(part, found);
      return;
    default:
      findCalls(node.args[0], found);
      findCalls(node.args[1], found);
  }
}
