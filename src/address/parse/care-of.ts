const CARE_OF = /^(?:c ?[/.] ?o\.?|℅|c\/-|care of|in care of)[ :.]{0,3}(?=["'“]?[\p{L}\d])/iu;
const ATTENTION = /^(?:attn?\b\.?|attention\b|att:)[ :.-]*/iu;

/** Length of the words of care at the beginning of a line, `c/o `; 0 where there are none. */
export function careOfOf(line: string): number {
  const match = CARE_OF.exec(line);
  return match === null ? 0 : match[0].length;
}

/** Whether a line begins with words that call for somebody's attention: `Attn:`. */
export function isAttention(line: string): boolean {
  return ATTENTION.test(line);
}
