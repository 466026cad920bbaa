const USUAL = '"';
const RARER = ["'", '`', '|', '^', '~', '%', '$', '*', '#'];

/** Share of lines in which a quote other than `"` must open and close cells. */
const IN_LINES = 0.25;

/** Quotes worth trying with a delimiter, the likeliest first; '' (none) only where `"` stands in the text. */
export function quoteCandidates(lines: readonly string[], delimiter: string): string[] {
  const found = RARER.filter(
    (quote) => !delimiter.includes(quote) && around(lines, delimiter, quote) >= IN_LINES,
  );
  const quoted =
    !delimiter.includes(USUAL) &&
    lines.some((line) => line.includes(USUAL)) &&
    !mostlyEncloses(lines, delimiter);
  return [USUAL, ...found, ...(quoted ? [''] : [])];
}

/** Whether `"` stands at both ends of most cells that hold it: one that was left open is damage then. */
function mostlyEncloses(lines: readonly string[], delimiter: string): boolean {
  let closed = 0;
  let other = 0;
  for (const line of lines) {
    if (!line.includes(USUAL)) continue;
    for (const cell of line.split(delimiter)) {
      if (!cell.includes(USUAL)) continue;
      if (/^"(?:[^"]|"")*"\r?$/.test(cell)) closed += 1;
      else other += 1;
    }
  }
  return closed > 1 && closed > other * 2;
}

/** Share of lines in which a cell begins and ends with the sign. */
function around(lines: readonly string[], delimiter: string, quote: string): number {
  let seen = 0;
  let filled = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    filled += 1;
    if (!line.includes(quote)) continue;
    const cells = line.split(delimiter);
    const opens = cells.some((cell) => cell.startsWith(quote) && cell.length > 1);
    if (opens && cells.some((cell) => cell.endsWith(quote) && cell.length > 1)) seen += 1;
  }
  return filled === 0 ? 0 : seen / filled;
}

const BACKSLASH = '\\';

/** Escapes worth trying: a backslash where it stands before something that it could take. */
export function escapeCandidates(lines: readonly string[], delimiter: string, quote: string): string[] {
  const takes = [delimiter, ...(quote === '' ? [] : [quote])];
  const seen =
    !delimiter.includes(BACKSLASH) &&
    lines.some((line) => takes.some((taken) => line.includes(BACKSLASH + taken)));
  return seen ? ['', BACKSLASH] : [''];
}
