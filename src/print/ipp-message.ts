/** A value of an attribute; ranges and resolutions as text. */
type IppValue = string | number | boolean;

export type IppAttributes = ReadonlyMap<string, readonly IppValue[]>;

/** What a printer answers (RFC 8010, 3.1.1). */
export interface IppResponse {
  /** RFC 8011, appendix B; below 0x0100: done. */
  readonly status: number;
  readonly operation: IppAttributes;
  /** Groups of jobs and printers, in their order. */
  readonly jobs: readonly IppAttributes[];
  readonly printers: readonly IppAttributes[];
}

/** RFC 8010, 3.5.2. */
const TAG = {
  ...{ operation: 0x01, job: 0x02, end: 0x03, printer: 0x04 },
  ...{ integer: 0x21, boolean: 0x22, enum: 0x23, resolution: 0x32, range: 0x33 },
  ...{ beginCollection: 0x34, textWithLanguage: 0x35, nameWithLanguage: 0x36, endCollection: 0x37 },
  ...{ text: 0x41, name: 0x42, keyword: 0x44, uri: 0x45, charset: 0x47, language: 0x48, mime: 0x49 },
} as const;

type TextTag = 'name' | 'keyword' | 'uri' | 'charset' | 'language' | 'mime';

/** An attribute of a request; several texts are several values. */
export type RequestAttribute =
  | { readonly name: string; readonly tag: TextTag; readonly values: readonly string[] }
  | { readonly name: string; readonly tag: 'integer'; readonly values: readonly number[] };

/** RFC 8011, 4. */
export const OPERATION = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  jobAttributes: 0x0009,
  printerAttributes: 0x000b,
} as const;

/** A request without its document. */
export function encodeRequest(request: {
  readonly operation: number;
  readonly id: number;
  readonly attributes: readonly RequestAttribute[];
  readonly job?: readonly RequestAttribute[];
}): Uint8Array {
  const { operation, id, attributes, job = [] } = request;
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0200, 0);
  head.writeUInt16BE(operation, 2);
  head.writeInt32BE(id, 4);
  const parts: Uint8Array[] = [head, Uint8Array.of(TAG.operation)];
  for (const each of attributes) parts.push(...encodeAttribute(each));
  if (job.length > 0) parts.push(Uint8Array.of(TAG.job));
  for (const each of job) parts.push(...encodeAttribute(each));
  parts.push(Uint8Array.of(TAG.end));
  return Buffer.concat(parts);
}

function encodeAttribute({ name, tag, values }: RequestAttribute): Uint8Array[] {
  return values.map((value, i) => {
    const key = Buffer.from(i === 0 ? name : '', 'ascii');
    const content = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.alloc(4);
    if (typeof value === 'number') content.writeInt32BE(value);
    const bytes = Buffer.alloc(5 + key.length + content.length);
    bytes.writeUInt8(TAG[tag], 0);
    bytes.writeUInt16BE(key.length, 1);
    key.copy(bytes, 3);
    bytes.writeUInt16BE(content.length, 3 + key.length);
    content.copy(bytes, 5 + key.length);
    return bytes;
  });
}

/** An answer; undefined for bytes that are none. */
export function decodeResponse(bytes: Buffer): IppResponse | undefined {
  try {
    return decoded(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reading behind the end throws a `RangeError`. */
function decoded(bytes: Buffer): IppResponse | undefined {
  if (bytes.length < 9) return undefined;
  const status = bytes.readUInt16BE(2);
  const operation = new Map<string, IppValue[]>();
  const jobs: Map<string, IppValue[]>[] = [];
  const printers: Map<string, IppValue[]>[] = [];
  let group = operation;
  let name = '';
  let depth = 0;
  for (let at = 8; ;) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag === TAG.end) return { status, operation, jobs, printers };
    if (tag < 0x10) {
      group = tag === TAG.operation ? operation : new Map<string, IppValue[]>();
      if (tag === TAG.job) jobs.push(group);
      if (tag === TAG.printer) printers.push(group);
      continue;
    }
    const nameLength = bytes.readUInt16BE(at);
    const key = bytes.toString('utf8', at + 2, at + 2 + nameLength);
    at += 2 + nameLength;
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) return undefined;
    const content = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    // What a collection holds is of no use here: its members have no names of their own.
    if (tag === TAG.beginCollection) depth += 1;
    else if (tag === TAG.endCollection) depth -= 1;
    else if (depth === 0) {
      if (nameLength > 0) name = key;
      const value = valueOf(tag, content);
      const values = group.get(name);
      if (value === undefined) continue;
      if (values === undefined) group.set(name, [value]);
      else values.push(value);
    }
  }
}

function valueOf(tag: number, content: Buffer): IppValue | undefined {
  switch (tag) {
    case TAG.integer:
    case TAG.enum:
      return content.readInt32BE(0);
    case TAG.boolean:
      return content.readUInt8(0) !== 0;
    case TAG.range:
      return `${content.readInt32BE(0)}-${content.readInt32BE(4)}`;
    case TAG.resolution:
      return `${content.readInt32BE(0)}x${content.readInt32BE(4)}`;
    case TAG.textWithLanguage:
    case TAG.nameWithLanguage:
      return content.toString('utf8', 4 + content.readUInt16BE(0));
    default:
      return tag >= 0x41 ? content.toString('utf8') : undefined;
  }
}
