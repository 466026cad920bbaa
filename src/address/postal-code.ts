/** How good a postal code is: its shape fits the country, fits in part (an outward code alone), or does not fit. */
type CodeGrade = 'valid' | 'partial' | 'malformed';

/** Shapes of a country's postal codes. They are matched against the compact code: capitals, no blanks, no hyphens. */
export interface PostalCodeRule {
  readonly full: RegExp;
  /** A part of a code that is good for sorting, such as a British outward code. */
  readonly partial?: RegExp;
  /** A country prefix (`D-`) that does not belong to the code. */
  readonly prefix?: RegExp;
  /** Where a full code is divided when it is longer than `at`: counted from its start, or from its end if negative. */
  readonly divide?: { readonly at: number; readonly sign: string };
}

interface GradedCode {
  /** As it is printed: divided as the country does it when its shape is certain, else as it came. */
  readonly code: string;
  /** Without blanks and hyphens, for comparison. */
  readonly compact: string;
  readonly grade: CodeGrade;
}

/** Grades the shape of a tidied postal code. It does not say whether the code exists; nothing is ever guessed. */
export function gradePostalCode(text: string, rule: PostalCodeRule): GradedCode {
  const capitals = text.toUpperCase();
  const bare = rule.prefix === undefined ? capitals : capitals.replace(rule.prefix, '');
  const compact = bare.replace(/[ -]/g, '');
  if (rule.full.test(compact)) return { code: divided(compact, rule), compact, grade: 'valid' };
  if (rule.partial?.test(compact) === true) return { code: compact, compact, grade: 'partial' };
  return { code: text, compact: capitals.replace(/[ -]/g, ''), grade: 'malformed' };
}

function divided(compact: string, rule: PostalCodeRule): string {
  if (rule.divide === undefined) return compact;
  const { at, sign } = rule.divide;
  if (at > 0 && compact.length <= at) return compact;
  return compact.slice(0, at) + sign + compact.slice(at);
}
