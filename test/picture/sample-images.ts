import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';

export type Rgba = readonly [number, number, number, number];

export const RED: Rgba = [220, 30, 40, 255];
export const GREEN: Rgba = [20, 160, 60, 255];
export const BLUE: Rgba = [30, 60, 200, 255];
export const YELLOW: Rgba = [250, 220, 20, 255];

/** Four fields: upper left, upper right, lower left, lower right. */
export const FIELDS: readonly Rgba[] = [RED, GREEN, BLUE, YELLOW];

/** RGBA of a picture of four fields. */
export function fields(width: number, height: number, colors: readonly Rgba[] = FIELDS): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const field = (y * 2 >= height ? 2 : 0) + (x * 2 >= width ? 1 : 0);
      data.set(colors[field] ?? RED, 4 * (y * width + x));
    }
  }
  return data;
}

export function png(
  width: number,
  height: number,
  data: Uint8Array,
  options: { colorType?: 0 | 2 | 4 | 6; bitDepth?: 8 | 16; inputColorType?: 0 | 2 | 4 | 6 } = {},
): Buffer {
  const image = new PNG({ width, height });
  image.data = Buffer.from(data);
  return PNG.sync.write(image, { colorType: 6, ...options });
}

export function jpeg(width: number, height: number, data: Uint8Array): Buffer {
  return encode({ width, height, data }, 95).data;
}

/** A segment put behind a JPEG file's first marker. */
export function withSegment(file: Uint8Array, marker: number, content: Uint8Array | string): Buffer {
  const data = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), head, data, file.subarray(2)]);
}

/** An Exif segment that says how the camera was held. */
export function exif(orientation: number): Buffer {
  const segment = Buffer.from(
    'Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0',
    'latin1',
  );
  segment.writeUInt16LE(orientation, 24);
  return segment;
}
