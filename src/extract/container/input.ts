import type { Buffer } from 'node:buffer';
import { stat } from 'node:fs/promises';
import type { Fault } from '../../fault/fault.ts';
import { RunStop, stopRun } from '../../fault/run-stop.ts';
import type { Container } from './container.ts';
import { DeliveredFile } from './delivered-file.ts';
import { openFolder } from './folder.ts';
import { INPUT_LIMITS, type InputLimits } from './input-limits.ts';
import { matchesPattern, reachesInto } from './name-pattern.ts';
import { HEAD, packingOf, packingOfName } from './packing.ts';
import { plainFile } from './plain-file.ts';
import { shownName, shownNames } from './shown-name.ts';
import { stopMember } from './stop-member.ts';
import { unpack } from './unpack.ts';
import { openZip } from './zip-archive.ts';
import { findZipEnds, hasList } from './zip-end.ts';

/** What was delivered: a zip, a folder or one file, whose list of members was read and found safe. */
export interface Input {
  /** The path as it was given. */
  readonly file: string;
  readonly kind: 'zip' | 'folder' | 'file';
  /**
   * Names of the members, without folders: in a zip's order, a folder's sorted. A file has one, its own name, without the
   * `.gz` or `.zst` at its end.
   */
  readonly members: readonly string[];
  /**
   * Members that a pattern means, sorted by UTF-16 code unit: `*` and `?` stand for characters of one part of a path. Names
   * count with and without `.gz` or `.zst`; the run stops when a member is there both packed and unpacked.
   */
  matching(pattern: string): readonly string[];
  /** The one member that a pattern means; stops the run when there is none, or more. */
  one(pattern: string): string;
  /** Stops the run when patterns mean no member: with all of them at once. */
  require(patterns: readonly string[]): void;
  /**
   * The bytes of a member, unpacked whatever the packing, in chunks that are the caller's; each call starts anew. Sizes and
   * checksums are looked at as they go by, and whether the file on disk stayed as it was: the run stops at the end of a
   * member that is not what it should be, so act on nothing before.
   */
  read(name: string): AsyncIterable<Buffer>;
  /** The bytes of the file on disk that a member stands in. */
  delivered(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** Opens an input, whatever it is. All that is wrong with it stops the run (codes `archive.*`). */
export async function openInput(path: string, limits: Partial<InputLimits> = {}): Promise<Input> {
  const all = { ...INPUT_LIMITS, ...limits };
  return new OpenInput(path, await openContainer(path, all), all);
}

/** Whether a path leads to a folder; false where it leads nowhere. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Opening the file will say why.
    return false;
  }
}

async function openContainer(path: string, limits: InputLimits): Promise<Container> {
  if (await isFolder(path)) return openFolder(path, limits);
  const file = await DeliveredFile.open(path, path);
  try {
    const packing = packingOf(await file.at(0, Math.min(HEAD, file.size)));
    const ends = await findZipEnds(file);
    // A program that unpacks the archive may stand before it. What is only named so is told to be none.
    const zip =
      packing === undefined
        ? path.toLowerCase().endsWith('.zip') || (ends[0] !== undefined && (await hasList(file, ends[0])))
        : packing.name === 'a zip';
    return zip ? await openZip(file, path, ends, limits) : plainFile(file, path);
  } catch (error) {
    await file.close();
    throw error;
  }
}

class OpenInput implements Input {
  readonly file: string;
  readonly members: readonly string[];
  readonly #container: Container;
  readonly #limits: InputLimits;
  /** Names that are shown → names as delivered. */
  readonly #delivered: ReadonlyMap<string, string>;

  constructor(file: string, container: Container, limits: InputLimits) {
    this.file = file;
    this.#container = container;
    this.#limits = limits;
    const shown = (name: string): string => (container.kind === 'file' ? packingOfName(name).bare : name);
    this.#delivered = new Map(container.members.map((name) => [shown(name), name]));
    this.members = [...this.#delivered.keys()];
  }

  get kind(): Container['kind'] {
    return this.#container.kind;
  }

  matching(pattern: string): readonly string[] {
    const wanted = pattern.replace(/^(?:\.\/)+/, '');
    for (const [folder, why] of this.#container.unlisted ?? []) {
      const values = { reason: `${shownName(folder)}: ${why}` };
      if (reachesInto(wanted, folder))
        stopRun({ code: 'archive.not-readable', place: { file: this.file }, values });
    }
    const found = this.members.filter((name) => {
      const delivered = this.#delivered.get(name) ?? name;
      return matchesPattern(wanted, delivered) || matchesPattern(wanted, packingOfName(delivered).bare);
    });
    return this.#eachOnce(found.toSorted());
  }

  one(pattern: string): string {
    const found = this.matching(pattern);
    const [name, ...others] = found;
    if (name === undefined) stopRun(this.#missing(pattern));
    if (others.length > 0) {
      const values = { member: shownName(pattern), times: String(found.length), names: shownNames(found) };
      stopRun({ code: 'extract.file-ambiguous', place: { file: this.file }, values });
    }
    return name;
  }

  require(patterns: readonly string[]): void {
    const faults: Fault[] = [];
    for (const pattern of new Set(patterns)) {
      try {
        if (this.matching(pattern).length === 0) faults.push(this.#missing(pattern));
      } catch (error) {
        if (!(error instanceof RunStop)) throw error;
        faults.push(...error.faults);
      }
    }
    if (faults.length > 0) throw new RunStop(faults);
  }

  read(name: string): AsyncIterable<Buffer> {
    return this.#read(this.#known(name));
  }

  delivered(name: string): AsyncIterable<Buffer> {
    return this.#raw(this.#known(name));
  }

  async close(): Promise<void> {
    await this.#container.close();
  }

  async *#read(name: string): AsyncGenerator<Buffer> {
    const member = await this.#container.open(name);
    try {
      yield* unpack(member.bytes, name, this.#limits, stopMember(this.file, name));
      await member.file.mustBeAsOpened();
    } catch (error) {
      // What is still being written looks damaged.
      await member.file.mustBeAsOpened();
      throw error;
    } finally {
      await member.close();
    }
  }

  async *#raw(name: string): AsyncGenerator<Buffer> {
    const member = await this.#container.open(name);
    try {
      yield* member.file.read();
      await member.file.mustBeAsOpened();
    } finally {
      await member.close();
    }
  }

  /** One table must not be among them both packed and unpacked. */
  #eachOnce(names: readonly string[]): readonly string[] {
    const seen = new Map<string, string>();
    for (const name of names) {
      const { bare } = packingOfName(name);
      const other = seen.get(bare);
      seen.set(bare, name);
      if (other === undefined) continue;
      const place = { file: this.file };
      const values = { member: shownName(other) };
      stopRun({ code: 'archive.packed-and-plain', place, found: shownName(name), values });
    }
    return names;
  }

  #known(name: string): string {
    const delivered = this.#delivered.get(name);
    return delivered ?? stopRun(this.#missing(name));
  }

  #missing(name: string): Fault {
    return {
      code: 'extract.table-missing',
      place: { file: this.file },
      found: shownNames(this.members),
      values: { member: shownName(name) },
    };
  }
}
