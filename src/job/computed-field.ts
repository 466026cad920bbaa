import { extendScope, withDecimals, type ExpressionScope, type ValueType } from './expression-scope.ts';
import type { JobScopes } from './scopes.ts';

/** What an expression asks for over all of a document's rows of a table. */
export interface DocumentTotal {
  readonly of: 'sum' | 'count' | 'min' | 'max';
  /** Name of the table. */
  readonly table: string;
  /** Absent: the rows themselves are counted. */
  readonly column?: string;
  /** CEL: which rows count; absent: all. */
  readonly where?: string;
}

/** A value that the template's expressions name: worked out once a document from what the document is. */
export interface ComputedField {
  readonly name: string;
  /** CEL. It may name the fields before it. */
  readonly expression: string;
  readonly type: ValueType;
  /** Those of an amount, where they are known. */
  readonly decimals?: number;
  /** Where it was typed, for messages: `invoice.yaml:12:5`. */
  readonly at: string;
  /** What it is a total of, in place of what its expression says. */
  readonly total?: DocumentTotal;
}

/** The scope with one more computed field. */
export function withField(scope: ExpressionScope, field: Omit<ComputedField, 'at'>): ExpressionScope {
  const { name, type, decimals } = field;
  return withDecimals(extendScope(scope, { variables: { [name]: type } }), name, decimals);
}

/** The scopes of a template with its computed fields, which stand everywhere in it but not in the job's campaigns. */
export function withFields(scopes: JobScopes, fields: readonly ComputedField[]): JobScopes {
  if (fields.length === 0) return scopes;
  const wider = (scope: ExpressionScope): ExpressionScope => fields.reduce(withField, scope);
  return {
    campaign: scopes.campaign,
    flow: wider(scopes.flow),
    furniture: wider(scopes.furniture),
    rows: Object.fromEntries(Object.entries(scopes.rows).map(([name, scope]) => [name, wider(scope)])),
    carry: wider(scopes.carry),
  };
}
