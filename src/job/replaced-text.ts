/** A piece of an expression, and what is put in its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** An expression in which pieces were replaced. */
export interface ReplacedText {
  readonly text: string;
  /** Where something in it stands in what was typed; within a replacement, where that begins. */
  readonly typedOffset: (offset: number) => number;
}

/** Replaces pieces of an expression that do not overlap. */
export function replaceIn(typed: string, pieces: readonly Replacement[]): ReplacedText {
  if (pieces.length === 0) return { text: typed, typedOffset: (offset) => offset };
  let text = '';
  let last = 0;
  const shifts: { readonly from: number; readonly until: number; readonly piece: Replacement }[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    text += typed.slice(last, piece.start);
    shifts.push({ from: text.length, until: text.length + piece.by.length, piece });
    text += piece.by;
    last = piece.end;
  }
  text += typed.slice(last);
  const typedOffset = (offset: number): number => {
    const shift = shifts.findLast(({ from }) => from <= offset);
    if (shift === undefined) return offset;
    const { until, piece } = shift;
    return offset < until ? piece.start : piece.end + (offset - until);
  };
  return { text, typedOffset };
}
