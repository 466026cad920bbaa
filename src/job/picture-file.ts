/** What is wrong with a picture file at first sight, or undefined. */
export function pictureProblem(bytes: Uint8Array): string | undefined {
  return pictureRatio(bytes) === undefined
    ? 'not an SVG file with a `viewBox`, or a width and a height'
    : undefined;
}

/** Height over width of an SVG file by its `viewBox`, else its `width` and `height`; undefined when it states none. */
export function pictureRatio(bytes: Uint8Array): number | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65536)).toString(
    'utf8',
  );
  const root = /<svg(?=[\s>])[^>]*>/.exec(head)?.[0];
  if (root === undefined) return undefined;
  const box = attribute(root, 'viewBox')
    ?.trim()
    .split(/[\s,]+/);
  const [width, height] =
    box?.length === 4 ? [box[2], box[3]] : [attribute(root, 'width'), attribute(root, 'height')];
  const ratio = Number.parseFloat(height ?? '') / Number.parseFloat(width ?? '');
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}
