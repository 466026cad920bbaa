import xxhash from 'xxhash-wasm';

const hashes = await xxhash();

/** A block of a frame: its bytes as they are, one byte many times, or bytes said to be packed. */
type Block =
  | Buffer
  | { readonly byte: number; readonly times: number }
  | { readonly packed: Buffer; readonly type?: 2 | 3 };

/** What a frame says of itself; what is not stated is made right. */
interface Stated {
  /** Unpacked bytes; undefined: it does not say. */
  readonly size?: number | undefined;
  /** Low half of the XXH64; undefined: it does not say. */
  readonly sum?: number | undefined;
  readonly windowByte?: number;
  readonly dictionary?: number;
  readonly reserved?: boolean;
}

/** Writes a frame byte by byte (RFC 8878, 3.1.1), so that each field can be wrong. */
export function frameBytes(blocks: readonly Block[], stated: Stated = {}): Buffer {
  const plain = blocks.map((block) =>
    Buffer.isBuffer(block)
      ? block
      : 'times' in block
        ? Buffer.alloc(block.times, block.byte)
        : Buffer.alloc(0),
  );
  const all = Buffer.concat(plain);
  const size = 'size' in stated ? stated.size : all.length;
  const sum = 'sum' in stated ? stated.sum : Number(hashes.create64().update(all).digest() & 0xffffffffn);
  const { dictionary, windowByte = 0x58, reserved = false } = stated;
  const descriptor =
    (size === undefined ? 0 : 0x80) | (sum === undefined ? 0 : 4) | (dictionary === undefined ? 0 : 1);
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor | (reserved ? 8 : 0), windowByte]),
    dictionary === undefined ? Buffer.alloc(0) : Buffer.from([dictionary]),
    size === undefined ? Buffer.alloc(0) : word(size),
    ...blocks.map((block, i) => blockBytes(block, i === blocks.length - 1)),
    sum === undefined ? Buffer.alloc(0) : word(sum),
  ]);
}

/** A frame that is passed over. */
export function skippedBytes(content: Buffer, nibble = 0): Buffer {
  return Buffer.concat([word(0x184d2a50 + nibble), word(content.length), content]);
}

function blockBytes(block: Block, last: boolean): Buffer {
  const [type, size, bytes] = Buffer.isBuffer(block)
    ? [0, block.length, block]
    : 'times' in block
      ? [1, block.times, Buffer.from([block.byte])]
      : [block.type ?? 2, block.packed.length, block.packed];
  const head = Buffer.alloc(3);
  head.writeUIntLE((last ? 1 : 0) | (type << 1) | (size << 3), 0, 3);
  return Buffer.concat([head, bytes]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
