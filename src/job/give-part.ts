import { showPlace, type Fault, type Place } from '../fault/fault.ts';
import { fillExpression, type PartArgument, type PartArguments } from './part-arguments.ts';
import { parameterFile, parameterValue, partFile, type ParameterType } from './part-file.ts';
import { isObject, readPart, unknownKey } from './schema-faults.ts';
import { CEL_WORDS, RESERVED_RECORDS } from './scopes.ts';
import { Graft, type Gathered } from './template-source.ts';
import { TypedParts } from './typed-parts.ts';
import { identifier } from './typed-value.ts';
import type { YamlFile } from './yaml-source.ts';

interface Parameter {
  readonly type: ParameterType;
  /** Absent: it must be given. */
  readonly standard: Gathered | undefined;
}

/** What a part is given, by parameter. */
interface Given {
  readonly given: PartArguments;
  readonly values: ReadonlyMap<string, Gathered>;
}

/** A part's file, and what its uses give for its parameters. */
export class PartGiver {
  /** As they are typed. */
  readonly blocks: unknown;
  readonly #file: YamlFile;
  readonly #dir: string;
  readonly #faults: Fault[];
  readonly #parameters = new Map<string, Parameter>();
  /** The parameters that were declared, right or not. */
  readonly #names: readonly string[];

  /** `dir`: where the file stands. */
  constructor(file: YamlFile, dir: string, faults: Fault[]) {
    this.#file = file;
    this.#dir = dir;
    this.#faults = faults;
    const parts = new TypedParts(partFile, file.value, [], file, faults);
    parts.part('$schema');
    parts.part('part');
    this.blocks = parts.part('blocks') === undefined ? [] : parts.raw('blocks');
    this.#names = parts.keys('parameters');
    for (const [name, typed] of parts.entries('parameters', identifier, parameterFile)) {
      if ([...RESERVED_RECORDS, ...CEL_WORDS].includes(name)) this.#refuse(name);
      else if (typeof typed === 'string') this.#parameters.set(name, { type: typed, standard: undefined });
      else this.#parameters.set(name, { type: typed.type, standard: this.#standard(name, typed.default) });
    }
  }

  /** What one use gives; what is missing, unknown or of another kind is a fault at `use` or in it. */
  give(gathered: Gathered, use: Place): Given {
    const typed = isObject(gathered.value) ? gathered.value : {};
    for (const name of Object.keys(typed)) {
      if (this.#names.includes(name)) continue;
      const { piece, path } = gathered.graft.origin;
      this.#faults.push(unknownKey(name, this.#names, path, piece.source));
    }
    const given = new Map<string, PartArgument>();
    const values = new Map<string, Gathered>();
    for (const [name, { type, standard }] of this.#parameters) {
      const isGiven = Object.hasOwn(typed, name);
      const value = isGiven ? { value: typed[name], graft: gathered.graft.at(name) } : standard;
      if (value === undefined) {
        const kind = `${KINDS[type]}, which ${showPlace(this.#file.at(['parameters', name]))} asks for`;
        this.#faults.push({ code: 'job.missing-key', place: use, expected: name, values: { kind } });
        continue;
      }
      this.#take(name, type, value, { given, values });
    }
    return { given, values };
  }

  #take(
    name: string,
    type: ParameterType,
    gathered: Gathered,
    { given, values }: { readonly given: Map<string, PartArgument>; readonly values: Map<string, Gathered> },
  ): void {
    const { piece, path } = gathered.graft.origin;
    const read = readPart(parameterValue(type), gathered.value, path, piece.source, this.#faults);
    if (read === undefined) return;
    if (type === 'value' || type === 'number' || type === 'amount' || type === 'condition') {
      const typed = typeof read === 'string' ? read : JSON.stringify(read);
      const { expression, used } = fillExpression(typed, piece.given);
      given.set(name, { type, expression, used, place: piece.source.at(path) });
    } else values.set(name, gathered);
  }

  #standard(name: string, value: unknown): Gathered {
    const nothing = { dir: this.#dir, chain: [], isPlaced: false, given: new Map(), values: new Map() };
    const origin = { piece: { source: this.#file, ...nothing }, path: ['parameters', name, 'default'] };
    return { value, graft: new Graft(origin) };
  }

  #refuse(name: string): void {
    const values = { kind: 'parameter', known: [...RESERVED_RECORDS, ...CEL_WORDS].join(', ') };
    const place = this.#file.atKey(['parameters', name]);
    this.#faults.push({ code: 'job.reserved-name', place, found: name, values });
  }
}

const KINDS: Readonly<Record<ParameterType, string>> = {
  text: 'a text',
  style: 'the name of a style',
  color: 'the name of a colour',
  length: 'a length in mm',
  file: 'the path of a file',
  value: 'an expression',
  number: 'a whole number, or an expression that gives one',
  amount: 'an expression that gives an amount',
  condition: 'a condition',
};
