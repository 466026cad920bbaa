import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root as project } from '../house/source-files.ts';
import { lineText, modes, night, overlay } from './night.ts';
import { releasedRun } from './released-run.ts';

const stapel = join(project, 'bin/stapel.js');

function verify(...args: readonly string[]): { readonly code: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [stapel, 'verify', ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout + stderr };
}

it.each(modes)('passes a sound run: objectStreams $objectStreams, $plex', (mode) => {
  const sound = night(mode, 30);
  const out = execFileSync(process.execPath, [stapel, 'verify', releasedRun(sound)], { encoding: 'utf8' });
  expect(out).toMatch(new RegExp(`^a4 +${sound.pages.length} .* none +streams/a4\\.pdf$`, 'm'));
  expect(out).toMatch(/^1 released files .*: all agree with manifest\.json$/m);
});

it.each(modes)(
  'names stream, page and piece of a wrong line: objectStreams $objectStreams, $plex',
  (mode) => {
    const sound = night(mode, 30);
    const page = sound.sheets.find(({ piece }) => piece === 17)?.page ?? 0;
    const pages = sound.pages.with(page, { ...sound.pages[page], overlay: overlay(lineText(18, 1, 3)) });
    const { code, out } = verify(releasedRun(sound, pages), '--no-hash');
    expect(code).toBe(2);
    expect(out).toContain(
      `streams/a4.pdf: stream a4, page ${page + 1}, piece P0000017, code 101000001713, readable line`,
    );
    expect(out).toContain(
      '`101-00001-P0000018 1/3` where run.db says `101-00001-P0000017 1/3` [verify.stream-differs]',
    );
    expect(out).toContain('hint: do not print this file');
    expect(out).not.toContain('manifest.json');
  },
);

it('compares every file with the manifest, unless told not to', () => {
  const root = releasedRun(night({ objectStreams: true, plex: 'simplex' }, 10));
  const manifest = join(root, 'manifest.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(
    manifest,
    text.replace(/"sha256": "(.)/, (_, digit: string) => `"sha256": "${digit === '0' ? '1' : '0'}`),
  );
  expect(verify(root, '--no-hash').code).toBe(0);
  expectFailure(root, 2, 'streams/a4.pdf: SHA-256: ');
  writeFileSync(manifest, '{"files": []}');
  expectFailure(root, 2, 'entry of streams/a4.pdf');
  writeFileSync(manifest, text.replace('streams/a4.pdf', 'streams/b5.pdf'));
  expectFailure(root, 2, 'streams/b5.pdf: released file: `no file` where the run has `one`');
  rmSync(manifest);
  expectFailure(root, 2, 'manifest.json cannot be read');
});

it('refuses what is no run, and a run that released nothing', () => {
  const outside = verify(project);
  expect(outside.code).toBe(64);
  expect(outside.out).toContain('[cli.not-a-run]');
  const root = releasedRun(night({ objectStreams: true, plex: 'simplex' }, 2));
  rmSync(join(root, 'streams'), { recursive: true });
  expectFailure(root, 64, '[verify.not-released]');
});

function expectFailure(dir: string, code: number, says: string): void {
  const result = verify(dir);
  expect(result.out).toContain(says);
  expect(result.code).toBe(code);
}
