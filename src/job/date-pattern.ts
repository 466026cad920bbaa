/** A part of a day: its year, its month, its day. */
type DayPart = 'year' | 'month' | 'day';

/** One step of a pattern: digits that are read, or a text that must stand there. */
export type DateStep =
  | { readonly part: DayPart; readonly least: number; readonly most: number; readonly text?: undefined }
  | { readonly text: string; readonly part?: undefined };

const STEPS: ReadonlyMap<string, DateStep> = new Map<string, DateStep>([
  ['YYYY', { part: 'year', least: 4, most: 4 }],
  ['YY', { part: 'year', least: 2, most: 2 }],
  ['MM', { part: 'month', least: 2, most: 2 }],
  ['M', { part: 'month', least: 1, most: 2 }],
  ['DD', { part: 'day', least: 2, most: 2 }],
  ['D', { part: 'day', least: 1, most: 2 }],
]);

/**
 * Reads a pattern such as `DD.MM.YYYY`, `YYYYMMDD`, `M/D/YY`, `YYYY-MM-DDT00:00:00`; gives the reason, as the end of a
 * sentence about it, when it cannot be used. `M` and `D` take one digit or two, so a text must follow them.
 */
export function readDatePattern(pattern: string): readonly DateStep[] | string {
  const steps: DateStep[] = [];
  const seen = new Set<DayPart>();
  for (const [word] of pattern.matchAll(/Y+|M+|D+|[^YMD]+/g)) {
    const step = STEPS.get(word);
    if (step?.part === undefined) {
      const reason = strangeText(word);
      if (reason !== undefined) return reason;
      steps.push({ text: word });
      continue;
    }
    if (seen.has(step.part)) return `names the ${step.part} twice`;
    seen.add(step.part);
    steps.push(step);
  }
  for (const part of ['day', 'month', 'year'] as const) if (!seen.has(part)) return `names no ${part}`;
  return variableStep(steps) ?? steps;
}

/** Texts between are signs, and the time of midnight that some hosts write behind a day. */
function strangeText(word: string): string | undefined {
  if (/^[YMD]/.test(word)) return `has \`${word}\`, which is no part of a day`;
  if (/^[ymd]/i.test(word)) return 'has small letters where capitals are wanted';
  return /[a-zA-SU-X]/.test(word) ? 'has letters that mean nothing in it' : undefined;
}

/** `M` and `D` end where no digit follows. */
function variableStep(steps: readonly DateStep[]): string | undefined {
  for (const [index, step] of steps.entries()) {
    if (step.part === undefined || step.least === step.most) continue;
    const next = steps[index + 1];
    if (next === undefined || (next.text !== undefined && !/^\d/.test(next.text))) continue;
    return `does not say where the ${step.part} ends`;
  }
  return undefined;
}
