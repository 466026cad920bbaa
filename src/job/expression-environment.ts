import { Environment } from '@marcbachmann/cel-js';
import type { FieldValue } from '../model/record.ts';
import {
  FORMAT_PARAMETER,
  isDayFormat,
  type ExpressionScope,
  type FunctionTable,
  type ScopeValues,
  type ValueType,
} from './expression-scope.ts';
import { registerTextFunctions } from './text-functions.ts';

/** CEL with a scope's names and types: the careful way, for whatever is not a plain field or call. */
export interface CelScope {
  readonly environment: Environment;
  /** Values as CEL takes them: only what is read, whole numbers as BigInt. */
  valuesFor(reads: readonly Read[], values: ScopeValues): Record<string, unknown>;
}

/** One value that an expression reads: a variable, or a record's field. */
export interface Read {
  readonly owner: string;
  readonly field: string | undefined;
}

const LIMITS = {
  maxAstNodes: 300,
  maxDepth: 30,
  maxListElements: 100,
  maxMapEntries: 1,
  maxCallArguments: 8,
};

export function createCelScope(scope: ExpressionScope, functions: FunctionTable): CelScope {
  const environment = new Environment({ limits: LIMITS });
  const makers = new Map<string, () => Record<string, unknown>>();
  for (const [record, shape] of Object.entries(scope.records)) {
    const RecordFields = class {
      [field: string]: unknown;
    };
    const fields = Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, celType(type)]));
    environment.registerType(`record.${record}`, { ctor: RecordFields, fields });
    environment.registerVariable(record, `record.${record}`);
    makers.set(record, () => new RecordFields());
  }
  for (const [name, type] of Object.entries(scope.variables))
    environment.registerVariable(name, celType(type));
  registerFunctions(environment, scope, functions);
  return {
    environment,
    valuesFor: (reads, values) => {
      const out: Record<string, unknown> = {};
      for (const { owner, field } of reads) {
        if (field === undefined)
          out[owner] = toCel(fieldOf(values, owner, undefined), scope.variables[owner]);
        else {
          const known = out[owner];
          const made = isRecord(known) ? known : (makers.get(owner)?.() ?? {});
          made[field] = toCel(fieldOf(values, owner, field), scope.records[owner]?.[field]);
          out[owner] = made;
        }
      }
      return out;
    },
  };
}

/** The value of a variable or of a record's field, as it was given. */
function fieldOf(values: ScopeValues, owner: string, field: string | undefined): FieldValue {
  const value = values[owner];
  if (typeof value === 'object' && value !== null) return (field === undefined ? null : value[field]) ?? null;
  return field === undefined ? (value ?? null) : null;
}

function celType(type: ValueType): string {
  return type.endsWith('?') ? 'dyn' : type;
}

function toCel(value: FieldValue, type: string | undefined): unknown {
  if (type === 'string') return value ?? '';
  return typeof value === 'number' ? BigInt(value) : value;
}

function registerFunctions(environment: Environment, scope: ExpressionScope, functions: FunctionTable): void {
  for (const name of scope.functions) {
    const parameter = FORMAT_PARAMETER[name];
    if (isDayFormat(name)) {
      environment.registerFunction(`${name}(${parameter}): string`, (day: string) => functions[name](day));
    } else if (name === 'decimal' || name === 'percent') {
      environment.registerFunction(`${name}(int, int): string`, (units: bigint, digits: bigint) =>
        functions[name](Number(units), Number(digits)),
      );
    } else if (name === 'plural') {
      environment.registerFunction('plural(int, list<string>): string', (count: bigint, forms: string[]) =>
        functions.plural(Number(count), forms),
      );
    } else {
      environment.registerFunction(`${name}(${parameter}): string`, (value: bigint) =>
        functions[name](Number(value)),
      );
    }
  }
  registerTextFunctions(environment);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
