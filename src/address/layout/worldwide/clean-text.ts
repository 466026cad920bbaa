/**
 * Takes away what empty components left behind, commas, blanks and empty lines, and then each line, and each part of a
 * line between commas, that stood there before; `New York, New York` stays. In the reference's order, which matters.
 */
export function cleanText(filled: string): string {
  let text = filled
    .replace(/[},\s]+$/, '')
    .replace(/^[,\s]+/, '')
    .replace(/^- /, '');
  if (text.includes(',')) text = text.replace(/,\s*,/g, ', ').replace(/[^\S\r\n]+,[^\S\r\n]+/g, ', ');
  text = text.replace(/[^\S\r\n]{2,}/g, ' ').replace(/[^\S\r\n]\n/g, '\n');
  if (text.includes(',')) text = text.replace(/\n,/g, '\n').replace(/,,+/g, ',').replace(/,\n/g, '\n');
  text = text.replace(/\n[^\S\r\n]+/g, '\n').replace(/\n\n+/g, '\n');

  const lines: string[] = [];
  const seen = new Set<string>();
  for (const piece of text.split('\n')) {
    const line = piece.trim();
    if (seen.has(line)) continue;
    seen.add(line);
    lines.push(line.includes(',') ? withoutRepeats(line) : line);
  }
  return lines.join('\n').trim();
}

function withoutRepeats(line: string): string {
  const parts: string[] = [];
  for (const piece of line.split(',')) {
    const part = piece.trim();
    if (!parts.includes(part) || isTwice(part)) parts.push(part);
  }
  while (parts.at(-1) === '') parts.pop();
  return parts.join(', ');
}

/** The one town that is named as its state. */
export function isTwice(part: string): boolean {
  return part.toLowerCase() === 'new york';
}
