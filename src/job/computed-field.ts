import { extendScope, withDecimals, type ExpressionScope, type ValueType } from './expression-scope.ts';
import type { JobScopes } from './scopes.ts';

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
