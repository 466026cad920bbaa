/**
 * Where each character of a YAML text value stands in its source (quotes, escapes and block header included), and
 * one more for its end. Characters that are not blank stand in both in the same order, so each is matched to the
 * next of its kind; a blank, which folding may make of a line end, stands behind the character before it.
 */
export function offsetsOf(source: string, value: string): number[] {
  const reader = new SourceReader(source);
  const offsets: number[] = [];
  let end = reader.at;
  for (let index = 0; index < value.length; index += 1) {
    if (isBlank(value.charCodeAt(index))) {
      offsets.push(end);
      end = Math.min(end + 1, source.length);
      continue;
    }
    const [from, to] = reader.next(value, index);
    offsets.push(from);
    end = to;
    for (; reader.extra > 0; reader.extra -= 1) {
      offsets.push(from);
      index += 1;
    }
  }
  offsets.push(end);
  return offsets;
}

class SourceReader {
  at: number;
  /** Further units of the value that the last escape stands for (a surrogate pair). */
  extra = 0;
  readonly source: string;
  readonly #style: 'plain' | 'single' | 'double';

  constructor(source: string) {
    this.source = source;
    const first = source[0];
    this.#style = first === "'" ? 'single' : first === '"' ? 'double' : 'plain';
    this.at = this.#style === 'plain' ? blockStart(source) : 1;
  }

  /** From and to of the next character that is not blank. */
  next(value: string, index: number): [number, number] {
    for (;;) {
      while (this.at < this.source.length && isBlank(this.source.charCodeAt(this.at))) this.at += 1;
      const from = this.at;
      if (this.#style === 'double' && this.source[from] === '\\') {
        const size = escapeSize(this.source, from);
        this.at = from + size;
        if (isBlankEscape(this.source.slice(from + 1, this.at))) continue;
        this.extra = size === 10 && (value.codePointAt(index) ?? 0) > 0xffff ? 1 : 0;
        return [from, this.at];
      }
      this.at = from + (this.#style === 'single' && this.source.startsWith("''", from) ? 2 : 1);
      return [from, this.at];
    }
  }
}

/** Behind the header line of a block (`|`, `>-`), else 0. */
function blockStart(source: string): number {
  if (source[0] !== '|' && source[0] !== '>') return 0;
  const lineEnd = source.indexOf('\n');
  return lineEnd < 0 ? source.length : lineEnd + 1;
}

function escapeSize(source: string, at: number): number {
  const named = source[at + 1];
  if (named === 'x') return 4;
  if (named === 'u') return 6;
  return named === 'U' ? 10 : 2;
}

/** Escapes that give a blank, or join two lines. */
function isBlankEscape(escape: string): boolean {
  return escape.length === 1
    ? 'nrtfv \n\r_NLP'.includes(escape)
    : isBlank(Number.parseInt(escape.slice(1), 16));
}

function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0x85 ||
    unit === 0x2028 ||
    unit === 0x2029
  );
}
