const MOST_LINES = 200;
const FEWEST_LINES = 3;
const MOST_CONTEXTS = 1 << 16;

/**
 * Bytes among the given ones that stand equally often in nearly every line, between ever other neighbours: delimiters,
 * which say nothing about letters. A letter of a word that stands in every line has always the same neighbours.
 */
export function regularBytes(
  bytes: Uint8Array,
  lineEnd: number,
  among: (byte: number) => boolean,
): ReadonlySet<number> {
  const lines: Uint16Array[] = [];
  const contexts = new Map<number, Set<number>>();
  let line = new Uint16Array(256);
  for (let at = 0; at < bytes.length && lines.length < MOST_LINES; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === lineEnd) {
      lines.push(line);
      line = new Uint16Array(256);
    } else if (among(byte)) {
      line[byte] = (line[byte] ?? 0) + 1;
      const seen = contexts.get(byte) ?? new Set();
      if (seen.size < MOST_CONTEXTS) seen.add(((bytes[at - 1] ?? 0) << 8) | (bytes[at + 1] ?? 0));
      contexts.set(byte, seen);
    }
  }
  const regular = new Set<number>();
  if (lines.length < FEWEST_LINES) return regular;
  for (const [byte, seen] of contexts) {
    const counts = new Map<number, number>();
    for (const each of lines) counts.set(each[byte] ?? 0, (counts.get(each[byte] ?? 0) ?? 0) + 1);
    const [mode] = [...counts].sort((a, b) => b[1] - a[1]);
    if (mode === undefined || mode[0] === 0 || mode[1] < lines.length * 0.8) continue;
    if (seen.size >= Math.max(FEWEST_LINES, lines.length / 4)) regular.add(byte);
  }
  return regular;
}
