import type { Components } from './compile-template.ts';
import type { AbbreviationEntry } from './template-data.ts';

/** One replacement in a value: of all components, or of the named one, where it may also be given whole. */
export interface ValueRule {
  readonly component: string | undefined;
  readonly whole: string | undefined;
  readonly pattern: RegExp;
  readonly put: string;
}

export function valueRules(rules: readonly (readonly [string, string])[] | undefined): readonly ValueRule[] {
  return (rules ?? []).map(([text, put]) => {
    const named = /^(\w+)=(.+)$/s.exec(text);
    const whole = named?.[2];
    return { component: named?.[1], whole, pattern: perlPattern(whole ?? text, 'i'), put };
  });
}

export function replaceValues(components: Components, rules: readonly ValueRule[]): void {
  if (rules.length === 0) return;
  for (const name in components) {
    if (name === 'country_code' || name === 'house_number') continue;
    for (const { component, whole, pattern, put } of rules) {
      if (component !== undefined && component !== name) continue;
      const value = components[name] ?? '';
      components[name] = value === whole ? put : value.replace(pattern, () => put);
    }
  }
}

/** One replacement in the finished text. */
export interface TextRule {
  readonly pattern: RegExp;
  readonly put: string;
}

export function textRules(rules: readonly (readonly [string, string])[] | undefined): readonly TextRule[] {
  return (rules ?? []).map(([text, put]) => ({
    pattern: perlPattern(text.replace(/(?<!\\)\$$/, '(?=\n?$)'), ''),
    put,
  }));
}

/** The country's own rules, in order; they are written for a text whose last line ends with a line break too. */
export function replaceText(text: string, rules: readonly TextRule[]): string {
  if (rules.length === 0) return text;
  let replaced = `${text}\n`;
  for (const { pattern, put } of rules) replaced = replaced.replace(pattern, put);
  return replaced;
}

/** The patterns are Perl's: `\w` means letters of all scripts. */
function perlPattern(text: string, flags: '' | 'i'): RegExp {
  return new RegExp(text.replaceAll('\\w', '[\\p{L}\\p{M}\\p{N}_]'), `${flags}u`);
}

/** Short forms of a language's words in one component, the longer words first: `Strada Statale` before `Strada`. */
export interface ShortForms {
  readonly component: string;
  readonly forms: readonly TextRule[];
}

export function shortForms(entries: readonly AbbreviationEntry[] | undefined): readonly ShortForms[] {
  return (entries ?? []).map(({ component, replacements }) => ({
    component,
    forms: [...replacements]
      .sort((a, b) => b.src.length - a.src.length)
      .map(({ src, dest }) => ({
        pattern: new RegExp(
          `(^|\\s)${src.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\p{L}\\p{M}\\p{N}_])`,
          'u',
        ),
        put: dest,
      })),
  }));
}

export function abbreviate(components: Components, languages: readonly (readonly ShortForms[])[]): void {
  for (const language of languages) {
    for (const { component, forms } of language) {
      let value = components[component];
      if (value === undefined) continue;
      for (const { pattern, put } of forms)
        value = value.replace(pattern, (_found, blank: string) => blank + put);
      components[component] = value;
    }
  }
}
