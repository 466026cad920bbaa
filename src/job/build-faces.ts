import * as z from 'zod';
import type { FaceByName } from './build-styles.ts';
import type { templateFile } from './template-file.ts';
import type { TypedParts } from './typed-parts.ts';
import { identifier } from './typed-value.ts';
import type { YamlPath } from './yaml-source.ts';

interface Faces {
  readonly byName: FaceByName;
  /** Resource names: fonts as they are listed, then fallbacks; each file once. */
  readonly faces: readonly string[];
  readonly fallbackFaces: readonly number[];
}

/** The fonts of a template. `want` asks for a font's file and gives its resource name. */
export function buildFaces(
  parts: TypedParts<typeof templateFile.shape>,
  want: (typed: string, path: YamlPath) => string,
): Faces {
  const faces: string[] = [];
  const faceOf = (resource: string): number => {
    if (!faces.includes(resource)) faces.push(resource);
    return faces.indexOf(resource);
  };
  // Names whose value is at fault stay known, so that a style that uses them is not blamed too.
  const byName = new Map(parts.keys('fonts').map((name) => [name, 0]));
  for (const [name, typed] of parts.entries('fonts', identifier, z.string().min(1))) {
    byName.set(name, faceOf(want(typed, ['fonts', name])));
  }
  const fallback = parts.part('fallback') ?? [];
  const fallbackFaces = fallback.map((typed, index) => faceOf(want(typed, ['fallback', index])));
  return { byName, faces, fallbackFaces };
}
