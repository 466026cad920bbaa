import { objectsFrom, type LooseObject } from './loose-object.ts';

/**
 * A picture made ready for print streams, once, when its job is loaded: a form of `width` × `height` whose `content`
 * draws `object` by the name `P`.
 */
export interface PrintPicture {
  /** Of a page of a PDF file in pt; of an image in units that only state its proportions. */
  readonly width: number;
  readonly height: number;
  readonly kind: 'image' | 'page';
  /** An image's own pixels, as it stands on the page. */
  readonly pixels?: { readonly width: number; readonly height: number } | undefined;
  readonly content: string;
  readonly object: LooseObject;
}

interface PackedHead {
  readonly width: number;
  readonly height: number;
  readonly kind: PrintPicture['kind'];
  readonly pixels?: PrintPicture['pixels'];
  readonly content: string;
  /** Pieces of each object, references as their index, and its bytes of data; the first is the picture. */
  readonly objects: readonly { readonly parts: readonly (string | number)[]; readonly bytes?: number }[];
}

const MAGIC = '%stapel-picture\n';
const HEAD_BYTES = 10;

/** As bytes, which can be handed to any thread. */
export function packPicture({ object, ...facts }: PrintPicture): Uint8Array {
  const objects = objectsFrom(object);
  const numbers = new Map(objects.map((each, index) => [each, index]));
  const head: PackedHead = {
    ...facts,
    objects: objects.map(({ parts, data }) => ({
      parts: parts.map((part) => (typeof part === 'string' ? part : (numbers.get(part) ?? 0))),
      ...(data === undefined ? {} : { bytes: data.length }),
    })),
  };
  const text = Buffer.from(JSON.stringify(head), 'utf8');
  const length = String(text.length).padStart(HEAD_BYTES, '0');
  const data = objects.flatMap((each) => (each.data === undefined ? [] : [each.data]));
  return Buffer.concat([Buffer.from(MAGIC + length, 'latin1'), text, ...data]);
}

/** Undefined for bytes of anything else. Objects are made when they are asked for: most threads need the size alone. */
export function unpackPicture(bytes: Uint8Array): PrintPicture | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const start = MAGIC.length + HEAD_BYTES;
  const end = start + Number(buffer.toString('latin1', MAGIC.length, start));
  const { objects, ...facts } = JSON.parse(buffer.toString('utf8', start, end)) as PackedHead;
  let unpacked: LooseObject | undefined;
  return {
    ...facts,
    get object() {
      return (unpacked ??= unpackObjects(objects, bytes.subarray(end)));
    },
  };
}

function unpackObjects(packed: PackedHead['objects'], data: Uint8Array): LooseObject {
  const root: LooseObject = { parts: [] };
  const objects = packed.map((_, index): LooseObject => (index === 0 ? root : { parts: [] }));
  let at = 0;
  packed.forEach(({ parts, bytes }, index) => {
    const object = objects[index] ?? root;
    for (const part of parts) object.parts.push(typeof part === 'string' ? part : (objects[part] ?? root));
    if (bytes === undefined) return;
    object.data = data.subarray(at, at + bytes);
    at += bytes;
  });
  return root;
}
