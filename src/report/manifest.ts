import { collate } from '../unit/collate.ts';

/** One released file. */
export interface ManifestFile {
  /** Path within the run directory, with `/`. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** What it holds, such as `{ pieces: 12, sheets: 14, pages: 14 }`; `{}` when nothing in it counts. */
  readonly counts: Readonly<Record<string, number>>;
}

/** `manifest.json`: every released file but itself, in order of its path whatever the order given. */
export function renderManifest(run: string, files: readonly ManifestFile[]): string {
  const sorted = files
    .map(({ file, sha256, bytes, counts }) => ({ file, sha256, bytes, counts }))
    .toSorted((a, b) => collate(a.file, b.file));
  return `${JSON.stringify({ run, files: sorted }, null, 2)}\n`;
}
