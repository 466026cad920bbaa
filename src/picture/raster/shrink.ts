import type { Raster } from './raster.ts';

/**
 * A smaller raster: each new pixel is the mean of the area that it covers, to the part of a pixel. Whole numbers only,
 * so that every machine comes to the same bytes.
 */
export function shrink(raster: Raster, width: number): Raster {
  const height = Math.max(1, Math.round((raster.height * width) / raster.width));
  const { channels, data } = raster;
  const across = new Float64Array(width * raster.height * channels);
  spread(raster.width, width, (from, to, weight) => {
    for (let row = 0; row < raster.height; row++) {
      const source = (row * raster.width + from) * channels;
      const target = (row * width + to) * channels;
      for (let c = 0; c < channels; c++) {
        across[target + c] = (across[target + c] ?? 0) + (data[source + c] ?? 0) * weight;
      }
    }
  });
  const sums = new Float64Array(width * height * channels);
  const rowLength = width * channels;
  spread(raster.height, height, (from, to, weight) => {
    for (let i = 0; i < rowLength; i++) {
      const target = to * rowLength + i;
      sums[target] = (sums[target] ?? 0) + (across[from * rowLength + i] ?? 0) * weight;
    }
  });
  // Weights of a row add up to its old length: the sums stay far below 2^53.
  const area = raster.width * raster.height;
  const half = Math.floor(area / 2);
  return { width, height, channels, data: Uint8Array.from(sums, (sum) => Math.floor((sum + half) / area)) };
}

/** Shares `from` old places among `to` new ones: each overlap with its length, in units of which an old one has `to`. */
function spread(
  from: number,
  to: number,
  share: (oldPlace: number, newPlace: number, weight: number) => void,
): void {
  for (let old = 0; old < from; old++) {
    const start = old * to;
    const end = start + to;
    for (let next = Math.floor(start / from); next * from < end; next++) {
      share(old, next, Math.min(end, (next + 1) * from) - Math.max(start, next * from));
    }
  }
}
