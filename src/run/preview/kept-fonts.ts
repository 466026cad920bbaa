import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFontProgram, type FontPrograms } from '../../pdf/font-program.ts';
import { makeOrStop } from '../run-directory.ts';

/** Font files that are kept: some for each text that an author tries. */
const MOST_KEPT = 200;

/** The length before it was deflated stands before the deflated bytes. */
const HEAD_BYTES = 4;

/**
 * Keeps font files with the glyphs of documents in a folder: to make them takes longer than to set a document, and a document
 * is looked at again and again. The bytes are those that a run would make.
 */
export function keptFonts(dir: string): FontPrograms {
  return (face, glyphs) => {
    const name = createHash('sha256').update(face.bytes).update(glyphs.join(' ')).digest('hex').slice(0, 32);
    const file = join(dir, `${name}.font`);
    if (existsSync(file)) {
      const kept = readFileSync(file);
      return { length: kept.readUInt32BE(0), deflated: kept.subarray(HEAD_BYTES) };
    }
    const program = makeFontProgram(face, glyphs);
    makeOrStop(dir);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32BE(program.length);
    const staged = `${file}.${process.pid}.new`;
    writeFileSync(staged, Buffer.concat([head, program.deflated]), { mode: 0o600 });
    renameSync(staged, file);
    forgetOld(dir);
    return program;
  };
}

function forgetOld(dir: string): void {
  const names = readdirSync(dir);
  if (names.length <= MOST_KEPT) return;
  const changed = new Map(names.map((name) => [name, statSync(join(dir, name)).mtimeMs]));
  const oldest = names.toSorted((a, b) => (changed.get(a) ?? 0) - (changed.get(b) ?? 0));
  for (const name of oldest.slice(0, names.length - MOST_KEPT)) rmSync(join(dir, name), { force: true });
}
