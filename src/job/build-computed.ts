import { showPlace, type Place } from '../fault/fault.ts';
import { withField, type ComputedField } from './computed-field.ts';
import { expressionGives } from './expression.ts';
import { expressionFault, expressionFaults } from './expression-faults.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { CEL_WORDS, RESERVED_RECORDS, type JobScopes } from './scopes.ts';
import type { TypedFile } from './typed-file.ts';

/**
 * The computed fields of a template, in the order in which they were typed: each may name those above it, so none can
 * be its own. Their types are those that their expressions give.
 */
export function buildComputed(
  typed: ReadonlyMap<string, string>,
  names: readonly string[],
  scopes: JobScopes | undefined,
  file: TypedFile,
): readonly ComputedField[] {
  const taken = scopes === undefined ? [] : recordsOf(scopes);
  const fields: ComputedField[] = [];
  let scope = scopes?.flow;
  for (const [name, expression] of typed) {
    const path = ['let', name];
    const at = showPlace(file.source.at(path));
    if (isTaken(name, taken, file)) continue;
    if (scope === undefined) {
      const place = (offset: number) => file.source.inText(path, offset);
      file.faults.push(...expressionFaults(expression, undefined, 'text', place));
      continue;
    }
    const placeOf = (offset: number): Place => file.source.inText(path, offset);
    const totalled = file.totalled(expression, scope, placeOf);
    const { type, decimals, problems } = expressionGives(totalled.expression, totalled.scope ?? scope);
    if (totalled.faults.length > 0) file.faults.push(...totalled.faults);
    else {
      for (const problem of problems) {
        const place = placeOf(totalled.typedOffset(problem.offset));
        file.faults.push(expressionFault(inOrder(problem, name, names), place));
      }
    }
    const field = {
      name,
      expression: totalled.expression,
      type,
      ...(decimals === undefined ? {} : { decimals }),
      at,
    };
    fields.push(field);
    scope = withField(scope, field);
  }
  return fields;
}

/** Every record that some expression of the job can name. */
function recordsOf({ flow, rows }: JobScopes): readonly string[] {
  return [flow, ...Object.values(rows)].flatMap(({ records }) => Object.keys(records));
}

function isTaken(name: string, records: readonly string[], file: TypedFile): boolean {
  const taken = new Set([...records, ...RESERVED_RECORDS, ...CEL_WORDS]);
  if (!taken.has(name)) return false;
  const values = { kind: 'computed field', known: [...taken].join(', ') };
  const place = file.source.atKey(['let', name]);
  file.faults.push({ code: 'job.reserved-name', place, found: name, values });
  return true;
}

/** A name that is not known yet because its field stands further down, or is the field in hand. */
function inOrder(problem: ExpressionProblem, reader: string, names: readonly string[]): ExpressionProblem {
  const { code, offset, found = '' } = problem;
  if (code !== 'expression.unknown-name' || !names.includes(found)) return problem;
  return { code: 'expression.field-order', offset, found, values: { reader } };
}
