import {
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { execa } from 'execa';
import { zipBytes } from '../extract/zip-bytes.ts';
import { root, type Fixture } from './fixture.ts';
import { callWarm } from './warm-commands.ts';

/** The usual run of the demo job; its directory is `Workbench.run`. */
export const RUN: readonly string[] = [
  ...['run', '$JOB', '--out', '$DIR/runs', '--state', '$DIR/state', '--run-id', 'run', '--quiet'],
];

/** The user without rights, by custom. */
const NOBODY = 65_534;

/** Whether a user without rights can run the command: a checkout may stand where only root can go. */
export function canLeaveRoot(): boolean {
  if (process.getuid?.() !== 0) return true;
  for (let path = root; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o005) !== 0o005) return false;
    if (path === dirname(path)) return true;
  }
}

export interface Outcome {
  readonly exit: number;
  readonly stderr: string;
  readonly stdout: string;
}

/** `exitCode` is undefined when a signal ended the process. */
export function outcomeOf(result: {
  exitCode?: number | undefined;
  stderr: string;
  stdout: string;
}): Outcome {
  const { exitCode, stderr, stdout } = result;
  return { exit: exitCode ?? -1, stderr, stdout };
}

function change(database: string, statements: readonly string[]): void {
  if (statements.length === 0) return;
  const db = new Database(database);
  for (const statement of statements) expectChange(statement, db.prepare(statement).run().changes);
  db.close();
}

function expectChange(statement: string, changes: number): void {
  if (changes === 0) throw new Error(`nothing was changed by: ${statement}`);
}

/** A run of a few bills ends before code that V8 optimises for it has paid: a third of hundreds of runs' time. */
const SHORT_LIVED = ['--no-opt'];

/** A folder with the demo job and the small extract, damaged as a fixture says, in which the real command runs. */
export class Workbench {
  /** Address of a printer that commands name as `$PRINTER`. */
  printer = '';
  readonly dir = mkdtempSync(join(tmpdir(), 'stapel-fault-'));
  readonly #members = new Map<string, Buffer>();
  #user: { readonly uid?: number; readonly gid?: number } = {};
  /** Where the fixture's `§` stood. */
  #mark: Fixture['expect']['at'] = {};

  constructor(fixture?: Fixture) {
    cpSync(join(root, 'jobs/adventure-invoices'), join(this.dir, 'job'), { recursive: true });
    const job = join(this.dir, 'job/job.yaml');
    const typed = readFileSync(job, 'utf8')
      .replace(/archive: \S+/, 'archive: ../extract.zip')
      .replace('../../fixtures/reference/', '');
    writeFileSync(job, typed);
    cpSync(join(root, 'fixtures/reference/places.bin'), join(this.dir, 'job/places.bin'));
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
    if (Object.keys(env).length > 0 || this.#user.uid !== undefined) {
      return outcomeOf(await this.start(args, env));
    }
    const { exit, stdout, stderr } = await callWarm(this.dir, this.#filled(args));
    return { exit, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
  }

  /** From here on commands run as a user without rights, who owns this folder; nothing changes unless root runs the tests. */
  leaveRoot(): void {
    if (process.getuid?.() !== 0) return;
    for (const name of ['', ...readdirSync(this.dir, { recursive: true, encoding: 'utf8' })]) {
      lchownSync(join(this.dir, name), NOBODY, NOBODY);
    }
    this.#user = { uid: NOBODY, gid: NOBODY };
  }

  /** The same in a process of its own, still under way. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const program = [...SHORT_LIVED, join(root, 'bin/stapel.js')];
    return execa(process.execPath, [...program, ...this.#filled(args)], {
      reject: false,
      stdin: 'ignore',
      cwd: this.dir,
      env,
      ...this.#user,
    });
  }

  /** Writes to the archive without an end. */
  touch() {
    const loop = 'while :; do touch "$0"; sleep 0.01; done';
    return execa('sh', ['-c', loop, join(this.dir, 'extract.zip')], { reject: false });
  }

  /** Waits until the log of a run says something. */
  async logged({ run, says }: { readonly run: string; readonly says: string }): Promise<void> {
    const log = join(this.dir, 'runs', run, 'run.ndjson');
    const patience = Date.now() + 30_000;
    while (!existsSync(log) || !readFileSync(log, 'utf8').includes(says)) {
      if (Date.now() > patience) throw new Error(`the log of ${run} never said: ${says}`);
      await setTimeout(20);
    }
  }

  /** Changes the run's directory behind the program's back. */
  tamper({ sql, ledger, flip, link }: NonNullable<Fixture['tamper']>): void {
    change(join(this.run, 'run.db'), sql);
    change(join(this.dir, 'state/ledger.db'), ledger);
    for (const { file, at } of flip) {
      const bytes = readFileSync(join(this.run, file));
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      writeFileSync(join(this.run, file), bytes);
    }
    for (const { file, to } of link) {
      mkdirSync(dirname(join(this.run, file)), { recursive: true });
      rmSync(join(this.run, file), { force: true });
      symlinkSync(to, join(this.run, file));
    }
  }

  /** Where the fixture's `§` stood; empty without one. */
  get mark(): Fixture['expect']['at'] {
    return this.#mark;
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

  #filled(args: readonly string[]): string[] {
    return args.map((arg) =>
      arg
        .replaceAll('$DIR', this.dir)
        .replaceAll('$JOB', 'job/job.yaml')
        .replaceAll('$PRINTER', this.printer)
        .replaceAll('$RUN', join(this.dir, 'runs/run')),
    );
  }

  #damage(fixture: Fixture): void {
    for (const { from, to } of fixture.copy) cpSync(join(root, from), join(this.dir, 'job', to));
    for (const { file, find, put, all } of fixture.edit) {
      const text = this.#text(file);
      const parts = text.split(bytesOf(find));
      if (parts.length < 2 || (!all && parts.length !== 2)) {
        throw new Error(`${file}: the text to be replaced occurs ${parts.length - 1} times: ${find}`);
      }
      this.#put(file, this.#unmarked(file, parts.join(bytesOf(put))));
    }
    for (const { file, text, times } of fixture.append) {
      this.#put(file, this.#text(file) + bytesOf(text).repeat(times));
    }
    for (const { file, text, times } of fixture.write) this.#put(file, bytesOf(text).repeat(times));
    for (const file of fixture.remove) {
      if (!this.#members.delete(file)) rmSync(join(this.dir, 'job', file));
    }
  }

  #unmarked(file: string, text: string): string {
    const at = text.indexOf(MARK);
    if (at < 0) return text;
    const before = Buffer.from(text.slice(0, at), 'latin1').toString('utf8').split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    this.#mark = { file: this.#members.has(file) ? file : `job/${file}`, line: before.length, column };
    return text.replace(MARK, '');
  }

  #text(file: string): string {
    return (this.#members.get(file) ?? readFileSync(join(this.dir, 'job', file))).toString('latin1');
  }

  #put(file: string, text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    const inJob = existsSync(join(this.dir, 'job', file)) || !file.endsWith('.csv');
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
        ...(lie?.mode === undefined ? {} : { mode: lie.mode }),
        ...(lie?.ownName === undefined ? {} : { own: { name: lie.ownName } }),
        ...(lie?.offset === undefined ? {} : { listed: { offset: lie.offset } }),
        spoiled: lie?.spoiled ?? false,
      };
      return lie?.twice === true ? [member, member] : [member];
    });
    return [...members, ...empty];
  }
}

/** `§` as bytes. */
const MARK = bytesOf('§');

/** Files are handled as bytes (latin1); a fixture's text is UTF-8 but for `\xNN` and `\0`. */
function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\\0', '\0');
}
