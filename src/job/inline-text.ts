import type { Span } from './template.ts';

/** A span with the offset at which its text, or the expression inside its braces, was typed. */
interface TypedSpan {
  readonly span: Span;
  readonly offset: number;
}

interface TextProblem {
  readonly reason: string;
  readonly offset: number;
}

/**
 * Reads `Page {{ page }} of **{{ pages }}**`. A backslash makes the brace, star or backslash behind it literal.
 * Expressions may hold braces and quoted text of their own.
 */
export function readInlineText(typed: string): {
  spans: readonly TypedSpan[];
  problems: readonly TextProblem[];
} {
  const reader = new TextReader(typed);
  reader.read();
  return { spans: reader.spans, problems: reader.problems };
}

class TextReader {
  readonly spans: TypedSpan[] = [];
  readonly problems: TextProblem[] = [];
  readonly #typed: string;
  #at = 0;
  #bold = false;
  #boldFrom = 0;
  #text = '';
  #textFrom = 0;

  constructor(typed: string) {
    this.#typed = typed;
  }

  read(): void {
    const typed = this.#typed;
    while (this.#at < typed.length) {
      if (typed[this.#at] === '\\' && /[\\{}*]/.test(typed[this.#at + 1] ?? ''))
        this.#take(typed[this.#at + 1] ?? '', 2);
      else if (typed.startsWith('**', this.#at)) this.#turnBold();
      else if (typed.startsWith('{{', this.#at)) this.#expression();
      else if (typed.startsWith('}}', this.#at)) {
        this.problems.push({ reason: '`}}` without `{{`', offset: this.#at });
        this.#at += 2;
      } else this.#take(typed[this.#at] ?? '', 1);
    }
    this.#flush();
    if (this.#bold) this.problems.push({ reason: '`**` without a second `**`', offset: this.#boldFrom });
  }

  #take(text: string, size: number): void {
    if (this.#text === '') this.#textFrom = this.#at;
    this.#text += text;
    this.#at += size;
  }

  #flush(): void {
    if (this.#text === '') return;
    this.spans.push({ span: { kind: 'text', text: this.#text, bold: this.#bold }, offset: this.#textFrom });
    this.#text = '';
  }

  #turnBold(): void {
    this.#flush();
    this.#bold = !this.#bold;
    this.#boldFrom = this.#at;
    this.#at += 2;
  }

  #expression(): void {
    this.#flush();
    const open = this.#at;
    const close = closingBraces(this.#typed, open + 2);
    if (close === undefined) {
      this.problems.push({ reason: '`{{` without `}}`', offset: open });
      this.#at = this.#typed.length;
      return;
    }
    const inside = this.#typed.slice(open + 2, close);
    const expression = inside.trim();
    const offset = open + 2 + (inside.length - inside.trimStart().length);
    if (expression === '') this.problems.push({ reason: 'nothing between `{{` and `}}`', offset: open });
    else this.spans.push({ span: { kind: 'value', expression, bold: this.#bold }, offset });
    this.#at = close + 2;
  }
}

/** Offset of the `}}` that ends an expression, past quoted text and braces within. */
function closingBraces(typed: string, from: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = from; at < typed.length; at += 1) {
    const unit = typed[at] ?? '';
    if (quote !== '') {
      if (unit === '\\') at += 1;
      else if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '{') depth += 1;
    else if (unit === '}' && depth > 0) depth -= 1;
    else if (unit === '}' && typed[at + 1] === '}') return at;
  }
  return undefined;
}
