const MOST_LINES = 200;
const FEWEST_LINES = 2;
const FEWEST_CONTEXTS = 3;
const LINES_FOR_ONE = 10;
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
    // One letter in each of a few lines is no wonder.
    if (mode[0] === 1 && lines.length < LINES_FOR_ONE) continue;
    const varied = seen.size >= Math.max(FEWEST_CONTEXTS, lines.length / 4);
    if (varied || Array.from(seen).every(betweenSigns)) regular.add(byte);
  }
  return regular;
}

/** Whether no letter and no digit of ASCII stands beside, as where all cells are quoted. */
function betweenSigns(context: number): boolean {
  const isSign = (byte: number): boolean => byte < 0x80 && !/[\dA-Za-z]/.test(String.fromCharCode(byte));
  return isSign(context >> 8) && isSign(context & 0xff);
}
