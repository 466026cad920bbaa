import { createHash } from 'node:crypto';
import { objectsFrom, type LooseObject } from '../picture/loose-object.ts';
import type { ObjectWriter } from './object-writer.ts';

/**
 * Writes objects that come from pictures, with all that they lead to. What is the same is written once: colour spaces of
 * all images, fonts of several pages of one file.
 */
export class LooseObjectWriter {
  readonly #objects: ObjectWriter;
  readonly #numbers = new Map<LooseObject, number>();
  /** Numbers by what was written under them. */
  readonly #written = new Map<string, number>();

  constructor(objects: ObjectWriter) {
    this.#objects = objects;
  }

  /** The number of an object, which is written if it is not yet. */
  number(root: LooseObject): number {
    // What is met last is referred to by what was met before, so that backwards most are ready at the first go.
    let open = objectsFrom(root).reverse();
    for (let before = Infinity; open.length > 0 && open.length < before;) {
      before = open.length;
      open = open.filter((object) => !this.#numbers.has(object) && !this.#settled(object));
    }
    // Those that go round in a circle.
    for (const object of open) this.#numbers.set(object, this.#objects.allocate());
    for (const object of open) this.#write(this.#numbers.get(object) ?? 0, object);
    return this.#numbers.get(root) ?? 0;
  }

  /** Whether the object has its number now: all that it refers to has one. */
  #settled(object: LooseObject): boolean {
    if (!object.parts.every((part) => typeof part === 'string' || this.#numbers.has(part))) return false;
    const hash = createHash('sha256').update(this.#textOf(object), 'latin1').update('\0');
    const key = hash.update(object.data ?? '').digest('hex');
    let number = this.#written.get(key);
    if (number === undefined) {
      number = this.#objects.allocate();
      this.#written.set(key, number);
      this.#write(number, object);
    }
    this.#numbers.set(object, number);
    return true;
  }

  #write(number: number, object: LooseObject): void {
    const text = this.#textOf(object);
    if (object.data === undefined) this.#objects.packed(number, text);
    else this.#objects.stream(number, text, object.data);
  }

  #textOf({ parts }: LooseObject): string {
    return parts
      .map((part) => (typeof part === 'string' ? part : `${this.#numbers.get(part) ?? 0} 0 R`))
      .join('');
  }
}
