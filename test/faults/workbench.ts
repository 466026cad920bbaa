import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { zipBytes } from '../extract/zip-bytes.ts';
import { root, type Fixture } from './fixture.ts';

export interface Outcome {
  readonly exit: number;
  readonly stderr: string;
  readonly stdout: string;
}

/** A folder with the demo job and the small extract, damaged as a fixture says, in which the real command runs. */
export class Workbench {
  readonly dir = mkdtempSync(join(tmpdir(), 'stapel-fault-'));
  readonly #members = new Map<string, Buffer>();

  constructor(fixture?: Fixture) {
    cpSync(join(root, 'jobs/adventure-invoices'), join(this.dir, 'job'), { recursive: true });
    const job = join(this.dir, 'job/job.yaml');
    writeFileSync(job, readFileSync(job, 'utf8').replace(/archive: \S+/, 'archive: ../extract.zip'));
    for (const name of readdirSync(join(root, 'fixtures/small'))) {
      this.#members.set(name, readFileSync(join(root, 'fixtures/small', name)));
    }
    if (fixture !== undefined) this.#damage(fixture);
    if (fixture?.noArchive !== true) {
      const bytes = zipBytes(this.#zipMembers(fixture));
      writeFileSync(join(this.dir, 'extract.zip'), bytes.subarray(0, fixture?.truncate));
    }
  }

  /** Runs the built command; `$DIR`, `$JOB` and `$RUN` stand for this folder, the job file and the run's directory. */
  async command(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const filled = args.map((arg) =>
      arg
        .replaceAll('$DIR', this.dir)
        .replaceAll('$JOB', 'job/job.yaml')
        .replaceAll('$RUN', join(this.dir, 'runs/run')),
    );
    const result = await execa(process.execPath, [join(root, 'bin/stapel.js'), ...filled], {
      cwd: this.dir,
      env,
      reject: false,
      stdin: 'ignore',
    });
    return { exit: result.exitCode ?? -1, stderr: result.stderr, stdout: result.stdout };
  }

  get run(): string {
    return join(this.dir, 'runs/run');
  }

  released(): boolean {
    return existsSync(join(this.run, 'streams'));
  }

  read(path: string): string {
    return readFileSync(join(this.run, path), 'utf8');
  }

  /** One character a byte. */
  readBytes(path: string): string {
    return readFileSync(join(this.run, path), 'latin1');
  }

  /** The delivered rows of a table by line; line 1 is the header. Rows of the small extract are one line each. */
  rows(member: string): string[] {
    return (this.#members.get(member)?.toString('latin1') ?? '').split(/(?<=\n)/);
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  #damage(fixture: Fixture): void {
    for (const { file, find, put, all } of fixture.edit) {
      const text = this.#text(file);
      const parts = text.split(bytesOf(find));
      if (parts.length < 2 || (!all && parts.length !== 2)) {
        throw new Error(`${file}: the text to be replaced occurs ${parts.length - 1} times: ${find}`);
      }
      this.#put(file, parts.join(bytesOf(put)));
    }
    for (const { file, text, times } of fixture.append) {
      this.#put(file, this.#text(file) + bytesOf(text).repeat(times));
    }
    for (const { file, text, times } of fixture.write) this.#put(file, bytesOf(text).repeat(times));
    for (const file of fixture.remove) {
      if (!this.#members.delete(file)) rmSync(join(this.dir, 'job', file));
    }
  }

  #text(file: string): string {
    return (this.#members.get(file) ?? readFileSync(join(this.dir, 'job', file))).toString('latin1');
  }

  #put(file: string, text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    const inJob = existsSync(join(this.dir, 'job', file)) || !/\.csv$/.test(file);
    if (inJob && !this.#members.has(file)) {
      mkdirSync(join(this.dir, 'job'), { recursive: true });
      writeFileSync(join(this.dir, 'job', file), bytes);
    } else this.#members.set(file, bytes);
  }

  #zipMembers(fixture: Fixture | undefined): Parameters<typeof zipBytes>[0] {
    const empty = Array.from({ length: fixture?.emptyMembers ?? 0 }, (_, i) => ({
      name: `empty-${i}`,
      data: '',
    }));
    const members = [...this.#members].flatMap(([name, data]) => {
      const lie = fixture?.zip.find((entry) => entry.member === name);
      const member = {
        name: lie?.name ?? name,
        data,
        ...(lie?.crc === undefined ? {} : { crc: lie.crc }),
        ...(lie?.size === undefined ? {} : { size: lie.size }),
        ...(lie?.flags === undefined ? {} : { flags: lie.flags }),
        ...(lie?.method === undefined ? {} : { method: lie.method }),
        spoiled: lie?.spoiled ?? false,
      };
      return lie?.twice === true ? [member, member] : [member];
    });
    return [...members, ...empty];
  }
}

/** Files are handled as bytes (latin1); a fixture's text is UTF-8 but for `\xNN` and `\0`. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\0', '\0');
}
