import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { hasCode } from './error-code.ts';
import type { Fault, Place } from '../fault/fault.ts';
import type { FaultCode } from '../fault/table.ts';
import { fontProblem } from './font-file.ts';
import { iccProblem } from './icc-profile.ts';
import type { Resource } from './job.ts';
import { readPicture, type WantedPicture } from './picture-file.ts';

const MEBIBYTE = 1024 * 1024;
const LARGEST = {
  job: MEBIBYTE,
  template: MEBIBYTE,
  profile: MEBIBYTE,
  icc: 16 * MEBIBYTE,
  font: 32 * MEBIBYTE,
  image: 32 * MEBIBYTE,
  table: 256 * MEBIBYTE,
} as const;

/** Where the program's own files are, seen from here as from the build. */
const SHIPPED = new URL('../../fixtures/reference/', import.meta.url);

const UNUSABLE: Readonly<Record<Resource['kind'], FaultCode>> = {
  job: 'job.unreadable',
  template: 'job.unreadable',
  profile: 'job.unreadable',
  table: 'job.unreadable',
  font: 'job.font-unusable',
  image: 'job.picture-unusable',
  icc: 'job.icc-unusable',
};

interface Request {
  /** Of the file; several pages of one file are several requests. */
  readonly name: string;
  /** Absent when the name could not be resolved; the fault is there already. */
  readonly path: string;
  readonly root: string | undefined;
  readonly kind: Resource['kind'];
  readonly place: Place;
  /** Of a picture: its page in a PDF file, and how large it is printed. */
  readonly page?: number | undefined;
  readonly uses?: WantedPicture[];
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

  /** Asks for a file that comes with the program; gives the name by which it will be found. */
  wantShipped(file: string, kind: Resource['kind'], place: Place): string {
    const name = `stapel:${file}`;
    this.#requests.set(name, {
      name,
      path: fileURLToPath(new URL(file, SHIPPED)),
      root: undefined,
      kind,
      place,
    });
    return name;
  }

  /** Asks for a picture, for each of its uses; gives the name by which it will be found. */
  wantPicture(typed: string, wanted: WantedPicture, baseDir: string, place: Place): string {
    const file = typed.startsWith('npm:')
      ? this.#inPackage(typed, 'image', place)
      : this.#beside(typed, 'image', baseDir, place);
    if (file === undefined) return typed;
    const { page } = wanted;
    const key = page === undefined || page === 1 ? file.name : `${file.name} page ${page}`;
    const known = this.#requests.get(key);
    if (known === undefined) this.#requests.set(key, { ...file, page, uses: [wanted] });
    else known.uses?.push(wanted);
    return key;
  }

  /** Reads all that was asked for; what cannot be used becomes faults. */
  async readAll(): Promise<void> {
    for (const [key, request] of this.#requests) await this.#read(key, request);
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

  async #read(key: string, request: Request): Promise<void> {
    const { name, path, root, kind, place } = request;
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
      const usable = await usableBytes(bytes, request);
      if (typeof usable === 'string') {
        this.#faults.push({ code: UNUSABLE[kind], place, found: key, values: { reason: usable } });
        return;
      }
      this.bytes.set(key, usable);
      if (this.resources.some((known) => known.name === name && known.kind === kind)) return;
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

/** A file's bytes as they are worked with, or what is wrong with them; a table is judged by who reads it. */
async function usableBytes(bytes: Uint8Array, { kind, page, uses }: Request): Promise<Uint8Array | string> {
  if (kind === 'font') return fontProblem(bytes) ?? bytes;
  if (kind === 'icc') return iccProblem(bytes) ?? bytes;
  return kind === 'image' ? readPicture(bytes, page, uses ?? []) : bytes;
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
