import { SvgRefusal } from './refusal.ts';

/** An element of a small XML file. Text is kept only as the fact that there is some. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly line: number;
  hasText: boolean;
}

const DEEPEST = 64;
const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const BLANK = /[ \t\r\n]*/y;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The root element of a well-formed XML file. Strict: no document type (and so no entities but the five of XML), no
 * processing instructions, no external anything. Throws `SvgRefusal` with a line.
 */
export function readXml(text: string): XmlElement {
  const reader = new XmlReader(text);
  return reader.document();
}

class XmlReader {
  readonly #text: string;
  #at = 0;
  #counted = 0;
  #lines = 1;

  constructor(text: string) {
    this.#text = text;
  }

  document(): XmlElement {
    if (/^<\?xml\s/.test(this.#text)) this.#skipTo('?>');
    this.#skipComments();
    if (this.#text[this.#at] !== '<') throw this.#refuse('an element is expected');
    const root = this.#element(0);
    this.#skipComments();
    if (this.#at < this.#text.length) throw this.#refuse('there is something behind the last element');
    return root;
  }

  #element(depth: number): XmlElement {
    if (depth > DEEPEST) throw this.#refuse(`elements are nested more than ${DEEPEST} deep`);
    const line = this.#line();
    this.#at++;
    const name = this.#match(NAME, 'an element name is expected');
    const attributes = this.#attributes();
    const element: XmlElement = { name, attributes, children: [], line, hasText: false };
    if (this.#take('/>')) return element;
    if (!this.#take('>')) throw this.#refuse(`the tag of ${name} does not end`);
    for (;;) {
      this.#characters(element);
      if (this.#take('</')) break;
      if (this.#text.startsWith('<!--', this.#at)) this.#skipTo('-->');
      else if (this.#text.startsWith('<![CDATA[', this.#at)) {
        this.#skipTo(']]>');
        element.hasText = true;
      } else if (this.#text.startsWith('<?', this.#at))
        throw this.#refuse('processing instructions are refused');
      else element.children.push(this.#element(depth + 1));
    }
    const closed = this.#match(NAME, 'an element name is expected');
    this.#match(BLANK, '');
    if (closed !== name || !this.#take('>')) throw this.#refuse(`${name} is not closed by its own end tag`);
    return element;
  }

  #attributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      const blank = this.#match(BLANK, '');
      const next = this.#text[this.#at];
      if (next === '>' || next === '/' || next === undefined) return attributes;
      if (blank === '') throw this.#refuse('a blank is missing before an attribute');
      const name = this.#match(NAME, 'an attribute name is expected');
      this.#match(BLANK, '');
      if (!this.#take('=')) throw this.#refuse(`attribute ${name} has no value`);
      this.#match(BLANK, '');
      const quote = this.#text[this.#at];
      if (quote !== '"' && quote !== "'") throw this.#refuse(`the value of ${name} is not in quotes`);
      const end = this.#text.indexOf(quote, this.#at + 1);
      if (end < 0) throw this.#refuse(`the value of ${name} does not end`);
      const raw = this.#text.slice(this.#at + 1, end);
      if (raw.includes('<')) throw this.#refuse(`the value of ${name} holds a <`);
      if (attributes.has(name)) throw this.#refuse(`attribute ${name} comes twice`);
      attributes.set(name, this.#resolve(raw));
      this.#at = end + 1;
    }
  }

  /** Character data up to the next tag: entities must be known, the text itself does not matter here. */
  #characters(element: XmlElement): void {
    const end = this.#text.indexOf('<', this.#at);
    if (end < 0) throw this.#refuse(`${element.name} is not closed`);
    const data = this.#resolve(this.#text.slice(this.#at, end));
    if (data.trim() !== '') element.hasText = true;
    this.#at = end;
  }

  #resolve(raw: string): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(\w+));|&/g, (whole, decimal, hex, name) => {
      const code =
        typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? parseInt(hex, 16) : NaN;
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      const character = ENTITIES.get(String(name));
      if (character === undefined) throw this.#refuse(`entity ${whole} is not known`);
      return character;
    });
  }

  #skipComments(): void {
    for (;;) {
      this.#match(BLANK, '');
      if (this.#text.startsWith('<!--', this.#at)) this.#skipTo('-->');
      else if (this.#text.startsWith('<!', this.#at)) throw this.#refuse('a document type is refused');
      else if (this.#text.startsWith('<?', this.#at))
        throw this.#refuse('processing instructions are refused');
      else return;
    }
  }

  #skipTo(end: string): void {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0) throw this.#refuse(`${end} is missing`);
    this.#at = found + end.length;
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp, otherwise: string): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw this.#refuse(otherwise);
    this.#at += found.length;
    return found;
  }

  #line(): number {
    // Goes on from where it last counted, so that a file of many elements is counted once.
    for (; this.#counted < this.#at; this.#counted++)
      if (this.#text.charCodeAt(this.#counted) === 0x0a) this.#lines++;
    return this.#lines;
  }

  #refuse(reason: string): SvgRefusal {
    return new SvgRefusal(reason, this.#line());
  }
}
