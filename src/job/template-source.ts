import type { Place } from '../fault/fault.ts';
import type { PartArguments } from './part-arguments.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** A file that a template is put together from: itself, what it extends, a part; a part each time that it is used. */
export interface TemplatePiece {
  readonly source: YamlSource;
  /** Where it stands: the files that it names are relative to it. */
  readonly dir: string;
  /** The files on the way from the template to this one, itself at the end: absolute paths. */
  readonly chain: readonly string[];
  /** Whether its blocks stand at fixed places. */
  readonly isPlaced: boolean;
  /** What its expressions name by parameters. */
  readonly given: PartArguments;
  /** What stands for whole values: `$name`. */
  readonly values: ReadonlyMap<string, Gathered>;
}

/** A value that was put together from files. */
export interface Gathered {
  readonly value: unknown;
  readonly graft: Graft;
}

/** Where a value was typed. */
export interface Origin {
  readonly piece: TemplatePiece;
  readonly path: YamlPath;
}

/** Where the values within a value were typed; what is not in it stands in its origin as it does here. */
export class Graft {
  readonly origin: Origin;
  /** Where its key stands, where that is elsewhere: its value is a part's parameter. */
  readonly key: Origin | undefined;
  readonly within: Map<string | number, Graft>;

  constructor(origin: Origin, key?: Origin, within = new Map<string | number, Graft>()) {
    this.origin = origin;
    this.key = key;
    this.within = within;
  }

  /** The same, as the value of a key that stands elsewhere. */
  under(key: Origin): Graft {
    return new Graft(this.origin, key, this.within);
  }

  /** Of a key or list position. */
  at(step: string | number): Graft {
    const { piece, path } = this.origin;
    return this.within.get(step) ?? new Graft({ piece, path: [...path, step] });
  }
}

/** A template that was put together from several files, with the place of every value in its own. */
export class TemplateSource implements YamlSource {
  readonly file: string;
  readonly value: unknown;
  readonly #root: Graft;

  /** `file` is the template's. */
  constructor(file: string, value: unknown, root: Graft) {
    this.file = file;
    this.value = value;
    this.#root = root;
  }

  at(path: YamlPath): Place {
    const { piece, path: typed } = this.#originOf(path);
    return piece.source.at(typed);
  }

  atKey(path: YamlPath): Place {
    const { piece, path: typed } = this.#originOf(path, true);
    return piece.source.atKey(typed);
  }

  inText(path: YamlPath, offset: number): Place {
    const { piece, path: typed } = this.#originOf(path);
    return piece.source.inText(typed, offset);
  }

  argumentsAt(path: YamlPath): PartArguments {
    return this.#originOf(path).piece.given;
  }

  /** The folder of the file in which a value was typed. */
  dirOf(path: YamlPath): string {
    return this.#originOf(path).piece.dir;
  }

  #originOf(path: YamlPath, ofKey = false): Origin {
    let graft = this.#root;
    let depth = 0;
    for (const step of path) {
      const next = graft.within.get(step);
      if (next === undefined) break;
      graft = next;
      depth += 1;
    }
    const isKey = ofKey && depth === path.length;
    const { piece, path: typed } = (isKey ? graft.key : undefined) ?? graft.origin;
    return { piece, path: [...typed, ...path.slice(depth)] };
  }
}
