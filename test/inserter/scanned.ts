import type { PagePicture } from '../../src/run/picture/page-pictures.ts';
import type { GreyImage } from '../barcode/zxing.ts';

/** A page as a scanner sees it: turned about its middle, soft, with noise that is the same each time. */
export function scanned(
  { width, height, pixels }: PagePicture,
  { degrees, noise }: { readonly degrees: number; readonly noise: number },
): GreyImage {
  const grey = (x: number, y: number): number => {
    if (x < 0 || y < 0 || x >= width || y >= height) return 255;
    const at = 4 * (y * width + x);
    return ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3;
  };
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const random = randomFrom(width * height);
  const turned = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [fromX, fromY] = [width / 2 + dx * cos + dy * sin, height / 2 - dx * sin + dy * cos];
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [right, below] = [fromX - left, fromY - top];
      const upper = grey(left, top) * (1 - right) + grey(left + 1, top) * right;
      const lower = grey(left, top + 1) * (1 - right) + grey(left + 1, top + 1) * right;
      const ink = upper * (1 - below) + lower * below;
      // Paper is no white and toner no black.
      turned[y * width + x] = 30 + ink * 0.8 + (random() - 0.5) * 2 * noise;
    }
  }
  return { width, height, pixels: turned };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
