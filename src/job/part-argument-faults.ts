import type { Fault, Place } from '../fault/fault.ts';
import { expressionGives } from './expression.ts';
import { expressionFaults } from './expression-faults.ts';
import type { ExpressionScope } from './expression-scope.ts';
import type { PartArgument } from './part-arguments.ts';

const USES = { value: 'text', number: 'text', amount: 'amount', condition: 'condition' } as const;

/** Takes totals out of an expression, and gives the scope in which the rest is read. */
type Totalling = (
  expression: string,
  scope: ExpressionScope | undefined,
  place: (offset: number) => Place,
) => {
  readonly expression: string;
  readonly scope: ExpressionScope | undefined;
  readonly faults: readonly Fault[];
};

/** What is wrong with what a part is given for a parameter, where the part reads it. */
export function argumentFaults(
  argument: PartArgument,
  around: ExpressionScope | undefined,
  totalled: Totalling,
): readonly Fault[] {
  const { type, used, place } = argument;
  const within = used.flatMap((each) => argumentFaults(each, around, totalled));
  if (within.length > 0) return within;
  const { expression, scope, faults: wrong } = totalled(argument.expression, around, () => place);
  if (wrong.length > 0) return wrong;
  const faults = expressionFaults(expression, scope, USES[type], () => place);
  if (faults.length > 0 || type !== 'number' || scope === undefined) return faults;
  const gives = expressionGives(expression, scope).type;
  if (gives.startsWith('int')) return [];
  return [{ code: 'expression.result-type', place, found: gives, expected: 'a whole number' }];
}
