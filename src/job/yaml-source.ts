import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import type { Fault, Place } from '../fault/fault.ts';
import { NO_ARGUMENTS, type PartArguments } from './part-arguments.ts';
import { offsetsOf } from './scalar-offsets.ts';

/** Keys and list positions from the top of a YAML file to a value. */
export type YamlPath = readonly (string | number)[];

const MOST_ALIASES = 100;

/** What was typed in YAML, with the place of every value. */
export interface YamlSource {
  /** The name for messages. */
  readonly file: string;
  /** Plain data; `undefined` when the file could not be read as YAML. */
  readonly value: unknown;
  /** The place of a value, or of the nearest thing around it that was typed. */
  at(path: YamlPath): Place;
  /** The place of the last key of a path. */
  atKey(path: YamlPath): Place;
  /** The place of a character within a text value, through quotes, escapes and folding. */
  inText(path: YamlPath, offset: number): Place;
  /** What expressions may name there beside what the job has: a part's parameters. */
  argumentsAt(path: YamlPath): PartArguments;
}

/** A YAML file that was read. */
export class YamlFile implements YamlSource {
  readonly file: string;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly #text: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  /** `file` is the name for messages. One document, YAML 1.2 core, text keys, no tags, at most 100 uses of aliases. */
  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
    this.#lines = new LineCounter();
    this.#document = parseDocument('', {});
    const faults: Fault[] = [];
    this.faults = faults;
    const broken = (reason: string, offset: number): void => {
      faults.push({ code: 'job.yaml', place: this.#placeAt(offset), values: { reason } });
    };
    try {
      this.#document = parseDocument(text, {
        lineCounter: this.#lines,
        prettyErrors: false,
        stringKeys: true,
      });
      for (const problem of [...this.#document.errors, ...this.#document.warnings]) {
        broken(asReason(problem.code, problem.message), problem.pos[0]);
        // What the parser says after it lost its way only follows from that.
        if (problem.code !== 'DUPLICATE_KEY') break;
      }
      if (faults.length === 0) this.value = this.#document.toJS({ maxAliasCount: MOST_ALIASES });
    } catch (error) {
      if (error instanceof ReferenceError) broken(`more than ${MOST_ALIASES} uses of aliases`, 0);
      else if (error instanceof RangeError) broken('nested too deeply', 0);
      else throw error;
    }
  }

  at(path: YamlPath): Place {
    return this.#placeAt(this.#nodeAt(path).node?.range?.[0] ?? 0);
  }

  atKey(path: YamlPath): Place {
    const { key, node } = this.#nodeAt(path);
    return this.#placeAt((key ?? node)?.range?.[0] ?? 0);
  }

  argumentsAt(): PartArguments {
    return NO_ARGUMENTS;
  }

  inText(path: YamlPath, offset: number): Place {
    const { node } = this.#nodeAt(path);
    if (!isScalar(node) || typeof node.value !== 'string') return this.at(path);
    return this.#placeAt(this.#offsetIn(node, node.value, offset));
  }

  #offsetIn(node: Scalar, value: string, offset: number): number {
    const from = node.range?.[0] ?? 0;
    const offsets = offsetsOf(this.#text.slice(from, node.range?.[1] ?? from), value);
    return from + (offsets[Math.min(offset, offsets.length - 1)] ?? 0);
  }

  #placeAt(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), column: Math.max(1, col) };
  }

  #nodeAt(path: YamlPath): { node: Node | undefined; key: Node | undefined } {
    let node: Node | undefined = this.#document.contents ?? undefined;
    let key: Node | undefined;
    for (const step of path) {
      const holder = isAlias(node) ? node.resolve(this.#document) : node;
      if (isMap(holder)) {
        const pair = holder.items.find((item) => isScalar(item.key) && item.key.value === step);
        if (!isScalar(pair?.key)) break;
        key = pair.key;
        node = isNode(pair.value) ? pair.value : pair.key;
      } else if (isSeq(holder) && typeof step === 'number') {
        const item = holder.items[step];
        if (!isNode(item)) break;
        node = item;
        key = undefined;
      } else break;
    }
    return { node, key };
  }
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isMap(value) || isScalar(value) || isSeq(value);
}

/** What is typed wrong most often, in words of those who type it. */
const REASONS: Readonly<Record<string, string>> = {
  NON_STRING_KEY:
    'a brace or bracket stands where a key or a text is expected; a text that begins with `{{` needs quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'keys begin within a value: a text with `: ` in it needs quotes, a key may be indented too far',
  BLOCK_IN_FLOW: 'keys begin within a value: a text with `: ` in it needs quotes',
};

/** The parser's message as ours are worded: lower case, one line, no full stop. */
function asReason(code: string, message: string): string {
  const known = REASONS[code];
  if (known !== undefined) return known;
  const line = (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return /^[A-Z][a-z]/.test(line) ? line.charAt(0).toLowerCase() + line.slice(1) : line;
}
