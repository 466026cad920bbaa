import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Fault, Place } from '../fault/fault.ts';
import { isProfileFile, profileFile, type ProfileFile } from './inserter-file.ts';
import { readTypedFile, type ResourceShelf } from './resource-shelf.ts';
import { isObject, readPart } from './schema-faults.ts';
import { TypedFile } from './typed-file.ts';
import type { ReadingDay } from './validity.ts';
import { YamlFile, type YamlSource } from './yaml-source.ts';

/** An inserter profile in a file of its own. */
export interface LoadedProfile {
  /** The file's name without its ending, for messages. */
  readonly name: string;
  readonly typed: ProfileFile;
  readonly file: TypedFile;
}

interface Desk {
  readonly source: YamlSource;
  /** The job's folder, absolute. */
  readonly dir: string;
  readonly on: ReadingDay;
  readonly shelf: ResourceShelf;
  readonly faults: Fault[];
}

/**
 * Reads the file that `inserter.profile` of a job names. Undefined when it names a built-in one; `unreadable` when the file is at
 * fault, which is told.
 */
export async function loadProfile(
  inserter: unknown,
  { source, dir, on, shelf, faults }: Desk,
): Promise<LoadedProfile | 'unreadable' | undefined> {
  const typed = isObject(inserter) ? inserter['profile'] : undefined;
  if (typeof typed !== 'string' || !isProfileFile(typed)) return undefined;
  const place = source.at(['inserter', 'profile']);
  const refused = refusal(typed, place);
  if (refused !== undefined) {
    faults.push(refused);
    return 'unreadable';
  }
  const path = resolve(dir, typed);
  const read = await readTypedFile(path, join(dirname(source.file), typed), place);
  if ('code' in read) {
    faults.push(read);
    return 'unreadable';
  }
  shelf.add(typed.replace(/^\.\//, ''), path, 'profile', read.bytes, place);
  const yaml = new YamlFile(join(dirname(source.file), typed), read.text);
  faults.push(...yaml.faults);
  if (yaml.faults.length > 0) return 'unreadable';
  const profile = readPart(profileFile, yaml.value, [], yaml, faults);
  if (profile === undefined) return 'unreadable';
  const name = basename(typed).replace(/\.ya?ml$/, '');
  return { name, typed: profile, file: new TypedFile(yaml, faults, 'en', on) };
}

function refusal(typed: string, place: Place): Fault | undefined {
  if (!isAbsolute(typed) && !typed.includes('\0') && !/^[a-z]+:/i.test(typed)) return undefined;
  const values = { reason: 'not a plain relative path' };
  return { code: 'job.resource-refused', place, found: typed, values };
}
