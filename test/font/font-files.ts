import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const REGULAR = 'source-sans/TTF/SourceSans3-Regular.ttf';
export const ITALIC = 'source-sans/TTF/SourceSans3-It.ttf';
export const DEJAVU = 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf';

/** A font file of an installed package. */
export function fontFile(name: string): Buffer {
  return readFileSync(require.resolve(name));
}
