import * as z from 'zod';
import type { Fault } from '../fault/fault.ts';
import { isObject, readPart, unknownKey } from './schema-faults.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** A value with the place that it was read from. */
export interface Placed<T> {
  readonly value: T;
  readonly path: YamlPath;
}

/**
 * An object of a YAML file that is read part by part, so that a fault in one part does not hide those of the others.
 * Unknown keys are faults at once; each part is read, and its faults reported, when it is asked for.
 */
export class TypedParts<S extends Record<string, z.ZodType>> {
  readonly #shape: S;
  readonly #raw: Readonly<Record<string, unknown>>;
  readonly #path: YamlPath;
  readonly #source: YamlSource;
  readonly #faults: Fault[];

  constructor(schema: z.ZodObject<S>, value: unknown, path: YamlPath, source: YamlSource, faults: Fault[]) {
    this.#shape = schema.shape;
    this.#path = path;
    this.#source = source;
    this.#faults = faults;
    this.#raw = isObject(value) ? value : {};
    if (!isObject(value) && value !== undefined)
      readPart(z.record(z.string(), z.unknown()), value, path, source, faults);
    const known = Object.keys(schema.shape);
    for (const key of Object.keys(this.#raw)) {
      if (!known.includes(key)) faults.push(unknownKey(key, known, path, source));
    }
  }

  /** One part by its own schema; undefined when it does not fit, or is optional and absent. */
  part<K extends keyof S & string>(key: K): z.output<S[K]> | undefined {
    const schema: S[K] = this.#shape[key];
    return readPart(schema, this.#raw[key], [...this.#path, key], this.#source, this.#faults);
  }

  /** Whether something was typed there, right or not. */
  has(key: keyof S & string): boolean {
    return this.#raw[key] !== undefined;
  }

  /** A fault in the value of a part; `within`: keys and list positions inside it. */
  fault(key: keyof S & string, fault: Omit<Fault, 'place'>, within: YamlPath = []): void {
    this.#faults.push({ ...fault, place: this.#source.at([...this.#path, key, ...within]) });
  }

  /** A fault that is about a key rather than its value; of the whole object when the key was not typed. */
  faultAtKey(key: keyof S & string, fault: Omit<Fault, 'place'>): void {
    const path = this.has(key) ? [...this.#path, key] : this.#path;
    this.#faults.push({ ...fault, place: this.#source.atKey(path) });
  }

  /** What was typed, unread. */
  raw(key: keyof S & string): unknown {
    return this.#raw[key];
  }

  /** The keys that were typed in a part with free keys, whether their values are right or not. */
  keys(key: keyof S & string): string[] {
    const value = this.#raw[key];
    return isObject(value) ? Object.keys(value) : [];
  }

  /** The entries of a part with free keys, each read by itself; those with faults are left out. */
  entries<M extends z.ZodType>(
    part: keyof S & string,
    key: z.ZodType<string>,
    member: M,
  ): Map<string, z.output<M>> {
    const entries = new Map<string, z.output<M>>();
    const value = this.#raw[part];
    if (!isObject(value)) {
      this.part(part);
      return entries;
    }
    for (const [name, each] of Object.entries(value)) {
      const path = [...this.#path, part, name];
      const problem = key.safeParse(name).error?.issues[0]?.message;
      if (problem !== undefined) {
        const place = this.#source.atKey(path);
        this.#faults.push({ code: 'job.invalid-value', place, found: name, expected: problem });
      }
      const read = readPart(member, each, path, this.#source, this.#faults);
      if (read !== undefined && problem === undefined) entries.set(name, read);
    }
    return entries;
  }

  /** The members of a list, each read by itself; those with faults are left out. */
  list<M extends z.ZodType>(part: keyof S & string, member: M): Placed<z.output<M>>[] {
    const value = this.#raw[part];
    if (!Array.isArray(value) || value.length === 0) {
      this.part(part);
      return [];
    }
    const placed = value.flatMap((each: unknown, index) => {
      const path = [...this.#path, part, index];
      const read = readPart(member, each, path, this.#source, this.#faults);
      return read === undefined ? [] : [{ value: read, path }];
    });
    // What is left to be wrong is the list as a whole: its length.
    if (placed.length === value.length) this.part(part);
    return placed;
  }

  /** How many members a list has, right ones or not. */
  length(part: keyof S & string): number {
    const value = this.#raw[part];
    return Array.isArray(value) ? value.length : 0;
  }
}
