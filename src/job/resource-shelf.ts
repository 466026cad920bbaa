import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { hasCode } from './error-code.ts';
import type { Fault, Place } from '../fault/fault.ts';
import { fontProblem } from './font-file.ts';
import type { Resource } from './job.ts';
import { pictureProblem } from './picture-file.ts';

const MEBIBYTE = 1024 * 1024;
const LARGEST = {
  job: MEBIBYTE,
  template: MEBIBYTE,
  font: 32 * MEBIBYTE,
  image: 4 * MEBIBYTE,
  table: 256 * MEBIBYTE,
} as const;

/** What is wrong with a file of a kind, seen from its first bytes; a table is judged by who reads it. */
const PROBLEM = {
  font: fontProblem,
  image: pictureProblem,
  table: () => undefined,
  job: () => undefined,
  template: () => undefined,
} as const;

interface Request {
  readonly name: string;
  /** Absent when the name could not be resolved; the fault is there already. */
  readonly path: string;
  readonly root: string | undefined;
  readonly kind: Resource['kind'];
  readonly place: Place;
}

/** The files that a job and its template name: each is read once, whoever asks for it. */
export class ResourceShelf {
  readonly resources: Resource[] = [];
  readonly bytes = new Map<string, Uint8Array>();
  readonly #requests = new Map<string, Request>();
  readonly #jobDir: string;
  readonly #faults: Fault[];

  /** `jobDir` is absolute; names of files are relative to it. */
  constructor(jobDir: string, faults: Fault[]) {
    this.#jobDir = jobDir;
    this.#faults = faults;
  }

  /** Asks for a file that a file in `baseDir` names; gives the name by which it will be found. */
  want(typed: string, kind: Resource['kind'], baseDir: string, place: Place): string {
    const request = typed.startsWith('npm:')
      ? this.#inPackage(typed, kind, place)
      : this.#beside(typed, kind, baseDir, place);
    if (request === undefined) return typed;
    if (!this.#requests.has(request.name)) this.#requests.set(request.name, request);
    return request.name;
  }

  /** Reads all that was asked for; what cannot be used becomes faults. */
  async readAll(): Promise<void> {
    for (const request of this.#requests.values()) await this.#read(request);
  }

  /** Puts a file on the list that was read already: the job and the template. */
  add(name: string, path: string, kind: Resource['kind'], bytes: Uint8Array, place?: Place): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.resources.push({ name, path, kind, sha256, ...(place === undefined ? {} : { place }) });
  }

  #beside(typed: string, kind: Resource['kind'], baseDir: string, place: Place): Request | undefined {
    if (isAbsolute(typed) || typed.includes('\\') || typed.includes('\0') || /^[a-z]+:/i.test(typed)) {
      this.#refuse(typed, place, 'not a plain relative path');
      return undefined;
    }
    const path = resolve(baseDir, typed);
    return { name: relative(this.#jobDir, path).split(sep).join('/'), path, root: undefined, kind, place };
  }

  #inPackage(typed: string, kind: Resource['kind'], place: Place): Request | undefined {
    const parts = /^npm:((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)\/([^\\\0]+)$/.exec(typed);
    const [, name = '', inside = ''] = parts ?? [];
    if (parts === null || inside.split('/').some((step) => step === '..' || step === '.' || step === '')) {
      this.#refuse(typed, place, 'not of the form npm:package/path/in/it');
      return undefined;
    }
    const root = packageDir(name, this.#jobDir);
    if (root === undefined) {
      this.#missing(typed, place, `the package ${name} is not installed`);
      return undefined;
    }
    return { name: typed, path: join(root, inside), root, kind, place };
  }

  async #read({ name, path, root, kind, place }: Request): Promise<void> {
    try {
      const real = await realpath(path);
      if (root !== undefined && !real.startsWith((await realpath(root)) + sep)) {
        this.#refuse(name, place, 'it leads out of its package');
        return;
      }
      const facts = await stat(real);
      if (!facts.isFile()) return this.#refuse(name, place, 'not a file');
      if (facts.size > LARGEST[kind])
        return this.#refuse(name, place, `larger than ${LARGEST[kind] / MEBIBYTE} MiB`);
      const bytes = await readFile(real);
      const problem = PROBLEM[kind](bytes);
      if (problem !== undefined) {
        const code = kind === 'font' ? 'job.font-unusable' : 'job.picture-unusable';
        this.#faults.push({ code, place, found: name, values: { reason: problem } });
        return;
      }
      this.bytes.set(name, bytes);
      this.add(name, path, kind, bytes, place);
    } catch (error) {
      this.#missing(name, place, reasonOf(error));
    }
  }

  #missing(found: string, place: Place, reason: string): void {
    this.#faults.push({ code: 'job.resource-missing', place, found, values: { reason } });
  }

  #refuse(found: string, place: Place, reason: string): void {
    this.#faults.push({ code: 'job.resource-refused', place, found, values: { reason } });
  }
}

/** The text of a job file or template; a fault when it cannot be read, is too large or is not UTF-8. */
export async function readTypedFile(
  path: string,
  shown: string,
  place: Place,
): Promise<{ readonly bytes: Uint8Array; readonly text: string } | Fault> {
  const unreadable = (reason: string): Fault => ({
    code: 'job.unreadable',
    place,
    found: shown,
    values: { reason },
  });
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return unreadable('not a file');
    if (facts.size > LARGEST.job) return { code: 'job.too-large', place, found: shown, expected: '1 MiB' };
    const bytes = await readFile(path);
    return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return unreadable('not UTF-8');
    return unreadable(reasonOf(error));
  }
}

/** Where an installed package is: as the job's own project sees it, else as this program does. */
function packageDir(name: string, jobDir: string): string | undefined {
  for (const from of [join(jobDir, 'job.yaml'), import.meta.url]) {
    for (const dir of createRequire(from).resolve.paths(name) ?? []) {
      if (existsSync(join(dir, name, 'package.json'))) return join(dir, name);
    }
  }
  return undefined;
}

function reasonOf(error: unknown): string {
  if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return 'no such file';
  if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) return 'no permission to read it';
  if (hasCode(error, 'ELOOP')) return 'its links go in a circle';
  throw error;
}
