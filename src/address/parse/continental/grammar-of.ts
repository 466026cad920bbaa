import { austria } from './austrian.ts';
import { netherlands } from './dutch.ts';
import { france } from './french.ts';
import { germany } from './german.ts';
import type { Grammar } from './grammar.ts';
import { italy } from './italian.ts';
import { liechtenstein, switzerland } from './swiss.ts';

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map(
  [germany, austria, switzerland, liechtenstein, france, netherlands, italy].map((grammar) => [
    grammar.country,
    grammar,
  ]),
);

export function grammarOf(country: string): Grammar | undefined {
  return GRAMMARS.get(country);
}
