import type { Span } from './template.ts';

/** A span with the offset at which its text, or the expression inside its braces, was typed. */
interface TypedSpan {
  readonly span: Span;
  readonly offset: number;
}

/** The name of a style in `[text](style)`, and where it was typed. */
interface TypedStyle {
  readonly name: string;
  readonly offset: number;
}

interface TextProblem {
  readonly reason: string;
  readonly offset: number;
}

/**
 * Reads `Page {{ page }} of **{{ pages }}**, *please*, [payable by 1 May](due)`. `[^name]` is the mark of a
 * footnote. A backslash makes the brace, bracket, star,
 * dollar or backslash behind it literal. So are a bracket that no `](` follows, and a star before a blank that ends nothing.
 * Expressions may hold braces and quoted text of their own.
 */
export function readInlineText(typed: string): {
  spans: readonly TypedSpan[];
  styles: readonly TypedStyle[];
  problems: readonly TextProblem[];
} {
  const reader = new TextReader(typed);
  reader.read();
  return { spans: reader.spans, styles: reader.styles, problems: reader.problems };
}

const NOTE_MARK = /\[\^([A-Za-z_][A-Za-z0-9_]*)\]/y;

class TextReader {
  readonly spans: TypedSpan[] = [];
  readonly styles: TypedStyle[] = [];
  readonly problems: TextProblem[] = [];
  readonly #typed: string;
  #at = 0;
  /** Where the bold, italic or styled part that is open began, −1 for none. */
  #bold = -1;
  #italic = -1;
  /** The style of the part that is open, and the offset of its `](`. */
  #style: string | undefined;
  #styleEnd = -1;
  #text = '';
  #textFrom = 0;

  constructor(typed: string) {
    this.#typed = typed;
  }

  read(): void {
    const typed = this.#typed;
    while (this.#at < typed.length) {
      if (typed[this.#at] === '\\' && /[\\{}*[\]$]/.test(typed[this.#at + 1] ?? ''))
        this.#take(typed[this.#at + 1] ?? '', 2);
      else if (typed.startsWith('**', this.#at)) this.#turnBold();
      else if (typed[this.#at] === '*' && this.#turnsItalic()) this.#turnItalic();
      else if (typed[this.#at] === '[' && (this.#noteMark() || this.#opensStyle())) continue;
      else if (this.#at === this.#styleEnd) this.#closeStyle();
      else if (typed.startsWith('{{', this.#at)) this.#expression();
      else if (typed.startsWith('}}', this.#at)) {
        this.problems.push({ reason: '`}}` without `{{`', offset: this.#at });
        this.#at += 2;
      } else this.#take(typed[this.#at] ?? '', 1);
    }
    this.#flush();
    if (this.#bold >= 0) this.problems.push({ reason: '`**` without a second `**`', offset: this.#bold });
    if (this.#italic >= 0) this.problems.push({ reason: '`*` without a second `*`', offset: this.#italic });
  }

  #take(text: string, size: number): void {
    if (this.#text === '') this.#textFrom = this.#at;
    this.#text += text;
    this.#at += size;
  }

  #flush(): void {
    if (this.#text === '') return;
    this.spans.push({ span: { kind: 'text', text: this.#text, ...this.#look() }, offset: this.#textFrom });
    this.#text = '';
  }

  #look(): Pick<Span, 'bold' | 'italic' | 'style'> {
    return {
      bold: this.#bold >= 0,
      ...(this.#italic < 0 ? {} : { italic: true }),
      ...(this.#style === undefined ? {} : { style: this.#style }),
    };
  }

  #turnBold(): void {
    this.#flush();
    this.#bold = this.#bold < 0 ? this.#at : -1;
    this.#at += 2;
  }

  /** A star begins something only before what is no blank, so that `Price *` and `2 * 3` are what they look like. */
  #turnsItalic(): boolean {
    return this.#italic >= 0 || /\S/.test(this.#typed[this.#at + 1] ?? '');
  }

  #turnItalic(): void {
    this.#flush();
    this.#italic = this.#italic < 0 ? this.#at : -1;
    this.#at += 1;
  }

  /** Takes the mark of a footnote, where one stands here. */
  #noteMark(): boolean {
    NOTE_MARK.lastIndex = this.#at;
    const name = NOTE_MARK.exec(this.#typed)?.[1];
    if (name === undefined) return false;
    this.#flush();
    this.spans.push({ span: { kind: 'note', name, ...this.#look() }, offset: this.#at + 2 });
    this.#at += name.length + 3;
    return true;
  }

  /** Whether `[` begins a part in a style of its own: `](` follows, and no other such part is open. */
  #opensStyle(): boolean {
    const open = this.#at;
    const close = closingBracket(this.#typed, open + 1);
    if (close === undefined || this.#typed[close + 1] !== '(') return false;
    if (this.#styleEnd >= 0) {
      this.problems.push({ reason: 'a `[…](style)` within another one', offset: open });
      this.#take('[', 1);
      return true;
    }
    const end = this.#typed.indexOf(')', close);
    const name = end < 0 ? '' : this.#typed.slice(close + 2, end).trim();
    this.#flush();
    this.#at += 1;
    if (name === '') {
      this.problems.push({ reason: '`](` without the name of a style and `)`', offset: close });
      return true;
    }
    this.styles.push({ name, offset: close + 2 });
    this.#style = name;
    this.#styleEnd = close;
    return true;
  }

  #closeStyle(): void {
    this.#flush();
    this.#at = this.#typed.indexOf(')', this.#at) + 1;
    this.#style = undefined;
    this.#styleEnd = -1;
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
    else this.spans.push({ span: { kind: 'value', expression, ...this.#look() }, offset });
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

/** Offset of the `]` that belongs to a `[`, past expressions, escapes and brackets within. */
function closingBracket(typed: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < typed.length; at += 1) {
    const unit = typed[at];
    if (unit === '\\') at += 1;
    else if (typed.startsWith('{{', at)) at = (closingBraces(typed, at + 2) ?? typed.length) + 1;
    else if (unit === '[') depth += 1;
    else if (unit === ']' && depth > 0) depth -= 1;
    else if (unit === ']') return at;
  }
  return undefined;
}
