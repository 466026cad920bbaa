import { Buffer } from 'node:buffer';
import type { Charset } from '../charset/charset.ts';
import type { LevelCells, ScanListener } from '../json/json-scanner.ts';
import type { BareFault } from '../nesting/nested-rows.ts';
import { beginsName, isBlank, isInName } from './byte-classes.ts';
import { isNamed, type AttributeCell, type ElementNode } from './element-tree.ts';
import { NameStack } from './name-stack.ts';
import { StartTag } from './start-tag.ts';
import { TextReader } from './text-reader.ts';

/** Elements in one another, at most. */
export const MAX_DEPTH = 256;
/** A start tag, an end tag or a document type declaration may be so long. */
const MAX_TAG = 1024 * 1024;

/** Paths of so many elements are surveyed, down to a depth. */
const MAX_SURVEYED = 10_000;
const MAX_SURVEYED_DEPTH = 6;

const CONTENT = 0;
const COMMENT = 1;
const SECTION = 2;
const INSTRUCTION = 3;

const [LESS, GREATER, SLASH, BANG, QUESTION, DASH, BRACKET] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x2d, 0x5b];
const COMMENT_OPEN = Buffer.from('<!--');
const SECTION_OPEN = Buffer.from('<![CDATA[');
const TYPE_OPEN = Buffer.from('<!DOCTYPE');
const SECTION_CLOSE = Buffer.from(']]>');
const INSTRUCTION_CLOSE = Buffer.from('?>');
const DASHES = Buffer.from('--');

/** Is told of elements on the way to rows. */
export interface ElementListener extends ScanListener {
  /** An element outside of all rows begins with the tag in bytes `start` to `end`; `depth` are open with it. */
  open(start: number, end: number, depth: number): void;
}

/**
 * Reads XML 1.0 in bytes as they come, without building anything of it, and gathers the texts of the cells that an
 * element tree asks for. Well-formed but for what a row alone can bear: characters and references that XML has not are
 * faults of the row they stand in. Nothing is expanded or fetched: a document type declaration with an internal subset
 * stops.
 */
export class XmlScanner {
  /** Text of each cell; null: not there. */
  readonly texts: (string | null)[];
  /** 1: elements stand in what should be the text of a cell; 2: it stands more than once. */
  readonly broken: Uint8Array;
  failure: BareFault = { code: 'extract.xml-malformed' };
  failedAt = 0;
  /** Texts are not wanted. */
  muted = false;
  /** Paths of the elements that begin are put into it; undefined: they are not wanted. */
  survey: Set<string> | undefined;

  readonly #levels: readonly (LevelCells | undefined)[];
  readonly #charset: Charset;
  readonly #listener: ElementListener;
  readonly #tag = new StartTag();
  readonly #text: TextReader;
  readonly #nodes: (ElementNode | undefined)[] = [];
  readonly #names = new NameStack(MAX_DEPTH);
  #mode = CONTENT;
  #surveyed = 0;
  /** Rows that are open. */
  #rows = 0;
  #row: ElementNode | undefined;
  #hadRoot = false;
  #hadType = false;
  #bytes: Buffer = Buffer.alloc(0);
  #to = 0;
  #final = false;

  constructor(levels: readonly (LevelCells | undefined)[], charset: Charset, listener: ElementListener) {
    const cells = levels.reduce((most, level) => Math.max(most, (level?.base ?? 0) + (level?.count ?? 0)), 0);
    this.#levels = levels;
    this.#charset = charset;
    this.#listener = listener;
    this.#text = new TextReader(charset, (fault, at) => listener.fault(fault, at));
    this.texts = Array.from({ length: cells }, () => null);
    this.broken = new Uint8Array(cells);
  }

  /** Begins anew, in `root`, whose child the first element is, or which it is itself, whatever its name (`isRow`). */
  reset(root: ElementNode, isRow = false): void {
    this.#names.depth = 0;
    this.#row = isRow ? root : undefined;
    this.#rows = 0;
    this.muted = false;
    this.#nodes[0] = root;
    this.#mode = CONTENT;
    this.#hadRoot = false;
    this.#hadType = false;
    this.texts.fill(null);
    this.broken.fill(0);
  }

  /** Elements that are open. */
  get depth(): number {
    return this.#names.depth;
  }

  /**
   * Reads on in `bytes` from `at`; gives the place up to which it came, where something begins whose end is not yet there.
   * -1: it fails. `final`: nothing comes behind them.
   */
  scan(bytes: Buffer, at: number, final: boolean): number {
    const to = bytes.length;
    this.#bytes = bytes;
    this.#text.begin(bytes, at);
    this.#to = to;
    this.#final = final;
    let i = at;
    while (i < to) {
      const next = this.#step(i);
      if (next < 0) return -1;
      if (next === i) {
        if (final || to - i > MAX_TAG)
          return this.#fail(final ? 'it is cut off' : 'a tag of more than a mebibyte', i);
        return i;
      }
      i = next;
    }
    if (!final) return i;
    if (this.#mode !== CONTENT || this.depth > 0)
      return this.#fail('it is cut off: elements are still open', to);
    return this.#hadRoot ? i : this.#fail('there is no element', to);
  }

  #step(at: number): number {
    if (this.#mode === COMMENT) return this.#comment(at);
    if (this.#mode === SECTION) return this.#section(at);
    if (this.#mode === INSTRUCTION) return this.#instruction(at);
    return this.#bytes[at] === LESS ? this.#markup(at) : this.#content(at);
  }

  #content(at: number): number {
    const bytes = this.#bytes;
    if (this.depth === 0) {
      let i = at;
      while (i < this.#to && isBlank(bytes[i])) i += 1;
      if (i < this.#to && bytes[i] !== LESS) return this.#fail('text stands outside of the root element', i);
      return i;
    }
    const node = this.#nodes[this.depth];
    const wanted = node !== undefined && !this.muted && node.texts.length + node.owns.length > 0;
    const next = this.#text.content(at, this.#to, this.#final, wanted);
    if (next < 0) return this.#fail('`]]>` stands in text', this.#text.failedAt);
    if (wanted) this.#append(node, this.#text.text);
    return next;
  }

  #append({ texts, owns }: ElementNode, text: string): void {
    for (const cell of texts) this.texts[cell] = (this.texts[cell] ?? '') + text;
    for (const cell of owns) this.texts[cell] = (this.texts[cell] ?? '') + text;
  }

  #markup(at: number): number {
    const bytes = this.#bytes;
    if (at + 1 >= this.#to) return at;
    const kind = bytes[at + 1];
    if (kind === SLASH) return this.#endTag(at);
    if (kind === QUESTION) return this.#target(at);
    return kind === BANG ? this.#declaration(at) : this.#startTag(at);
  }

  /** The name of an instruction. */
  #target(at: number): number {
    const bytes = this.#bytes;
    let end = at + 2;
    while (end < this.#to && isInName(bytes[end] ?? 0)) end += 1;
    if (end + 1 >= this.#to && !this.#final) return at;
    const isTarget = beginsName(bytes[at + 2]) && (isBlank(bytes[end]) || bytes[end] === QUESTION);
    if (!isTarget) return this.#fail('an instruction without a name', at);
    if (end - at === 5 && bytes.toString('latin1', at + 2, end).toLowerCase() === 'xml') {
      return this.#fail('an XML declaration amid the file', at);
    }
    if (bytes[end] === QUESTION && bytes[end + 1] !== GREATER) {
      return this.#fail('an instruction without a name', at);
    }
    this.#mode = INSTRUCTION;
    return end;
  }

  #declaration(at: number): number {
    if (this.#begins(at, COMMENT_OPEN)) {
      this.#mode = COMMENT;
      return at + COMMENT_OPEN.length;
    }
    if (this.depth > 0 && this.#begins(at, SECTION_OPEN)) {
      this.#mode = SECTION;
      return at + SECTION_OPEN.length;
    }
    const isWhole = this.#to - at >= SECTION_OPEN.length || this.#final;
    if (!isWhole) return at;
    if (!this.#begins(at, TYPE_OPEN) || this.#hadRoot || this.#hadType) {
      return this.#fail('`<!` begins nothing that may stand here', at);
    }
    return this.#documentType(at);
  }

  /** External declarations are never fetched; without an internal subset there is nothing to be heeded. */
  #documentType(at: number): number {
    const bytes = this.#bytes;
    let quote = 0;
    for (let i = at + TYPE_OPEN.length; i < this.#to; i += 1) {
      const byte = bytes[i] ?? 0;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === 0x22 || byte === 0x27) quote = byte;
      else if (byte === BRACKET) {
        this.failure = { code: 'extract.xml-entities', values: { reason: 'declarations of its own (`[`)' } };
        this.failedAt = i;
        return -1;
      } else if (byte === GREATER) {
        this.#hadType = true;
        return i + 1;
      } else if (byte === LESS) return this.#fail('the document type declaration is not closed', i);
    }
    return at;
  }

  #begins(at: number, what: Buffer): boolean {
    if (at + what.length > this.#to) return false;
    for (let i = 0; i < what.length; i += 1) if (this.#bytes[at + i] !== what[i]) return false;
    return true;
  }

  #comment(at: number): number {
    const bytes = this.#bytes;
    const found = bytes.indexOf(DASHES, at);
    const end = found >= 0 ? found : bytes[this.#to - 1] === DASH ? this.#to - 1 : this.#to;
    this.#text.section(at, end, true, false);
    if (found < 0 || found + 2 >= this.#to) return end;
    if (bytes[found + 2] !== GREATER) return this.#fail('`--` stands in a comment', found);
    this.#mode = CONTENT;
    return found + 3;
  }

  #instruction(at: number): number {
    const next = this.#closing(at, INSTRUCTION_CLOSE);
    this.#text.section(at, next, true, false);
    return next;
  }

  #section(at: number): number {
    const node = this.#nodes[this.depth];
    const wanted = node !== undefined && !this.muted && node.texts.length + node.owns.length > 0;
    const next = this.#closing(at, SECTION_CLOSE);
    const end = this.#mode === CONTENT ? next - SECTION_CLOSE.length : next;
    const upTo = this.#text.section(at, end, this.#mode === CONTENT, wanted);
    if (wanted) this.#append(node, this.#text.text);
    return this.#mode === CONTENT ? next : upTo;
  }

  /** The place behind what closes; while it is not there, as far as it cannot begin yet. */
  #closing(at: number, close: Buffer): number {
    const found = this.#bytes.indexOf(close, at);
    if (found >= 0) {
      this.#mode = CONTENT;
      return found + close.length;
    }
    return Math.max(at, this.#to - close.length + 1);
  }

  #startTag(at: number): number {
    if (this.depth === 0 && this.#hadRoot) return this.#fail('a second root element', at);
    const tag = this.#tag;
    const next = tag.read(this.#bytes, at, this.#to);
    if (next < 0) return this.#fail(tag.reason, tag.failedAt);
    if (next === at) return at;
    const parent = this.#nodes[this.depth];
    const isRow = this.#row !== undefined && this.depth === 0;
    const node = isRow ? this.#row : parent === undefined ? undefined : this.#childOf(parent);
    if (this.depth === MAX_DEPTH) {
      this.failure = { code: 'extract.xml-deep', expected: String(MAX_DEPTH) };
      this.failedAt = at;
      return -1;
    }
    this.#hadRoot = true;
    this.#names.push(this.#bytes, tag.nameStart, tag.nameEnd);
    this.#nodes[this.depth] = node;
    if (this.survey !== undefined) this.#note(this.survey);
    if (node !== undefined) this.#enter(node, at, next);
    else this.#checkAttributes();
    return tag.isEmpty ? this.#leave(next) : next;
  }

  /** Keeps the path of the element that begins, at the beginning of the file and not too deep. */
  #note(survey: Set<string>): void {
    this.#surveyed += 1;
    if (this.#surveyed > MAX_SURVEYED || this.depth > MAX_SURVEYED_DEPTH) return;
    const names = this.openNames(this.depth).map((name) => this.#charset.decode(name, 0, name.length));
    survey.add(names.join('/'));
  }

  #childOf(parent: ElementNode): ElementNode | undefined {
    const { nameStart, nameLocal, nameEnd, nameHash } = this.#tag;
    parent.hadChild = true;
    for (const cell of parent.texts) this.broken[cell] = 1;
    const candidates = parent.children.get(nameHash);
    return candidates?.find((child) => isNamed(child, this.#bytes, nameStart, nameLocal, nameEnd))?.node;
  }

  #enter(node: ElementNode, start: number, end: number): void {
    node.seen = true;
    if (node.level >= 0) {
      const cells = this.#levels[node.level];
      if (cells !== undefined) {
        this.texts.fill(null, cells.base, cells.base + cells.count);
        this.broken.fill(0, cells.base, cells.base + cells.count);
      }
      this.#listener.begin(node.level, start);
      this.#rows += 1;
    } else if (this.#rows === 0) this.#listener.open(start, end, this.depth);
    for (const cell of node.texts) this.#fill(cell, node.path, start);
    for (const cell of node.owns) this.#fill(cell, node.path, start);
    this.#checkAttributes(node);
  }

  #fill(cell: number, path: string, at: number): void {
    if (this.texts[cell] === null) this.texts[cell] = '';
    else {
      this.broken[cell] = 2;
      this.#listener.fault({ code: 'extract.cell-doubled', found: path }, at);
    }
  }

  #checkAttributes(node?: ElementNode): void {
    const tag = this.#tag;
    for (let i = 0; i < tag.count; i += 1) {
      const [start, end] = [tag.valueStart[i] ?? 0, tag.valueEnd[i] ?? 0];
      const asked = node === undefined ? 0 : node.attributes.length;
      this.#text.attribute(start, end, asked > 0);
      for (let k = 0; k < asked; k += 1) {
        const attribute = node?.attributes[k];
        if (attribute === undefined || !this.#isAttribute(i, attribute)) continue;
        this.#fill(attribute.cell, attribute.path, start);
        this.texts[attribute.cell] = this.#text.text;
      }
    }
  }

  #isAttribute(number: number, attribute: AttributeCell): boolean {
    const { start, local, end } = this.#tag;
    return isNamed(attribute, this.#bytes, start[number] ?? 0, local[number] ?? 0, end[number] ?? 0);
  }

  #endTag(at: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    let i = at + 2;
    while (i < to && isInName(bytes[i] ?? 0)) i += 1;
    const nameEnd = i;
    while (i < to && isBlank(bytes[i])) i += 1;
    if (i >= to) return at;
    if (bytes[i] !== GREATER) return this.#fail('`>` is expected at the end of an end tag', i);
    if (this.depth === 0) return this.#fail('an end tag without an element', at);
    if (!this.#names.isInnermost(bytes, at + 2, nameEnd)) {
      return this.#fail('an end tag that does not close the element before it', at);
    }
    return this.#leave(i + 1);
  }

  #leave(end: number): number {
    const node = this.#nodes[this.depth];
    this.#names.depth -= 1;
    if (node !== undefined && node.level >= 0) {
      this.#rows -= 1;
      this.#listener.end(end);
    }
    return end;
  }

  /** Names of the `count` outermost open elements, as they stand in the file. */
  openNames(count: number): Buffer[] {
    return this.#names.outermost(count);
  }

  #fail(reason: string, at: number): -1 {
    this.failure = { code: 'extract.xml-malformed', values: { reason } };
    this.failedAt = at;
    return -1;
  }
}
