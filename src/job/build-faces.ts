import * as z from 'zod';
import type { FaceByName } from './build-styles.ts';
import type { templateFile } from './template-file.ts';
import type { FaceFeature, TemplateFace } from './template.ts';
import type { TypedParts } from './typed-parts.ts';
import { identifier } from './typed-value.ts';
import type { YamlPath } from './yaml-source.ts';

interface Faces {
  readonly byName: FaceByName;
  /** Fonts as they are listed, then fallbacks, each file once; then those that styles set in another way. */
  readonly faces: readonly TemplateFace[];
  readonly fallbackFaces: readonly number[];
  /** The face with features: another one, unless there are none. */
  readonly withFeatures: (face: number, features: readonly FaceFeature[]) => number;
}

/** The fonts of a template. `want` asks for a font's file and gives its resource name. */
export function buildFaces(
  parts: TypedParts<typeof templateFile.shape>,
  want: (typed: string, path: YamlPath) => string,
): Faces {
  const faces: TemplateFace[] = [];
  const faceOf = (file: string, features: readonly FaceFeature[] = []): number => {
    const known = faces.findIndex(
      (face) => face.file === file && (face.features ?? []).join() === features.join(),
    );
    if (known >= 0) return known;
    return faces.push(features.length === 0 ? { file } : { file, features }) - 1;
  };
  // Names whose value is at fault stay known, so that a style that uses them is not blamed too.
  const byName = new Map(parts.keys('fonts').map((name) => [name, 0]));
  for (const [name, typed] of parts.entries('fonts', identifier, z.string().min(1))) {
    byName.set(name, faceOf(want(typed, ['fonts', name])));
  }
  const fallback = parts.part('fallback') ?? [];
  const fallbackFaces = fallback.map((typed, index) => faceOf(want(typed, ['fallback', index])));
  const withFeatures = (face: number, features: readonly FaceFeature[]): number =>
    features.length === 0 ? face : faceOf(faces[face]?.file ?? '', features);
  return { byName, faces, fallbackFaces, withFeatures };
}
